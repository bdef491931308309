import { performance } from 'node:perf_hooks';

/** How busy this process is with all that it does: 0 to 1, over the time since it was asked last. */
export class Busyness {
  private last = performance.eventLoopUtilization();

  take(): number {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.last);
    this.last = now;
    return utilization;
  }
}
