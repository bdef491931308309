import type { EntityManager } from 'typeorm';
import { And, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { withLock, type Executor, type Transaction } from '../../infra/database/index.ts';
import type { Ulid, UserId } from '../../kernel/ids.ts';
import type { OwnRange } from '../users/index.ts';
import type { ScheduledMessage } from './scheduled-message.ts';
import { ScheduledMessageEntity } from './scheduled-message.entity.ts';

type ScheduledKey = Pick<ScheduledMessage, 'userId' | 'id'>;

/** The table `scheduled_messages`. */
export class ScheduledRepository {
  /** All of the user's that are here, the next one first; there are few of them. */
  async ofUser({ manager }: Executor, userId: UserId): Promise<ScheduledMessage[]> {
    return repositoryOf(manager).find({ where: { userId, endedAt: IsNull() }, order: { sendAt: 'ASC', id: 'ASC' } });
  }

  /** Holds the row until the transaction ends. */
  async lock(tx: Transaction, userId: UserId, id: Ulid): Promise<ScheduledMessage | null> {
    return repositoryOf(tx.manager).findOne({ where: { userId, id, endedAt: IsNull() }, ...withLock(tx) });
  }

  /** Those whose time has come, the oldest first; holds their rows. */
  async lockDue(tx: Transaction, now: number, limit: number): Promise<ScheduledMessage[]> {
    return repositoryOf(tx.manager).find({
      where: { dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
      take: limit,
      ...withLock(tx),
    });
  }

  async insert({ manager }: Transaction, message: ScheduledMessage): Promise<void> {
    await repositoryOf(manager).insert({ ...message });
  }

  async update({ manager }: Transaction, { userId, id }: ScheduledKey, changed: Partial<ScheduledMessage>): Promise<void> {
    await repositoryOf(manager).update({ userId, id }, changed);
  }

  /** Rows whose last change is in (after, through], tombstones too, by that version. */
  async changed({ manager }: Executor, userId: UserId, { after, through, limit }: OwnRange): Promise<ScheduledMessage[]> {
    return repositoryOf(manager).find({
      where: { userId, userVersion: And(MoreThan(after), LessThanOrEqual(through)) },
      order: { userVersion: 'ASC' },
      take: limit,
    });
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(ScheduledMessageEntity);
}
