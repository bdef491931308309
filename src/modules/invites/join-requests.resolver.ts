import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { encodeCursor } from '../../kernel/cursors.ts';
import { NotFound } from '../../kernel/errors.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Member } from '../conversations/index.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import { JoinRequest, JoinRequestConnection } from './join-request.graphql.ts';
import type { JoinRequestsService } from './join-requests.service.ts';

const groupId = ['groupId', () => ID, { description: 'A group or channel; begins with `c_`.' }] as const;
const userId = ['userId', () => ID, { description: 'Begins with `u_`.' }] as const;

@Resolver()
export class JoinRequestsResolver {
  constructor(
    private readonly requests: JoinRequestsService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => JoinRequestConnection, { description: 'Who waits to be let in, the oldest first. For the owner and admins.' })
  async joinRequests(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
  ): Promise<Connection<JoinRequest>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } });
    return toConnection(
      await this.requests.list(viewer, toId('c', 'group', id), request),
      (each) => new JoinRequest(each),
      (each) => encodeCursor('request', each.id),
    );
  }

  @Mutation(() => Member, { description: 'Lets somebody in who waits. For the owner and admins.' })
  async approveJoinRequest(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string, @Arg(...userId) user: string): Promise<Member> {
    return new Member(await this.requests.approve(viewer, toId('c', 'group', id), toId('u', 'join request', user)));
  }

  @Mutation(() => Boolean, { description: 'Does not let somebody in who waits; they may ask again. For the owner and admins.' })
  async declineJoinRequest(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string, @Arg(...userId) user: string): Promise<boolean> {
    await this.requests.decline(viewer, toId('c', 'group', id), toId('u', 'join request', user));
    return true;
  }
}

@Resolver(() => JoinRequest)
export class JoinRequestFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'Who it is.' })
  async user(@Ctx() context: RequestContext, @Root() { stored }: JoinRequest): Promise<User> {
    const user = await this.users.load(context, stored.userId);
    if (user === null) throw new NotFound('user');
    return user;
  }
}
