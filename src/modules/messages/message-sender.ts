import { isDuplicateKey, isUnreachable } from '../../infra/database/index.ts';
import { RateLimited } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { MessageDraft } from './message-draft.ts';
import type { StoredMessage } from './message.ts';
import { LookUpNeeded, type Outcome, type SendBatch, type Submission } from './send-batch.ts';

interface Waiting extends Submission {
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

/** Told to a client that meets a full queue: a batch takes a few milliseconds. */
const retryAfterMs = 500;

/**
 * Commits together what is sent together: one batch is in flight, what arrives meanwhile forms the next. Fewer commits make more sends,
 * and one committer keeps each conversation's announcements in their order.
 */
export class MessageSender {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(
    private readonly batch: SendBatch,
    private readonly limits: Limits,
    private readonly rate: RateLimiter,
  ) {}

  /** Resolves once the message is durable. @throws NotFound, Conflict, BadInput, RateLimited */
  async send(viewer: Viewer, draft: MessageDraft): Promise<StoredMessage> {
    const waitMs = this.rate.take(viewer.userId);
    if (waitMs > 0) throw new RateLimited(`You send too fast; try again in ${waitMs} ms.`, waitMs);
    if (this.waiting.length >= this.limits.sendQueueMax) throw new RateLimited('Too many messages wait on this node.', retryAfterMs);
    const outcome = await new Promise<Outcome>((settle, fail) => {
      this.waiting.push({ senderId: viewer.userId, draft, settle, fail });
      if (!this.running) {
        this.running = true;
        // What else arrives in this turn of the loop comes along.
        setImmediate(() => void this.drain());
      }
    });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.message;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.limits.sendBatchMax);
      await this.commit(batch);
    }
    this.running = false;
  }

  /**
   * Never rejects. A batch that fails as a whole is tried message by message, so that a bad one fails alone; not so while the database
   * is away, when each would only wait as long again.
   */
  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.write(batch);
      for (const [i, outcome] of outcomes.entries()) batch[i]?.settle(outcome);
    } catch (error) {
      if (batch.length > 1 && !isUnreachable(error)) for (const one of batch) await this.commit([one]);
      else for (const one of batch) one.fail(error);
    }
  }

  /** Hardly any message was sent before, so that is looked up only once the unique key has refused the batch, or somebody would be. */
  private async write(batch: readonly Waiting[]): Promise<readonly Outcome[]> {
    try {
      return await this.batch.write(batch, false);
    } catch (error) {
      if (!isDuplicateKey(error) && !(error instanceof LookUpNeeded)) throw error;
      return this.batch.write(batch, true);
    }
  }
}
