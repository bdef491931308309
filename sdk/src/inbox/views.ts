import type { Outgoing } from '../outbox-entry.ts';
import type { Conversation, ConversationState, Membership, Message, Receipt, User } from './model.ts';

/** A conversation as a list shows it. */
export interface ConversationView {
  readonly id: string;
  readonly conversation: Conversation;
  /** The other one of a direct conversation. */
  readonly peer: User | null;
  readonly membership: Membership | null;
  readonly lastMessage: Message | null;
  readonly unreadCount: number;
  /** By user id, as far as they were told since this device knows the conversation. */
  readonly receipts: Readonly<Record<string, Receipt>>;
}

/** What a screen shows of one conversation. */
export interface Timeline {
  /** In seq order, without holes. */
  readonly messages: readonly Message[];
  /** Written here and not acknowledged yet, in the order of writing: they stand below the messages. */
  readonly outgoing: readonly Outgoing[];
  /** Whether `inbox.loadOlder` has something to read. */
  readonly hasOlder: boolean;
}

const views = new WeakMap<ConversationState, ConversationView>();

/** The same object for the same state. */
export function toView(state: ConversationState, conversation: Conversation): ConversationView {
  const made = views.get(state);
  if (made !== undefined) return made;
  const lastMessage = state.messages.at(-1) ?? null;
  const lastSeq = Math.max(conversation.lastSeq, lastMessage?.seq ?? 0);
  const unreadCount = Math.max(0, lastSeq - state.readThrough);
  const unreadMentions = unreadCount === 0 ? 0 : (state.membership?.unreadMentions ?? 0);
  const view: ConversationView = {
    id: state.id,
    conversation,
    peer: state.peer,
    membership: state.membership === null ? null : { ...state.membership, unreadCount, unreadMentions },
    lastMessage,
    unreadCount,
    receipts: state.receipts,
  };
  views.set(state, view);
  return view;
}

/** One that the viewer hid comes back with the next message. */
export function isShown({ conversation, lastMessage, membership }: ConversationView): boolean {
  return Math.max(conversation.lastSeq, lastMessage?.seq ?? 0) > (membership?.hiddenThroughSeq ?? -1);
}

/** The one with the newest message first. */
export function byActivity(one: ConversationView, other: ConversationView): number {
  const [mine, theirs] = [activityOf(one), activityOf(other)];
  if (mine === theirs) return one.id < other.id ? -1 : 1;
  return mine > theirs ? -1 : 1;
}

/** ISO 8601 in UTC: their order is that of time. */
function activityOf({ lastMessage, conversation }: ConversationView): string {
  return lastMessage?.createdAt ?? conversation.createdAt;
}
