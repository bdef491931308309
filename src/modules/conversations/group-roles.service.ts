import type { UnitOfWork } from '../../infra/database/index.ts';
import { Conflict } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { Member, MemberRole } from './conversation.ts';
import type { ConversationAccess } from './conversations.access.ts';
import type { GroupChanges } from './group-changes.ts';
import type { MembersRepository } from './members.repository.ts';

export interface GroupRolesServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly changes: GroupChanges;
  readonly members: MembersRepository;
}

/** Who owns a group, and who runs it. A group keeps at least one owner. */
export class GroupRolesService {
  constructor(private readonly deps: GroupRolesServiceDeps) {}

  /** Only the owner gives roles. @throws NotFound, Forbidden, Conflict */
  async setRole(viewer: Viewer, id: ConversationId, userId: UserId, role: MemberRole): Promise<Member> {
    const { unitOfWork, access, changes, members } = this.deps;
    return unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, 'giveRoles');
      const target = await access.member(tx, id, userId);
      if (target.role === role) return target;
      if (target.role === 'OWNER' && (await members.countOwners(tx, id)) === 1)
        throw new Conflict('The group would have no OWNER; make somebody else OWNER first.');
      await changes.apply(tx, conversation, {
        updating: [{ member: target, changed: { role } }],
        event: { type: 'ROLE_CHANGED', actorId: viewer.userId, targetIds: [userId], role },
      });
      return access.member(tx, id, userId);
    });
  }

  /** The viewer becomes an admin. To the viewer: no change. @throws NotFound, also for an account that is not in use any more, Forbidden */
  async transfer(viewer: Viewer, id: ConversationId, userId: UserId): Promise<Member> {
    const { unitOfWork, users, access, changes } = this.deps;
    return unitOfWork.run(async (tx) => {
      await users.requireActive(tx, [userId]);
      const { conversation, member } = await access.toManage(tx, viewer, id, 'giveRoles');
      const target = await access.member(tx, id, userId);
      if (userId === viewer.userId) return member;
      await changes.apply(tx, conversation, {
        updating: [
          { member: target, changed: { role: 'OWNER' } },
          { member, changed: { role: 'ADMIN' } },
        ],
        event: { type: 'OWNER_CHANGED', actorId: viewer.userId, targetIds: [userId], role: 'OWNER' },
      });
      return access.member(tx, id, userId);
    });
  }
}
