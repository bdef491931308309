import DataLoader from 'dataloader';
import { RecentReads } from '../../infra/cache/index.ts';
import type { Executor } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toUser, type User } from './user.graphql.ts';
import type { StoredUser } from './user.ts';

/** Should the bus lose the word of a changed profile, the old one is shown at most this much longer. */
const staleMsMax = 5_000;
const entriesMax = 10_000;

export interface UserLoaderOptions {
  readonly reader: Executor;
  readonly findMany: (executor: Executor, ids: readonly UserId[]) => Promise<readonly StoredUser[]>;
  readonly now: () => number;
}

/**
 * Users for rendering: one query for all that a request asks for in one turn, and none for those whom this node rendered within
 * the last 5 s. Not for deciding who may do what: for that read in the transaction.
 */
export class UserLoader {
  private readonly recent: RecentReads<UserId, User>;

  constructor(private readonly options: UserLoaderOptions) {
    this.recent = new RecentReads({ entriesMax, staleMsMax, now: options.now });
  }

  /** The user as the API shows one, deactivated ones too; null when there is none. Takes the ULID, not the global id. At once where it is remembered. */
  load(context: RequestContext, userId: UserId): User | null | Promise<User | null> {
    return this.recent.get(userId) ?? this.batches(context).load(userId);
  }

  /** Those of them whom there are, in the order of the ids. */
  async loadAll(context: RequestContext, userIds: readonly UserId[]): Promise<User[]> {
    const found = await Promise.all(userIds.map(async (id) => this.load(context, id)));
    return found.filter((user) => user !== null);
  }

  /** Forgets what this node remembers of a user. */
  forget(userId: UserId): void {
    this.recent.forget(userId);
  }

  /** For when words of changes may have been lost. */
  forgetAll(): void {
    this.recent.forgetAll();
  }

  private batches(context: RequestContext): DataLoader<UserId, User | null> {
    // Batches only: a request may change a user and read it again.
    return context.once(this, () => new DataLoader<UserId, User | null>((ids) => this.read(ids), { cache: false }));
  }

  private async read(ids: readonly UserId[]): Promise<(User | null)[]> {
    const remember = this.recent.beginRead();
    const found = await this.options.findMany(this.options.reader, ids);
    const users = new Map(found.map((user) => [user.id, toUser(user)]));
    for (const [id, user] of users) remember(id, user);
    return ids.map((id) => users.get(id) ?? null);
  }
}
