import type { UnitOfWork } from '../../infra/database/index.ts';
import { decodeCursor } from '../../kernel/cursors.ts';
import { BadInput, NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type {
  ConversationAccess,
  GroupChanges,
  Joining,
  JoinRequest,
  JoinRequestsRepository,
  StoredMember,
} from '../conversations/index.ts';
import type { UsersService } from '../users/index.ts';

export interface JoinRequestsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly joining: Joining;
  readonly requests: JoinRequestsRepository;
  readonly changes: GroupChanges;
}

/** Who wants to join, and the answers. */
export class JoinRequestsService {
  constructor(private readonly deps: JoinRequestsServiceDeps) {}

  /** The oldest first. @throws NotFound, Forbidden, BadInput */
  async list(viewer: Viewer, id: ConversationId, request: PageRequest): Promise<Page<JoinRequest>> {
    const { unitOfWork, access, requests } = this.deps;
    await access.toOversee(unitOfWork.reader, viewer, id, 'manageInvites');
    const after = request.after === null ? null : decodeCursor('request', request.after);
    if (request.after !== null && after === null) throw new BadInput('after', 'This cursor is not from a list of join requests.');
    return toPage(request, await requests.page(unitOfWork.reader, id, request, after));
  }

  /** @throws NotFound where nobody of that name waits, Forbidden also for somebody who is banned, QuotaExceeded */
  async approve(viewer: Viewer, id: ConversationId, userId: UserId): Promise<StoredMember> {
    const { unitOfWork, users, access, joining, requests } = this.deps;
    return unitOfWork.run(async (tx) => {
      await users.requireActive(tx, [userId]);
      await users.bumpVersion(tx, [userId]);
      const { conversation } = await access.toManage(tx, viewer, id, 'manageInvites');
      if ((await requests.find(tx, id, [userId])).length === 0) throw new NotFound('join request');
      await joining.join(tx, conversation, [userId], (targetIds) => ({ type: 'MEMBER_JOINED', actorId: viewer.userId, targetIds }));
      return access.member(tx, id, userId);
    });
  }

  /** @throws NotFound, Forbidden */
  async decline(viewer: Viewer, id: ConversationId, userId: UserId): Promise<void> {
    const { unitOfWork, access, requests, changes } = this.deps;
    await unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, 'manageInvites');
      if ((await requests.find(tx, id, [userId])).length === 0) throw new NotFound('join request');
      await requests.remove(tx, id, [userId]);
      await changes.apply(tx, conversation, { forAdmins: { joinRequestCount: conversation.joinRequestCount - 1 } });
    });
  }
}
