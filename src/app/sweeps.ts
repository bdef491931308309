import type { Logger } from '../infra/logging/index.ts';
import type { Clock } from '../kernel/clock.ts';

export interface Sweep {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

const intervalMs = 600_000;

/** Clears away what has run out, every ten minutes, on nodes with the worker role; several of them at once do no harm. Returns how to end it. */
export function startSweeps(sweeps: readonly Sweep[], clock: Clock, logger: Pick<Logger, 'warn'>): () => Promise<void> {
  let cancel: (() => void) | null = null;
  let running = Promise.resolve();
  const runAll = async (): Promise<void> => {
    for (const { name, run } of sweeps)
      await run().catch((error: unknown) => {
        logger.warn({ err: error, sweep: name }, 'A sweep failed; the next one is due in ten minutes.');
      });
  };
  const schedule = (): void => {
    cancel = clock.after(intervalMs, () => {
      running = runAll();
      schedule();
    });
  };
  schedule();
  return async () => {
    cancel?.();
    await running;
  };
}
