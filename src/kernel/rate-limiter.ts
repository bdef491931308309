export interface RateLimiterOptions {
  /** How many of one key may come at once; as many come back, evenly, within the window. */
  readonly max: number;
  readonly windowMs: number;
  readonly now: () => number;
}

/**
 * So many per key and window, in the memory of this process. One number per key, whatever the limit: the generic cell rate algorithm
 * (ITU-T I.371), which notes the time at which a key would be at rest again if nothing more came.
 */
export class RateLimiter {
  // Whatever was not touched for a whole window is at rest: two generations of keys are all that counts.
  private recent = new Map<string, number>();
  private older = new Map<string, number>();
  private turnAtMs = 0;

  constructor(private readonly options: RateLimiterOptions) {}

  /** Lets one through and returns 0, or returns the milliseconds after which one may come. Who is refused does not wait longer for it. */
  take(key: string): number {
    const { max, windowMs, now } = this.options;
    const nowMs = now();
    this.forget(nowMs);
    const restAtMs = Math.max(nowMs, this.recent.get(key) ?? this.older.get(key) ?? 0) + windowMs / max;
    // Down to whole milliseconds, which is finer than sums of fractions of them stay exact.
    const waitMs = Math.floor(restAtMs - nowMs - windowMs);
    if (waitMs > 0) return waitMs;
    this.recent.set(key, restAtMs);
    return 0;
  }

  private forget(nowMs: number): void {
    const { windowMs } = this.options;
    if (nowMs < this.turnAtMs) return;
    this.older = nowMs < this.turnAtMs + windowMs ? this.recent : new Map<string, number>();
    this.recent = new Map();
    this.turnAtMs = nowMs + windowMs;
  }
}
