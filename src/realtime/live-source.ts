import type { LiveEvent } from './live-event.ts';
import type { Renderer, Sink } from './ports.ts';

/** What a stream needs from the gateway: how to render, and where to send. */
export interface Outlet<Body> {
  readonly renderer: Renderer<Body>;
  readonly sink: Sink;
}

/** Something that runs until it is told to end. */
export interface Stream {
  end(): void;
}

/**
 * What a subscription field's `subscribe` returns. It passes for an AsyncIterable, as graphql-js asks of every source, but is never
 * iterated: the gateway opens it, and events reach the socket without a promise each.
 */
export class LiveSource<Body> implements AsyncIterable<never> {
  constructor(
    /** The root value under which the subscription field resolves to the event. */
    readonly toRoot: (event: LiveEvent<Body>) => object,
    /** The name of the type that the subscription field resolves to for this event. */
    readonly typeOf: (event: LiveEvent<Body>) => string,
    /** Rejects with what the client is told instead of a subscription. */
    readonly open: (outlet: Outlet<Body>) => Promise<Stream>,
  ) {}

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('A live source is opened, not iterated.');
  }
}
