import { execute, placeholders, select, type Executor, type Statement, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId, MessageAddress } from '../../kernel/ids.ts';
import type { StoredMessage } from './message.ts';

/** What writes down the expiry of those that have one: nothing where none has. */
export function expiriesOf(messages: readonly StoredMessage[]): Statement[] {
  const values = messages.flatMap(({ conversationId, seq, expiresAt }) => (expiresAt === null ? [] : [conversationId, seq, expiresAt]));
  if (values.length === 0) return [];
  const rows = Array(values.length / 3)
    .fill(placeholders(3))
    .join(', ');
  return [{ sql: `INSERT INTO message_expiries (conversation_id, seq, expires_at) VALUES ${rows}`, values }];
}

/** The table `message_expiries`: what is to be taken away, and when. Apart from the messages, most of which stay and need no index for it. */
export class ExpiriesRepository {
  /** The first ones, by conversation. */
  async due(executor: Executor, now: number, limit: number): Promise<Map<ConversationId, number[]>> {
    const rows = await select<MessageAddress>(
      executor,
      `SELECT conversation_id AS conversationId, seq FROM message_expiries WHERE expires_at <= ? ORDER BY expires_at LIMIT ${limit}`,
      [now],
    );
    const due = new Map<ConversationId, number[]>();
    for (const { conversationId, seq } of rows) due.set(conversationId, [...(due.get(conversationId) ?? []), seq]);
    return due;
  }

  async remove(tx: Transaction, conversationId: ConversationId, seqs: readonly number[]): Promise<void> {
    await execute(tx, `DELETE FROM message_expiries WHERE conversation_id = ? AND seq IN ${placeholders(seqs.length)}`, [
      conversationId,
      ...seqs,
    ]);
  }
}
