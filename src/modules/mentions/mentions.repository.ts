import { execute, placeholders, select, type Executor, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId, MessageAddress, UserId } from '../../kernel/ids.ts';

/** What of a conversation a user has not read. */
export interface Unread {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly afterSeq: number;
}

/** Who is pointed out where. Sending writes the rows: see side-rows.statements.ts. */
export class MentionsRepository {
  /** Of one user. How many messages point them out, them alone or everybody, in each of the conversations that has some. */
  async counts(executor: Executor, userId: UserId, unread: readonly Unread[]): Promise<Map<ConversationId, number>> {
    const ranges = unread.map(() => '(conversation_id = ? AND seq > ?)').join(' OR ');
    const values = unread.flatMap(({ conversationId, afterSeq }) => [conversationId, afterSeq]);
    const rows = await select<{ conversationId: ConversationId; n: number | string }>(
      executor,
      `SELECT conversationId, COUNT(*) AS n FROM (
         SELECT conversation_id AS conversationId, seq FROM mentions WHERE user_id = ? AND (${ranges})
         UNION SELECT conversation_id AS conversationId, seq FROM mentions_of_all WHERE ${ranges}
       ) unread GROUP BY conversationId`,
      [userId, ...values, ...values],
    );
    return new Map(rows.map(({ conversationId, n }) => [conversationId, Number(n)]));
  }

  /** Their places in order. */
  async places(executor: Executor, { userId, conversationId, afterSeq }: Unread, limit: number): Promise<MessageAddress[]> {
    return select<MessageAddress>(
      executor,
      `SELECT conversation_id AS conversationId, seq FROM mentions WHERE user_id = ? AND conversation_id = ? AND seq > ?
       UNION SELECT conversation_id AS conversationId, seq FROM mentions_of_all WHERE conversation_id = ? AND seq > ?
       ORDER BY seq LIMIT ?`,
      [userId, conversationId, afterSeq, conversationId, afterSeq, limit],
    );
  }

  async delete(tx: Transaction, { conversationId, seq }: MessageAddress, userIds: readonly UserId[]): Promise<void> {
    await execute(tx, 'DELETE FROM mentions_of_all WHERE conversation_id = ? AND seq = ?', [conversationId, seq]);
    if (userIds.length === 0) return;
    const sql = `DELETE FROM mentions WHERE user_id IN ${placeholders(userIds.length)} AND conversation_id = ? AND seq = ?`;
    await execute(tx, sql, [...userIds, conversationId, seq]);
  }
}
