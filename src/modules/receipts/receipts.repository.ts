import { forUpdate, placeholders, select, type Executor, type SqlValue, type Statement } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { StoredMember } from '../conversations/index.ts';
import { ownReceipt, toldReceipt, type Receipt, type ReceiptRow } from './receipt.ts';

/** The row whose lock orders the changes of a conversation. */
export interface LockedConversation {
  readonly id: ConversationId;
  readonly kind: string;
  readonly lastSeq: number;
  readonly version: number;
  readonly memberCount: number;
}

const receiptColumns = `conversation_id AS conversationId, user_id AS userId, read_seq AS readSeq, delivered_seq AS deliveredSeq,
  marked_unread_seq AS markedUnreadSeq, receipt_version AS receiptVersion, own_version AS ownVersion`;

/** Below what counts as unread. One expression for one row and for the sum over all: see `unreadCount` in conversation.ts. */
const readThrough = `CASE WHEN m.marked_unread_seq > 0
    THEN CASE WHEN m.marked_unread_seq - 1 > m.visible_after_seq THEN m.marked_unread_seq - 1 ELSE m.visible_after_seq END
  WHEN m.visible_after_seq >= m.read_seq AND m.visible_after_seq >= m.joined_seq AND m.visible_after_seq >= m.last_sent_seq
    THEN m.visible_after_seq
  WHEN m.read_seq >= m.joined_seq AND m.read_seq >= m.last_sent_seq THEN m.read_seq
  WHEN m.last_sent_seq >= m.joined_seq THEN m.last_sent_seq
  ELSE m.joined_seq END`;

/** Receipts live in the rows of members. */
export class ReceiptsRepository {
  /** What was told in (after, through]: to everybody, and to the user; without a user, to each user of their own. */
  async changedBetween(
    executor: Executor,
    conversationId: ConversationId,
    after: number,
    through: number,
    userId: UserId | null,
  ): Promise<Receipt[]> {
    const told = `SELECT ${receiptColumns} FROM members WHERE conversation_id = ? AND receipt_version > ? AND receipt_version <= ? AND left_at IS NULL`;
    const own = `SELECT ${receiptColumns} FROM members WHERE conversation_id = ? AND own_version > ? AND own_version <= ? AND left_at IS NULL`;
    const range = [conversationId, after, through];
    const rows = await select<ReceiptRow>(executor, `${told} UNION ${own}${userId === null ? '' : ' AND user_id = ?'}`, [
      ...range,
      ...range,
      ...(userId === null ? [] : [userId]),
    ]);
    const isIn = (version: number): boolean => version > after && version <= through;
    return rows.flatMap((row) => [
      ...(isIn(row.receiptVersion) ? [toldReceipt(row)] : []),
      ...((userId === null || userId === row.userId) && isIn(row.ownVersion) ? [ownReceipt(row)] : []),
    ]);
  }

  /** How many of those there are after that version for the user. */
  async countAfter(executor: Executor, conversationId: ConversationId, after: number, userId: UserId): Promise<number> {
    const [row] = await select<{ told: number | string; own: number | string }>(
      executor,
      `SELECT (SELECT COUNT(*) FROM members WHERE conversation_id = ? AND receipt_version > ?) AS told,
         (SELECT COUNT(*) FROM members WHERE conversation_id = ? AND user_id = ? AND own_version > ?) AS own`,
      [conversationId, after, conversationId, userId, after],
    );
    return Number(row?.told ?? 0) + Number(row?.own ?? 0);
  }

  /** What the user has not read, over all of their conversations. */
  async unreadTotal(executor: Executor, userId: UserId): Promise<number> {
    const [row] = await select<{ total: number | string | null }>(
      executor,
      `SELECT SUM(CASE WHEN unread.last_seq > unread.read_through THEN unread.last_seq - unread.read_through ELSE 0 END) AS total
       FROM (SELECT c.last_seq AS last_seq, ${readThrough} AS read_through
         FROM members m JOIN conversations c ON c.id = m.conversation_id
         WHERE m.user_id = ? AND m.left_at IS NULL) unread`,
      [userId],
    );
    return Number(row?.total ?? 0);
  }
}

/** Locks in id order, so that two nodes never wait for each other. The ids are sorted. */
export function lockConversations(executor: Executor, ids: readonly ConversationId[]): Statement<LockedConversation> {
  return {
    sql: `SELECT id, kind, last_seq AS lastSeq, version, member_count AS memberCount FROM conversations
       WHERE id IN ${placeholders(ids.length)} ORDER BY id${forUpdate(executor)}`,
    values: ids,
  };
}

/** To be run under the conversations' locks. */
export function raiseVersions(conversations: readonly Pick<LockedConversation, 'id' | 'version'>[]): Statement {
  const cases = conversations.map(() => 'WHEN ? THEN ?').join(' ');
  return {
    sql: `UPDATE conversations SET version = CASE id ${cases} END WHERE id IN ${placeholders(conversations.length)}`,
    values: [...conversations.flatMap(({ id, version }) => [id, version]), ...conversations.map(({ id }) => id)],
  };
}

/**
 * Writes what receipts change of rows that exist. As an INSERT that meets its key, for its cost grows with the rows and not with their
 * square, as that of an UPDATE with a CASE of all of them does.
 */
export function writeReceipts({ dialect }: Executor, members: readonly StoredMember[]): Statement {
  const changed = ['read_seq', 'delivered_seq', 'marked_unread_seq', 'receipt_version', 'own_version'];
  const required = ['conversation_id', 'user_id', 'role', 'joined_at', 'joined_seq', 'joined_version', 'visible_after_seq', 'version'];
  const columns = [...required, ...changed];
  const rows = members.map(() => placeholders(columns.length)).join(', ');
  const conflict =
    dialect === 'mysql'
      ? `ON DUPLICATE KEY UPDATE ${changed.map((column) => `${column} = VALUES(${column})`).join(', ')}`
      : `ON CONFLICT (conversation_id, user_id) DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  return { sql: `INSERT INTO members (${columns.join(', ')}) VALUES ${rows} ${conflict}`, values: members.flatMap(toValues) };
}

function toValues(member: StoredMember): SqlValue[] {
  return [
    member.conversationId,
    member.userId,
    member.role,
    member.joinedAt,
    member.joinedSeq,
    member.joinedVersion,
    member.visibleAfterSeq,
    member.version,
    member.readSeq,
    member.deliveredSeq,
    member.markedUnreadSeq,
    member.receiptVersion,
    member.ownVersion,
  ];
}
