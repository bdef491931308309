import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { ViewerDependent } from '../graph/index.ts';
import { Group } from './conversation.graphql.ts';
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
    const member = await this.memberships.member(context, stored.id);
    return member !== null && may('manageInvites', { conversation: stored, member }) ? stored.joinRequestCount : null;
  }
}
