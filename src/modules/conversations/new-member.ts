import type { UserId } from '../../kernel/ids.ts';
import type { Conversation, Member, MemberRole } from './conversation.ts';

export interface NewMember {
  /** Its state with the version of the joining, and lastSeq before any message about it. */
  readonly conversation: Conversation;
  readonly userId: UserId;
  readonly role: MemberRole;
  readonly now: number;
  /** Their row, if they were a member before. */
  readonly before?: Member | undefined;
  /** What they have deleted for themselves: it does not come back with them. */
  readonly clearedThroughSeq?: number | undefined;
}

/** The row of somebody who joins. Of a membership before nothing counts any more but what would be got rid of by leaving and coming back. */
export function newMember({ conversation, userId, role, now, before, clearedThroughSeq = 0 }: NewMember): Member {
  return {
    conversationId: conversation.id,
    userId,
    role,
    joinedAt: now,
    joinedSeq: conversation.lastSeq,
    joinedVersion: conversation.version,
    visibleAfterSeq: conversation.historyForNewMembers === 1 ? clearedThroughSeq : conversation.lastSeq,
    readSeq: 0,
    deliveredSeq: 0,
    lastSentSeq: 0,
    lastSentAt: before?.lastSentAt ?? 0,
    mutedByAdminsUntil: before?.mutedByAdminsUntil ?? 0,
    nickname: null,
    nicknameFolded: null,
    markedUnreadSeq: 0,
    receiptVersion: 0,
    ownVersion: 0,
    version: conversation.version,
    leftAt: null,
    leftSeq: null,
    leftAs: null,
  };
}
