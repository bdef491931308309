import type { ConversationId, Ulid, UserId } from '../../kernel/ids.ts';

/** Somebody who wants to join and waits for an answer. The row goes with the answer. */
export interface JoinRequest {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  /** Gives the order of the queue. */
  readonly id: Ulid;
  readonly note: string | null;
  readonly createdAt: number;
}
