import { execute, placeholders, select, type Executor, type Transaction } from '../../infra/database/index.ts';
import type { MessageAddress, UserId } from '../../kernel/ids.ts';

export interface Reacted extends MessageAddress {
  readonly userId: UserId;
  readonly emoji: string;
}

/** Who reacted with what. How many did is in the message itself. */
export class ReactionsRepository {
  async has(executor: Executor, { conversationId, seq, userId, emoji }: Reacted): Promise<boolean> {
    const sql = 'SELECT seq FROM reactions WHERE conversation_id = ? AND seq = ? AND user_id = ? AND emoji = ?';
    return (await select(executor, sql, [conversationId, seq, userId, emoji])).length > 0;
  }

  async insert(tx: Transaction, { conversationId, seq, userId, emoji }: Reacted, createdAt: number): Promise<void> {
    const sql = 'INSERT INTO reactions (conversation_id, seq, user_id, emoji, created_at) VALUES (?, ?, ?, ?, ?)';
    await execute(tx, sql, [conversationId, seq, userId, emoji, createdAt]);
  }

  async delete(tx: Transaction, { conversationId, seq, userId, emoji }: Reacted): Promise<void> {
    const sql = 'DELETE FROM reactions WHERE conversation_id = ? AND seq = ? AND user_id = ? AND emoji = ?';
    await execute(tx, sql, [conversationId, seq, userId, emoji]);
  }

  async deleteAll(tx: Transaction, { conversationId, seq }: MessageAddress): Promise<void> {
    await execute(tx, 'DELETE FROM reactions WHERE conversation_id = ? AND seq = ?', [conversationId, seq]);
  }

  /** What the user gave to these messages. */
  async ofUser(executor: Executor, userId: UserId, messages: readonly MessageAddress[]): Promise<Reacted[]> {
    return select<Reacted>(
      executor,
      `SELECT conversation_id AS conversationId, seq, user_id AS userId, emoji FROM reactions
       WHERE (conversation_id, seq, user_id) IN (${inList(executor, messages.length, 3)})`,
      messages.flatMap(({ conversationId, seq }) => [conversationId, seq, userId]),
    );
  }

  /** Of each message and emoji the first so many who gave it. */
  async firstOf(executor: Executor, messages: readonly MessageAddress[], limit: number): Promise<Reacted[]> {
    return select<Reacted>(
      executor,
      `SELECT conversationId, seq, userId, emoji FROM (
         SELECT conversation_id AS conversationId, seq, user_id AS userId, emoji,
           ROW_NUMBER() OVER (PARTITION BY conversation_id, seq, emoji ORDER BY created_at, user_id) AS place
         FROM reactions WHERE (conversation_id, seq) IN (${inList(executor, messages.length, 2)})
       ) given WHERE place <= ? ORDER BY conversationId, seq, emoji, place`,
      [...messages.flatMap(({ conversationId, seq }) => [conversationId, seq]), limit],
    );
  }
}

/** SQLite compares row values with a table of values only. */
function inList({ dialect }: Executor, rows: number, columns: number): string {
  return `${dialect === 'sqlite' ? 'VALUES ' : ''}${Array(rows).fill(placeholders(columns)).join(', ')}`;
}
