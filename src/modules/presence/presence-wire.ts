import type { JsonValue } from '../../kernel/json.ts';
import type { ConversationChange } from '../conversations/index.ts';
import type { MessageChange } from '../messages/index.ts';
import type { PresenceChange } from './presence.ts';
import type { SessionPresence } from './session-presence.ts';
import type { TypingNews } from './typing.ts';

/** What the bus brings: each was written by a node of ours. */

/** See announcer.ts. */
export function parsePresenceChange(payload: JsonValue): PresenceChange {
  return payload as unknown as PresenceChange;
}

export function parseSessionPresence(payload: JsonValue): SessionPresence {
  return payload as unknown as SessionPresence;
}

export function parseTypingNews(payload: JsonValue): TypingNews {
  return payload as unknown as TypingNews;
}

/** What changed in a conversation, as far as it concerns who types there; null for what does not. */
export function parseConversationNews(payload: JsonValue): ConversationChange | MessageChange | null {
  const change = payload as unknown as ConversationChange | MessageChange | { readonly type: 'other' };
  return change.type === 'message' || change.type === 'conversation' ? change : null;
}
