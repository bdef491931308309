import type { EntityManager } from 'typeorm';
import { And, In, IsNull, LessThan, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import { groupBy } from '../../kernel/group-by.ts';
import type { ConversationId, MessageAddress, UserId } from '../../kernel/ids.ts';
import type { OwnRange } from '../users/index.ts';
import { StarEntity } from './star.entity.ts';
import { isStanding, type StandingStar, type Star } from './star.ts';

/** Where a list of stars goes on: below the one that was given then, as that change of its user. */
export interface StarPlace {
  readonly starredAt: number;
  readonly userVersion: number;
}

export class StarsRepository {
  /** Those of the messages that the user has starred. */
  async findMany({ manager }: Executor, userId: UserId, addresses: readonly MessageAddress[]): Promise<StandingStar[]> {
    const groups = groupBy(addresses, ({ conversationId }) => conversationId);
    const where = Array.from(groups, ([conversationId, of]) => ({ userId, conversationId, seq: In(of.map(({ seq }) => seq)) }));
    return where.length === 0 ? [] : (await repositoryOf(manager).findBy(where)).filter(isStanding);
  }

  async count({ manager }: Executor, userId: UserId): Promise<number> {
    return repositoryOf(manager).countBy({ userId, starredAt: Not(IsNull()) });
  }

  /** The newest first, below the place. */
  async newest(
    { manager }: Executor,
    { userId, conversationId }: { readonly userId: UserId; readonly conversationId: ConversationId | null },
    below: StarPlace | null,
    limit: number,
  ): Promise<StandingStar[]> {
    const of = conversationId === null ? { userId } : { userId, conversationId };
    const stars = await repositoryOf(manager).find({
      where:
        below === null
          ? { ...of, starredAt: Not(IsNull()) }
          : [
              { ...of, starredAt: LessThan(below.starredAt) },
              { ...of, starredAt: below.starredAt, userVersion: LessThan(below.userVersion) },
            ],
      order: { starredAt: 'DESC', userVersion: 'DESC' },
      take: limit,
    });
    return stars.filter(isStanding);
  }

  /** Rows whose last change is in (after, through], tombstones too, by that version. */
  async changed({ manager }: Executor, userId: UserId, { after, through, limit }: OwnRange): Promise<Star[]> {
    return repositoryOf(manager).find({
      where: { userId, userVersion: And(MoreThan(after), LessThanOrEqual(through)) },
      order: { userVersion: 'ASC' },
      take: limit,
    });
  }

  /** Writes the whole row, over a tombstone too. */
  async save({ manager }: Transaction, star: Star): Promise<void> {
    await repositoryOf(manager).upsert({ ...star }, ['userId', 'conversationId', 'seq']);
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(StarEntity);
}
