import type { BusSubscription, EventBus } from '../../infra/bus/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { PresenceStates } from './presence-states.ts';
import { parsePresenceChange } from './presence-wire.ts';
import { presenceTopic } from './presence.ts';
import { WatchedUser } from './watched-user.ts';

/** Somebody's interest in one user, until it is released. */
export interface Hold {
  readonly user: WatchedUser;
  /** Resolves once the bus is heard and the user's state is known, or cannot be read now. Rejects when the bus refuses. */
  readonly ready: Promise<void>;
  /** To be called once. */
  release(): void;
}

interface Entry {
  readonly user: WatchedUser;
  readonly ready: Promise<void>;
  /** Those who watch or are about to. */
  interest: number;
  subscription: BusSubscription | null;
}

export interface WatchedUsersOptions {
  readonly bus: Pick<EventBus, 'subscribe'>;
  readonly states: PresenceStates;
}

/** The users whom somebody on this node watches: one topic and one state each, however many watch. */
export class WatchedUsers {
  private readonly entries = new Map<UserId, Entry>();

  constructor(private readonly options: WatchedUsersOptions) {}

  get count(): number {
    return this.entries.size;
  }

  hold(userId: UserId): Hold {
    const entry = this.entries.get(userId) ?? this.open(userId);
    entry.interest++;
    return {
      user: entry.user,
      ready: entry.ready,
      release: () => {
        entry.interest--;
        if (entry.interest === 0) this.drop(entry);
      },
    };
  }

  /** Reads everybody's state again: the bus may have lost something. Rejects when it cannot be read. */
  async refresh(): Promise<void> {
    await Promise.all([...this.entries.values()].map(async ({ user }) => user.refresh((id) => this.options.states.load(id))));
  }

  private open(userId: UserId): Entry {
    const { bus, states } = this.options;
    const user = new WatchedUser(userId);
    const prepare = async (): Promise<void> => {
      const subscription = await bus.subscribe(presenceTopic(userId), (payload) => {
        user.hear(parsePresenceChange(payload));
      });
      entry.subscription = subscription;
      if (this.entries.get(userId) !== entry) void subscription.unsubscribe();
      // Read after the bus is heard: nothing can fall between the two. While the roster is away nobody is known to be there; it is read
      // again when everybody's is.
      else await user.refresh((id) => states.load(id)).catch(() => undefined);
    };
    const entry: Entry = { user, ready: Promise.resolve().then(prepare), interest: 0, subscription: null };
    this.entries.set(userId, entry);
    entry.ready.catch(() => {
      // Whoever comes next tries again.
      this.drop(entry);
    });
    return entry;
  }

  private drop(entry: Entry): void {
    const { userId } = entry.user;
    if (this.entries.get(userId) !== entry) return;
    this.entries.delete(userId);
    void entry.subscription?.unsubscribe();
  }
}
