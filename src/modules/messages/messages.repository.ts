import {
  execute,
  inUnion,
  placeholders,
  select,
  type Executor,
  type SqlValue,
  type Statement,
  type Transaction,
} from '../../infra/database/index.ts';
import { toMessageId, type ConversationId, type MessageAddress, type UserId } from '../../kernel/ids.ts';
import type { StoredMessage } from './message.ts';
import { columnList, columnNames, fromRow, readColumnList, toRow, type MessageRow } from './message-rows.ts';

/** A stretch of one conversation by seq, both ends excluded, read from one of its ends. */
export interface SeqRange {
  readonly afterSeq: number;
  readonly beforeSeq: number;
  readonly from: 'start' | 'end';
  readonly limit: number;
}

/** Changes of one conversation: versions in (after, through]. */
export interface VersionStretch {
  readonly conversationId: ConversationId;
  readonly after: number;
  readonly through: number;
}

/** What makes a retry the same message. */
export interface ClientKey {
  readonly conversationId: ConversationId;
  readonly senderId: UserId;
  readonly clientMessageId: string;
}

/** Each read is one range of the primary key or of one index, in one conversation. */
export class MessagesRepository {
  /** In reading order: descending from the end. */
  async range(
    executor: Executor,
    conversationId: ConversationId,
    { afterSeq, beforeSeq, from, limit }: SeqRange,
  ): Promise<StoredMessage[]> {
    const order = from === 'start' ? 'ASC' : 'DESC';
    return this.read(executor, `conversation_id = ? AND seq > ? AND seq < ? ORDER BY seq ${order} LIMIT ?`, [
      conversationId,
      afterSeq,
      beforeSeq,
      limit,
    ]);
  }

  /** Messages whose last change is in (after, through], by that version. */
  async changed(
    executor: Executor,
    conversationId: ConversationId,
    after: number,
    through: number,
    limit: number,
  ): Promise<StoredMessage[]> {
    return this.read(executor, 'conversation_id = ? AND version > ? AND version <= ? ORDER BY version LIMIT ?', [
      conversationId,
      after,
      through,
      limit,
    ]);
  }

  /** The same of several conversations in one query, the first so many of each. */
  async changedInEach(executor: Executor, stretches: readonly VersionStretch[], limitEach: number): Promise<StoredMessage[]> {
    const selects = stretches.map(() =>
      inUnion(
        executor,
        `SELECT ${readColumnList} FROM messages WHERE conversation_id = ? AND version > ? AND version <= ? ORDER BY version LIMIT ${limitEach}`,
      ),
    );
    const values = stretches.flatMap(({ conversationId, after, through }) => [conversationId, after, through]);
    return (await select<MessageRow>(executor, selects.join(' UNION ALL '), values)).map(fromRow);
  }

