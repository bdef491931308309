import type { ConversationId } from '../kernel/ids.ts';
import type { Subscription } from './attachment.ts';
import { Follower, type FollowerOwner } from './follower.ts';
import type { LiveEvent, Position } from './live-event.ts';
import { OwnFollower } from './own-follower.ts';
import type { Unsubscribe, UserNotice } from './ports.ts';
import type { RealtimeDeps } from './realtime-deps.ts';
import { emitTo, SinkClosed } from './replay.ts';

/** What the client has of each conversation. */
export type Positions = ReadonlyMap<ConversationId, number>;

/** Where a client resumes from. Null: nothing is replayed. */
export interface ResumeFrom {
  readonly positions: Positions | null;
  /** What the client has of the user's own. */
  readonly userVersion: number | null;
}

/** One `inbox` subscription: every conversation of one viewer, those that they join later too, and what is the viewer's own. */
export class InboxStream<Body> implements FollowerOwner<Body> {
  private readonly followers = new Map<ConversationId, Follower<Body>>();
  /** Conversations that the bus named when they could not be taken up: before InboxReady, or while an earlier membership was ending. */
  private readonly joined = new Set<ConversationId>();
  private readonly own: OwnFollower<Body>;
  private unsubscribe: Unsubscribe | null = null;
  /** The memberships are known as of this version of the user; null when they have to be read again. */
  private userVersion: number | null = null;
  private isReady = false;
  private ended = false;

  constructor(
    readonly deps: RealtimeDeps<Body>,
    readonly subscription: Subscription<Body>,
  ) {
    this.own = new OwnFollower(this);
  }

  /** Never rejects. */
  async run({ positions, userVersion }: ResumeFrom): Promise<void> {
    await this.guard(async () => {
      const { wire, truth } = this.deps;
      const { userId } = this.subscription;
      this.unsubscribe = await wire.notices(userId, (notice) => {
        this.onNotice(notice);
      });
      if (this.ended) return this.end();
      // Read before the conversations: what changes in between is looked at again.
      const present = await truth.versionOfUser(userId);
      this.userVersion = present;
      await this.own.catchUp(userVersion, present);
      await this.takeUpAll(positions);
      await this.emit({ type: 'ready', positions: this.positions(), userVersion: this.own.position });
      for (const follower of this.followers.values()) await follower.goLive();
      this.own.goLive();
      this.isReady = true;
      for (const id of this.joined) this.takeUp(id);
    });
  }

  end(): void {
    this.ended = true;
    this.unsubscribe?.();
    this.unsubscribe = null;
    this.own.end();
    for (const follower of this.followers.values()) follower.end();
    this.followers.clear();
  }

  /** The user is known to have come this far. @throws when the database is away */
  async expect(userVersion: number): Promise<void> {
    this.own.expect(userVersion);
    if (!this.isReady || this.ended || (this.userVersion !== null && userVersion <= this.userVersion)) return;
    const before = this.userVersion;
    // Set first: whatever ends a membership while we read sets it back.
    this.userVersion = userVersion;
    try {
      for (const id of await this.deps.truth.conversationIdsOf(this.subscription.userId)) this.takeUp(id);
    } catch (error) {
      this.userVersion = before;
      throw error;
    }
  }

  goOn(work: () => Promise<void>): void {
    void this.guard(work);
  }

  over({ id }: Follower<Body>): void {
    this.followers.delete(id);
    // They may have come back unheard: then the next comparison finds out.
    this.userVersion = null;
    if (this.isReady && this.joined.has(id)) this.takeUp(id);
  }

  private async takeUpAll(positions: Positions | null): Promise<void> {
    const { truth } = this.deps;
    const { userId } = this.subscription;
    const ids = await truth.conversationIdsOf(userId);
    const asked = new Set(ids);
    const followers = ids.map((id) => this.add(id, positions?.get(id)));
    await Promise.all(followers.map((follower) => follower.listen()));
    // Read after the feeds hear the bus and hold for us: whoever is removed later is removed by the feed.
    const places = new Map((await truth.placesOf(userId)).map((place) => [place.conversationId, place]));
    for (const follower of followers) {
      const place = places.get(follower.id) ?? null;
      if (positions === null) follower.standAt(place);
      else await follower.catchUp(place);
    }
    await this.sayFarewell([...(positions ?? [])].filter(([id]) => !asked.has(id)));
  }

  /** For conversations that the client knows, up to a version, and that are not among the user's. */
  private async sayFarewell(gone: readonly (readonly [ConversationId, number])[]): Promise<void> {
    if (gone.length === 0) return;
    const { truth } = this.deps;
    const positions = gone.map(([conversationId, version]) => ({ conversationId, version }));
    const farewells = await truth.farewells(this.subscription.userId, positions);
    for (const [id, version] of gone) {
      const change = farewells.get(id);
      if (change === undefined) continue;
      if (change !== null) await this.emit({ type: 'change', change, view: 'left' });
      // They have come back while we looked.
      else await this.add(id, version).takeUp();
    }
  }

  private positions(): Position[] {
    return [...this.followers].flatMap(([conversationId, { position: version }]) =>
      version === undefined ? [] : [{ conversationId, version }],
    );
  }

  private onNotice(notice: UserNotice): void {
    if (notice.type === 'joined') {
      this.joined.add(notice.id);
      if (this.isReady) this.takeUp(notice.id);
    } else {
      // What took the next version is no membership: those are known as of this version as well.
      if (this.userVersion !== null && notice.version === this.userVersion + 1) this.userVersion = notice.version;
      this.own.hear(notice.version, notice.part);
    }
  }

  /** Takes up a conversation that the client does not know. */
  private takeUp(id: ConversationId): void {
    if (this.ended || this.followers.has(id)) return;
    const follower = this.add(id, undefined);
    this.goOn(() => follower.follow());
  }

  private add(id: ConversationId, position: number | undefined): Follower<Body> {
    if (this.ended) throw new SinkClosed();
    // The feed's own copy of the id, so that each reader does not keep one.
    const follower = new Follower(this, this.deps.hub.idOf(id), position);
    this.followers.set(follower.id, follower);
    this.joined.delete(id);
    return follower;
  }

  private async emit(event: LiveEvent<Body>): Promise<void> {
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
