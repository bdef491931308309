import type { UnitOfWork } from '../../infra/database/index.ts';
import { RateLimited } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { MessageDraft } from './message-draft.ts';
import type { StoredMessage } from './message.ts';
import type { Outcome, SendBatch, Submission } from './send-batch.ts';

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
    private readonly unitOfWork: UnitOfWork,
    private readonly batch: SendBatch,
    private readonly limits: Limits,
  ) {}

  /** Resolves once the message is durable. @throws NotFound, Conflict, BadInput, RateLimited when the queue is full. */
  async send(viewer: Viewer, draft: MessageDraft): Promise<StoredMessage> {
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

  /** Never rejects. A batch that fails as a whole is tried message by message, so that a bad one fails alone. */
  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.unitOfWork.run((tx) => this.batch.write(tx, batch), { idempotent: true });
      for (const [i, outcome] of outcomes.entries()) batch[i]?.settle(outcome);
    } catch (error) {
      if (batch.length === 1) batch[0]?.fail(error);
      else for (const one of batch) await this.commit([one]);
    }
  }
}
