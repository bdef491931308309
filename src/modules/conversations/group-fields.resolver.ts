import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { ViewerDependent } from '../graph/index.ts';
import { Channel, Group } from './conversation.graphql.ts';
import type { Conversation as StoredConversation, Member as StoredMember } from './conversation.ts';
import type { MembershipLoader } from './membership-loader.ts';
import { may } from './permissions.ts';

const joinRequestCount = {
  nullable: true,
  description: 'How many wait to be let in, for those who may answer them: see joinRequests. Null for everybody else.',
} as const;

@Resolver(() => Group)
export class GroupFieldsResolver {
  constructor(private readonly memberships: MembershipLoader) {}

  @ViewerDependent()
  @FieldResolver(() => Int, joinRequestCount)
  async joinRequestCount(@Ctx() context: RequestContext, @Root() { stored }: Group): Promise<number | null> {
    return countFor(await this.memberships.member(context, stored.id), stored);
  }
}

@Resolver(() => Channel)
export class ChannelFieldsResolver {
  constructor(private readonly memberships: MembershipLoader) {}

  @ViewerDependent()
  @FieldResolver(() => Int, joinRequestCount)
  async joinRequestCount(@Ctx() context: RequestContext, @Root() { stored }: Channel): Promise<number | null> {
    return countFor(await this.memberships.member(context, stored.id), stored);
  }
}

function countFor(member: StoredMember | null, conversation: StoredConversation): number | null {
  return member !== null && may('manageInvites', { conversation, member }) ? conversation.joinRequestCount : null;
}
