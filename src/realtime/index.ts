import type { ConversationId, UserId } from '../kernel/ids.ts';
import type { Subscription } from './attachment.ts';
import { FeedHub } from './feed-hub.ts';
import { InboxStream, type ResumeFrom } from './inbox-stream.ts';
import type { Stream } from './live-source.ts';
import { MessageStream } from './message-stream.ts';
import type { RealtimeDeps } from './realtime-deps.ts';

export type { Change, Head, LiveEvent, Place, Position, View } from './live-event.ts';
export type { ChangesPage, MembershipMove, Missed, OwnPage, Renderer, Sink, Truth, Unsubscribe, UserNotice, Wire } from './ports.ts';
export type { Subscription } from './attachment.ts';
export type { Positions, ResumeFrom } from './inbox-stream.ts';
export { Signals, type Watcher } from './signals.ts';
export { LiveSource, type Outlet, type Stream } from './live-source.ts';

/** How many users are compared with the database in one query. */
const comparedAtOnce = 500;

/** The fan-out engine of one node. Sockets, database, bus and clock are handed in, so that it can be simulated from a seed. */
export class Realtime<Body> {
  private readonly deps: RealtimeDeps<Body>;
  private readonly inboxes = new Map<UserId, Set<InboxStream<Body>>>();
  private cancelCompare: (() => void) | null = null;

  constructor(deps: Omit<RealtimeDeps<Body>, 'hub'>) {
    this.deps = { ...deps, hub: new FeedHub(deps.wire, deps) };
  }

  /** Conversations with live readers on this node. */
  get feedCount(): number {
    return this.deps.hub.size;
  }

  /** Runs until `end`. Events follow; when the engine cannot go on, it sends the client away to resume. */
  openInbox(subscription: Subscription<Body>, from: ResumeFrom): Stream {
    const { userId } = subscription;
    const stream = new InboxStream(this.deps, subscription);
    const streams = this.inboxes.get(userId) ?? new Set();
    this.inboxes.set(userId, streams.add(stream));
    void stream.run(from);
    return {
      end: () => {
        stream.end();
        streams.delete(stream);
        if (streams.size === 0 && this.inboxes.get(userId) === streams) this.inboxes.delete(userId);
      },
    };
  }

  /** Resolves once the viewer is known to be a member. @throws NotFound, BadInput */
  async openMessages(subscription: Subscription<Body>, id: ConversationId, afterSeq: number | null): Promise<Stream> {
    const stream = new MessageStream(this.deps, subscription, id);
    await stream.open(afterSeq);
    return stream;
  }

  /** Compares with the database every now and then: what the bus loses is found here. */
  start(): void {
    this.cancelCompare = this.deps.clock.after(this.deps.limits.compareIntervalMs, () => {
      void this.compare().finally(() => {
        if (this.cancelCompare !== null) this.start();
      });
    });
  }

  stop(): void {
    this.cancelCompare?.();
    this.cancelCompare = null;
  }

  /** Never rejects: while the database is away, the next comparison has to do. */
  async compare(): Promise<void> {
    try {
      await this.deps.hub.compare();
      const userIds = [...this.inboxes.keys()];
      for (let i = 0; i < userIds.length; i += comparedAtOnce) {
        const versions = await this.deps.truth.versionsOfUsers(userIds.slice(i, i + comparedAtOnce));
        for (const [userId, version] of versions) for (const stream of this.inboxes.get(userId) ?? []) await stream.expect(version);
      }
    } catch {
      // The next comparison is due in a few seconds.
    }
  }
}
