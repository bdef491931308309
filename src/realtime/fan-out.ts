import type { Attachment, Subscription, Track } from './attachment.ts';
import type { Change, Head, View } from './live-event.ts';
import type { Renderer } from './ports.ts';

/** One payload and all who get it. */
interface Delivery<Body> {
  readonly payload: string | Promise<string>;
  readonly subscriptions: readonly Subscription<Body>[];
}

/** Renders each change once per group of readers, and hands it to them in order. */
export class FanOut<Body> {
  private readonly groups = new Map<Renderer<Body>, Set<Attachment<Body>>>();
  /** Deliveries that wait for a rendering, one after the other; null when none does. */
  private tail: Promise<void> | null = null;

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  add(attachment: Attachment<Body>): void {
    const { renderer } = attachment.subscription;
    const group = this.groups.get(renderer);
    if (group === undefined) this.groups.set(renderer, new Set([attachment]));
    else group.add(attachment);
  }

  remove(attachment: Attachment<Body>): void {
    const { renderer } = attachment.subscription;
    const group = this.groups.get(renderer);
    group?.delete(attachment);
    if (group?.size === 0) this.groups.delete(renderer);
  }

  /**
   * Ends the events of those who left with this change, after a last word; sends those who came back to look for themselves, from where
   * the feed stands.
   */
  membershipsChanged(change: Change<Body>, head: Head): void {
    if (change.leftIds.length === 0 && change.joinedIds.length === 0) return;
    const left = new Set(change.leftIds);
    const joined = new Set(change.joinedIds);
    for (const attachment of this.all()) {
      const { userId } = attachment.subscription;
      if (attachment.joinedVersion >= change.version) continue;
      if (!joined.has(userId) && !left.has(userId)) continue;
      if (!attachment.isLive) attachment.membershipChangedAt = change.version;
      else if (joined.has(userId)) this.restart(attachment, head);
      else this.dismiss(attachment, change);
    }
  }

  deliver(change: Change<Body>, isNewMessage: boolean, track: Track | 'any' = 'any'): void {
    const deliveries: Delivery<Body>[] = [];
    for (const [renderer, group] of this.groups) this.collect(deliveries, renderer, group, change, isNewMessage, track);
    if (deliveries.length > 0) this.inOrder(deliveries);
  }

  /** What came after `head` is missing: everybody reads it for themselves. */
  restartAll(head: Head): void {
    for (const attachment of this.all())
      if (attachment.isLive) this.restart(attachment, head);
      else attachment.overflow();
  }

  private all(): Attachment<Body>[] {
    return [...this.groups.values()].flatMap((group) => [...group]);
  }

  private collect(
    deliveries: Delivery<Body>[],
    renderer: Renderer<Body>,
    group: ReadonlySet<Attachment<Body>>,
    change: Change<Body>,
    isNewMessage: boolean,
    track: Track | 'any',
  ): void {
    const receivers: Record<View, Subscription<Body>[]> = { whole: [], 'without-reply': [], left: [] };
    for (const attachment of group) {
      if ((track !== 'any' && attachment.subscription.track !== track) || !attachment.wants(change, isNewMessage)) continue;
      if (attachment.isLive) receivers[attachment.viewOf(change)].push(attachment.subscription);
      else attachment.hold(change);
    }
    for (const view of ['whole', 'without-reply'] as const) {
      const subscriptions = receivers[view];
      if (subscriptions.length > 0) deliveries.push({ payload: renderer.render({ type: 'change', change, view }), subscriptions });
    }
  }

  private restart(attachment: Attachment<Body>, { version, lastSeq }: Head): void {
    this.remove(attachment);
    const reached = attachment.subscription.track === 'changes' ? version : lastSeq;
    const from = Math.max(reached, attachment.deliveredThrough);
    this.afterDeliveries(() => attachment.restart(from));
  }

  private dismiss(attachment: Attachment<Body>, change: Change<Body>): void {
    const { subscription } = attachment;
    this.remove(attachment);
    attachment.dismissed();
    if (subscription.track === 'messages') this.afterDeliveries(() => subscription.sink.complete());
    else {
      const payload = subscription.renderer.render({ type: 'change', change, view: 'left' });
      this.inOrder([{ payload, subscriptions: [subscription] }]);
    }
  }

  /** At once when nothing is waiting and everything is rendered; otherwise behind what came before. */
  private inOrder(deliveries: readonly Delivery<Body>[]): void {
    if (this.tail === null && deliveries.every(({ payload }) => typeof payload === 'string')) {
      for (const { payload, subscriptions } of deliveries) if (typeof payload === 'string') emitAll(subscriptions, payload);
      return;
    }
    this.afterDeliveries(async () => {
      for (const { payload, subscriptions } of deliveries) await emitRendered(subscriptions, payload);
    });
    // Failures are dealt with when their turn comes; until then nobody else shall see them.
    for (const { payload } of deliveries) if (typeof payload !== 'string') payload.catch(() => undefined);
  }

  private afterDeliveries(work: () => void | Promise<void>): void {
    if (this.tail === null) {
      const done = work();
      if (done === undefined) return;
      this.setTail(done);
    } else this.setTail(this.tail.then(work));
  }

  private setTail(tail: Promise<void>): void {
    const mine = tail.then(() => {
      if (this.tail === mine) this.tail = null;
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
