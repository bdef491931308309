import { byPrimaryKey, forUpdate, isOneOfPairs, type Executor, type SqlValue, type Statement } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { SendingConversation, SendingMember } from '../conversations/index.ts';
import type { StoredMessage } from './message.ts';

export interface LockedConversation extends SendingConversation {
  readonly id: ConversationId;
  readonly lastSeq: number;
  readonly version: number;
}

export interface MemberKey {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
}

export interface BatchMember extends MemberKey, SendingMember {
  readonly visibleAfterSeq: number;
}

export interface BatchMemberRow extends Omit<BatchMember, 'mutedByAdminsUntil' | 'lastSentAt'> {
  /** BIGINT: what a driver cannot hold as a number it gives as text. */
  readonly mutedByAdminsUntil: number | string;
  readonly lastSentAt: number | string;
}

export function toBatchMember(row: BatchMemberRow): BatchMember {
  return { ...row, mutedByAdminsUntil: Number(row.mutedByAdminsUntil), lastSentAt: Number(row.lastSentAt) };
}

/** The statements of the send path: a handful per batch, whatever its size. */
export class SendBatchStatements {
  constructor(private readonly executor: Pick<Executor, 'dialect'>) {}

  /** Locks in id order, so that two nodes never wait for each other. The ids are sorted. */
  lock(ids: readonly ConversationId[]): Statement<LockedConversation> {
    return {
      sql: `SELECT id, last_seq AS lastSeq, version, kind, may_send AS maySend, may_invite AS mayInvite, may_edit_info AS mayEditInfo,
         may_pin AS mayPin, may_mention_all AS mayMentionAll, members_muted AS membersMuted, slow_mode_s AS slowModeS,
         message_ttl_s AS messageTtlS,
         is_blocked AS isBlocked
       FROM conversations WHERE id IN (${marks(ids)}) ORDER BY id${forUpdate(this.executor)}`,
      values: ids,
    };
  }

  /** Those of them who are members now. */
  members(keys: readonly MemberKey[]): Statement<BatchMemberRow> {
    return {
      sql: `SELECT conversation_id AS conversationId, user_id AS userId, visible_after_seq AS visibleAfterSeq, role,
         muted_by_admins_until AS mutedByAdminsUntil, last_sent_at AS lastSentAt
       FROM members${byPrimaryKey(this.executor)} WHERE ${this.isOneOf(keys.length)} AND left_at IS NULL`,
      values: keys.flatMap(({ conversationId, userId }) => [conversationId, userId]),
    };
  }

  /** One statement for all conversations that got as many messages. The messages are of one moment. */
  advance(messages: readonly StoredMessage[]): Statement[] {
    const counts = new Map<ConversationId, number>();
    for (const { conversationId } of messages) counts.set(conversationId, (counts.get(conversationId) ?? 0) + 1);
    return [...new Set(counts.values())].map((count) => {
      const ids = [...counts].filter(([, each]) => each === count).map(([id]) => id);
      return {
        sql: `UPDATE conversations SET last_seq = last_seq + ?, version = version + ?, last_activity_at = ? WHERE id IN (${marks(ids)})`,
        values: [count, count, messages[0]?.createdAt ?? 0, ...ids],
      };
    });
  }

  /** Whoever sends has read what is above: it does not count as unread. The messages are in seq order, and of one moment. */
  raiseLastSent(messages: readonly StoredMessage[]): Statement {
    const last = [...new Map(messages.map((message) => [`${message.conversationId} ${message.senderId}`, message])).values()];
    const cases = last.map(() => 'WHEN conversation_id = ? AND user_id = ? THEN ?').join(' ');
    const values: SqlValue[] = last.flatMap(({ conversationId, senderId, seq }) => [conversationId, senderId, seq]);
    return {
      sql: `UPDATE members${byPrimaryKey(this.executor)} SET last_sent_seq = CASE ${cases} END, last_sent_at = ? WHERE ${this.isOneOf(last.length)}`,
      values: [...values, messages[0]?.createdAt ?? 0, ...last.flatMap(({ conversationId, senderId }) => [conversationId, senderId])],
    };
  }

  private isOneOf(count: number): string {
    return isOneOfPairs(this.executor, ['conversation_id', 'user_id'], count);
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