  /** How many there are after that version, counted up to the limit. */
  async countChanged(executor: Executor, conversationId: ConversationId, after: number, limit: number): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM (SELECT version FROM messages WHERE conversation_id = ? AND version > ? LIMIT ?) changed`;
    const [row] = await select<{ n: number | string }>(executor, sql, [conversationId, after, limit]);
    return Number(row?.n ?? 0);
  }

  async findByAddresses(executor: Executor, addresses: readonly MessageAddress[]): Promise<StoredMessage[]> {
    if (addresses.length === 0) return [];
    const keys = addresses.map(() => placeholders(2)).join(', ');
    return this.read(
      executor,
      `(conversation_id, seq) IN (${inList(executor, keys)})`,
      addresses.flatMap(({ conversationId, seq }) => [conversationId, seq]),
    );
  }

  /** What of these has changed in the meantime, as it is now. */
  async findRewritten(executor: Executor, messages: readonly StoredMessage[]): Promise<StoredMessage[]> {
    if (messages.length === 0) return [];
    const keys = messages.map(() => placeholders(2)).join(', ');
    const versions = new Map(messages.map((message) => [toMessageId(message), message.version]));
    const rows = await select<MessageAddress & { readonly version: number }>(
      executor,
      `SELECT conversation_id AS conversationId, seq, version FROM messages WHERE (conversation_id, seq) IN (${inList(executor, keys)})`,
      messages.flatMap(({ conversationId, seq }) => [conversationId, seq]),
    );
    const rewritten = rows.filter((row) => row.version !== versions.get(toMessageId(row)));
    return this.findByAddresses(executor, rewritten);
  }

  /** Replies of one thread within the range, in reading order. */
  async thread(executor: Executor, root: MessageAddress, { afterSeq, beforeSeq, from, limit }: SeqRange): Promise<StoredMessage[]> {
    const order = from === 'start' ? 'ASC' : 'DESC';
    const rows = await select<{ seq: number }>(
      executor,
      `SELECT seq FROM thread_replies WHERE conversation_id = ? AND root_seq = ? AND seq > ? AND seq < ? ORDER BY seq ${order} LIMIT ?`,
      [root.conversationId, root.seq, afterSeq, beforeSeq, limit],
    );
    const addresses = rows.map(({ seq }) => ({ conversationId: root.conversationId, seq }));
    const found = new Map((await this.findByAddresses(executor, addresses)).map((message) => [message.seq, message]));
    return rows.flatMap(({ seq }) => found.get(seq) ?? []);
  }

  /** The newest reply of each thread. */
  async lastReplies(executor: Executor, roots: readonly MessageAddress[]): Promise<(MessageAddress & { readonly rootSeq: number })[]> {
    if (roots.length === 0) return [];
    const keys = roots.map(() => placeholders(2)).join(', ');
    return select(
      executor,
      `SELECT conversation_id AS conversationId, root_seq AS rootSeq, MAX(seq) AS seq FROM thread_replies
       WHERE (conversation_id, root_seq) IN (${inList(executor, keys)}) GROUP BY conversation_id, root_seq`,
      roots.flatMap(({ conversationId, seq }) => [conversationId, seq]),
    );
  }

  async insert(tx: Transaction, messages: readonly StoredMessage[]): Promise<void> {
    const { sql, values } = insertion(messages);
    await execute(tx, sql, values);
  }

  /** Writes what edits and recalls may change. */
  async rewrite(tx: Transaction, message: StoredMessage): Promise<void> {
    await execute(
      tx,
      `UPDATE messages SET version = ?, body = ?, payload = ?, mention_ids = ?, edited_at = ?, recalled_at = ?, recalled_by_id = ?, extras = ?, expired_at = ?
       WHERE conversation_id = ? AND seq = ?`,
      [
        message.version,
        message.body,
        message.payload,
        message.mentionIds.length === 0 ? null : message.mentionIds.join(','),
        message.editedAt,
        message.recalledAt,
        message.recalledById,
        message.extras === null ? null : JSON.stringify(message.extras),
        message.expiredAt,
        message.conversationId,
        message.seq,
      ],
    );
  }

  private async read(executor: Executor, where: string, values: readonly SqlValue[]): Promise<StoredMessage[]> {
    return (await select<MessageRow>(executor, `SELECT ${readColumnList} FROM messages WHERE ${where}`, values)).map(fromRow);
  }
}

export function insertion(messages: readonly StoredMessage[]): Statement {
  const rows = Array(messages.length).fill(placeholders(columnNames.length)).join(', ');
  return { sql: `INSERT INTO messages (${columnList}) VALUES ${rows}`, values: messages.flatMap(toRow) };
}

/** What was sent under these keys before. */
export function byClientKeys(executor: Pick<Executor, 'dialect'>, keys: readonly ClientKey[]): Statement<MessageRow> {
  const marks = Array(keys.length).fill(placeholders(3)).join(', ');
  return {
    sql: `SELECT ${readColumnList} FROM messages WHERE (conversation_id, sender_id, client_message_id) IN (${inList(executor, marks)})`,
    values: keys.flatMap(({ conversationId, senderId, clientMessageId }) => [conversationId, senderId, clientMessageId]),
  };
}

/** SQLite compares row values with a table of values only. */
function inList({ dialect }: Pick<Executor, 'dialect'>, rows: string): string {
  return dialect === 'sqlite' ? `VALUES ${rows}` : rows;
}
