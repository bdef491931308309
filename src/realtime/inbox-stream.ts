import type { ConversationId } from '../kernel/ids.ts';
import { Attachment, type Subscription } from './attachment.ts';
import type { Place, Position } from './live-event.ts';
import type { Unsubscribe } from './ports.ts';
import type { RealtimeDeps } from './realtime-deps.ts';
import { emitTo, gapOf, isGap, MembershipChanged, Replay, SinkClosed } from './replay.ts';

/** What the client has of each conversation. */
export type Positions = ReadonlyMap<ConversationId, number>;

interface Followed<Body> {
  readonly attachment: Attachment<Body>;
  readonly replay: Replay<Body>;
  readonly place: Place;
}

/** One `inbox` subscription: every conversation of one viewer, those that they join later too. */
export class InboxStream<Body> {
  private readonly attachments = new Map<ConversationId, Attachment<Body>>();
  /** Conversations to look at (again) once their turn comes. */
  private readonly joined = new Set<ConversationId>();
  private readonly following = new Set<ConversationId>();
  private unsubscribeJoins: Unsubscribe | null = null;
  private userVersion = 0;
  private isReady = false;
  private ended = false;

  constructor(
    private readonly deps: RealtimeDeps<Body>,
    private readonly subscription: Subscription<Body>,
  ) {}

  /** Never rejects. Without positions there is no replay. */
  async run(positions: Positions | null): Promise<void> {
    await this.guard(async () => {
      const { wire, truth } = this.deps;
      const { userId } = this.subscription;
      this.unsubscribeJoins = await wire.joins(userId, (id) => {
        this.onJoined(id);
      });
      if (this.ended) return this.end();
      // Read before the conversations: what changes in between is looked at again.
      this.userVersion = await truth.versionOfUser(userId);
      const followed = await this.attachAll();
      for (const each of followed)
        await this.replay(each, positions === null ? each.place.version : positions.get(each.place.conversationId));
      if (positions !== null) await this.sayFarewell(positions);
      await this.emit({ type: 'ready', positions: this.positions() });
      for (const { replay, place } of followed) await this.orFollowAgain(place.conversationId, () => replay.goLive());
      this.isReady = true;
      for (const id of this.joined) this.follow(id);
    });
  }

  end(): void {
    this.ended = true;
    this.unsubscribeJoins?.();
    this.unsubscribeJoins = null;
    for (const [id, attachment] of this.attachments) this.deps.hub.detach(id, attachment);
    this.attachments.clear();
  }

  /** The user's memberships are known to have come this far. Never rejects. */
  async expect(userVersion: number): Promise<void> {
    if (!this.isReady || this.ended || userVersion <= this.userVersion) return;
    await this.guard(async () => {
      const ids = await this.deps.truth.conversationIdsOf(this.subscription.userId);
      this.userVersion = userVersion;
      for (const id of ids) if (!this.attachments.has(id)) this.onJoined(id);
    });
  }

  private onJoined(id: ConversationId): void {
    this.joined.add(id);
    if (this.isReady) this.follow(id);
  }

  /** All of the user's conversations, each with its feed listening. */
  private async attachAll(): Promise<Followed<Body>[]> {
    const { truth } = this.deps;
    const { userId } = this.subscription;
    const ids = await truth.conversationIdsOf(userId);
    const feeds = new Map(await Promise.all(ids.map(async (id) => [id, await this.attach(id)] as const)));
    // Read after the feeds hear the bus and hold for us: whoever is removed later is removed by the feed.
    const places = new Map((await truth.placesOf(userId)).map((place) => [place.conversationId, place]));
    for (const id of ids) if (!places.has(id)) this.detach(id);
    for (const id of places.keys()) if (!feeds.has(id)) this.joined.add(id);
    return [...places.values()].flatMap((place) => {
      const found = feeds.get(place.conversationId);
      if (found === undefined) return [];
      found.feed.begin(place);
      return [this.followed(found.attachment, place)];
    });
  }

