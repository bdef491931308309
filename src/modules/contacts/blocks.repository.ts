import type { EntityManager } from 'typeorm';
import { And, IsNull, LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import type { TimePlace } from '../../kernel/time-places.ts';
import type { OwnRange } from '../users/index.ts';
import { BlockEntity } from './block.entity.ts';
import type { Block } from './contact.ts';

export class BlocksRepository {
  /** Null where there is none, or none any more. */
  async find({ manager }: Executor, userId: UserId, blockedId: UserId): Promise<Block | null> {
    return repositoryOf(manager).findOneBy({ userId, blockedId, endedAt: IsNull() });
  }

  async count({ manager }: Executor, userId: UserId): Promise<number> {
    return repositoryOf(manager).countBy({ userId, endedAt: IsNull() });
  }

  /** One more than the page asks for, the newest first. */
  async page({ manager }: Executor, userId: UserId, page: PageRequest, after: TimePlace | null): Promise<Block[]> {
    const open = { userId, endedAt: IsNull() };
    return repositoryOf(manager).find({
      where:
        after === null
          ? open
          : [
              { ...open, createdAt: LessThan(after.at) },
              { ...open, createdAt: after.at, blockedId: LessThan(after.id) },
            ],
      order: { createdAt: 'DESC', blockedId: 'DESC' },
      take: page.limit + 1,
    });
  }

  /** Rows whose last change is in (after, through], tombstones too, by that version. */
  async changed({ manager }: Executor, userId: UserId, { after, through, limit }: OwnRange): Promise<Block[]> {
    return repositoryOf(manager).find({
      where: { userId, userVersion: And(MoreThan(after), LessThanOrEqual(through)) },
      order: { userVersion: 'ASC', blockedId: 'ASC' },
      take: limit,
    });
  }

  /** Writes whole rows, over tombstones too. */
  async save({ manager }: Transaction, blocks: readonly Block[]): Promise<void> {
    await repositoryOf(manager).upsert(
      blocks.map((block) => ({ ...block })),
      ['userId', 'blockedId'],
    );
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(BlockEntity);
}
