import type { Clock } from '../kernel/clock.ts';
import type { ConversationId } from '../kernel/ids.ts';
import type { Limits } from '../kernel/limits.ts';
import type { Attachment } from './attachment.ts';
import { FanOut } from './fan-out.ts';
import type { Change, Head } from './live-event.ts';
import type { Missed, Truth } from './ports.ts';

export interface FeedDeps<Body> {
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'holeWaitMs' | 'replayChangesMax' | 'liveBufferMax'>;
  readonly truth: Truth<Body>;
}

const retryMsMin = 100;
const retryMsMax = 5_000;

/**
 * One conversation with live readers on this node. Puts what the bus brings into version order: doubles are dropped, and what is missing
 * after a few milliseconds is read from the database. Nothing is delivered past a hole.
 */
export class Feed<Body> {
  /** Everything up to here was handed to the fan-out. Null until the feed knows where it begins. */
  private head: Head | null = null;
  /** Arrived ahead of what comes before it. */
  private readonly early = new Map<number, Change<Body>>();
  private readonly fanOut: FanOut<Body>;
  /** The highest version that is known to exist. */
  private known = 0;
  private cancelTimer: (() => void) | null = null;
  private recovering = false;
  private closed = false;

  constructor(
    readonly id: ConversationId,
    private readonly deps: FeedDeps<Body>,
  ) {
    this.fanOut = new FanOut(deps.limits.liveBufferMax, () => {
      this.takeEarly();
    });
  }

  get isEmpty(): boolean {
    return this.fanOut.isEmpty;
  }

  /** Null until it has begun. */
  get position(): Head | null {
    return this.head;
  }

  attach(attachment: Attachment<Body>): void {
    this.fanOut.add(attachment);
  }

  detach(attachment: Attachment<Body>): void {
    this.fanOut.remove(attachment);
  }

  /** Tells the feed where to begin: a state of the database that was read after the feed heard the bus. Only the first counts. */
  begin(head: Head): void {
    if (this.head !== null) return;
    this.head = { version: head.version, lastSeq: head.lastSeq };
    this.fanOut.beginAt(head.version);
    this.takeEarly();
  }

  /** A change from the bus: in any order, doubled or not. */
  offer(change: Change<Body>): void {
    this.known = Math.max(this.known, change.version);
    if (this.head !== null && change.version <= this.head.version) return;
    if (this.head !== null && !this.isBusy && change.version === this.head.version + 1) this.take(this.head, change);
    // Beyond the bound the database has to do: the hole that this leaves is found and filled.
    else if (this.early.size < this.deps.limits.liveBufferMax) this.early.set(change.version, change);
    this.takeEarly();
  }

  /** The database is known to have come this far. */
  expect(version: number): void {
    this.known = Math.max(this.known, version);
    this.waitForHole();
  }

  close(): void {
    this.closed = true;
    this.cancelTimer?.();
  }

  /** What arrives meanwhile has to wait. */
  private get isBusy(): boolean {
    return this.recovering || this.fanOut.isFull;
  }

  private take(head: Head, change: Change<Body>): void {
    const isNewMessage = change.messageSeq !== null && change.messageSeq > head.lastSeq;
    this.head = { version: change.version, lastSeq: isNewMessage ? change.messageSeq : head.lastSeq };
    this.fanOut.membershipsEnded(change);
    this.fanOut.deliver(change, isNewMessage);
  }

  private takeEarly(): void {
    for (let next = this.nextEarly(); next !== null; next = this.nextEarly()) this.take(next.head, next.change);
    this.waitForHole();
  }

  /** The change that comes next, if it is here and may be taken. What is in the past by now is forgotten when there is none. */
  private nextEarly(): { readonly head: Head; readonly change: Change<Body> } | null {
    const { head, early } = this;
    if (head === null || early.size === 0 || this.isBusy) return null;
    const change = early.get(head.version + 1);
    early.delete(head.version + 1);
    if (change !== undefined) return { head, change };
    for (const version of early.keys()) if (version <= head.version) early.delete(version);
    return null;
  }

  private waitForHole(): void {
    const { head } = this;
    if (head === null || this.known <= head.version || this.isBusy || this.cancelTimer !== null || this.closed) return;
    this.cancelTimer = this.deps.clock.after(this.deps.limits.holeWaitMs, () => {
      this.cancelTimer = null;
      // What was missing has come, and something else is missing now: that gets its own wait.
      if (this.head !== head) this.waitForHole();
      else void this.recover(retryMsMin);
    });
  }

  /** Never rejects: while the database is away, or has not got there itself, it tries again. */
  private async recover(retryMs: number): Promise<void> {
    const from = this.head;
    if (from === null || this.known <= from.version || this.closed || this.fanOut.isFull) return;
    this.recovering = true;
    const hasMoved = await this.readOn(from).catch(() => false);
    this.recovering = false;
    if (this.wasClosed()) return;
    if (!hasMoved)
      this.cancelTimer = this.deps.clock.after(retryMs, () => {
        this.cancelTimer = null;
        void this.recover(Math.min(retryMs * 2, retryMsMax));
      });
    this.takeEarly();
  }

  private async readOn(from: Head): Promise<boolean> {
    const missed = await this.deps.truth.missed(this.id, from, this.deps.limits.replayChangesMax);
    if (this.closed) return false;
    if (missed === null) await this.restartAll(from);
    else this.takeMissed(from, missed);
    return this.head !== null && this.head.version > from.version;
  }

  /** Asked after a wait: it may have been closed meanwhile. */
  private wasClosed(): boolean {
    return this.closed;
  }

  private takeMissed(from: Head, { head, changes, newMessages, moves }: Missed<Body>): void {
    this.fanOut.membershipsMoved(moves, from);
    for (const change of changes) this.fanOut.deliver(change, false, 'changes');
    for (const change of newMessages) this.fanOut.deliver(change, true, 'messages');
    this.head = head;
  }

  /** Too much was missed: each reader finds out for itself where it stands. */
  private async restartAll(from: Head): Promise<void> {
    const head = (await this.deps.truth.heads([this.id])).get(this.id);
    if (head !== undefined) this.head = { version: head.version, lastSeq: head.lastSeq };
    this.fanOut.restartAll(from);
  }
}