  private async attach(id: ConversationId) {
    const attachment: Attachment<Body> = new Attachment(this.subscription, this.deps.limits.liveBufferMax, {
      restart: (from) => {
        this.detach(id);
        this.follow(id, from);
      },
      dismissed: () => {
        this.detach(id);
      },
    });
    this.attachments.set(id, attachment);
    const feed = await this.deps.hub.attach(id, attachment);
    if (this.ended) this.deps.hub.detach(id, attachment);
    return { attachment, feed };
  }

  private detach(id: ConversationId): void {
    const attachment = this.attachments.get(id);
    if (attachment === undefined) return;
    this.attachments.delete(id);
    this.deps.hub.detach(id, attachment);
  }

  private followed(attachment: Attachment<Body>, place: Place): Followed<Body> {
    return { attachment, place, replay: new Replay(this.deps.truth, this.deps.limits, place, attachment) };
  }

  /** What the client missed since it had `from`; undefined where it does not know the conversation yet. */
  private async replay({ attachment, place, replay }: Followed<Body>, from: number | undefined): Promise<void> {
    const { conversationId, version, joinedVersion } = place;
    await this.orFollowAgain(conversationId, async () => {
      if (from === undefined) await this.emit({ type: 'change', change: await this.deps.truth.introduction(place), view: 'whole' });
      const start = from ?? joinedVersion;
      attachment.deliveredThrough = start;
      if (isGap(place, start, this.deps.limits)) {
        await this.emit(gapOf(conversationId, start, version));
        attachment.deliveredThrough = version;
      } else if (start < version) await replay.from(start);
    });
  }

  private async sayFarewell(positions: Positions): Promise<void> {
    const gone = [...positions]
      .filter(([id]) => !this.attachments.has(id))
      .map(([conversationId, version]) => ({ conversationId, version }));
    for (const change of await this.deps.truth.farewells(this.subscription.userId, gone))
      await this.emit({ type: 'change', change, view: 'left' });
  }

  private positions(): Position[] {
    // One without a joining is being looked at just now: the client's own position stands.
    const placed = [...this.attachments].filter(([, { joinedVersion }]) => joinedVersion > 0);
    return placed.map(([conversationId, { deliveredThrough }]) => ({ conversationId, version: deliveredThrough }));
  }

  /** Takes up one conversation: from a position if the client has one, with its first word if not. */
  private follow(id: ConversationId, from?: number): void {
    if (this.ended || this.following.has(id) || this.attachments.has(id)) return;
    this.following.add(id);
    this.joined.delete(id);
    void this.guard(async () => {
      await this.followOnce(id, from);
    }).finally(() => {
      this.following.delete(id);
      // Joined again while we were looking.
      if (this.joined.has(id)) this.follow(id);
    });
  }

  private async followOnce(id: ConversationId, from: number | undefined): Promise<void> {
    const { attachment, feed } = await this.attach(id);
    const place = await this.deps.truth.placeOf(this.subscription.userId, id);
    if (place === null) {
      this.detach(id);
      return from === undefined ? undefined : this.sayFarewell(new Map([[id, from]]));
    }
    feed.begin(place);
    const followed = this.followed(attachment, place);
    await this.replay(followed, from);
    await this.orFollowAgain(id, () => followed.replay.goLive());
  }

  /** When the membership changes under the work, the conversation is looked at again from where the client stands. */
  private async orFollowAgain(id: ConversationId, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof MembershipChanged)) throw error;
      const from = this.attachments.get(id)?.deliveredThrough;
      this.detach(id);
      this.following.delete(id);
      this.follow(id, from);
    }
  }

  private async emit(event: Parameters<typeof emitTo<Body>>[1]): Promise<void> {
    await emitTo(this.subscription, event);
  }

  /** Never rejects: what goes wrong sends the client away to resume. */
  private async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.ended) return;
      this.end();
      if (!(error instanceof SinkClosed)) this.subscription.sink.retryLater('The inbox cannot be followed now; come back and resume.');
    }
  }
}
