import type { EntityManager } from 'typeorm';
import { And, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
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
  async lock({ manager, dialect }: Transaction, userId: UserId, id: Ulid): Promise<ScheduledMessage | null> {
    return repositoryOf(manager).findOne({ where: { userId, id, endedAt: IsNull() }, ...lockIn(dialect) });
  }

  /** Those whose time has come, the oldest first; holds their rows. */
  async lockDue({ manager, dialect }: Transaction, now: number, limit: number): Promise<ScheduledMessage[]> {
    return repositoryOf(manager).find({
      where: { dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
      take: limit,
      ...lockIn(dialect),
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

function lockIn(dialect: Executor['dialect']) {
  return dialect === 'mysql' ? ({ lock: { mode: 'pessimistic_write' } } as const) : {};
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(ScheduledMessageEntity);
}
