import { GroupCommit, isDuplicateKey } from '../../infra/database/index.ts';
import { RateLimited } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { MessageDraft } from './message-draft.ts';
import type { StoredMessage } from './message.ts';
import { LookUpNeeded, type Outcome, type SendBatch, type Submission } from './send-batch.ts';

/** Told to a client that meets a full queue: a batch takes a few milliseconds. */
const retryAfterMs = 500;

/** Takes messages for the next batch, as many as may wait. */
export class MessageSender {
  private readonly commits: GroupCommit<Submission, Outcome>;

  constructor(
    private readonly batch: SendBatch,
    private readonly limits: Limits,
    private readonly rate: RateLimiter,
  ) {
    this.commits = new GroupCommit((submissions, committed) => this.write(submissions, committed), limits.sendBatchMax);
  }

  /** Resolves once the message is durable. @throws NotFound, Conflict, BadInput, RateLimited */
  async send(viewer: Viewer, draft: MessageDraft): Promise<StoredMessage> {
    const waitMs = this.rate.take(viewer.userId);
    if (waitMs > 0) throw new RateLimited(`You send too fast; try again in ${waitMs} ms.`, waitMs);
    if (this.commits.waitingCount >= this.limits.sendQueueMax) throw new RateLimited('Too many messages wait on this node.', retryAfterMs);
    const outcome = await this.commits.add({ senderId: viewer.userId, draft });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.message;
  }

  /** Hardly any message was sent before, so that is looked up only once the unique key has refused the batch, or somebody would be. */
  private async write(submissions: readonly Submission[], onCommitted: () => void): Promise<readonly Outcome[]> {
    try {
      return await this.batch.write(submissions, { lookUp: false, onCommitted });
    } catch (error) {
      if (!isDuplicateKey(error) && !(error instanceof LookUpNeeded)) throw error;
      return this.batch.write(submissions, { lookUp: true, onCommitted });
    }
  }
}
