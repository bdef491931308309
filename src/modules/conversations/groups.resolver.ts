import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toId } from '../graph/index.ts';
import { CreateGroupInput, UpdateGroupInput } from './conversation-inputs.graphql.ts';
import { Group } from './conversation.graphql.ts';
import type { GroupsService } from './groups.service.ts';
import { UpdateGroupPermissionsInput } from './permissions.graphql.ts';
import { groupPermissionNames, type GroupPermissions } from './permissions.ts';

const groupId = ['groupId', () => ID, { description: 'Begins with `c_`.' }] as const;

@Resolver()
export class GroupsResolver {
  constructor(private readonly groups: GroupsService) {}

  @Mutation(() => Group, { description: 'Makes a group that the viewer owns.' })
  async createGroup(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => CreateGroupInput, { description: 'Name and members.' }) input: CreateGroupInput,
  ): Promise<Group> {
    const memberIds = input.memberIds.map((id) => toId('u', 'user', id));
    return new Group(await this.groups.create(viewer, { settings: { ...toSettings(input), name: input.name }, memberIds }));
  }

  @Mutation(() => Group, { description: 'Changes what a group shows of itself. For its owner and admins.' })
  async updateGroup(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('input', () => UpdateGroupInput, { description: 'What to change.' }) input: UpdateGroupInput,
  ): Promise<Group> {
    return new Group(await this.groups.update(viewer, toId('c', 'group', id), toSettings(input)));
  }

  @Mutation(() => Group, { description: 'Says who may do what in a group. For its owner.' })
  async updateGroupPermissions(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => UpdateGroupPermissionsInput, { description: 'What to change.' }) input: UpdateGroupPermissionsInput,
  ): Promise<Group> {
    return new Group(await this.groups.updatePermissions(viewer, toId('c', 'group', input.groupId), toPermissions(input)));
  }

  @Mutation(() => Group, { description: 'Puts up an announcement, in the place of the one before. For its owner and admins.' })
  async setAnnouncement(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('text', () => String, { nullable: true, description: 'Up to 2,000 characters; null or nothing takes it down.' })
    text: string | null = null,
  ): Promise<Group> {
    return new Group(await this.groups.announce(viewer, toId('c', 'group', id), text));
  }
}

function toSettings({ name, description, avatarUrl, historyForNewMembers, isPublic }: UpdateGroupInput) {
  return {
    name: name ?? undefined,
    description,
    avatarUrl,
    historyForNewMembers: historyForNewMembers ?? undefined,
    isPublic: isPublic ?? undefined,
  };
}

function toPermissions(input: UpdateGroupPermissionsInput): Partial<GroupPermissions> {
  const given = groupPermissionNames.flatMap((name) => (input[name] == null ? [] : [[name, input[name]] as const]));
  return Object.fromEntries(given);
}
