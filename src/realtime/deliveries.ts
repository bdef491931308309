import type { Subscription } from './attachment.ts';

/** One payload and all who get it. */
export interface Delivery<Body> {
  readonly payload: string | Promise<string>;
  readonly subscriptions: readonly Subscription<Body>[];
}

/** Hands payloads over in order, though some take longer to be rendered: at once while none does, behind each other otherwise. */
export class Deliveries<Body> {
  /** What waits for a rendering, one after the other; null when nothing does. */
  private tail: Promise<void> | null = null;
  private waiting = 0;

  constructor(
    private readonly waitingMax: number,
    /** Called when nothing waits any more. */
    private readonly onIdle: () => void,
  ) {}

  /** True while so much waits for renderings that no more should be added. */
  get isFull(): boolean {
    return this.waiting >= this.waitingMax;
  }

  add(deliveries: readonly Delivery<Body>[]): void {
    if (this.tail === null && deliveries.every(({ payload }) => typeof payload === 'string')) {
      for (const { payload, subscriptions } of deliveries) if (typeof payload === 'string') emitAll(subscriptions, payload);
      return;
    }
    this.afterwards(async () => {
      for (const { payload, subscriptions } of deliveries) await emitRendered(subscriptions, payload);
    });
    // Failures are dealt with when their turn comes; until then nobody else shall see them.
    for (const { payload } of deliveries) if (typeof payload !== 'string') payload.catch(() => undefined);
  }

  /** Does the work behind everything that was added before; at once when nothing waits. It must not fail. */
  afterwards(work: () => void | Promise<void>): void {
    const done = this.tail === null ? work() : this.tail.then(work);
    if (done === undefined) return;
    this.waiting++;
    const mine = done.then(() => {
      this.waiting--;
      if (this.tail !== mine) return;
      this.tail = null;
      this.onIdle();
    });
    this.tail = mine;
  }
}

async function emitRendered<Body>(subscriptions: readonly Subscription<Body>[], payload: string | Promise<string>): Promise<void> {
  try {
    emitAll(subscriptions, await payload);
  } catch {
    for (const { sink } of subscriptions) sink.retryLater('The event could not be rendered; come back and resume.');
  }
}

function emitAll<Body>(subscriptions: readonly Subscription<Body>[], payload: string): void {
  for (const { sink } of subscriptions) sink.emit(payload);
}
