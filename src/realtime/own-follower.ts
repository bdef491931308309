import type { Clock } from '../kernel/clock.ts';
import type { Limits } from '../kernel/limits.ts';
import type { Subscription } from './attachment.ts';
import type { Truth } from './ports.ts';
import { emitTo, SinkClosed } from './replay.ts';

/** The inbox that it belongs to. */
export interface OwnFollowerOwner<Body> {
  readonly deps: {
    readonly truth: Pick<Truth<Body>, 'ownChange' | 'ownChangesAfter'>;
    readonly clock: Clock;
    readonly limits: Pick<Limits, 'replayChangesMax' | 'replayPageSize' | 'liveBufferMax'>;
  };
  readonly subscription: Subscription<Body>;
  /** Runs what a notice makes necessary. The work rejects only when nobody receives it any more. */
  goOn(work: () => Promise<void>): void;
}

const retryMsMin = 100;
const retryMsMax = 5_000;

/**
 * What is one user's own, for one subscription. Versions of the user come from under the lock of the user's row, so whoever hears of one
 * finds all before it in the database: notices only say when to look, and where, and nothing is lost with one that is lost.
 */
export class OwnFollower<Body> {
  /** The client has everything up to here. */
  private reached = 0;
  /** The highest version that is known to exist. */
  private known = 0;
  /** Where the changes are that were heard of and not delivered yet; null while there are none. */
  private parts: Map<number, string> | null = null;
  private isLive = false;
  private isDelivering = false;
  private ended = false;
  private cancelRetry: (() => void) | null = null;

  constructor(private readonly owner: OwnFollowerOwner<Body>) {}

  get position(): number {
    return this.reached;
  }

  /** Delivers what the client lacks, up to a version that was read after the bus was heard; nothing to a client without a position. */
  async catchUp(position: number | null, version: number): Promise<void> {
    this.know(version);
    this.reached = position ?? version;
    if (position === null) return;
    // From a database that is no more.
    if (this.reached > version) await this.skipTo(version);
    else await this.deliver();
  }

  /** From here on it delivers by itself. */
  goLive(): void {
    this.isLive = true;
    this.look();
  }

  /** A row of that part took that version. Notices come in any order, doubled or not at all. */
  hear(version: number, part: string): void {
    if (version > this.reached) {
      this.parts ??= new Map();
      if (this.parts.size < this.owner.deps.limits.liveBufferMax) this.parts.set(version, part);
    }
    this.expect(version);
  }

  /** The user is known to have come this far. */
  expect(version: number): void {
    this.know(version);
    if (this.isLive && this.cancelRetry === null) this.look();
  }

  end(): void {
    this.ended = true;
    this.cancelRetry?.();
    this.cancelRetry = null;
  }

  private know(version: number): void {
    this.known = Math.max(this.known, version);
  }

  private look(): void {
    if (!this.isDelivering && !this.ended && this.known > this.reached) this.owner.goOn(() => this.deliverAll(retryMsMin));
  }

  /** While the database is away, it tries again. */
  private async deliverAll(retryMs: number): Promise<void> {
    if (this.isDelivering || this.hasEnded()) return;
    this.isDelivering = true;
    try {
      await this.deliver();
    } catch (error) {
      if (error instanceof SinkClosed) throw error;
      this.retryAfter(retryMs);
    } finally {
      this.isDelivering = false;
    }
    // Heard of between the last look and now.
    if (this.cancelRetry === null) this.look();
  }

  private retryAfter(retryMs: number): void {
    if (this.hasEnded()) return;
    this.cancelRetry = this.owner.deps.clock.after(retryMs, () => {
      this.cancelRetry = null;
      this.owner.goOn(() => this.deliverAll(Math.min(retryMs * 2, retryMsMax)));
    });
  }

  private async deliver(): Promise<void> {
    while (this.known > this.reached && !this.hasEnded()) {
      const part = this.parts?.get(this.reached + 1);
      if (this.known - this.reached > this.owner.deps.limits.replayChangesMax) await this.skipTo(this.known);
      else if (part === undefined) await this.deliverPage();
      else await this.deliverNext(part);
    }
  }

  /** The next version is known to be in that part. A row that was changed again since comes with its newer version. */
  private async deliverNext(part: string): Promise<void> {
    const version = this.reached + 1;
    const body = await this.owner.deps.truth.ownChange(this.owner.subscription.userId, version, part);
    if (body !== null) await this.emit(version, body);
    this.reach(version);
  }

  private async deliverPage(): Promise<void> {
    const { truth, limits } = this.owner.deps;
    const page = await truth.ownChangesAfter(this.owner.subscription.userId, this.reached, limits.replayPageSize);
    if (page === null) return this.skipTo(this.known);
    for (const { version, body } of page.changes) {
      await this.emit(version, body);
      this.reach(version);
    }
    if (page.throughVersion < this.known && page.isLast) throw new Error('The database has not got there itself.');
    this.reach(page.throughVersion);
  }

  private async emit(version: number, body: Body): Promise<void> {
    await emitTo(this.owner.subscription, { type: 'own', userId: this.owner.subscription.userId, version, body });
  }

  private async skipTo(version: number): Promise<void> {
    await emitTo(this.owner.subscription, { type: 'own-gap', fromVersion: this.reached, toVersion: version });
    this.reached = version;
    this.forget(version);
  }

  private reach(version: number): void {
    this.reached = Math.max(this.reached, version);
    this.forget(version);
  }

  private forget(through: number): void {
    for (const version of this.parts?.keys() ?? []) if (version <= through) this.parts?.delete(version);
    if (this.parts?.size === 0) this.parts = null;
  }

  /** Asked after a wait: it may have been ended meanwhile. */
  private hasEnded(): boolean {
    return this.ended;
  }
}
