import type { UserId } from '../../kernel/ids.ts';
import type { Outlet, Renderer, Sink } from '../../realtime/index.ts';
import type { Right } from './presence.access.ts';
import type { PresenceState } from './presence.ts';
import type { PresenceWatcher } from './watched-user.ts';
import type { Hold, WatchedUsers } from './watched-users.ts';

interface Allowed {
  readonly hold: Hold;
  right: Right;
}

/** One `presenceChanged` subscription: whom it asked for, and whom of them it may see. */
export class PresenceWatch implements PresenceWatcher {
  readonly renderer: Renderer<PresenceState>;
  readonly sink: Sink;
  /** How often something changed that its rights depend on: what was read before the last time does not count. */
  changes = 0;
  private readonly allowed = new Map<UserId, Allowed>();
  /** Users of whom it missed something because it reads slowly. */
  private readonly missed = new Set<UserId>();
  private ended = false;

  constructor(
    private readonly users: WatchedUsers,
    readonly userId: UserId,
    readonly askedIds: readonly UserId[],
    { renderer, sink }: Outlet<PresenceState>,
  ) {
    this.renderer = renderer;
    this.sink = sink;
  }

  /** What it may see of one user from now on; null for nothing. Rejects when the user's state cannot be read. */
  async allow(id: UserId, right: Right | null): Promise<void> {
    if (this.ended) return;
    const known = this.allowed.get(id);
    if (right === null) return this.forbid(id, known);
    if (known === undefined) return this.begin(id, right);
    known.right = right;
    known.hold.user.change(this, right);
  }

  /** Something of this user got lost on the way: what is so then is told once there is room. */
  miss(id: UserId): void {
    this.missed.add(id);
    if (this.missed.size === 1) void this.catchUp();
  }

  end(): void {
    this.ended = true;
    for (const { hold } of this.allowed.values()) {
      hold.user.remove(this);
      hold.release();
    }
    this.allowed.clear();
  }

  private async begin(id: UserId, right: Right): Promise<void> {
    const hold = this.users.hold(id);
    const mine: Allowed = { hold, right };
    this.allowed.set(id, mine);
    try {
      await hold.ready;
    } catch (error) {
      if (this.allowed.get(id) === mine) this.forbid(id, mine);
      throw error;
    }
    // It may be another, or none, by now.
    if (this.allowed.get(id) === mine) hold.user.add(this, mine.right);
  }

  private forbid(id: UserId, known: Allowed | undefined): void {
    if (known === undefined) return;
    this.allowed.delete(id);
    known.hold.user.hide(this);
    known.hold.release();
  }

  private async catchUp(): Promise<void> {
    await this.sink.drained();
    const ids = [...this.missed];
    this.missed.clear();
    if (!this.ended && this.sink.isOpen) for (const id of ids) this.allowed.get(id)?.hold.user.tell(this);
  }
}
