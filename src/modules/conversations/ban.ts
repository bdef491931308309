import type { ConversationId, UserId } from '../../kernel/ids.ts';

/** Somebody who is not let into a group. */
export interface Ban {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly bannedById: UserId;
  readonly reason: string | null;
  readonly createdAt: number;
}
