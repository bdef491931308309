import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { DateTime, toId } from '../graph/index.ts';
import { Group } from './conversation.graphql.ts';
import { Member } from './member.graphql.ts';
import type { ModerationService } from './moderation.service.ts';

const groupId = ['groupId', () => ID, { description: 'Begins with `c_`.' }] as const;
const userId = ['userId', () => ID, { description: 'Begins with `u_`.' }] as const;

@Resolver()
export class ModerationResolver {
  constructor(private readonly moderation: ModerationService) {}

  @Mutation(() => Member, {
    description: 'Keeps a member from writing for a while, also after leaving and coming back. Admins mute members, the owner everybody.',
  })
  async muteMember(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg(...userId) member: string,
    @Arg('until', () => DateTime, { description: 'In the future.' }) until: Date,
  ): Promise<Member> {
    return new Member(await this.moderation.muteMember(viewer, toId('c', 'group', id), toId('u', 'member', member), until.getTime()));
  }

  @Mutation(() => Member, { description: 'Lets a member write again.' })
  async unmuteMember(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string, @Arg(...userId) member: string): Promise<Member> {
    return new Member(await this.moderation.unmuteMember(viewer, toId('c', 'group', id), toId('u', 'member', member)));
  }

  @Mutation(() => Group, { description: 'Keeps all but the owner and admins from writing, or lets them again. For its owner and admins.' })
  async muteAllMembers(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('muted', () => Boolean, { defaultValue: true, description: 'False lets them write again.' }) muted: boolean,
  ): Promise<Group> {
    return new Group(await this.moderation.muteAll(viewer, toId('c', 'group', id), muted));
  }

  @Mutation(() => Group, {
    description:
      'Lets each member send one message in so many seconds; more are refused with RATE_LIMITED and `retryAfterMs`. Not for the owner and admins.',
  })
  async setSlowMode(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('seconds', () => Int, { description: '0 to 86,400; 0 ends it.' }) seconds: number,
  ): Promise<Group> {
    return new Group(await this.moderation.setSlowMode(viewer, toId('c', 'group', id), seconds));
  }
}
