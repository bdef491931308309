import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Logger } from '../../infra/logging/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { groupBy } from '../../kernel/group-by.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { LastSeenRepository } from './last-seen.repository.ts';
import { toSeconds } from './presence.ts';

const collectMs = 2_000;
/** Those beyond it are written when they go, or at the next round. */
const waitingMax = 100_000;

export interface LastSeenOptions {
  readonly repository: LastSeenRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

/** When users were last there, to the second: many in one transaction, and none per heartbeat. */
export class LastSeen {
  private waiting = new Map<UserId, number>();
  private cancel: (() => void) | null = null;

  constructor(private readonly options: LastSeenOptions) {}

  /** To be written within a few seconds. */
  note(userId: UserId, seenAtMs: number): void {
    if (this.waiting.size >= waitingMax) return;
    this.waiting.set(userId, Math.max(toSeconds(seenAtMs), this.waiting.get(userId) ?? 0));
    this.cancel ??= this.options.clock.after(collectMs, () => void this.flush());
  }

  /** Writes what was noted. Never rejects: what could not be written is tried again with what comes next. */
  async flush(): Promise<void> {
    this.cancel?.();
    this.cancel = null;
    const { waiting } = this;
    this.waiting = new Map();
    if (waiting.size === 0) return;
    const { repository, unitOfWork, logger } = this.options;
    try {
      await unitOfWork.run(
        async (tx) => {
          for (const [seenAt, users] of groupBy(waiting, ([, seconds]) => seconds))
            await repository.raise(
              tx,
              users.map(([userId]) => userId),
              seenAt,
            );
        },
        { idempotent: true },
      );
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'When users were last seen could not be written.');
      for (const [userId, seenAt] of waiting) this.note(userId, seenAt);
    }
  }

  async of(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number>> {
    return this.options.repository.findMany(this.options.unitOfWork.reader, userIds);
  }
}
