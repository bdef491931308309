import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { closeCodes } from './close-codes.ts';
import { FrameEncoder, FrameQueue, messagesOf, type Head } from './frames.ts';
import type { Outbox } from './outbox.ts';

/** How long a closing handshake may take before the socket is cut. */
const closeGraceMs = 5_000;
/** How long a node that goes away waits for answers that are under way. */
const answerGraceMs = 5_000;
/** A close frame holds no more (RFC 6455, section 5.5). */
const reasonBytesMax = 123;

/** One socket: who is behind it, what waits to be sent, and how it ends. */
export class Connection {
  /** Null until connection_init brought a token, or where it brought none. */
  viewer: Viewer | null = null;
  /** False while a ping is unanswered. */
  isAlive = true;
  /** Open, or about to be. */
  subscriptions = 0;
  /** Queries and mutations in flight. */
  operations = 0;
  private readonly queue = new FrameQueue();
  private closing = false;
  private waiters: (() => void)[] = [];
  private readonly framesAreOurs: boolean;

  constructor(
    readonly socket: WebSocket,
    /** The TCP or TLS socket below. */
    private readonly transport: Duplex,
    /** The peer's address. */
    readonly address: string,
    private readonly outbox: Outbox,
    private readonly limits: Limits,
  ) {
    this.framesAreOurs = socket.extensions === '';
    transport.on('drain', this.wake);
  }

  get isOpen(): boolean {
    return !this.closing && this.socket.readyState === this.socket.OPEN;
  }

  /** Queues a message; all that one turn of the loop brings goes out in one write. */
  send(message: string): void {
    this.enqueue(null, message);
  }

  /** Queues an event of a subscription. The same payload may go to many sockets. */
  sendEvent(head: Head, payload: string): void {
    this.enqueue(head, payload);
  }

  /** Queues an event that may be lost. False while the reader is slow: what it has to get comes first. */
  offerEvent(head: Head, payload: string): boolean {
    if (this.queue.chars + this.socket.bufferedAmount > this.limits.socketUnsentBytesMax / 2) return false;
    this.enqueue(head, payload);
    return true;
  }

  /** Writes what was queued. Who left too much unread before is sent away instead: memory never grows with a slow reader. */
  flush(encoder: FrameEncoder): void {
    if (this.queue.isEmpty) return;
    const batch = this.queue.take();
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > this.limits.socketUnsentBytesMax) return this.close(closeCodes.tryAgainLater, 'Too slow');
    if (this.framesAreOurs) this.transport.write(encoder.encode(batch));
    // The transport's `drain` knows nothing of what is still being compressed.
    else for (const message of messagesOf(batch)) this.socket.send(message, this.wake);
  }

  /** Resolves once most of what was sent has left, or the socket has ended. */
  async drained(): Promise<void> {
    const roomBytes = this.limits.socketUnsentBytesMax / 4;
    while (this.isOpen && this.queue.chars + this.socket.bufferedAmount > roomBytes) {
      this.flush(new FrameEncoder());
      if (this.socket.bufferedAmount === 0) return;
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
  }

  /** Sends what was queued, then the close frame. A peer that does not answer is cut. */
  close(code: number, reason: string): void {
    if (this.closing) return;
    if (code !== closeCodes.tryAgainLater) this.flush(new FrameEncoder());
    this.closing = true;
    this.queue.take();
    this.socket.close(code, beginningOf(reason, reasonBytesMax));
    setTimeout(() => {
      this.socket.terminate();
    }, closeGraceMs).unref();
    this.wake();
  }

  /** Closes once the queries and mutations in flight are answered, or after a few seconds. */
  async closeOnceAnswered(code: number, reason: string): Promise<void> {
    const timer = setTimeout(() => {
      this.close(code, reason);
    }, answerGraceMs);
    while (this.isOpen && this.operations > 0) await new Promise<void>((resolve) => this.waiters.push(resolve));
    clearTimeout(timer);
    this.close(code, reason);
  }

  /** To be called when a query or mutation is over. Its answer is queued in this turn of the loop. */
  operationEnded(): void {
    this.operations--;
    if (this.operations === 0 && this.waiters.length > 0) setImmediate(this.wake);
  }

  /** To be called when the socket has ended. */
  ended(): void {
    this.closing = true;
    this.queue.take();
    this.wake();
  }

  private enqueue(head: Head | null, text: string): void {
    if (!this.isOpen) return;
    if (this.queue.isEmpty) this.outbox.add(this);
    this.queue.push(head, text);
  }

  private readonly wake = (): void => {
    const { waiters } = this;
    this.waiters = [];
    for (const resolve of waiters) resolve();
  };
}

/** As much of a text as fits into so many bytes of UTF-8. */
function beginningOf(text: string, bytesMax: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(bytesMax)).read);
}
