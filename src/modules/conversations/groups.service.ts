import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Conflict, Forbidden, NotFound } from '../../kernel/errors.ts';
import type { ConversationId, NextUlid, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { Conversation, Member, MemberRole } from './conversation.ts';
import type { ConversationAccess, Membership } from './conversations.access.ts';
import { emptyConversation } from './conversations.service.ts';
import type { GroupChanges } from './group-changes.ts';
import type { GroupRules, GroupSettings } from './group-rules.ts';
import type { MembersRepository } from './members.repository.ts';
import { newMember } from './new-member.ts';

export interface GroupsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly rules: GroupRules;
  readonly changes: GroupChanges;
  readonly members: MembersRepository;
}

export interface CreateGroup {
  readonly settings: GroupSettings & { readonly name: string };
  readonly memberIds: readonly UserId[];
}

/** Of each role: so many are looked at for one whose account is still in use. */
const heirsMax = 100;
const settingNames = ['name', 'description', 'avatarUrl', 'historyForNewMembers'] as const;

/** Groups and who is in them. Each change is one version of the conversation and one SYSTEM message after it. */
export class GroupsService {
  constructor(private readonly deps: GroupsServiceDeps) {}

  /** The viewer becomes its owner. @throws BadInput, NotFound for users who do not exist, QuotaExceeded */
  async create(viewer: Viewer, { settings, memberIds }: CreateGroup): Promise<Conversation> {
    const { unitOfWork, clock, nextUlid, users, rules, changes } = this.deps;
    const valid = rules.settings(settings);
    const others = rules.addedIds('input.memberIds', memberIds, viewer.userId);
    const now = clock.now();
    const conversation: Conversation = { ...emptyConversation(nextUlid(), now), ...valid, kind: 'GROUP', version: 1, settingsVersion: 1 };
    return unitOfWork.run(async (tx) => {
      const everyone = [viewer.userId, ...others];
      await users.requireActive(tx, everyone);
      await users.bumpVersion(tx, everyone);
      await rules.roomInLists(tx, everyone);
      const joining = everyone.map((userId) =>
        newMember({ conversation, userId, role: userId === viewer.userId ? 'OWNER' : 'MEMBER', now }),
      );
      return changes.create(tx, conversation, joining, {
        type: 'GROUP_CREATED',
        actorId: viewer.userId,
        targetIds: others,
        name: conversation.name ?? '',
      });
    });
  }

