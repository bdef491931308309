import type { Sink } from '../../realtime/index.ts';
import { closeCodes } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { Head } from './frames.ts';

/**
 * One subscription on one socket. To graphql-ws it is an iterator that never yields: events go straight to the socket, without a promise
 * each; graphql-ws starts it, ends it, and says `complete`.
 */
export class LiveOperation implements Sink, AsyncIterableIterator<never> {
  private readonly head: Head;
  private finish: ((result: IteratorResult<never, undefined>) => void) | null = null;
  private ended = false;

  constructor(
    private readonly connection: Connection,
    operationId: string,
    private readonly onEnd: () => void,
  ) {
    this.head = new Head(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);
  }

  get isOpen(): boolean {
    return !this.ended && this.connection.isOpen;
  }

  emit(payload: string): void {
    if (!this.ended) this.connection.sendEvent(this.head, payload);
  }

  offer(payload: string): boolean {
    return this.ended || this.connection.offerEvent(this.head, payload);
  }

  complete(): void {
    this.end();
  }

  retryLater(reason: string): void {
    this.connection.close(closeCodes.tryAgainLater, reason);
  }

  drained(): Promise<void> {
    return this.connection.drained();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Stays pending until the subscription ends. */
  next(): Promise<IteratorResult<never, undefined>> {
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  return(): Promise<IteratorResult<never, undefined>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd();
    this.finish?.({ done: true, value: undefined });
  }
}
