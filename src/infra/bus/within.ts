import type { Clock } from '../../kernel/clock.ts';

/** What the promise gives, or after `limitMs` the error of `tooLate`. The work itself goes on. */
export async function within<T>(clock: Clock, limitMs: number, work: Promise<T>, tooLate: () => Error): Promise<T> {
  let cancel: (() => void) | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(limitMs, () => {
      reject(tooLate());
    });
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel?.();
  }
}
