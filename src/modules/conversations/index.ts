import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fromGlobalId, type NextUlid } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { DirectConversations, Relations } from '../contacts/index.ts';
import type { NodeFinder } from '../graph/index.ts';
import type { OwnSource, SettingsService, UserLoader, UsersService } from '../users/index.ts';
import { BanEntity } from './ban.entity.ts';
import { BansRepository } from './bans.repository.ts';
import { BanFieldsResolver, BansResolver } from './bans.resolver.ts';
import { BansService } from './bans.service.ts';
import { ChannelsResolver } from './channels.resolver.ts';
import { ChannelsService } from './channels.service.ts';
import { AnnouncementFieldsResolver, ConversationFieldsResolver, MemberFieldsResolver } from './conversation-fields.resolver.ts';
import { ConversationEntity } from './conversation.entity.ts';
import { toConversation } from './conversation.graphql.ts';
import { ConversationAccess } from './conversations.access.ts';
import { ConversationsRepository } from './conversations.repository.ts';
import { ConversationsResolver } from './conversations.resolver.ts';
import { directKeyOf } from './conversation.ts';
import { ConversationsService } from './conversations.service.ts';
import { EntranceAccess } from './entrance.access.ts';
import { GroupChanges } from './group-changes.ts';
import { ChannelFieldsResolver, GroupFieldsResolver } from './group-fields.resolver.ts';
import { GroupMembersResolver } from './group-members.resolver.ts';
import { GroupMembersService } from './group-members.service.ts';
import { GroupRolesService } from './group-roles.service.ts';
import { GroupRules } from './group-rules.ts';
import { GroupsResolver } from './groups.resolver.ts';
import { GroupsService } from './groups.service.ts';
import { JoinRequestEntity } from './join-request.entity.ts';
import { JoinRequestsRepository } from './join-requests.repository.ts';
import { Joining } from './joining.ts';
import { MemberEntity } from './member.entity.ts';
import { MemberSettingsEntity } from './member-settings.entity.ts';
import { MembershipChanged } from './member-settings.graphql.ts';
import { MemberSettingsRepository } from './member-settings.repository.ts';
import { MemberSettingsResolver, MembershipChangedResolver, MembershipFieldsResolver } from './member-settings.resolver.ts';
import { MemberSettingsService } from './member-settings.service.ts';
import { MembersRepository } from './members.repository.ts';
import { MembershipLoader } from './membership-loader.ts';
import { MessageTtlResolver } from './message-ttl.resolver.ts';
import { MessageTtlService } from './message-ttl.service.ts';
import { ModerationResolver } from './moderation.resolver.ts';
import { ModerationService } from './moderation.service.ts';
import type { Timeline } from './timeline.ts';

export { conversationTopic, type ConversationChange } from './conversation-change.ts';
export { MembershipChanged } from './member-settings.graphql.ts';
export { Conversation, toConversation } from './conversation.graphql.ts';
export { may, refusalOf, requireMay } from './permissions.ts';
export { refusalToSend, refusalWhereBlocked, type SendingConversation, type SendingMember } from './send-rules.ts';
export { readThrough } from './conversation.ts';
export type { Conversation as StoredConversation, Member as StoredMember, MemberRole } from './conversation.ts';
export type { ConversationAccess } from './conversations.access.ts';
export type { Entrance, EntranceAccess } from './entrance.access.ts';
export type { GroupChanges } from './group-changes.ts';
export type { JoinRequest } from './join-request.ts';
export type { JoinRequestsRepository } from './join-requests.repository.ts';
export type { Joining } from './joining.ts';
export type { ConversationsRepository } from './conversations.repository.ts';
export { MemberConnection } from './connections.graphql.ts';
export { Member, MemberRoleEnum, Membership } from './member.graphql.ts';
export { activeMembers, toMember } from './members.repository.ts';
export type { MembersRepository, ReadableConversation } from './members.repository.ts';
export type { MembershipLoader } from './membership-loader.ts';
export { GroupPermissions } from './permissions.graphql.ts';
export { emptyConversation } from './new-conversation.ts';
export { systemEventTypes, type SystemEvent, type SystemEventType, type SystemMessage, type Timeline } from './timeline.ts';

/** Known before there is a connection. */
export const conversationsEntities = [ConversationEntity, MemberEntity, MemberSettingsEntity, BanEntity, JoinRequestEntity] as const;

