import type { UserId } from '../../kernel/ids.ts';
import type { Outlet, Stream } from '../../realtime/index.ts';
import type { PresenceAccess } from './presence.access.ts';
import { PresenceWatch } from './presence-watch.ts';
import type { PresenceState } from './presence.ts';
import type { WatchedUsers } from './watched-users.ts';

/** How often the rights are read again when they change while they are read. */
const readsMax = 5;

/** Users whose rights are read again at once: each takes a few statements, and the pool of connections is shared. */
const refreshedAtOnce = 20;

/** The `presenceChanged` subscriptions of this node, and what each may see: looked at again whenever something changed between people. */
export class PresenceWatches {
  private readonly byViewer = new Map<UserId, Set<PresenceWatch>>();
  private readonly byAsked = new Map<UserId, Set<PresenceWatch>>();
  /** True while something changed between people and the database could not be asked what. */
  private isUncertain = false;
  /** Re-reads of rights come one after the other. */
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly users: WatchedUsers,
    private readonly access: PresenceAccess,
  ) {}

  /** Resolves once the present state of everybody who may be seen was told. Rejects when it cannot be read now. */
  async open(viewerId: UserId, ids: readonly UserId[], outlet: Outlet<PresenceState>): Promise<Stream> {
    const watch = new PresenceWatch(this.users, viewerId, ids, outlet);
    this.register(watch);
    try {
      await this.readRights(watch);
    } catch (error) {
      this.end(watch);
      throw error;
    }
    return {
      end: () => {
        this.end(watch);
      },
    };
  }

  /** Something changed between these users and others. Never rejects: what cannot be read now is read at the next comparison. */
  async relationsChanged(userIds: readonly UserId[]): Promise<void> {
    const viewers = userIds.filter((id) => this.byViewer.has(id));
    const asked = userIds.filter((id) => this.byAsked.has(id));
    for (const id of viewers) for (const watch of this.byViewer.get(id) ?? []) watch.changes++;
    for (const id of asked) for (const watch of this.byAsked.get(id) ?? []) watch.changes++;
    if (viewers.length + asked.length === 0) return;
    await this.inTurn(async () => {
      for (const id of viewers) for (const watch of this.byViewer.get(id) ?? []) await this.readRights(watch);
      for (const id of asked) await this.readRightsTo(id);
    });
  }

  /** What is to be seen of this user is another now. Never rejects. */
  async settingsChanged(userId: UserId): Promise<void> {
    if (this.byAsked.has(userId)) await this.inTurn(async () => this.readRightsTo(userId));
  }

  /** Looks at everything again: words of changes may have been lost. Never rejects. */
  async refresh(): Promise<void> {
    await this.inTurn(async () => {
      const ids = [...this.byAsked.keys()];
      for (let start = 0; start < ids.length; start += refreshedAtOnce)
        await Promise.all(ids.slice(start, start + refreshedAtOnce).map(async (id) => this.readRightsTo(id)));
    });
  }

  /** Looks again at what could not be looked at. Never rejects. */
  async compare(): Promise<void> {
    if (!this.isUncertain) return;
    this.isUncertain = false;
    await this.refresh();
  }

  private async readRights(watch: PresenceWatch): Promise<void> {
    for (let i = 0; i < readsMax; i++) {
      const { changes } = watch;
      const rights = await this.access.ofViewer(watch.userId, watch.askedIds);
      await Promise.all(watch.askedIds.map(async (id) => watch.allow(id, rights.get(id) ?? null)));
      if (watch.changes === changes) return;
    }
  }

  private async readRightsTo(userId: UserId): Promise<void> {
    const watches = [...(this.byAsked.get(userId) ?? [])];
    const rights = await this.access.toUser(
      userId,
      watches.map((watch) => watch.userId),
    );
    await Promise.all(watches.map(async (watch) => watch.allow(userId, rights.get(watch.userId) ?? null)));
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work).catch(() => {
      this.isUncertain = true;
    });
    return this.turn;
  }

  private register(watch: PresenceWatch): void {
    add(this.byViewer, watch.userId, watch);
    for (const id of watch.askedIds) add(this.byAsked, id, watch);
  }

  private end(watch: PresenceWatch): void {
    remove(this.byViewer, watch.userId, watch);
    for (const id of watch.askedIds) remove(this.byAsked, id, watch);
    watch.end();
  }
}

function add(index: Map<UserId, Set<PresenceWatch>>, id: UserId, watch: PresenceWatch): void {
  index.set(id, (index.get(id) ?? new Set()).add(watch));
}

function remove(index: Map<UserId, Set<PresenceWatch>>, id: UserId, watch: PresenceWatch): void {
  const watches = index.get(id);
  watches?.delete(watch);
  if (watches?.size === 0) index.delete(id);
}
