import { LessThan, type EntityManager } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { ConversationId, Ulid } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import { InviteLinkEntity } from './invite-link.entity.ts';
import type { InviteLink } from './invite-link.ts';

export class InviteLinksRepository {
  async find({ manager }: Executor, conversationId: ConversationId, id: Ulid): Promise<InviteLink | null> {
    return repositoryOf(manager).findOneBy({ conversationId, id });
  }

  async findByTokenHash({ manager }: Executor, tokenHash: string): Promise<InviteLink | null> {
    return repositoryOf(manager).findOneBy({ tokenHash });
  }

  async count({ manager }: Executor, conversationId: ConversationId): Promise<number> {
    return repositoryOf(manager).countBy({ conversationId });
  }

  async insert({ manager }: Transaction, link: InviteLink): Promise<void> {
    await repositoryOf(manager).insert({ ...link });
  }

  async setUses({ manager }: Transaction, { conversationId, id }: InviteLink, uses: number): Promise<void> {
    await repositoryOf(manager).update({ conversationId, id }, { uses });
  }

  async remove({ manager }: Transaction, { conversationId, id }: InviteLink): Promise<void> {
    await repositoryOf(manager).delete({ conversationId, id });
  }

  /** One more than the page asks for, the newest first. */
  async page({ manager }: Executor, conversationId: ConversationId, page: PageRequest, after: Ulid | null): Promise<InviteLink[]> {
    return repositoryOf(manager).find({
      where: { conversationId, ...(after === null ? {} : { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: page.limit + 1,
    });
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(InviteLinkEntity);
}
