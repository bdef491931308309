import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../logging/index.ts';
import type { Leases } from './leases.ts';

/** Work that comes back: whatever it finds in the database it does, so that it may stop and begin anew at any point, also elsewhere. */
export interface Job {
  /** Also the name of its lease: one worker at a time does it. */
  readonly name: string;
  /** How long it rests when nothing is left to do. */
  readonly intervalMs: number;
  /**
   * One bounded piece of work; true if more is waiting. It takes far less than a lease. Should a worker freeze and come back after its
   * lease has ended, two run at once for that piece, so the work decides in its own transactions what is still to be done.
   */
  run(): Promise<boolean>;
}

export interface JobLoopDeps {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  /** How busy the process was since this was asked last, 0 to 1. */
  readonly busyness: () => number;
}

/** After a worker's death its jobs wait for this long. */
const leaseMs = 15_000;
/** How often one that does not hold the lease asks for it. */
const askMs = 2_000;
const failurePauseMs = 5_000;
const restMsMax = 1_000;

/** One job on one worker. */
export class JobLoop {
  failures = 0;
  private leasedUntil = 0;
  private cancel: (() => void) | null = null;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly job: Job,
    private readonly deps: JobLoopDeps,
  ) {}

  get isHolder(): boolean {
    return this.leasedUntil > this.deps.clock.now();
  }

  start(): void {
    this.next(0);
  }

  /** Resolves once the piece of work under way is done and others may have the job. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.cancel?.();
    await this.running;
    if (this.leasedUntil > 0) await this.deps.leases.giveBack(this.job.name);
  }

  private next(delayMs: number): void {
    if (this.stopping) return;
    this.cancel = this.deps.clock.after(delayMs, () => {
      this.running = this.turn().then((pauseMs) => {
        this.next(pauseMs);
      });
    });
  }

  /** Returns how long to wait before the next turn. Never rejects. */
  private async turn(): Promise<number> {
    const { job, deps } = this;
    try {
      if (!(await this.hold())) return askMs;
      const startedAt = deps.clock.now();
      const isMore = await job.run();
      return isMore ? restAfter(deps.clock.now() - startedAt, deps.busyness()) : job.intervalMs;
    } catch (error) {
      this.failures++;
      deps.logger.warn({ err: error, job: job.name }, `A job failed; it is tried again in ${failurePauseMs} ms.`);
      return failurePauseMs;
    }
  }

  private async hold(): Promise<boolean> {
    const { clock, leases } = this.deps;
    const now = clock.now();
    if (this.leasedUntil - now > leaseMs / 2) return true;
    const got = await leases.take(this.job.name, leaseMs);
    this.leasedUntil = got ? now + leaseMs : 0;
    return got;
  }
}

/**
 * It rests as long as it worked, and longer the less of the processor is left: people's requests come first, there and in the database.
 * Where all is taken it goes on slowly all the same.
 */
function restAfter(workedMs: number, busyness: number): number {
  return Math.min(workedMs / (1 - Math.min(busyness, 0.9)), restMsMax);
}
