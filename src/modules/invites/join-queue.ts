import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { QuotaExceeded, RateLimited } from '../../kernel/errors.ts';
import type { ConversationId, NextUlid, UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RateLimiter } from '../../kernel/rate-limiter.ts';
import { toText } from '../../kernel/text.ts';
import type { GroupChanges, JoinRequestsRepository, StoredConversation } from '../conversations/index.ts';

export interface JoinQueueDeps {
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly requests: JoinRequestsRepository;
  readonly changes: GroupChanges;
}

const anHourMs = 3_600_000;

/** Where those wait who want to join and have to be let in. */
export class JoinQueue {
  private readonly rate: RateLimiter;

  constructor(private readonly deps: JoinQueueDeps) {
    const { clock, limits } = deps;
    this.rate = new RateLimiter({ max: limits.joinRequestsPerUserMax, windowMs: anHourMs, now: () => clock.now() });
  }

  /** What somebody says when they ask to join. @throws BadInput */
  toNote(note: string | null): string | null {
    return note === null ? null : toText('note', note, { charsMin: 0, charsMax: 200 }) || null;
  }

  async holds(executor: Executor, id: ConversationId, userId: UserId): Promise<boolean> {
    return (await this.deps.requests.find(executor, id, [userId])).length > 0;
  }

  /** For somebody who is not in it yet. The caller holds the conversation's row. @throws QuotaExceeded, RateLimited */
  async enter(tx: Transaction, conversation: StoredConversation, userId: UserId, note: string | null): Promise<void> {
    const { clock, nextUlid, limits, requests, changes } = this.deps;
    const { id: conversationId, joinRequestCount } = conversation;
    if (joinRequestCount >= limits.joinRequestsMax)
      throw new QuotaExceeded(`${joinRequestCount} wait to be let in, which is the limit; try again once they have their answers.`);
    const waitMs = this.rate.take(userId);
    if (waitMs > 0) throw new RateLimited(`You ask to join too often; try again in ${waitMs} ms.`, waitMs);
    await requests.insert(tx, { conversationId, userId, id: nextUlid(), note, createdAt: clock.now() });
    await changes.apply(tx, conversation, { forAdmins: { joinRequestCount: joinRequestCount + 1 } });
  }
}
