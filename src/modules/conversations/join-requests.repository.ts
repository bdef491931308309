import { In, MoreThan, type EntityManager } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { ConversationId, Ulid, UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import { JoinRequestEntity } from './join-request.entity.ts';
import type { JoinRequest } from './join-request.ts';

export class JoinRequestsRepository {
  async find({ manager }: Executor, conversationId: ConversationId, userIds: readonly UserId[]): Promise<JoinRequest[]> {
    return userIds.length === 0 ? [] : repositoryOf(manager).findBy({ conversationId, userId: In([...userIds]) });
  }

  async insert({ manager }: Transaction, request: JoinRequest): Promise<void> {
    await repositoryOf(manager).insert({ ...request });
  }

  async remove({ manager }: Transaction, conversationId: ConversationId, userIds: readonly UserId[]): Promise<void> {
    await repositoryOf(manager).delete({ conversationId, userId: In([...userIds]) });
  }

  /** One more than the page asks for, the oldest first. */
  async page({ manager }: Executor, conversationId: ConversationId, page: PageRequest, after: Ulid | null): Promise<JoinRequest[]> {
    return repositoryOf(manager).find({
      where: { conversationId, ...(after === null ? {} : { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: page.limit + 1,
    });
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(JoinRequestEntity);
}
