import type { ConversationState, Message } from './inbox/model.ts';
import type { Outgoing } from './outbox-entry.ts';
import type { StoredSession } from './tokens.ts';

/** The keys under which things are stored, and their way back. What is read here, this client wrote. */
export const keys = {
  session: 'session',
  viewer: 'viewer',
  inbox: 'inbox',
  conversation: (id: string) => `conversation/${id}`,
  message: (id: string, seq: number) => `message/${id}/${seq}`,
  outgoing: (order: number) => `outbox/${order}`,
};

/** Is there once the list of conversations was read to its end. */
export interface StoredInbox {
  /** How far this device is in what is the viewer’s own; null where it has to be read afresh. */
  readonly userVersion: number | null;
}

export interface Restored {
  readonly session: StoredSession | null;
  readonly viewerId: string | null;
  readonly inbox: StoredInbox | null;
  readonly conversations: readonly ConversationState[];
  readonly outgoing: readonly Outgoing[];
}

export function restore(stored: ReadonlyMap<string, unknown>): Restored {
  const below = <T>(prefix: string): T[] => [...stored].flatMap(([key, value]) => (key.startsWith(prefix) ? [value as T] : []));
  const messages = new Map<string, Message[]>();
  for (const message of below<Message>('message/')) {
    const others = messages.get(message.conversationId);
    if (others === undefined) messages.set(message.conversationId, [message]);
    else others.push(message);
  }
  const conversations = below<Omit<ConversationState, 'messages' | 'strays'>>('conversation/').map((state) => ({
    ...state,
    messages: (messages.get(state.id) ?? []).toSorted((one, other) => one.seq - other.seq),
    strays: null,
  }));
  return {
    session: (stored.get(keys.session) ?? null) as StoredSession | null,
    viewerId: (stored.get(keys.viewer) ?? null) as string | null,
    inbox: (stored.get(keys.inbox) ?? null) as StoredInbox | null,
    conversations,
    outgoing: below<Outgoing>('outbox/').toSorted((one, other) => one.order - other.order),
  };
}

/** What has to be stored so that `after` is there instead of `before`. */
export function put(
  into: (key: string, value: unknown) => void,
  id: string,
  before: ConversationState | undefined,
  after: ConversationState | undefined,
): void {
  if (before === after) return;
  const had = new Map(before?.messages.map((message) => [message.seq, message]));
  for (const message of after?.messages ?? []) {
    if (had.get(message.seq) !== message) into(keys.message(id, message.seq), message);
    had.delete(message.seq);
  }
  for (const seq of had.keys()) into(keys.message(id, seq), undefined);
  if (after === undefined) return into(keys.conversation(id), undefined);
  const { messages: _messages, strays: _strays, ...rest } = after;
  into(keys.conversation(id), rest);
}
