import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toId } from '../graph/index.ts';
import { CreateGroupInput, UpdateGroupInput } from './conversation-inputs.graphql.ts';
import { Group } from './conversation.graphql.ts';
import type { MemberRole } from './conversation.ts';
import type { GroupsService } from './groups.service.ts';
import { Member, MemberRoleEnum } from './member.graphql.ts';

const groupId = ['groupId', () => ID, { description: 'Begins with `c_`.' }] as const;
const userId = ['userId', () => ID, { description: 'Begins with `u_`.' }] as const;

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

  @Mutation(() => Group, { description: 'Adds users; those who are in it already stay as they are. For its owner and admins.' })
  async addGroupMembers(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('userIds', () => [ID], { description: 'Each begins with `u_`. At most 200.' }) userIds: string[],
  ): Promise<Group> {
    const ids = userIds.map((each) => toId('u', 'user', each));
    return new Group(await this.groups.addMembers(viewer, toId('c', 'group', id), ids));
  }

  @Mutation(() => Group, {
    description: 'Removes a member, whose events and access end at once. Admins remove members, the owner everybody.',
  })
  async removeGroupMember(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string, @Arg(...userId) member: string): Promise<Group> {
    return new Group(await this.groups.removeMember(viewer, toId('c', 'group', id), toId('u', 'member', member)));
  }

  @Mutation(() => Boolean, { description: 'Leaves a group. From the last owner the oldest admin inherits, then the oldest member.' })
  async leaveGroup(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string): Promise<boolean> {
    await this.groups.leave(viewer, toId('c', 'group', id));
    return true;
  }

  @Mutation(() => Member, { description: 'Gives a member a role. For the owner; a group keeps at least one.' })
  async setMemberRole(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg(...userId) member: string,
    @Arg('role', () => MemberRoleEnum, { description: 'The role from now on.' }) role: MemberRole,
  ): Promise<Member> {
    return new Member(await this.groups.setRole(viewer, toId('c', 'group', id), toId('u', 'member', member), role));
  }
}

function toSettings({ name, description, avatarUrl, historyForNewMembers }: UpdateGroupInput) {
  return { name: name ?? undefined, description, avatarUrl, historyForNewMembers: historyForNewMembers ?? undefined };
}
