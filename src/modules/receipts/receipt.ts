import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { StoredMember } from '../conversations/index.ts';

/** How far somebody has got, as it is told. */
export interface Receipt {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  /** The conversation's version with which it is told. */
  readonly version: number;
  readonly deliveredSeq: number;
  readonly readSeq: number;
  /** Only in what nobody but the user hears: from where on they marked as unread, 0 for nowhere. Null in what everybody hears. */
  readonly markedUnreadSeq: number | null;
}

/** What one user wants to be noted in one conversation. */
export interface Wish {
  /** 0 where it was not about reading; the same for delivery. */
  readonly readSeq: number;
  readonly deliveredSeq: number;
  /** From where on to mark as unread: 0 takes the mark away, null leaves it as it is. */
  readonly markedUnreadSeq: number | null;
}

/** Both, the later one last. */
export function merged(earlier: Wish, later: Wish): Wish {
  return {
    readSeq: Math.max(earlier.readSeq, later.readSeq),
    deliveredSeq: Math.max(earlier.deliveredSeq, later.deliveredSeq),
    markedUnreadSeq: later.markedUnreadSeq ?? earlier.markedUnreadSeq,
  };
}

export interface Applied {
  readonly member: StoredMember;
  /** What is to be told, in this order; empty where nothing changed. Each takes the next version. */
  readonly receipts: readonly Receipt[];
}

export interface Circumstances {
  readonly lastSeq: number;
  /** The conversation's version so far. */
  readonly version: number;
  /** Whether the others may see it. */
  readonly isShared: boolean;
}

/** Moves a member's receipts: never back, never beyond the newest message; who has read it has it. */
export function apply(member: StoredMember, wish: Wish, { lastSeq, version, isShared }: Circumstances): Applied {
  const readSeq = Math.max(member.readSeq, Math.min(wish.readSeq, lastSeq));
  const deliveredSeq = Math.max(member.deliveredSeq, readSeq, Math.min(wish.deliveredSeq, lastSeq));
  const markedUnreadSeq = wish.markedUnreadSeq ?? member.markedUnreadSeq;
  const hasMoved = readSeq !== member.readSeq || deliveredSeq !== member.deliveredSeq;
  // It was kept from the others until now.
  const isNewToOthers = isShared && member.receiptVersion === 0 && wish.readSeq > 0 && readSeq <= wish.readSeq;
  const isTold = isShared && (hasMoved || isNewToOthers);
  const isTakenBack = !isShared && hasMoved;
  const isOwn = isTakenBack || markedUnreadSeq !== member.markedUnreadSeq;

  const receiptVersion = isTold ? version + 1 : isTakenBack ? 0 : member.receiptVersion;
  const ownVersion = isOwn ? version + (isTold ? 2 : 1) : member.ownVersion;
  const after = { ...member, readSeq, deliveredSeq, markedUnreadSeq, receiptVersion, ownVersion };
  return { member: after, receipts: [...(isTold ? [toldReceipt(after)] : []), ...(isOwn ? [ownReceipt(after)] : [])] };
}

/** What a receipt needs of a member's row. */
export type ReceiptRow = Pick<
  StoredMember,
  'conversationId' | 'userId' | 'deliveredSeq' | 'readSeq' | 'markedUnreadSeq' | 'receiptVersion' | 'ownVersion'
>;

/** As everybody hears of it. */
export function toldReceipt({ conversationId, userId, receiptVersion, deliveredSeq, readSeq }: ReceiptRow): Receipt {
  return { conversationId, userId, version: receiptVersion, deliveredSeq, readSeq, markedUnreadSeq: null };
}

/** As only the user themselves hears of it. */
export function ownReceipt({ conversationId, userId, ownVersion, deliveredSeq, readSeq, markedUnreadSeq }: ReceiptRow): Receipt {
  return { conversationId, userId, version: ownVersion, deliveredSeq, readSeq, markedUnreadSeq };
}
