import type { World } from '../world/world.ts';
import type { Random } from '../world/random.ts';

export type Frame =
  { readonly type: 'next'; readonly payload: string } | { readonly type: 'complete' } | { readonly type: 'error'; readonly error: Error };

export interface Peer {
  /** A frame has reached the client. */
  received(frame: Frame): void;
  /** The client learns that the server has ended the socket. */
  closed(reason: string): void;
}

/** Unsent frames at which the server gives the socket up, and below which it sends more. */
const unsentMax = 24;
const roomFrames = 6;

/** A socket, seen from both ends; what one of them knows, the other learns later. */
export class ModelSocket {
  private unsent: Frame[] = [];
  private open = true;
  private clientIsThere = true;
  private isReading = false;
  private stalledUntilMs = 0;
  private frameMs = 0;
  private waiters: (() => void)[] = [];
  private onEnd: (() => void) | null = null;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly peer: Peer,
  ) {}

  /** As the server knows it. */
  get isOpen(): boolean {
    return this.open;
  }

  /** What the server does once it has noticed that the socket is over. */
  whenOver(work: () => void): void {
    this.onEnd = work;
  }

  send(frame: Frame): void {
    if (!this.open) return;
    this.unsent.push(frame);
    if (this.unsent.length > unsentMax) this.closeByServer('too slow');
    else this.read();
  }

  drained(): Promise<void> {
    if (!this.open || this.unsent.length <= roomFrames) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  closeByServer(reason: string): void {
    if (!this.open) return;
    this.world.note('socket', () => `closed by the server: ${reason}`);
    this.end();
    this.later(() => {
      if (this.clientIsThere) this.peer.closed(reason);
    });
    this.later(() => this.onEnd?.());
  }

  /** The client is gone at once; the server hears of it later. */
  cutByClient(): void {
    this.clientIsThere = false;
    this.later(() => {
      this.end();
      this.onEnd?.();
    });
  }

  /** The client reads nothing for a while, and then slowly. */
  stall(forMs: number, frameMs: number): void {
    this.stalledUntilMs = this.world.time.now() + forMs;
    this.frameMs = frameMs;
  }

  private end(): void {
    this.open = false;
    this.unsent = [];
    this.wake();
  }

  private later(work: () => void): void {
    this.world.time.after(this.random.upTo(this.world.faults.networkDelayMaxMs), () => this.world.guard('gateway', work));
  }

  private read(): void {
    if (this.isReading || this.unsent.length === 0) return;
    this.isReading = true;
    const { time, faults } = this.world;
    const stallMs = Math.max(0, this.stalledUntilMs - time.now());
    time.after(stallMs + this.frameMs + this.random.upTo(faults.networkDelayMaxMs), () => {
      this.isReading = false;
      for (const frame of this.unsent.splice(0, this.frameMs > 0 ? 1 : unsentMax)) if (this.clientIsThere) this.peer.received(frame);
      if (this.unsent.length <= roomFrames) this.wake();
      this.read();
    });
  }

  private wake(): void {
    const { waiters } = this;
    this.waiters = [];
    for (const wake of waiters) wake();
  }
}
