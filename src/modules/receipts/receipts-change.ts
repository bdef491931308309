import type { Fact } from '../../infra/database/index.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import { conversationTopic } from '../conversations/index.ts';
import type { Receipt } from './receipt.ts';

/** Receipts of one conversation that were written together, one version each. */
export interface ReceiptsChange {
  readonly type: 'receipts';
  readonly receipts: readonly Receipt[];
}

export function toReceiptsFact(conversationId: ConversationId, receipts: readonly Receipt[]): Fact {
  return { topic: conversationTopic(conversationId), payload: { type: 'receipts', receipts: receipts.map((receipt) => ({ ...receipt })) } };
}
