import type { ConversationId } from '../kernel/ids.ts';
import { Attachment, type AttachmentHooks, type Subscription } from './attachment.ts';
import type { Place } from './live-event.ts';
import type { RealtimeDeps } from './realtime-deps.ts';
import { emitTo, gapOf, isFromElsewhere, isUpToDate, Replay } from './replay.ts';

/** The inbox that a follower is part of. */
export interface FollowerOwner<Body> {
  readonly deps: RealtimeDeps<Body>;
  readonly subscription: Subscription<Body>;
  /** Runs what the feed makes necessary later. The work rejects when the inbox cannot go on. */
  goOn(work: () => Promise<void>): void;
  /** The membership is over and the client knows: there is nothing more to do. */
  over(follower: Follower<Body>): void;
}

/** One conversation of one inbox, from where the client stands to the live feed; again whenever the membership is another. */
export class Follower<Body> implements AttachmentHooks {
  // Of these, too, there are hundreds of thousands.
  private attachment: Attachment<Body>;
  /** Null once live. */
  private replay: Replay<Body> | null = null;
  private isKnown: boolean;
  private isOver = false;

  constructor(
    private readonly owner: FollowerOwner<Body>,
    readonly id: ConversationId,
    /** Undefined where the client does not know the conversation. */
    position: number | undefined,
  ) {
    this.isKnown = position !== undefined;
    this.attachment = this.attachmentFrom(position ?? 0);
  }

  /** The version up to which the client has everything; undefined while it knows nothing of the conversation. */
  get position(): number | undefined {
    return this.isKnown ? this.attachment.deliveredThrough : undefined;
  }

  /** Holds from the call on what the feed brings. Resolves once the feed hears the bus. */
  async listen(): Promise<void> {
    const { hub } = this.owner.deps;
    await hub.attach(this.id, this.attachment);
    if (this.isOver) hub.detach(this.id, this.attachment);
  }

  /** For a client that has everything as it is at this place. */
  standAt(place: Place | null): void {
    if (place === null) return this.finish();
    this.isKnown = true;
    this.attachment.deliveredThrough = place.version;
    this.beginAt(place);
  }

  /** Delivers what the client lacks, up to the place and beyond. The place was read after `listen`. */
  async catchUp(place: Place | null): Promise<void> {
    for (let at = place; !this.isOver; at = await this.place()) {
      if (at === null) return this.leave();
      if (await isUpToDate(this.deliverMissed(this.beginAt(at), at))) return;
    }
  }

  /** Delivers what came meanwhile. When it resolves, the feed delivers what follows, or the membership is over. */
  async goLive(): Promise<void> {
    while (this.replay !== null && !this.isOver)
      if (await isUpToDate(this.replay.goLive())) this.replay = null;
      else await this.catchUp(await this.place());
  }

  /** Listens and catches up. */
  async takeUp(): Promise<void> {
    await this.listen();
    await this.catchUp(await this.place());
  }

  /** All of it, from anywhere to live. */
  async follow(): Promise<void> {
    await this.takeUp();
    await this.goLive();
  }

  end(): void {
    this.isOver = true;
    this.owner.deps.hub.detach(this.id, this.attachment);
  }

  restart(from: number): void {
    if (this.isOver) return;
    this.attachment = this.attachmentFrom(from);
    this.owner.goOn(() => this.follow());
  }

  dismissed(): void {
    this.finish();
  }

  private attachmentFrom(position: number): Attachment<Body> {
    return new Attachment(this.owner.subscription, this, position);
  }

  private beginAt(place: Place): Replay<Body> {
    const { hub, truth, limits } = this.owner.deps;
    hub.begin(this.id, place);
    this.replay = new Replay(truth, limits, place, this.attachment);
    return this.replay;
  }

  private async deliverMissed(replay: Replay<Body>, place: Place): Promise<void> {
    if (!this.isKnown) {
      this.attachment.deliveredThrough = 0;
      await replay.introduce();
      this.isKnown = true;
    }
    const from = this.attachment.deliveredThrough;
    if (isFromElsewhere(place, from) || (await this.isTooFarBack(place, from))) {
      await emitTo(this.owner.subscription, gapOf(this.id, from, place.version));
      this.attachment.deliveredThrough = place.version;
    } else if (from < place.version) await replay.from(from);
  }

  /** What changed several times is told once, so there may be far fewer changes than versions: where many read, most versions are receipts. */
  private async isTooFarBack({ version }: Place, from: number): Promise<boolean> {
    const { limits, truth } = this.owner.deps;
    if (version - from <= limits.replayChangesMax) return false;
    return truth.isMoreThan(limits.replayChangesMax, this.id, from, this.owner.subscription.userId);
  }

  private async place(): Promise<Place | null> {
    return this.owner.deps.truth.placeOf(this.owner.subscription.userId, this.id);
  }

  /** The user is no member any more. A client that knows the conversation gets a last word, unless it had it before. */
  private async leave(): Promise<void> {
    const { position } = this;
    if (position !== undefined) {
      const { userId } = this.owner.subscription;
      const farewells = await this.owner.deps.truth.farewells(userId, [{ conversationId: this.id, version: position }]);
      const change = farewells.get(this.id);
      // They have come back while we looked.
      if (change === null) return this.catchUp(await this.place());
      if (change !== undefined) await emitTo(this.owner.subscription, { type: 'change', change, view: 'left' });
    }
    this.finish();
  }

  private finish(): void {
    if (this.isOver) return;
    this.end();
    this.owner.over(this);
  }
}
