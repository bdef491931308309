import type { EntityManager } from 'typeorm';
import { And, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import type { OwnRange } from '../users/index.ts';
import { ContactEntity } from './contact.entity.ts';
import type { Contact } from './contact.ts';

export class ContactsRepository {
  /** Null where there is none, or none any more. */
  async find({ manager }: Executor, userId: UserId, contactId: UserId): Promise<Contact | null> {
    return repositoryOf(manager).findOneBy({ userId, contactId, removedAt: IsNull() });
  }

  async count({ manager }: Executor, userId: UserId): Promise<number> {
    return repositoryOf(manager).countBy({ userId, removedAt: IsNull() });
  }

  /** One more than the page asks for, by the id of the contact. */
  async page({ manager }: Executor, userId: UserId, page: PageRequest, after: UserId | null, favouritesOnly: boolean): Promise<Contact[]> {
    return repositoryOf(manager).find({
      where: {
        userId,
        removedAt: IsNull(),
        ...(after === null ? {} : { contactId: MoreThan(after) }),
        ...(favouritesOnly ? { isFavourite: 1 } : {}),
      },
      order: { contactId: 'ASC' },
      take: page.limit + 1,
    });
  }

  /** Rows whose last change is in (after, through], tombstones too, by that version. */
  async changed({ manager }: Executor, userId: UserId, { after, through, limit }: OwnRange): Promise<Contact[]> {
    return repositoryOf(manager).find({
      where: { userId, userVersion: And(MoreThan(after), LessThanOrEqual(through)) },
      order: { userVersion: 'ASC', contactId: 'ASC' },
      take: limit,
    });
  }

  /** Writes whole rows, over tombstones too. */
  async save({ manager }: Transaction, contacts: readonly Contact[]): Promise<void> {
    await repositoryOf(manager).upsert(
      contacts.map((contact) => ({ ...contact })),
      ['userId', 'contactId'],
    );
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(ContactEntity);
}
