import { LRUCache } from 'lru-cache';

export interface AttemptsOptions {
  readonly attemptsMax: number;
  readonly windowMs: number;
  readonly now: () => number;
  /** Keys remembered; the one longest untouched is forgotten beyond it. */
  readonly keysMax?: number;
}

/** One attempt that counts until it is taken back or the window has passed. */
export interface Attempt {
  /** It went well: it does not count. */
  forgive(): void;
}

/**
 * Attempts per key in a sliding window, in the memory of this process: with N nodes behind a balancer up to N times as many get
 * through, and a restart forgets. That is enough against guessing, and needs no round trip.
 */
export class Attempts {
  private readonly times: LRUCache<string, number[]>;

  constructor(private readonly options: AttemptsOptions) {
    this.times = new LRUCache({ max: options.keysMax ?? 50_000 });
  }

  /** Counts one attempt at once, so that a hundred at the same time do not pass each other by. Milliseconds to wait when there were too many. */
  take(key: string): Attempt | number {
    const { attemptsMax, windowMs, now } = this.options;
    const nowMs = now();
    const recent = (this.times.get(key) ?? []).filter((timeMs) => timeMs > nowMs - windowMs);
    const [oldest = nowMs] = recent;
    if (recent.length >= attemptsMax) return Math.max(1, oldest + windowMs - nowMs);
    recent.push(nowMs);
    this.times.set(key, recent);
    return { forgive: () => this.takeBack(key, nowMs) };
  }

  private takeBack(key: string, timeMs: number): void {
    const times = this.times.get(key) ?? [];
    const index = times.indexOf(timeMs);
    if (index < 0) return;
    const rest = times.filter((_, i) => i !== index);
    if (rest.length === 0) this.times.delete(key);
    else this.times.set(key, rest);
  }
}
