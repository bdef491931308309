import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Logger } from '../../infra/logging/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { SessionKey } from './session.ts';
import { keyText, type SessionsRepository } from './sessions.repository.ts';

/** `lastSeenAt` is that exact, and written that seldom, per session. */
const exactMs = 60_000;
const collectMs = 2_000;
/** Those beyond it are noted by their next request. */
const waitingMax = 10_000;

export interface LastSeenOptions {
  readonly sessions: SessionsRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Notes when sessions were seen, behind the requests: a few seconds' worth of them in one transaction. */
export class LastSeen {
  private readonly waiting = new Map<string, SessionKey>();
  private cancel: (() => void) | null = null;

  constructor(private readonly options: LastSeenOptions) {}

  /** `lastSeenAt` is what the table says. */
  note(key: SessionKey, lastSeenAt: number): void {
    if (this.options.clock.now() - lastSeenAt < exactMs || this.waiting.size >= waitingMax) return;
    this.waiting.set(keyText(key), key);
    this.cancel ??= this.options.clock.after(collectMs, () => void this.flush());
  }

  /** Writes what was noted. Never rejects: what is lost is noted again within a minute. */
  async flush(): Promise<void> {
    this.cancel?.();
    this.cancel = null;
    const keys = [...this.waiting.values()];
    this.waiting.clear();
    if (keys.length === 0) return;
    const { sessions, unitOfWork, clock, logger } = this.options;
    try {
      await unitOfWork.run((tx) => sessions.see(tx, keys, clock.now()), { idempotent: true });
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'When sessions were last seen could not be written.');
    }
  }
}
