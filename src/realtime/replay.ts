import type { ConversationId } from '../kernel/ids.ts';
import type { Limits } from '../kernel/limits.ts';
import type { Attachment, Subscription } from './attachment.ts';
import type { Change, LiveEvent, Place } from './live-event.ts';
import type { Truth } from './ports.ts';

type ReplayLimits = Pick<Limits, 'replayChangesMax' | 'replayMessagesMax' | 'replayPageSize'>;

/** The place that is being replayed to is over, or another one by now: it has to be read again. */
class PlaceOutdated extends Error {}

/** False when the place has to be read again. */
export async function isUpToDate(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof PlaceOutdated) return false;
    throw error;
  }
}

/** Nobody receives the events any more. */
export class SinkClosed extends Error {}

/** Brings one attachment from a position in the database to the live feed, without gap or double. All methods throw PlaceOutdated, SinkClosed. */
export class Replay<Body> {
  constructor(
    private readonly truth: Truth<Body>,
    private readonly limits: ReplayLimits,
    private readonly place: Place,
    private readonly attachment: Attachment<Body>,
  ) {
    attachment.visibleAfterSeq = place.visibleAfterSeq;
    attachment.joinedVersion = place.joinedVersion;
  }

  /** Delivers the first word of a conversation that the client does not know. */
  async introduce(): Promise<void> {
    const change = await this.truth.introduction(this.place);
    await this.stillMember();
    await this.deliver(change);
  }

  /** Delivers what the database holds after that version (on the messages track: seq). */
  async from(position: number): Promise<void> {
    this.attachment.deliveredThrough = position;
    if (this.attachment.subscription.track === 'changes') await this.changes();
    else await this.messages();
  }

  /** Delivers what was held meanwhile. When it resolves, the attachment is live. */
  async goLive(): Promise<void> {
    for (let held = this.next(); held !== null; held = this.next()) {
      if (held === 'overflow') await this.from(this.attachment.deliveredThrough);
      else if (this.attachment.wants(held, true)) await this.deliver(held);
    }
  }

  private next() {
    this.checkPlace();
    return this.attachment.next();
  }

  private async changes(): Promise<void> {
    const { conversationId } = this.place;
    for (let isLast = false; !isLast;) {
      const { deliveredThrough, subscription } = this.attachment;
      const page = await this.truth.changesAfter(conversationId, deliveredThrough, this.limits.replayPageSize, subscription.userId);
      await this.stillMember();
      for (const change of page.changes) if (this.attachment.wants(change, true)) await this.deliver(change);
      this.attachment.deliveredThrough = Math.max(this.attachment.deliveredThrough, page.throughVersion);
      isLast = page.isLast;
    }
  }

  private async messages(): Promise<void> {
    const { replayPageSize } = this.limits;
    for (let found = replayPageSize; found === replayPageSize;) {
      const page = await this.truth.messagesAfter(this.place.conversationId, this.attachment.deliveredThrough, replayPageSize);
      await this.stillMember();
      for (const change of page) if (this.attachment.wants(change, true)) await this.deliver(change);
      found = page.length;
    }
  }

  /** Read after the page: whoever is still a member then was one when all of the page was written. */
  private async stillMember(): Promise<void> {
    const place = await this.truth.placeOf(this.attachment.subscription.userId, this.place.conversationId);
    if (place?.joinedVersion !== this.place.joinedVersion) throw new PlaceOutdated();
  }

  /** The feed knows of a change to the membership that the place was read without. */
  private checkPlace(): void {
    if (this.attachment.placeVersionMin > this.place.version) throw new PlaceOutdated();
  }

  private async deliver(change: Change<Body>): Promise<void> {
    const { attachment } = this;
    const { track, sink } = attachment.subscription;
    const payload = await rendered(attachment.subscription, { type: 'change', change, view: attachment.viewOf(change) });
    // Whoever left while a slow reader was waited for gets nothing more.
    this.checkPlace();
    if (!sink.isOpen) throw new SinkClosed();
    sink.emit(payload);
    attachment.deliveredThrough = track === 'changes' ? change.version : (change.messageSeq ?? attachment.deliveredThrough);
  }
}

/**
 * Whether the position is from another history, so that the conversation has to be read afresh: one beyond the database's, or from an
 * earlier membership, of which the present one sees less, or more.
 */
export function isFromElsewhere({ version, joinedVersion }: Place, fromVersion: number): boolean {
  return fromVersion > version || fromVersion < joinedVersion;
}

export function gapOf<Body>(conversationId: ConversationId, fromVersion: number, toVersion: number): LiveEvent<Body> {
  return { type: 'gap', conversationId, fromVersion, toVersion };
}

/** Sends one event to one subscription, once there is room for it. @throws SinkClosed */
export async function emitTo<Body>(subscription: Subscription<Body>, event: LiveEvent<Body>): Promise<void> {
  const payload = await rendered(subscription, event);
  if (!subscription.sink.isOpen) throw new SinkClosed();
  subscription.sink.emit(payload);
}

async function rendered<Body>({ sink, renderer }: Subscription<Body>, event: LiveEvent<Body>): Promise<string> {
  await sink.drained();
  return renderer.render(event);
}
