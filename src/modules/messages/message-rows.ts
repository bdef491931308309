import type { SqlValue } from '../../infra/database/index.ts';
import { parseExtras } from './message-payloads.ts';
import type { MessageKind, StoredMessage } from './message.ts';

/** The columns of a new message, in the order in which they are written. */
export const columnNames = [
  'conversation_id',
  'seq',
  'version',
  'sender_id',
  'client_message_id',
  'payload_hash',
  'kind',
  'body',
  'payload',
  'reply_to_seq',
  'mention_ids',
  'created_at',
  'extras',
  'expires_at',
] as const;

export const columnList = columnNames.join(', ');

/** With what happens to a message later. */
export const readColumnList = `${columnList}, edited_at, recalled_at, recalled_by_id, reply_count, expired_at`;

/** A row as both drivers return it. */
export interface MessageRow {
  readonly conversation_id: string;
  readonly seq: number;
  readonly version: number;
  readonly sender_id: string;
  readonly client_message_id: string;
  readonly payload_hash: string;
  readonly kind: MessageKind;
  readonly body: string | null;
  readonly payload: string | null;
  readonly reply_to_seq: number | null;
  readonly mention_ids: string | null;
  /** BIGINT: what a driver cannot hold as a number it gives as text. */
  readonly created_at: number | string;
  readonly edited_at: number | string | null;
  readonly recalled_at: number | string | null;
  readonly recalled_by_id: string | null;
  readonly extras: string | null;
  readonly reply_count: number;
  readonly expires_at: number | string | null;
  readonly expired_at: number | string | null;
}

export function fromRow(row: MessageRow): StoredMessage {
  return {
    conversationId: row.conversation_id,
    seq: row.seq,
    version: row.version,
    senderId: row.sender_id,
    clientMessageId: row.client_message_id,
    payloadHash: row.payload_hash,
    kind: row.kind,
    body: row.body,
    payload: row.payload,
    replyToSeq: row.reply_to_seq,
    mentionIds: row.mention_ids === null ? [] : row.mention_ids.split(','),
    createdAt: Number(row.created_at),
    editedAt: row.edited_at === null ? null : Number(row.edited_at),
    recalledAt: row.recalled_at === null ? null : Number(row.recalled_at),
    recalledById: row.recalled_by_id,
    replyCount: row.reply_count,
    extras: row.extras === null ? null : parseExtras(row.extras),
    expiresAt: row.expires_at === null ? null : Number(row.expires_at),
    expiredAt: row.expired_at === null ? null : Number(row.expired_at),
  };
}

export function toRow(message: StoredMessage): SqlValue[] {
  return [
    message.conversationId,
    message.seq,
    message.version,
    message.senderId,
    message.clientMessageId,
    message.payloadHash,
    message.kind,
    message.body,
    message.payload,
    message.replyToSeq,
    message.mentionIds.length === 0 ? null : message.mentionIds.join(','),
    message.createdAt,
    message.extras === null ? null : JSON.stringify(message.extras),
    message.expiresAt,
  ];
}
