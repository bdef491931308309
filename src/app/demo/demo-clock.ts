import type { Clock } from '../../kernel/clock.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** A clock that is moved by hand, so that days pass in no time. */
export class DemoClock implements Clock {
  constructor(private nowMs: number) {}

  now(): number {
    return this.nowMs;
  }

  goBack(hours: number): void {
    this.nowMs -= hours * hourMs;
  }

  pass({ hours = 0, minutes = 0 }: { readonly hours?: number; readonly minutes?: number }): void {
    this.nowMs += hours * hourMs + minutes * minuteMs;
  }

  /** Never calls back: nothing in the demo waits for a time. */
  after(): () => void {
    return () => undefined;
  }
}
