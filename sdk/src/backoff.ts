const firstMs = 300;
const longestMs = 30_000;

/** Longer each time, and not to the millisecond as long as for all others: half of it is by chance. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20));
  return Math.round(most / 2 + (most / 2) * random());
}

/** Sleepers that can be woken. */
export class Waker {
  private readonly sleepers = new Set<() => void>();

  /** Resolves after this time, or earlier with `wake`. */
  async sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.sleepers.add(end);
    });
  }

  wake(): void {
    for (const end of this.sleepers) end();
  }
}
