import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { closeCodes } from './close-codes.ts';
import type { Outbox } from './outbox.ts';

/** How long a closing handshake may take before the socket is cut. */
const closeGraceMs = 5_000;

/** One socket: who is behind it, what waits to be sent, and how it ends. */
export class Connection {
  /** Null until connection_init brought a token, or where it brought none. */
  viewer: Viewer | null = null;
  /** False while a ping is unanswered. */
  isAlive = true;
  subscriptions = 0;
  operations = 0;
  private frames: string[] = [];
  private queuedChars = 0;
  private closing = false;
  private readonly waiters = new Set<() => void>();

  constructor(
    readonly socket: WebSocket,
    /** The TCP or TLS socket below. */
    private readonly transport: Duplex,
    /** The peer's address. */
    readonly address: string,
    private readonly outbox: Outbox,
    private readonly limits: Limits,
  ) {
    transport.on('drain', () => {
      this.wake();
    });
  }

  get isOpen(): boolean {
    return !this.closing && this.socket.readyState === this.socket.OPEN;
  }

  /** Queues a frame; all that one turn of the loop brings goes out in one write. Beyond the limit of unsent bytes the socket is closed. */
  send(frame: string): void {
    if (!this.isOpen) return;
    this.frames.push(frame);
    this.queuedChars += frame.length;
    if (this.frames.length === 1) this.outbox.add(this);
    if (this.queuedChars + this.socket.bufferedAmount > this.limits.socketUnsentBytesMax) this.close(closeCodes.tryAgainLater, 'Too slow');
  }

  /** Writes what was queued. */
  flush(): void {
    const { frames } = this;
    if (frames.length === 0) return;
    this.frames = [];
    this.queuedChars = 0;
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.transport.cork();
    for (const frame of frames) this.socket.send(frame);
    this.transport.uncork();
  }

  /** Resolves once most of what was sent has left, or the socket has ended. */
  async drained(): Promise<void> {
    const roomBytes = this.limits.socketUnsentBytesMax / 4;
    while (this.isOpen && this.queuedChars + this.socket.bufferedAmount > roomBytes) {
      this.flush();
      if (this.socket.bufferedAmount === 0) return;
      await new Promise<void>((resolve) => this.waiters.add(resolve));
    }
  }

  /** Sends what was queued, then the close frame. A peer that does not answer is cut. */
  close(code: number, reason: string): void {
    if (this.closing) return;
    if (code !== closeCodes.tryAgainLater) this.flush();
    this.closing = true;
    this.frames = [];
    this.socket.close(code, reason);
    setTimeout(() => {
      this.socket.terminate();
    }, closeGraceMs).unref();
    this.wake();
  }

  /** To be called when the socket has ended. */
  ended(): void {
    this.closing = true;
    this.frames = [];
    this.wake();
  }

  private wake(): void {
    const waiters = [...this.waiters];
    this.waiters.clear();
    for (const resolve of waiters) resolve();
  }
}
