import type { EntityManager } from 'typeorm';
import { And, IsNull, LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import type { TimePlace } from '../../kernel/time-places.ts';
import type { OwnRange } from '../users/index.ts';
import { ContactRequestEntity } from './contact-request.entity.ts';
import type { ContactRequest, RequestDirection } from './contact.ts';

export class ContactRequestsRepository {
  /** The user's own view of it; null where it is none, or none any more. */
  async find({ manager }: Executor, userId: UserId, otherId: UserId): Promise<ContactRequest | null> {
    return repositoryOf(manager).findOneBy({ userId, otherId, endedAt: IsNull() });
  }

  async count({ manager }: Executor, userId: UserId, direction: RequestDirection): Promise<number> {
    return repositoryOf(manager).countBy({ userId, direction, endedAt: IsNull() });
  }

  /** One more than the page asks for, the newest first. */
  async page(
    { manager }: Executor,
    userId: UserId,
    direction: RequestDirection,
    page: PageRequest,
    after: TimePlace | null,
  ): Promise<ContactRequest[]> {
    const open = { userId, direction, endedAt: IsNull() };
    return repositoryOf(manager).find({
      where:
        after === null
          ? open
          : [
              { ...open, createdAt: LessThan(after.at) },
              { ...open, createdAt: after.at, otherId: LessThan(after.id) },
            ],
      order: { createdAt: 'DESC', otherId: 'DESC' },
      take: page.limit + 1,
    });
  }

  /** Rows whose last change is in (after, through], tombstones too, by that version. */
  async changed({ manager }: Executor, userId: UserId, { after, through, limit }: OwnRange): Promise<ContactRequest[]> {
    return repositoryOf(manager).find({
      where: { userId, userVersion: And(MoreThan(after), LessThanOrEqual(through)) },
      order: { userVersion: 'ASC', otherId: 'ASC' },
      take: limit,
    });
  }

  /** Writes whole rows, over tombstones too. */
  async save({ manager }: Transaction, requests: readonly ContactRequest[]): Promise<void> {
    await repositoryOf(manager).upsert(
      requests.map((request) => ({ ...request })),
      ['userId', 'otherId'],
    );
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(ContactRequestEntity);
}
