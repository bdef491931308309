import { byPrimaryKey, execute, forUpdate, placeholders, select, type SqlValue, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { StoredMessage } from './message.ts';

export interface LockedConversation {
  readonly id: ConversationId;
  readonly lastSeq: number;
  readonly version: number;
}

export interface MemberKey {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
}

export interface SendingMember extends MemberKey {
  readonly visibleAfterSeq: number;
}

/** The statements of the send path: a handful per batch, whatever its size. */
export class SendBatchRepository {
  /** Locks in id order, so that two nodes never wait for each other. The ids are sorted. */
  async lock(tx: Transaction, ids: readonly ConversationId[]): Promise<LockedConversation[]> {
    const marks = ids.map(() => '?').join(', ');
    return select<LockedConversation>(
      tx,
      `SELECT id, last_seq AS lastSeq, version FROM conversations WHERE id IN (${marks}) ORDER BY id${forUpdate(tx)}`,
      ids,
    );
  }

  /** Those of them who are members now. */
  async members(tx: Transaction, keys: readonly MemberKey[]): Promise<SendingMember[]> {
    const rows = keys.map(() => placeholders(2)).join(', ');
    return select<SendingMember>(
      tx,
      `SELECT conversation_id AS conversationId, user_id AS userId, visible_after_seq AS visibleAfterSeq FROM members${byPrimaryKey(tx)}
       WHERE (conversation_id, user_id) IN (${tx.dialect === 'sqlite' ? 'VALUES ' : ''}${rows}) AND left_at IS NULL`,
      keys.flatMap(({ conversationId, userId }) => [conversationId, userId]),
    );
  }

  async advance(tx: Transaction, conversations: readonly (LockedConversation & { lastActivityAt: number })[]): Promise<void> {
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

  /** Whoever sends has read what is above: it does not count as unread. The messages are in seq order. */
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
      `UPDATE members${byPrimaryKey(tx)} SET last_sent_seq = CASE ${cases.join(' ')} END
       WHERE (conversation_id, user_id) IN (${tx.dialect === 'sqlite' ? 'VALUES ' : ''}${rows})`,
      [...caseValues, ...[...last.values()].flatMap(({ conversationId, senderId }) => [conversationId, senderId])],
    );
  }
}
