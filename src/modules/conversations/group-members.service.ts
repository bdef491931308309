import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import { Conflict } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { Conversation, ManagedKind, Member } from './conversation.ts';
import type { ConversationAccess, Membership } from './conversations.access.ts';
import type { GroupChanges } from './group-changes.ts';
import type { GroupRules } from './group-rules.ts';
import type { Joining } from './joining.ts';
import { foldName } from './member-search.ts';
import type { MembersRepository } from './members.repository.ts';
import { requireRank } from './permissions.ts';

export interface GroupMembersServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly rules: GroupRules;
  readonly joining: Joining;
  readonly changes: GroupChanges;
  readonly members: MembersRepository;
}

/** Of each role: so many are looked at for one whose account is still in use. */
const heirsMax = 100;

/** Who is in a group. */
export class GroupMembersService {
  constructor(private readonly deps: GroupMembersServiceDeps) {}

  /** Who is in it already stays as they are. @throws NotFound, Forbidden, QuotaExceeded */
  async add(viewer: Viewer, id: ConversationId, userIds: readonly UserId[]): Promise<Conversation> {
    const { unitOfWork, users, access, rules, joining } = this.deps;
    const wanted = rules.addedIds('userIds', userIds, viewer.userId);
    return unitOfWork.run(async (tx) => {
      await users.requireActive(tx, wanted);
      await users.bumpVersion(tx, wanted);
      await rules.noBlocks(tx, viewer.userId, wanted);
      const { conversation } = await access.toManage(tx, viewer, id, 'invite', ['GROUP']);
      return joining.join(tx, conversation, wanted, (targetIds) => ({ type: 'MEMBERS_ADDED', actorId: viewer.userId, targetIds }));
    });
  }

  /** @throws NotFound, Forbidden: an admin removes members, the owner everybody else. */
  async remove(viewer: Viewer, id: ConversationId, userId: UserId, kind: ManagedKind = 'GROUP'): Promise<Conversation> {
    const { unitOfWork, users, access, changes } = this.deps;
    return unitOfWork.run(async (tx) => {
      await users.bumpVersion(tx, [userId]);
      const { conversation, member } = await access.toManage(tx, viewer, id, 'moderate', [kind]);
      const target = await access.member(tx, id, userId);
      if (userId === viewer.userId) throw new Conflict('To go yourself, leave.');
      requireRank(member, target);
      return changes.apply(tx, conversation, {
        leaving: target,
        event: { type: 'MEMBER_REMOVED', actorId: viewer.userId, targetIds: [userId] },
      });
    });
  }

  /**
   * The oldest admin, then the oldest member, inherits from the last owner; no reader inherits a channel.
   * @throws NotFound, Conflict for the last owner of a channel that has no admin
   */
  async leave(viewer: Viewer, id: ConversationId, kind: ManagedKind = 'GROUP'): Promise<void> {
    const { unitOfWork, users, access, changes } = this.deps;
    await unitOfWork.run(async (tx) => {
      await users.bumpVersion(tx, [viewer.userId]);
      const membership = await access.toTakePart(tx, viewer, id, [kind]);
      const afterHandover = await this.handOver(tx, membership);
      await changes.apply(tx, afterHandover, {
        leaving: membership.member,
        event: { type: 'MEMBER_LEFT', actorId: viewer.userId, targetIds: [viewer.userId] },
      });
    });
  }

  /** @throws BadInput, NotFound */
  async setNickname(viewer: Viewer, id: ConversationId, wanted: string | null): Promise<Member> {
    const { unitOfWork, access, rules, changes } = this.deps;
    const nickname = rules.nickname('nickname', wanted);
    return unitOfWork.run(async (tx) => {
      const { conversation, member } = await access.toTakePart(tx, viewer, id, ['GROUP']);
      if (member.nickname === nickname) return member;
      await changes.apply(tx, conversation, {
        updating: [{ member, changed: { nickname, nicknameFolded: nickname === null ? null : foldName(nickname) } }],
      });
      return access.member(tx, id, viewer.userId);
    });
  }

  private async handOver(tx: Transaction, { conversation, member }: Membership): Promise<Conversation> {
    const { users, members, changes } = this.deps;
    if (member.role !== 'OWNER' || (await members.countOwners(tx, conversation.id)) > 1) return conversation;
    const heirs = await members.heirs(tx, conversation.id, heirsMax);
    const candidates = conversation.kind === 'CHANNEL' ? heirs.filter(({ role }) => role === 'ADMIN') : heirs;
    if (candidates.length === 0 && heirs.length > 0) throw new Conflict('The channel would have no owner; make somebody else OWNER first.');
    const activeIds = await users.findActiveIds(
      tx,
      candidates.map(({ userId }) => userId),
    );
    const heir = candidates.find(({ userId }) => activeIds.has(userId)) ?? candidates[0];
    if (heir === undefined) return conversation;
    return changes.apply(tx, conversation, {
      updating: [{ member: heir, changed: { role: 'OWNER' } }],
      event: { type: 'OWNER_CHANGED', actorId: member.userId, targetIds: [heir.userId], role: 'OWNER' },
    });
  }
}
