import type { UserId } from '../../kernel/ids.ts';
import { Signals, type Watcher } from '../../realtime/index.ts';
import type { Right } from './presence.access.ts';
import { hidden, toState, withoutLastSeen, type KnownPresence } from './presence-states.ts';
import type { NodeNote, PresenceChange, PresenceState } from './presence.ts';

/** Somebody who is told of users, and of whom they missed something. */
export interface PresenceWatcher extends Watcher<PresenceState> {
  /** What was to be told of this user got lost: the watcher reads too slowly. */
  miss(userId: UserId): void;
}

/** One user whom somebody on this node watches: what the nodes say of them, and who is told. */
export class WatchedUser {
  private notes = new Map<string, NodeNote>();
  private lastSeenAt: number | null = null;
  private readonly signals: Signals<PresenceState, PresenceWatcher>;
  private readonly rights = new Map<PresenceWatcher, Right>();
  /** Nodes of which the bus told something while what is so was being read; null when nothing is being read. */
  private heard: Set<string> | null = null;
  private told: PresenceState;

  constructor(readonly userId: UserId) {
    this.told = hidden(userId);
    this.signals = new Signals((watcher) => {
      watcher.miss(userId);
    });
  }

  /** Reads what is so, without losing what the bus tells meanwhile. Rejects when it cannot be read. */
  async refresh(load: (userId: UserId) => Promise<KnownPresence>): Promise<void> {
    const heard = new Set<string>();
    this.heard = heard;
    try {
      this.replace(await load(this.userId), heard);
    } finally {
      if (this.heard === heard) this.heard = null;
    }
  }

  /** What a node told. Tells the watchers if that makes a difference. */
  hear({ nodeId, count, status, at }: PresenceChange): void {
    if (count < (this.notes.get(nodeId)?.count ?? 0)) return;
    this.notes.set(nodeId, { count, status });
    this.heard?.add(nodeId);
    if (status === null) this.lastSeenAt = Math.max(at, this.lastSeenAt ?? 0);
    this.tellChange();
  }

  /** From now on the watcher is told; first what is so. */
  add(watcher: PresenceWatcher, right: Right): void {
    this.rights.set(watcher, right);
    this.signals.add(watcher);
    this.tell(watcher);
  }

  /** What the watcher may see is another now. */
  change(watcher: PresenceWatcher, right: Right): void {
    const before = this.rights.get(watcher);
    if (before === undefined || before.seesLastSeen === right.seesLastSeen) return;
    this.rights.set(watcher, right);
    if (this.told.lastSeenAt !== null) this.tell(watcher);
  }

  /** The watcher may not see the user any more: whether they are there, or ever were, is the last that it is not told. */
  hide(watcher: PresenceWatcher): void {
    if (this.rights.has(watcher)) this.signals.tellOne(watcher, hidden(this.userId));
    this.remove(watcher);
  }

  remove(watcher: PresenceWatcher): void {
    this.rights.delete(watcher);
    this.signals.remove(watcher);
  }

  /** What is so now, for one of the watchers. */
  tell(watcher: PresenceWatcher): void {
    const right = this.rights.get(watcher);
    if (right !== undefined) this.signals.tellOne(watcher, right.seesLastSeen ? this.told : withoutLastSeen(this.told));
  }

  private replace({ notes, lastSeenAt }: KnownPresence, heard: ReadonlySet<string>): void {
    const before = this.notes;
    this.notes = new Map(notes);
    for (const [nodeId, note] of before)
      // What was heard since may be newer than what was read; a note that is gone leaves its count behind.
      if (heard.has(nodeId) && note.count >= (notes.get(nodeId)?.count ?? 0)) this.notes.set(nodeId, note);
    if (lastSeenAt !== null) this.lastSeenAt = Math.max(lastSeenAt, this.lastSeenAt ?? 0);
    this.tellChange();
  }

  private tellChange(): void {
    const state = toState(this.userId, { notes: this.notes, lastSeenAt: this.lastSeenAt });
    if (state.status === this.told.status && state.lastSeenAt === this.told.lastSeenAt) return;
    const isOther = state.status !== this.told.status;
    this.told = state;
    if (state.lastSeenAt === null) return this.signals.tell(state);
    const sees = (watcher: PresenceWatcher): boolean => this.rights.get(watcher)?.seesLastSeen === true;
    this.signals.tell(state, sees);
    if (isOther) this.signals.tell(withoutLastSeen(state), (watcher) => !sees(watcher));
  }
}
