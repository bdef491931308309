import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ConversationId, NextUlid, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { Conversation, ManagedKind } from './conversation.ts';
import type { ConversationAccess } from './conversations.access.ts';
import type { GroupChanges } from './group-changes.ts';
import type { GroupRules, GroupSettings } from './group-rules.ts';
import { emptyConversation } from './new-conversation.ts';
import { newMember } from './new-member.ts';
import { channelColumns, permissionsOf, toColumns, type GroupPermissions } from './permissions.ts';

export interface GroupsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly rules: GroupRules;
  readonly changes: GroupChanges;
}

export interface CreateGroup {
  readonly kind?: ManagedKind;
  readonly settings: GroupSettings & { readonly name: string };
  readonly memberIds: readonly UserId[];
}

const created = { GROUP: 'GROUP_CREATED', CHANNEL: 'CHANNEL_CREATED' } as const;
const updated = { GROUP: 'GROUP_UPDATED', CHANNEL: 'CHANNEL_UPDATED' } as const;

/** Groups and channels, and what they show and say of themselves. Each change is one version of the conversation and one SYSTEM message after it. */
export class GroupsService {
  constructor(private readonly deps: GroupsServiceDeps) {}

  /** The viewer becomes its owner. @throws BadInput, NotFound for users who do not exist or with whom there is a block, QuotaExceeded */
  async create(viewer: Viewer, { kind = 'GROUP', settings, memberIds }: CreateGroup): Promise<Conversation> {
    const { unitOfWork, clock, nextUlid, users, rules, changes } = this.deps;
    const valid = rules.settings(settings);
    const others = rules.addedIds('input.memberIds', memberIds, viewer.userId);
    const now = clock.now();
    const conversation: Conversation = {
      ...emptyConversation(nextUlid(), now),
      ...(kind === 'CHANNEL' ? channelColumns : {}),
      ...valid,
      kind,
      version: 1,
      settingsVersion: 1,
    };
    return unitOfWork.run(async (tx) => {
      const everyone = [viewer.userId, ...others];
      await users.requireActive(tx, everyone);
      await users.bumpVersion(tx, everyone);
      await rules.noBlocks(tx, viewer.userId, others);
      await rules.roomInLists(tx, everyone);
      const joining = everyone.map((userId) =>
        newMember({ conversation, userId, role: userId === viewer.userId ? 'OWNER' : 'MEMBER', now }),
      );
      return changes.create(tx, conversation, joining, {
        type: created[kind],
        actorId: viewer.userId,
        targetIds: others,
        name: conversation.name ?? '',
      });
    });
  }

  /** What is so already is no change. @throws NotFound, Forbidden, BadInput */
  async update(viewer: Viewer, id: ConversationId, settings: GroupSettings, kind: ManagedKind = 'GROUP'): Promise<Conversation> {
    const { unitOfWork, access, rules, changes } = this.deps;
    const valid = rules.settings(settings);
    return unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, 'editInfo', [kind]);
      if (isSo(conversation, valid)) return conversation;
      const renamed = typeof valid.name === 'string' && valid.name !== conversation.name ? { name: valid.name } : {};
      return changes.apply(tx, conversation, {
        settings: valid,
        event: { type: updated[kind], actorId: viewer.userId, targetIds: [], ...renamed },
      });
    });
  }

  /** What is not named stays. @throws NotFound, Forbidden */
  async updatePermissions(viewer: Viewer, id: ConversationId, changed: Partial<GroupPermissions>): Promise<Conversation> {
    const { unitOfWork, access, changes } = this.deps;
    return unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, 'setPermissions', ['GROUP']);
      const permissions = { ...permissionsOf(conversation), ...changed };
      const settings = toColumns(permissions);
      if (isSo(conversation, settings)) return conversation;
      return changes.apply(tx, conversation, {
        settings,
        event: { type: 'PERMISSIONS_CHANGED', actorId: viewer.userId, targetIds: [], permissions },
      });
    });
  }

  /** Null takes it down. The same text again is a new announcement. @throws NotFound, Forbidden, BadInput */
  async announce(viewer: Viewer, id: ConversationId, wanted: string | null): Promise<Conversation> {
    const { unitOfWork, clock, access, rules, changes } = this.deps;
    const text = rules.announcement('text', wanted);
    return unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, 'announce', ['GROUP']);
      if (text === null && conversation.announcement === null) return conversation;
      const { userId } = viewer;
      return changes.apply(tx, conversation, {
        settings: { announcement: text, announcedById: text === null ? null : userId, announcedAt: text === null ? null : clock.now() },
        event: { type: 'ANNOUNCEMENT_CHANGED', actorId: userId, targetIds: [], text },
      });
    });
  }
}

/** Whether the settings change nothing. */
function isSo(conversation: Conversation, settings: Partial<Conversation>): boolean {
  const before: Partial<Record<string, unknown>> = { ...conversation };
  return Object.entries(settings).every(([name, value]) => before[name] === value);
}
