import DataLoader from 'dataloader';
import type { Executor } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { UserLoader } from './user-loader.ts';
import type { User } from './user.graphql.ts';

/** Who may not find whom. The contacts module knows; `app` hands it in. */
export interface Blocks {
  /** Those of the others with whom there is a block, in whichever direction. */
  blockedAmong(executor: Executor, userId: UserId, otherIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
}

/** The door to somebody's profile. What both see of each other elsewhere, as in a group, does not go through it. */
export class UserAccess {
  constructor(
    private readonly reader: Executor,
    private readonly users: UserLoader,
    private readonly blocks: Blocks,
  ) {}

  /** Null where there is none, or a block between the two. */
  async find(context: RequestContext, userId: UserId): Promise<User | null> {
    return (await this.isHidden(context, userId)) ? null : this.users.load(context, userId);
  }

  private async isHidden(context: RequestContext, userId: UserId): Promise<boolean> {
    const { viewer } = context;
    const loader = context.once(
      this,
      () =>
        new DataLoader<UserId, boolean>(
          async (ids) => {
            const hidden = await this.blocks.blockedAmong(this.reader, viewer.userId, ids);
            return ids.map((id) => hidden.has(id));
          },
          { cache: false },
        ),
    );
    return loader.load(userId);
  }
}
