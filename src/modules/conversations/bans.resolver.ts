import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { encodeCursor } from '../../kernel/cursors.ts';
import { NotFound } from '../../kernel/errors.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import { Ban, BanConnection } from './ban.graphql.ts';
import type { BansService } from './bans.service.ts';

const groupId = ['groupId', () => ID, { description: 'A group or channel; begins with `c_`.' }] as const;
const userId = ['userId', () => ID, { description: 'Begins with `u_`.' }] as const;

@Resolver()
export class BansResolver {
  constructor(
    private readonly bans: BansService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => BanConnection, { name: 'bans', description: 'Who is banned from a group or channel, by user id. For its owner and admins.' })
  async bansOf(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
  ): Promise<Connection<Ban>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } });
    return toConnection(
      await this.bans.list(viewer, toId('c', 'group', id), request),
      (ban) => new Ban(ban),
      (ban) => encodeCursor('ban', ban.userId),
    );
  }

  @Mutation(() => Ban, {
    description:
      'Removes somebody if they are a member, and keeps them out until they are unbanned. Admins ban members, the owner everybody.',
  })
  async banMember(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg(...userId) user: string,
    @Arg('reason', () => String, { nullable: true, description: 'For the list of bans: one line of up to 200 characters.' })
    reason: string | null = null,
  ): Promise<Ban> {
    return new Ban(await this.bans.ban(viewer, toId('c', 'group', id), toId('u', 'user', user), reason));
  }

  @Mutation(() => Boolean, { description: 'Lets somebody join and be added again.' })
  async unbanMember(@Ctx() { viewer }: RequestContext, @Arg(...groupId) id: string, @Arg(...userId) user: string): Promise<boolean> {
    await this.bans.unban(viewer, toId('c', 'group', id), toId('u', 'user', user));
    return true;
  }
}

@Resolver(() => Ban)
export class BanFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'Who it is.' })
  async user(@Ctx() context: RequestContext, @Root() { stored }: Ban): Promise<User> {
    const user = await this.users.load(context, stored.userId);
    if (user === null) throw new NotFound('user');
    return user;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who banned them.' })
  async bannedBy(@Ctx() context: RequestContext, @Root() { stored }: Ban): Promise<User | null> {
    return this.users.load(context, stored.bannedById);
  }
}