  /** What is so already is no change. @throws NotFound, Forbidden, BadInput */
  async update(viewer: Viewer, id: ConversationId, settings: GroupSettings): Promise<Conversation> {
    const { unitOfWork, access, rules, changes } = this.deps;
    const valid = rules.settings(settings);
    return unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, ['OWNER', 'ADMIN']);
      if (isSo(conversation, valid)) return conversation;
      const renamed = typeof valid.name === 'string' && valid.name !== conversation.name ? { name: valid.name } : {};
      return changes.apply(tx, conversation, {
        settings: valid,
        event: { type: 'GROUP_UPDATED', actorId: viewer.userId, targetIds: [], ...renamed },
      });
    });
  }

  /** Who is in it already stays as they are. @throws NotFound, Forbidden, QuotaExceeded */
  async addMembers(viewer: Viewer, id: ConversationId, userIds: readonly UserId[]): Promise<Conversation> {
    const { unitOfWork, clock, users, access, rules, changes, members } = this.deps;
    const wanted = rules.addedIds('userIds', userIds, viewer.userId);
    return unitOfWork.run(async (tx) => {
      await users.requireActive(tx, wanted);
      await users.bumpVersion(tx, wanted);
      const { conversation } = await access.toManage(tx, viewer, id, ['OWNER', 'ADMIN']);
      const known = await members.find(tx, id, wanted);
      const present = new Set(known.filter(({ leftAt }) => leftAt === null).map(({ userId }) => userId));
      const joiningIds = wanted.filter((userId) => !present.has(userId));
      if (joiningIds.length === 0) return conversation;
      rules.roomInGroup(conversation, joiningIds.length);
      await rules.roomInLists(tx, joiningIds);
      const next = { ...conversation, version: conversation.version + 1 };
      return changes.apply(tx, conversation, {
        joining: joiningIds.map((userId) => newMember({ conversation: next, userId, role: 'MEMBER', now: clock.now() })),
        event: { type: 'MEMBERS_ADDED', actorId: viewer.userId, targetIds: joiningIds },
      });
    });
  }

  /** @throws NotFound, Forbidden: an admin removes members, the owner everybody else. */
  async removeMember(viewer: Viewer, id: ConversationId, userId: UserId): Promise<Conversation> {
    const { unitOfWork, users, access, changes } = this.deps;
    return unitOfWork.run(async (tx) => {
      await users.bumpVersion(tx, [userId]);
      const { conversation, member } = await access.toManage(tx, viewer, id, ['OWNER', 'ADMIN']);
      const target = await this.activeMember(tx, id, userId);
      if (userId === viewer.userId) throw new Conflict('To go yourself, use leaveGroup.');
      if (member.role !== 'OWNER' && target.role !== 'MEMBER') throw new Forbidden('Only the OWNER may remove an ADMIN.');
      return changes.apply(tx, conversation, {
        leaving: target,
        event: { type: 'MEMBER_REMOVED', actorId: viewer.userId, targetIds: [userId] },
      });
    });
  }

  /** The oldest admin, then the oldest member, inherits from the last owner. @throws NotFound */
  async leave(viewer: Viewer, id: ConversationId): Promise<void> {
    const { unitOfWork, users, access, changes } = this.deps;
    await unitOfWork.run(async (tx) => {
      await users.bumpVersion(tx, [viewer.userId]);
      const membership = await access.toManage(tx, viewer, id, ['OWNER', 'ADMIN', 'MEMBER']);
      const afterHandover = await this.handOver(tx, membership);
      await changes.apply(tx, afterHandover, {
        leaving: membership.member,
        event: { type: 'MEMBER_LEFT', actorId: viewer.userId, targetIds: [viewer.userId] },
      });
    });
  }

  /** Only the owner gives roles. A group keeps at least one owner. @throws NotFound, Forbidden, Conflict */
  async setRole(viewer: Viewer, id: ConversationId, userId: UserId, role: MemberRole): Promise<Member> {
    const { unitOfWork, access, changes, members } = this.deps;
    return unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, ['OWNER']);
      const target = await this.activeMember(tx, id, userId);
      if (target.role === role) return target;
      if (target.role === 'OWNER' && (await members.countOwners(tx, id)) === 1)
        throw new Conflict('The group would have no OWNER; make somebody else OWNER first.');
      await changes.apply(tx, conversation, {
        promoting: { member: target, role },
        event: { type: 'ROLE_CHANGED', actorId: viewer.userId, targetIds: [userId], role },
      });
      return this.activeMember(tx, id, userId);
    });
  }

  private async handOver(tx: Transaction, { conversation, member }: Membership): Promise<Conversation> {
    const { users, members, changes } = this.deps;
    if (member.role !== 'OWNER' || (await members.countOwners(tx, conversation.id)) > 1) return conversation;
    const candidates = await members.heirs(tx, conversation.id, heirsMax);
    const activeIds = await users.findActiveIds(
      tx,
      candidates.map(({ userId }) => userId),
    );
    const heir = candidates.find(({ userId }) => activeIds.has(userId)) ?? candidates[0];
    if (heir === undefined) return conversation;
    return changes.apply(tx, conversation, {
      promoting: { member: heir, role: 'OWNER' },
      event: { type: 'OWNER_CHANGED', actorId: member.userId, targetIds: [heir.userId], role: 'OWNER' },
    });
  }

  private async activeMember(tx: Transaction, id: ConversationId, userId: UserId): Promise<Member> {
    const member = await this.deps.members.findActive(tx, id, userId);
    if (member === null) throw new NotFound('member');
    return member;
  }
}

function isSo(conversation: Conversation, settings: Partial<Conversation>): boolean {
  const wanted = { ...conversation, ...settings };
  return settingNames.every((name) => wanted[name] === conversation[name]);
}
