import type { Clock } from '../../../src/kernel/clock.ts';
import type { Random } from './random.ts';

interface Task {
  readonly atMs: number;
  readonly order: number;
  readonly work: () => void;
  cancelled: boolean;
}

/** How many promises may settle before the next task, where two tasks fall into one turn of the loop. */
const hopsMax = 6;

/** Time that passes only when there is nothing left to do. What happens at one instant may share a turn of the loop, as in life. */
export class VirtualTime implements Clock {
  private readonly tasks = new Heap();
  private nowMs = 0;
  private order = 0;
  private stopped = false;

  constructor(private readonly random: Random) {}

  now(): number {
    return this.nowMs;
  }

  after(delayMs: number, work: () => void): () => void {
    const task = { atMs: this.nowMs + delayMs, order: this.order++, work, cancelled: false };
    this.tasks.push(task);
    return () => {
      task.cancelled = true;
    };
  }

  /** Without delay nothing but a promise lies between. */
  async sleep(delayMs: number): Promise<void> {
    if (delayMs === 0) return;
    await new Promise<void>((resolve) => this.after(delayMs, resolve));
  }

  /** Does all that is due within the time from now. */
  async run(forMs: number): Promise<void> {
    const untilMs = this.nowMs + forMs;
    await endOfTurn();
    for (let task = this.tasks.peek(); task !== null && task.atMs <= untilMs && !this.stopped; task = this.tasks.peek()) {
      this.tasks.pop();
      if (task.cancelled) continue;
      this.nowMs = task.atMs;
      task.work();
      await this.settle();
    }
    if (!this.stopped) this.nowMs = untilMs;
  }

  /** Nothing happens any more. */
  stop(): void {
    this.stopped = true;
  }

  private async settle(): Promise<void> {
    if (this.tasks.peek()?.atMs !== this.nowMs || this.random.chance(0.6)) return endOfTurn();
    for (let hops = this.random.upTo(hopsMax); hops > 0; hops--) await Promise.resolve();
  }
}

async function endOfTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}

/** The earliest task first; of two at one instant, the one that was there first. */
class Heap {
  private readonly items: Task[] = [];

  peek(): Task | null {
    return this.items[0] ?? null;
  }

  push(task: Task): void {
    let i = this.items.length;
    this.items.push(task);
    for (let up = (i - 1) >> 1; i > 0 && this.isBefore(i, up); i = up, up = (i - 1) >> 1) this.swap(i, up);
  }

  pop(): void {
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return;
    this.items[0] = last;
    for (let i = 0, down = this.smallest(0); down !== i; i = down, down = this.smallest(i)) this.swap(i, down);
  }

  private smallest(i: number): number {
    const [left, right] = [2 * i + 1, 2 * i + 2];
    let found = i;
    if (left < this.items.length && this.isBefore(left, found)) found = left;
    if (right < this.items.length && this.isBefore(right, found)) found = right;
    return found;
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.items[a], this.items[b]];
    if (one === undefined || other === undefined) return false;
    return one.atMs === other.atMs ? one.order < other.order : one.atMs < other.atMs;
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.items[a], this.items[b]];
    if (one === undefined || other === undefined) return;
    this.items[a] = other;
    this.items[b] = one;
  }
}
