import { In, MoreThan, type EntityManager } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import { BanEntity } from './ban.entity.ts';
import type { Ban } from './ban.ts';

export class BansRepository {
  async find({ manager }: Executor, conversationId: ConversationId, userIds: readonly UserId[]): Promise<Ban[]> {
    return userIds.length === 0 ? [] : repositoryOf(manager).findBy({ conversationId, userId: In([...userIds]) });
  }

  async insert({ manager }: Transaction, ban: Ban): Promise<void> {
    await repositoryOf(manager).insert({ ...ban });
  }

  async remove({ manager }: Transaction, { conversationId, userId }: Ban): Promise<void> {
    await repositoryOf(manager).delete({ conversationId, userId });
  }

  /** One more than the page asks for, by user id. */
  async page({ manager }: Executor, conversationId: ConversationId, page: PageRequest, after: UserId | null): Promise<Ban[]> {
    return repositoryOf(manager).find({
      where: { conversationId, ...(after === null ? {} : { userId: MoreThan(after) }) },
      order: { userId: 'ASC' },
      take: page.limit + 1,
    });
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(BanEntity);
}
