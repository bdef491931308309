import { GroupCommit } from '../../infra/database/index.ts';
import { RateLimited, type NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { merged, type Wish } from './receipt.ts';
import type { ReceiptBatch, Submission, Written } from './receipt-batch.ts';

type Outcome = Written | NotFound;

/** What is wanted of one row, by all who wait for it. */
class Waiting implements Submission {
  waiters = 1;

  constructor(
    readonly userId: UserId,
    readonly conversationId: ConversationId,
    public wish: Wish,
  ) {}

  get key(): string {
    return `${this.conversationId} ${this.userId}`;
  }
}

interface Joinable {
  readonly one: Waiting;
  readonly outcome: Promise<Outcome>;
}

/** Told to a client that meets a full queue: a batch takes a few milliseconds. */
const retryAfterMs = 500;

/** Takes receipts for the next batch, as many as may wait: what one user says of one conversation meanwhile is written once. */
export class ReceiptWriter {
  private readonly commits: GroupCommit<Waiting, Outcome>;
  /** By row, what is not in flight yet. */
  private readonly joinable = new Map<string, Joinable>();
  /** Of all that wait: several may wait for one row. */
  private waiterCount = 0;

  constructor(
    private readonly batch: ReceiptBatch,
    private readonly limits: Pick<Limits, 'receiptBatchMax' | 'receiptQueueMax'>,
  ) {
    this.commits = new GroupCommit((items) => this.write(items), limits.receiptBatchMax);
  }

  /** Resolves once it is durable. @throws NotFound, RateLimited */
  async note(userId: UserId, conversationId: ConversationId, wish: Wish): Promise<Written> {
    if (this.waiterCount >= this.limits.receiptQueueMax) throw new RateLimited('Too many receipts wait on this node.', retryAfterMs);
    const outcome = await this.add(new Waiting(userId, conversationId, wish));
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  private async add(one: Waiting): Promise<Outcome> {
    this.waiterCount++;
    const known = this.joinable.get(one.key);
    if (known === undefined) {
      const outcome = this.commits.add(one);
      this.joinable.set(one.key, { one, outcome });
      return outcome;
    }
    known.one.wish = merged(known.one.wish, one.wish);
    known.one.waiters++;
    return known.outcome;
  }

  private async write(items: readonly Waiting[]): Promise<readonly Outcome[]> {
    for (const item of items) this.taken(item);
    return this.batch.write(items);
  }

  /** Nobody joins any more. Tried again by itself it was taken before, and another one may wait for the row. */
  private taken(item: Waiting): void {
    if (this.joinable.get(item.key)?.one !== item) return;
    this.joinable.delete(item.key);
    this.waiterCount -= item.waiters;
  }
}
