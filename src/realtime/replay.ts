import type { ConversationId } from '../kernel/ids.ts';
import type { Limits } from '../kernel/limits.ts';
import type { Attachment, Subscription } from './attachment.ts';
import type { Change, LiveEvent, Place } from './live-event.ts';
import type { Truth } from './ports.ts';

export type ReplayLimits = Pick<Limits, 'replayChangesMax' | 'replayMessagesMax' | 'replayPageSize'>;

/** The membership that is being replayed to is over, or another one by now. */
export class MembershipChanged extends Error {}

/** Nobody receives the events any more. */
export class SinkClosed extends Error {}

/** Brings one attachment from a position in the database to the live feed, without gap or double. */
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

  /** Delivers what the database holds after that version (on the messages track: seq). @throws MembershipChanged, SinkClosed */
  async from(position: number): Promise<void> {
    this.attachment.deliveredThrough = position;
    if (this.attachment.subscription.track === 'changes') await this.changes();
    else await this.messages();
  }

  /** Delivers what was held meanwhile. When it resolves, the attachment is live. @throws MembershipChanged, SinkClosed */
  async goLive(): Promise<void> {
    for (let held = this.next(); held !== null; held = this.next()) {
      if (held === 'overflow') await this.from(this.attachment.deliveredThrough);
      else if (this.attachment.wants(held, true)) await this.deliver(held);
    }
  }

  private next() {
    // A membership change that the place was read without.
    if (this.attachment.membershipChangedAt > this.place.version) throw new MembershipChanged();
    return this.attachment.next();
  }

  private async changes(): Promise<void> {
    const { conversationId } = this.place;
    for (let isLast = false; !isLast;) {
      const page = await this.truth.changesAfter(conversationId, this.attachment.deliveredThrough, this.limits.replayPageSize);
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
    if (place?.joinedVersion !== this.place.joinedVersion) throw new MembershipChanged();
  }

  private async deliver(change: Change<Body>): Promise<void> {
    const { attachment } = this;
    const { track } = attachment.subscription;
    await emitTo(attachment.subscription, { type: 'change', change, view: attachment.viewOf(change) });
    attachment.deliveredThrough = track === 'changes' ? change.version : (change.messageSeq ?? attachment.deliveredThrough);
  }
}

/** Whether more was missed than is replayed; a position beyond the database's counts as well: it is from another history. */
export function isGap(place: Place, fromVersion: number, { replayChangesMax }: ReplayLimits): boolean {
  return place.version - fromVersion > replayChangesMax || fromVersion > place.version;
}

export function gapOf<Body>(conversationId: ConversationId, fromVersion: number, toVersion: number): LiveEvent<Body> {
  return { type: 'gap', conversationId, fromVersion, toVersion };
}

/** Sends one event to one subscription, once there is room for it. @throws SinkClosed */
export async function emitTo<Body>({ sink, renderer }: Subscription<Body>, event: LiveEvent<Body>): Promise<void> {
  await sink.drained();
  const payload = await renderer.render(event);
  if (!sink.isOpen) throw new SinkClosed();
  sink.emit(payload);
}
