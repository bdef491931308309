import type { UserId } from '../../kernel/ids.ts';
import type { Conversation, Member, MemberRole } from './conversation.ts';

export interface NewMember {
  /** Its state with the version of the joining, and lastSeq before any message about it. */
  readonly conversation: Conversation;
  readonly userId: UserId;
  readonly role: MemberRole;
  readonly now: number;
}

/** The row of somebody who joins, also of one who was a member before: nothing of then counts any more. */
export function newMember({ conversation, userId, role, now }: NewMember): Member {
  return {
    conversationId: conversation.id,
    userId,
    role,
    joinedAt: now,
    joinedSeq: conversation.lastSeq,
    joinedVersion: conversation.version,
    visibleAfterSeq: conversation.historyForNewMembers === 1 ? 0 : conversation.lastSeq,
    readSeq: 0,
    deliveredSeq: 0,
    lastSentSeq: 0,
    version: conversation.version,
    leftAt: null,
    leftSeq: null,
    leftAs: null,
  };
}
