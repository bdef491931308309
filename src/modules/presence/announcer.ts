import type { EventBus } from '../../infra/bus/index.ts';
import type { Roster } from '../../infra/roster/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { LastSeen } from './last-seen.ts';
import { formatNote, presenceTopic, toSeconds, type PresenceChange, type Present } from './presence.ts';

export interface AnnouncerOptions {
  readonly roster: Roster;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly lastSeen: LastSeen;
  readonly clock: Clock;
  /** Within this time the users of a node that died are OFFLINE. */
  readonly leaseMs: number;
  /** Everybody whom this node shows as there. */
  readonly present: () => Iterable<[UserId, Present]>;
}

/** A node misses two beats before its lease ends, and is struck at the next beat of another: four fifths of the time, the rest is for slowness. */
const beatsPerLease = 5;
const beatsToLive = 3;
/** How old `lastSeenAt` is at most of somebody who was there when everything died at once. */
const freshMs = 300_000;

/** Tells the other nodes what this one makes of its users, and keeps its lease while it lives. */
export class Announcer {
  /** What has changed and was not told yet. */
  private changed = new Map<UserId, Present | null>();
  private telling: Promise<void> | null = null;
  private count = 0;
  private cancelBeat: (() => void) | null = null;
  private beating: Promise<void> = Promise.resolve();
  /** Since then this node has kept its lease; who was away itself does not judge others. */
  private aliveSinceMs = Number.POSITIVE_INFINITY;
  private freshAtMs = 0;
  private isStopped = false;

  constructor(private readonly options: AnnouncerOptions) {}

  /** Rejects when the roster is away: a start that fails says so. */
  async start(): Promise<void> {
    await this.renew();
    this.scheduleBeat();
  }

  /** What is so now at this node. Told soon: what changes meanwhile is told together. */
  announce(userId: UserId, status: Present | null): void {
    this.changed.set(userId, status);
    this.telling ??= this.tellAll();
  }

  /** Resolves once what was announced has been told, or could not be. */
  async told(): Promise<void> {
    await this.telling;
  }

  /** Leaves the users of this node to their grace period: they come back to another one. */
  async stop(graceMs: number): Promise<void> {
    this.isStopped = true;
    this.cancelBeat?.();
    await this.beating;
    await this.telling;
    const nowMs = this.options.clock.now();
    for (const [userId] of this.options.present()) this.options.lastSeen.note(userId, nowMs);
    await this.options.lastSeen.flush();
    await this.options.roster.leave(graceMs).catch(() => undefined);
  }

  private get leaseToLiveMs(): number {
    return Math.ceil((this.options.leaseMs * beatsToLive) / beatsPerLease);
  }

  private scheduleBeat(): void {
    this.cancelBeat = this.options.clock.after(this.options.leaseMs / beatsPerLease, () => {
      this.beating = this.beat().finally(() => {
        if (!this.isStopped) this.scheduleBeat();
      });
    });
  }

  /** Never rejects: while the roster is away, the next beat has to do. */
  private async beat(): Promise<void> {
    try {
      await this.renew();
      if (this.changed.size > 0) this.telling ??= this.tellAll();
      if (this.options.clock.now() - this.aliveSinceMs >= this.leaseToLiveMs) await this.strike();
    } catch {
      // The connection's own log says that it is away.
    }
    this.refresh();
  }

  private async renew(): Promise<void> {
    if (await this.options.roster.renew(this.leaseToLiveMs)) return;
    this.aliveSinceMs = this.options.clock.now();
    for (const [userId, status] of this.options.present()) if (!this.changed.has(userId)) this.announce(userId, status);
  }

  /** Those of the dead nodes are gone, and were last seen when the lease was kept for the last time. */
  private async strike(): Promise<void> {
    const { roster, bus, clock, lastSeen } = this.options;
    const at = toSeconds(clock.now() - this.leaseToLiveMs);
    for (const { nodeId, members } of await roster.strike()) {
      for (const userId of members) lastSeen.note(userId, at);
      const change: PresenceChange = { nodeId, count: Number.MAX_SAFE_INTEGER, status: null, at };
      bus.publish(members.map((userId) => ({ topic: presenceTopic(userId), payload: { ...change } })));
    }
  }

  private refresh(): void {
    const nowMs = this.options.clock.now();
    if (nowMs - this.freshAtMs < freshMs) return;
    this.freshAtMs = nowMs;
    for (const [userId] of this.options.present()) this.options.lastSeen.note(userId, nowMs);
  }

  /** Never rejects. What could not be told is told at a later beat. */
  private async tellAll(): Promise<void> {
    // Whatever else this turn brings goes along.
    await Promise.resolve();
    while (this.changed.size > 0) {
      const changes = this.changed;
      this.changed = new Map();
      try {
        await this.tell(changes);
      } catch {
        for (const [userId, status] of changes) if (!this.changed.has(userId)) this.changed.set(userId, status);
        break;
      }
    }
    this.telling = null;
  }

  private async tell(changes: ReadonlyMap<UserId, Present | null>): Promise<void> {
    const { roster, bus, clock, lastSeen } = this.options;
    const at = toSeconds(clock.now());
    const count = ++this.count;
    for (const [userId] of changes) lastSeen.note(userId, at);
    // Whoever hears that somebody went finds when.
    if ([...changes.values()].includes(null)) await lastSeen.flush();
    const { nodeId } = roster;
    await roster.write(new Map([...changes].map(([userId, status]) => [userId, status === null ? null : formatNote(count, status)])));
    bus.publish([...changes].map(([userId, status]) => ({ topic: presenceTopic(userId), payload: { nodeId, count, status, at } })));
  }
}
