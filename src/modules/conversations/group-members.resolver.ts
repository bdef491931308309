import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toId } from '../graph/index.ts';
import { Group } from './conversation.graphql.ts';
import type { MemberRole } from './conversation.ts';
import type { GroupMembersService } from './group-members.service.ts';
import type { GroupRolesService } from './group-roles.service.ts';
import { Member, MemberRoleEnum } from './member.graphql.ts';

const groupId = ['groupId', () => ID, { description: 'Begins with `c_`.' }] as const;
const userId = ['userId', () => ID, { description: 'Begins with `u_`.' }] as const;

@Resolver()
export class GroupMembersResolver {
  constructor(
    private readonly members: GroupMembersService,
    private readonly roles: GroupRolesService,
  ) {}

  @Mutation(() => Group, { description: 'Adds users; those who are in it already stay as they are. For its owner and admins.' })
  async addGroupMembers(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('userIds', () => [ID], { description: 'Each begins with `u_`. At most 200.' }) userIds: string[],
  ): Promise<Group> {
    const ids = userIds.map((each) => toId('u', 'user', each));
    return new Group(await this.members.add(viewer, toId('c', 'group', id), ids));
  }

  @Mutation(() => Group, {
    description: 'Removes a member, whose events and access end at once. Admins remove members, the owner everybody.',
  })
  async removeGroupMember(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string, @Arg(...userId) member: string): Promise<Group> {
    return new Group(await this.members.remove(viewer, toId('c', 'group', id), toId('u', 'member', member)));
  }

  @Mutation(() => Boolean, { description: 'Leaves a group. From the last owner the oldest admin inherits, then the oldest member.' })
  async leaveGroup(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string): Promise<boolean> {
    await this.members.leave(viewer, toId('c', 'group', id));
    return true;
  }

  @Mutation(() => Member, { description: 'Gives a member a role. For the owner; a group keeps at least one.' })
  async setMemberRole(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg(...userId) member: string,
    @Arg('role', () => MemberRoleEnum, { description: 'The role from now on.' }) role: MemberRole,
  ): Promise<Member> {
    return new Member(await this.roles.setRole(viewer, toId('c', 'group', id), toId('u', 'member', member), role));
  }

  @Mutation(() => Member, {
    description: 'Makes a member the owner; the viewer, the owner until then, becomes an admin. Returns the new owner.',
  })
  async transferOwnership(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string, @Arg(...userId) member: string): Promise<Member> {
    return new Member(await this.roles.transfer(viewer, toId('c', 'group', id), toId('u', 'member', member)));
  }

  @Mutation(() => Member, { description: 'Sets what the viewer is called in this group.' })
  async setNickname(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('nickname', () => String, { nullable: true, description: '1 to 64 characters; null or nothing for their own name.' })
    nickname: string | null = null,
  ): Promise<Member> {
    return new Member(await this.members.setNickname(viewer, toId('c', 'group', id), nickname));
  }
}
