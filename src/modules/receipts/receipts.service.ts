import type { UnitOfWork } from '../../infra/database/index.ts';
import { BadInput } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ReceiptWriter } from './receipt-writer.ts';
import type { Written } from './receipt-batch.ts';
import type { ReceiptsRepository } from './receipts.repository.ts';

export interface DeliveredPosition {
  readonly conversationId: ConversationId;
  readonly seq: number;
}

export interface ReceiptsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly limits: Limits;
  readonly writer: ReceiptWriter;
  readonly receipts: ReceiptsRepository;
}

/** How far everybody has got. */
export class ReceiptsService {
  constructor(private readonly deps: ReceiptsServiceDeps) {}

  /** Everything up to that seq is read, and so delivered; what was marked as unread is no more. @throws NotFound, BadInput, RateLimited */
  async markRead(viewer: Viewer, id: ConversationId, seq: number): Promise<Written> {
    checkSeq('seq', seq);
    return this.deps.writer.note(viewer.userId, id, { readSeq: seq, deliveredSeq: 0, markedUnreadSeq: 0 });
  }

  /** Messages from that seq on count as unread again, for the viewer alone. @throws NotFound, BadInput, RateLimited */
  async markUnread(viewer: Viewer, id: ConversationId, seq: number): Promise<Written> {
    if (seq < 1) throw new BadInput('seq', 'seq is 1 or more.');
    return this.deps.writer.note(viewer.userId, id, { readSeq: 0, deliveredSeq: 0, markedUnreadSeq: seq });
  }

  /** Those that can be noted are, also when another one is refused. @throws NotFound, BadInput, RateLimited */
  async markDelivered(viewer: Viewer, positions: readonly DeliveredPosition[]): Promise<void> {
    const most = this.deps.limits.deliveredPositionsMax;
    if (positions.length > most) throw new BadInput('positions', `${positions.length} positions; the limit is ${most}.`);
    for (const { seq } of positions) checkSeq('positions', seq);
    const noted = await Promise.allSettled(
      positions.map(({ conversationId, seq }) =>
        this.deps.writer.note(viewer.userId, conversationId, { readSeq: 0, deliveredSeq: seq, markedUnreadSeq: null }),
      ),
    );
    for (const one of noted) if (one.status === 'rejected') throw one.reason;
  }

  async unreadTotal({ userId }: Viewer): Promise<number> {
    return this.deps.receipts.unreadTotal(this.deps.unitOfWork.reader, userId);
  }
}

function checkSeq(field: string, seq: number): void {
  if (seq < 0) throw new BadInput(field, 'A seq is 0 or more.');
}
