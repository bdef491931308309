import { isUnreachable, type UnitOfWork } from '../../infra/database/index.ts';
import { RateLimited, type NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { merged, type Wish } from './receipt.ts';
import type { ReceiptBatch, Submission, Written } from './receipt-batch.ts';

type Outcome = Written | NotFound;

/** Who waits for the same row. */
interface Waiter {
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

interface Waiting extends Submission {
  readonly waiters: Waiter[];
}

/** Told to a client that meets a full queue: a batch takes a few milliseconds. */
const retryAfterMs = 500;

/**
 * Writes together what is read together: one batch is in flight, what arrives meanwhile forms the next, and what one user says of one
 * conversation meanwhile is written once.
 */
export class ReceiptWriter {
  private readonly waiting = new Map<string, Waiting>();
  /** Of all that wait: several may wait for one row. */
  private waiterCount = 0;
  private running = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batch: ReceiptBatch,
    private readonly limits: Pick<Limits, 'receiptBatchMax' | 'receiptQueueMax'>,
  ) {}

  /** Resolves once it is durable. @throws NotFound, RateLimited */
  async note(userId: UserId, conversationId: ConversationId, wish: Wish): Promise<Written> {
    if (this.waiterCount >= this.limits.receiptQueueMax) throw new RateLimited('Too many receipts wait on this node.', retryAfterMs);
    const outcome = await new Promise<Outcome>((settle, fail) => {
      this.add({ userId, conversationId, wish }, { settle, fail });
    });
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  private add(submission: Submission, waiter: Waiter): void {
    const key = `${submission.conversationId} ${submission.userId}`;
    const known = this.waiting.get(key);
    const wish = known === undefined ? submission.wish : merged(known.wish, submission.wish);
    this.waiting.set(key, { ...submission, wish, waiters: [...(known?.waiters ?? []), waiter] });
    this.waiterCount++;
    if (this.running) return;
    this.running = true;
    // What else arrives in this turn of the loop comes along.
    setImmediate(() => void this.drain());
  }

  private async drain(): Promise<void> {
    while (this.waiting.size > 0) {
      const batch: Waiting[] = [];
      for (const [key, one] of this.waiting) {
        if (batch.length === this.limits.receiptBatchMax) break;
        this.waiting.delete(key);
        this.waiterCount -= one.waiters.length;
        batch.push(one);
      }
      await this.commit(batch);
    }
    this.running = false;
  }

  /**
   * Never rejects. A batch that fails as a whole is tried one by one, so that a bad one fails alone; not so while the database is away,
   * when each would only wait as long again.
   */
  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      // Doing it twice changes nothing.
      const outcomes = await this.unitOfWork.run((tx) => this.batch.write(tx, batch), { idempotent: true });
      for (const [i, { waiters }] of batch.entries()) {
        const outcome = outcomes[i];
        for (const { settle, fail } of waiters)
          if (outcome === undefined) fail(new Error('A receipt has no outcome.'));
          else settle(outcome);
      }
    } catch (error) {
      if (batch.length > 1 && !isUnreachable(error)) for (const one of batch) await this.commit([one]);
      else for (const { waiters } of batch) for (const { fail } of waiters) fail(error);
    }
  }
}
