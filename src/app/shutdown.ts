import type { Logger } from '../infra/logging/index.ts';
import type { Clock } from '../kernel/clock.ts';

interface Step {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** Stops what was started, last first, within a deadline. */
export class Shutdown {
  private readonly steps: Step[] = [];
  private running: Promise<void> | null = null;

  constructor(
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly clock: Clock,
    private readonly deadlineMs: number,
  ) {}

  get isRunning(): boolean {
    return this.running !== null;
  }

  add(name: string, stop: () => Promise<void>): void {
    this.steps.push({ name, stop });
  }

  /** Once; later calls wait for the first. Never rejects. */
  run(): Promise<void> {
    this.running ??= this.stopAll();
    return this.running;
  }

  private async stopAll(): Promise<void> {
    const deadlineAt = this.clock.now() + this.deadlineMs;
    for (const { name, stop } of this.steps.toReversed()) await this.stopOne(name, stop, Math.max(100, deadlineAt - this.clock.now()));
  }

  private async stopOne(name: string, stop: () => Promise<void>, timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('It did not stop in time.'));
      }, timeoutMs);
    });
    try {
      await Promise.race([stop(), deadline]);
    } catch (error) {
      this.logger.warn({ err: error, part: name }, 'A part did not stop cleanly.');
    } finally {
      clearTimeout(timer);
    }
  }
}