export interface ConversationsModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly settings: Pick<SettingsService, 'findMany'>;
  readonly userLoader: UserLoader;
  readonly relations: Relations;
  readonly timeline: Timeline;
}

export interface ConversationsModule {
  readonly service: ConversationsService;
  readonly groups: GroupsService;
  readonly groupMembers: GroupMembersService;
  readonly groupRoles: GroupRolesService;
  readonly entrance: EntranceAccess;
  readonly joining: Joining;
  readonly joinRequests: JoinRequestsRepository;
  readonly groupChanges: GroupChanges;
  readonly access: ConversationAccess;
  readonly conversations: ConversationsRepository;
  readonly members: MembersRepository;
  readonly memberships: MembershipLoader;
  readonly directConversations: DirectConversations;
  readonly ownSources: readonly OwnSource<MembershipChanged>[];
  readonly findNode: NodeFinder;
  readonly resolvers: object[];
}

export function createConversationsModule(deps: ConversationsModuleDeps): ConversationsModule {
  const { unitOfWork, clock, nextUlid, limits, users, settings, userLoader, relations, timeline } = deps;
  const { pageSizeMax } = limits;
  const conversations = new ConversationsRepository();
  const members = new MembersRepository();
  const memberSettings = new MemberSettingsRepository();
  const access = new ConversationAccess(conversations, members);
  const memberships = new MembershipLoader(unitOfWork.reader, conversations, members, memberSettings);
  const service = new ConversationsService({ unitOfWork, clock, nextUlid, users, settings, relations, access, conversations, members });
  const changes = new GroupChanges(clock, conversations, members, timeline);
  const rules = new GroupRules(limits, members, relations);
  const groups = new GroupsService({ unitOfWork, clock, nextUlid, users, access, rules, changes });
  const bans = new BansRepository();
  const joinRequests = new JoinRequestsRepository();
  const joining = new Joining({ clock, members, settings: memberSettings, bans, requests: joinRequests, rules, changes });
  const bansService = new BansService({ unitOfWork, clock, users, access, changes, joining, bans });
  const entrance = new EntranceAccess(conversations, members, joining);
  const channels = new ChannelsService({ unitOfWork, users, entrance, joining });
  const groupMembers = new GroupMembersService({ unitOfWork, users, access, rules, joining, changes, members });
  const groupRoles = new GroupRolesService({ unitOfWork, users, access, changes, members });
  const moderation = new ModerationService({ unitOfWork, clock, limits, access, changes });
  return {
    service,
    groups,
    groupMembers,
    groupRoles,
    entrance,
    joining,
    joinRequests,
    groupChanges: changes,
    access,
    conversations,
    members,
    memberships,
    directConversations: {
      setBlocked: (tx, one, other, isBlocked) => conversations.setBlocked(tx, directKeyOf(one, other), isBlocked),
    },
    ownSources: [
      {
        part: 'membership',
        changed: async (executor, userId, range) =>
          (await memberSettings.changed(executor, userId, range)).map((row) => ({
            version: row.userVersion,
            body: new MembershipChanged(row),
          })),
      },
    ],
    findNode: async (context, id) => {
      const conversationId = fromGlobalId('c', id);
      const found = conversationId === null ? null : await memberships.conversation(context, conversationId);
      return found === null ? null : toConversation(found);
    },
    resolvers: [
      new ConversationsResolver(service, memberships, pageSizeMax),
      new GroupsResolver(groups),
      new GroupFieldsResolver(memberships),
      new ChannelsResolver(groups, channels, groupMembers),
      new ChannelFieldsResolver(memberships),
      new GroupMembersResolver(groupMembers, groupRoles),
      new MessageTtlResolver(new MessageTtlService({ unitOfWork, limits, access, changes })),
      new ModerationResolver(moderation),
      new BansResolver(bansService, pageSizeMax),
      new BanFieldsResolver(userLoader),
      new ConversationFieldsResolver(service, memberships, pageSizeMax),
      new MemberSettingsResolver(
        new MemberSettingsService({ unitOfWork, clock, limits, users, access, members, settings: memberSettings }),
      ),
      new MembershipFieldsResolver(memberships),
      new MembershipChangedResolver(memberships),
      new MemberFieldsResolver(userLoader),
      new AnnouncementFieldsResolver(userLoader),
    ],
  };
}
