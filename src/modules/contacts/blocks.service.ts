import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { BadInput, NotFound, QuotaExceeded } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import { toTimePlace } from '../../kernel/time-places.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { relationsChanged, type UsersService } from '../users/index.ts';
import type { BlocksRepository } from './blocks.repository.ts';
import type { Block } from './contact.ts';
import type { ContactRequestsService } from './contact-requests.service.ts';
import type { Relations } from './relations.repository.ts';

/** The direct conversation of two users, which closes while there is a block between them. `app` hands it in. */
export interface DirectConversations {
  /** Takes effect at the commit: a send that commits after it is refused. The caller holds both users' rows. */
  setBlocked(tx: Transaction, one: UserId, other: UserId, isBlocked: boolean): Promise<void>;
}

export interface BlocksServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly relations: Relations;
  readonly requests: ContactRequestsService;
  readonly blocks: BlocksRepository;
  readonly directConversations: DirectConversations;
}

/** Whom a user wants to hear nothing of. Those never learn of it: to both it looks the same, whoever began. */
export class BlocksService {
  constructor(private readonly deps: BlocksServiceDeps) {}

  async list({ userId }: Viewer, request: PageRequest): Promise<Page<Block>> {
    const { unitOfWork, blocks } = this.deps;
    const after = toTimePlace('block', 'after', request.after);
    return toPage(request, await blocks.page(unitOfWork.reader, userId, request, after));
  }

  /** Ends the viewer's requests as well; contacts stay contacts. Again: no change. @throws NotFound, BadInput, QuotaExceeded */
  async block({ userId }: Viewer, blockedId: UserId): Promise<Block> {
    if (blockedId === userId) throw new BadInput('userId', 'One cannot block oneself.');
    const { unitOfWork, clock, limits, users, requests, blocks, directConversations } = this.deps;
    return unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId, blockedId]);
      const standing = await blocks.find(tx, userId, blockedId);
      if (standing !== null) return standing;
      if ((await users.findMany(tx, [blockedId])).length === 0) throw new NotFound('user');
      if ((await blocks.count(tx, userId)) >= limits.blocksPerUserMax)
        throw new QuotaExceeded(`You have blocked as many as one may: ${limits.blocksPerUserMax}.`);
      await requests.endOwnOf(tx, userId, blockedId);
      await directConversations.setBlocked(tx, userId, blockedId, true);
      return this.write(tx, { userId, blockedId, createdAt: clock.now(), endedAt: null, userVersion: 0 });
    });
  }

  /** @throws NotFound where there is no block of the viewer's. */
  async unblock({ userId }: Viewer, blockedId: UserId): Promise<void> {
    const { unitOfWork, clock, users, relations, blocks, directConversations } = this.deps;
    await unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId, blockedId]);
      const standing = await blocks.find(tx, userId, blockedId);
      if (standing === null) throw new NotFound('block');
      await this.write(tx, { ...standing, endedAt: clock.now() });
      // They may have blocked as well.
      await directConversations.setBlocked(tx, userId, blockedId, await relations.isBlockedBetween(tx, userId, blockedId));
    });
  }

  private async write(tx: Transaction, block: Block): Promise<Block> {
    const versions = await this.deps.users.changeOwn(tx, [block.userId], 'block');
    const stored = { ...block, userVersion: versions.get(block.userId) ?? 0 };
    await this.deps.blocks.save(tx, [stored]);
    tx.record(relationsChanged([block.userId]));
    return stored;
  }
}
