import { execute, placeholders, select, type Executor, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId, MessageAddress } from '../../kernel/ids.ts';

/** Which messages are pinned. When and by whom is in the message itself too. */
export class PinsRepository {
  async insert(tx: Transaction, { conversationId, seq }: MessageAddress, pinnedAt: number): Promise<void> {
    await execute(tx, 'INSERT INTO pins (conversation_id, seq, pinned_at) VALUES (?, ?, ?)', [conversationId, seq, pinnedAt]);
  }

  async delete(tx: Transaction, { conversationId, seq }: MessageAddress): Promise<void> {
    await execute(tx, 'DELETE FROM pins WHERE conversation_id = ? AND seq = ?', [conversationId, seq]);
  }

  /** The newest pin first: there are few in each conversation. */
  async ofConversations(executor: Executor, ids: readonly ConversationId[]): Promise<MessageAddress[]> {
    return select<MessageAddress>(
      executor,
      `SELECT conversation_id AS conversationId, seq FROM pins WHERE conversation_id IN ${placeholders(ids.length)}
       ORDER BY pinned_at DESC, seq DESC`,
      ids,
    );
  }
}
