import { byPrimaryKey, execute, forUpdate, placeholders, select, type SqlValue, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { SendingConversation, SendingMember } from '../conversations/index.ts';
import type { StoredMessage } from './message.ts';

export interface LockedConversation extends SendingConversation {
  readonly id: ConversationId;
  readonly lastSeq: number;
  readonly version: number;
}

/** A conversation's counters after the batch. */
export interface Advanced {
  readonly id: ConversationId;
  readonly lastSeq: number;
  readonly version: number;
  readonly lastActivityAt: number;
}

export interface MemberKey {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
}

export interface BatchMember extends MemberKey, SendingMember {
  readonly visibleAfterSeq: number;
}

interface BatchMemberRow extends Omit<BatchMember, 'mutedByAdminsUntil' | 'lastSentAt'> {
  /** BIGINT: what a driver cannot hold as a number it gives as text. */
  readonly mutedByAdminsUntil: number | string;
  readonly lastSentAt: number | string;
}

/** The statements of the send path: a handful per batch, whatever its size. */
export class SendBatchRepository {
  /** Locks in id order, so that two nodes never wait for each other. The ids are sorted. */
  async lock(tx: Transaction, ids: readonly ConversationId[]): Promise<LockedConversation[]> {
    const marks = ids.map(() => '?').join(', ');
    return select<LockedConversation>(
      tx,
      `SELECT id, last_seq AS lastSeq, version, kind, may_send AS maySend, may_invite AS mayInvite, may_edit_info AS mayEditInfo,
         may_pin AS mayPin, may_mention_all AS mayMentionAll, members_muted AS membersMuted, slow_mode_s AS slowModeS
       FROM conversations WHERE id IN (${marks}) ORDER BY id${forUpdate(tx)}`,
      ids,
    );
  }

  /** Those of them who are members now. */
  async members(tx: Transaction, keys: readonly MemberKey[]): Promise<BatchMember[]> {
    const rows = keys.map(() => placeholders(2)).join(', ');
    const members = await select<BatchMemberRow>(
      tx,
      `SELECT conversation_id AS conversationId, user_id AS userId, visible_after_seq AS visibleAfterSeq, role,
         muted_by_admins_until AS mutedByAdminsUntil, last_sent_at AS lastSentAt FROM members${byPrimaryKey(tx)}
       WHERE (conversation_id, user_id) IN (${tx.dialect === 'sqlite' ? 'VALUES ' : ''}${rows}) AND left_at IS NULL`,
      keys.flatMap(({ conversationId, userId }) => [conversationId, userId]),
    );
    return members.map((member) => ({
      ...member,
      mutedByAdminsUntil: Number(member.mutedByAdminsUntil),
      lastSentAt: Number(member.lastSentAt),
    }));
  }

  async advance(tx: Transaction, conversations: readonly Advanced[]): Promise<void> {
    const cases = conversations.map(() => 'WHEN ? THEN ?').join(' ');
    const marks = conversations.map(() => '?').join(', ');
    const values: SqlValue[] = [
      ...conversations.flatMap(({ id, lastSeq }) => [id, lastSeq]),
      ...conversations.flatMap(({ id, version }) => [id, version]),
      conversations[0]?.lastActivityAt ?? 0,
      ...conversations.map(({ id }) => id),
    ];
    await execute(
      tx,
      `UPDATE conversations SET last_seq = CASE id ${cases} END, version = CASE id ${cases} END, last_activity_at = ? WHERE id IN (${marks})`,
      values,
    );
  }

  /** Whoever sends has read what is above: it does not count as unread. The messages are in seq order, and of one moment. */
  async raiseLastSent(tx: Transaction, messages: readonly StoredMessage[]): Promise<void> {
    const last = new Map(messages.map((message) => [`${message.conversationId} ${message.senderId}`, message]));
    const cases: string[] = [];
    const caseValues: SqlValue[] = [];
    for (const { conversationId, senderId, seq } of last.values()) {
      cases.push('WHEN conversation_id = ? AND user_id = ? THEN ?');
      caseValues.push(conversationId, senderId, seq);
    }
    const rows = cases.map(() => placeholders(2)).join(', ');
    await execute(
      tx,
      `UPDATE members${byPrimaryKey(tx)} SET last_sent_seq = CASE ${cases.join(' ')} END, last_sent_at = ?
       WHERE (conversation_id, user_id) IN (${tx.dialect === 'sqlite' ? 'VALUES ' : ''}${rows})`,
      [
        ...caseValues,
        messages[0]?.createdAt ?? 0,
        ...[...last.values()].flatMap(({ conversationId, senderId }) => [conversationId, senderId]),
      ],
    );
  }
}
