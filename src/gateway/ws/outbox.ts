import { FrameEncoder } from './frames.ts';

/** Something with frames to write. */
interface Flushable {
  flush(encoder: FrameEncoder): void;
}

/** Collects who has something to send, and lets them write once per turn of the loop: fewer writes are what makes fan-out cheap. */
export class Outbox {
  private waiting: Flushable[] = [];

  add(connection: Flushable): void {
    this.waiting.push(connection);
    if (this.waiting.length === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    const { waiting } = this;
    this.waiting = [];
    const encoder = new FrameEncoder();
    for (const connection of waiting) connection.flush(encoder);
  }
}
