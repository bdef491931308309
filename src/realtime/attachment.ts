import type { UserId } from '../kernel/ids.ts';
import type { Change, View } from './live-event.ts';
import type { Renderer, Sink } from './ports.ts';

/** What a subscription wants of a conversation: every change by version, or each new message by seq. */
export type Track = 'changes' | 'messages';

/** One subscription: who watches, what they want, how it is rendered and where it goes. */
export interface Subscription<Body> {
  readonly userId: UserId;
  readonly track: Track;
  readonly renderer: Renderer<Body>;
  readonly sink: Sink;
}

export interface AttachmentHooks {
  /**
   * The feed cannot go on for this one, whose membership is another now or who missed too much. It has let go of it; everything up to
   * `from` (a version; on the messages track a seq) was delivered.
   */
  restart(from: number): void;
  /** The membership is over, and the last word was said. The feed has let go of it. */
  dismissed(): void;
}

/** One subscription's place in one feed. */
export class Attachment<Body> {
  // A node holds hundreds of thousands of these: each field counts.
  visibleAfterSeq = 0;
  joinedVersion = 0;
  /** A place in the conversation that was read at an older version than this does not count: the membership may be another since. */
  placeVersionMin = 0;
  /** Changes that arrived while the database was being read; null once live. */
  private held: Change<Body>[] | null = [];
  private overflowed = false;

  constructor(
    readonly subscription: Subscription<Body>,
    private readonly hooks: AttachmentHooks,
    /** Versions (on the messages track: seqs) up to here the client has. It stays behind once live. */
    public deliveredThrough = 0,
  ) {}

  restart(from: number): void {
    this.hooks.restart(from);
  }

  dismissed(): void {
    this.hooks.dismissed();
  }

  get isLive(): boolean {
    return this.held === null;
  }

  wants({ version, messageSeq, onlyFor }: Change<Body>, isNewMessage: boolean): boolean {
    if (onlyFor !== null && !onlyFor.includes(this.subscription.userId)) return false;
    if (messageSeq !== null && messageSeq <= this.visibleAfterSeq) return false;
    if (this.subscription.track === 'changes') return version > this.deliveredThrough;
    return isNewMessage && messageSeq !== null && messageSeq > this.deliveredThrough;
  }

  viewOf({ replyToSeq }: Change<Body>): View {
    return replyToSeq !== null && replyToSeq <= this.visibleAfterSeq ? 'without-reply' : 'whole';
  }

  /** Whoever reads the place has to do so at this version or later. */
  requirePlaceAt(version: number): void {
    this.placeVersionMin = Math.max(this.placeVersionMin, version);
  }

  /** Keeps a change until what came before it has been delivered. More than `heldMax` are dropped, to be read from the database again. */
  hold(change: Change<Body>, heldMax: number): void {
    if (this.held === null || this.overflowed) return;
    if (this.held.length < heldMax) this.held.push(change);
    else this.overflow();
  }

  /** What was held has a hole: the database has to be read again. */
  overflow(): void {
    this.held = [];
    this.overflowed = true;
  }

  /** The next change that was held, 'overflow' when some were dropped since, or null: from then on the attachment is live. */
  next(): Change<Body> | 'overflow' | null {
    if (this.overflowed) {
      this.overflowed = false;
      return 'overflow';
    }
    const change = this.held?.shift();
    if (change !== undefined) return change;
    this.held = null;
    return null;
  }
}
