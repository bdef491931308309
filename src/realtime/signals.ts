import type { UserId } from '../kernel/ids.ts';
import type { Renderer, Sink } from './ports.ts';

/** One subscription to what is so now and is never stored. */
export interface Watcher<Body> {
  readonly userId: UserId;
  readonly renderer: Renderer<Body>;
  readonly sink: Sink;
}

interface Group<W> {
  readonly watchers: Set<W>;
  /** The last of what waits for its rendering; null while nothing does. */
  tail: Promise<void> | null;
  waiting: number;
}

/** Renderings of one group that are waited for; what comes beyond is lost. */
const waitingMax = 16;

/**
 * Tells the watchers of one thing what is so: rendered once per group, in order, and only as long as they read. A signal that a watcher
 * does not get is lost, and `onMissed` hears of it.
 */
export class Signals<Body, W extends Watcher<Body> = Watcher<Body>> {
  private readonly groups = new Map<Renderer<Body>, Group<W>>();

  constructor(private readonly onMissed: (watcher: W) => void = () => undefined) {}

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  *[Symbol.iterator](): Iterator<W> {
    for (const { watchers } of this.groups.values()) yield* watchers;
  }

  add(watcher: W): void {
    const group = this.groups.get(watcher.renderer) ?? { watchers: new Set(), tail: null, waiting: 0 };
    this.groups.set(watcher.renderer, group);
    group.watchers.add(watcher);
  }

  remove(watcher: W): void {
    const group = this.groups.get(watcher.renderer);
    group?.watchers.delete(watcher);
    if (group?.watchers.size === 0) this.groups.delete(watcher.renderer);
  }

  /** Everybody who is here, or whom `isFor` names. */
  tell(body: Body, isFor: (watcher: W) => boolean = () => true): void {
    for (const [renderer, group] of this.groups) this.tellGroup(renderer, group, [...group.watchers].filter(isFor), body);
  }

  /** One of those who are here, behind what they were told before. */
  tellOne(watcher: W, body: Body): void {
    const group = this.groups.get(watcher.renderer);
    if (group !== undefined) this.tellGroup(watcher.renderer, group, [watcher], body);
  }

  private tellGroup(renderer: Renderer<Body>, group: Group<W>, watchers: readonly W[], body: Body): void {
    if (watchers.length === 0) return;
    if (group.waiting >= waitingMax) return this.lose(watchers);
    const payload = render(renderer, body);
    if (typeof payload === 'string' && group.tail === null) return this.offer(watchers, payload);
    group.waiting++;
    const before = group.tail;
    const mine = this.offerRendered(watchers, payload, before).finally(() => {
      group.waiting--;
      if (group.tail === mine) group.tail = null;
    });
    group.tail = mine;
  }

  /** Never rejects. */
  private async offerRendered(watchers: readonly W[], payload: string | Promise<string>, before: Promise<void> | null): Promise<void> {
    // Settled first, so that a failure finds somebody who waits for it.
    const rendered = await Promise.resolve(payload).catch(() => null);
    await before;
    if (rendered === null) this.lose(watchers);
    else this.offer(watchers, rendered);
  }

  private offer(watchers: readonly W[], payload: string): void {
    for (const watcher of watchers) if (!watcher.sink.offer(payload)) this.onMissed(watcher);
  }

  private lose(watchers: readonly W[]): void {
    for (const watcher of watchers) this.onMissed(watcher);
  }
}

function render<Body>(renderer: Renderer<Body>, body: Body): string | Promise<string> {
  try {
    return renderer.render({ type: 'signal', body });
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error('The signal could not be rendered.', { cause: error }));
  }
}
