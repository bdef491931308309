import type { Fact } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { userTopic } from '../users/index.ts';
import type { Conversation } from './conversation.ts';

/** Name, settings or members changed: the state after that change. */
export interface ConversationChange {
  readonly type: 'conversation';
  readonly version: number;
  readonly conversation: Conversation;
  /** Who is no longer a member with this version. */
  readonly leftIds: readonly UserId[];
  /** Those who are told; null for all who are in it. */
  readonly onlyFor: readonly UserId[] | null;
}

/** Where the changes of one conversation are announced, in no guaranteed order: receivers sort by version. */
export function conversationTopic(id: ConversationId): string {
  return `c:${id}`;
}

export function toConversationFact(change: ConversationChange): Fact {
  return { topic: conversationTopic(change.conversation.id), payload: { ...change, conversation: toJson(change.conversation) } };
}

export function toJoinedFact(userId: UserId, conversationId: ConversationId): Fact {
  return { topic: userTopic(userId), payload: conversationId };
}

/** The plain fields of an entity, without its class. */
function toJson(conversation: Conversation): { readonly [key: string]: JsonValue } {
  return { ...conversation };
}
