import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { connectionOf, toConnection, type Connection } from '../graph/index.ts';
import { toUser, User } from './user.graphql.ts';
import type { UserSearchService } from './user-search.service.ts';

const { Connection: UserConnection } = connectionOf<User>('User', () => User);

@Resolver()
export class UserSearchResolver {
  constructor(
    private readonly service: UserSearchService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => UserConnection, {
    description:
      'People by username and display name: every word of `search` is the beginning of a word of theirs; Chinese, Japanese and Korean is found anywhere in a name. Those whose word is shorter come first. Without deactivated accounts, and without those whom a block stands between.',
  })
  async users(
    @Ctx() { viewer }: RequestContext,
    @Arg('search', () => String, { description: 'Up to 100 characters, with a letter or a digit.' }) search: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: only who comes after it.' }) after: string | null,
  ): Promise<Connection<User>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 20 } });
    return toConnection(
      await this.service.search(viewer, search, request),
      ({ user }) => toUser(user),
      ({ cursor }) => cursor,
    );
  }
}
