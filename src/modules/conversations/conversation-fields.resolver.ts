import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { encodeCursor } from '../../kernel/cursors.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toConnection, ViewerDependent, type Connection } from '../graph/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import { MemberConnection } from './connections.graphql.ts';
import { Announcement, Conversation } from './conversation.graphql.ts';
import type { ConversationsService } from './conversations.service.ts';
import type { MemberRole } from './conversation.ts';
import { Member, MemberRoleEnum, Membership } from './member.graphql.ts';
import { toNameWanted } from './member-search.ts';
import type { MembershipLoader } from './membership-loader.ts';
import { NotFound } from '../../kernel/errors.ts';

@Resolver(() => Conversation)
export class ConversationFieldsResolver {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly memberships: MembershipLoader,
    private readonly pageSizeMax: number,
  ) {}

  @ViewerDependent()
  @FieldResolver(() => Membership, {
    nullable: true,
    description: "Everything about the signed-in user's own place in it lives here and nowhere else. Null once they left.",
  })
  async viewerMembership(@Ctx() context: RequestContext, @Root() { stored }: Conversation): Promise<Membership | null> {
    const member = await this.memberships.member(context, stored.id);
    return member === null ? null : new Membership(member, stored);
  }

  @ViewerDependent()
  @FieldResolver(() => MemberConnection, {
    description: 'Who is in it, by user id. Empty for somebody who left, and for the readers of a channel.',
  })
  async members(
    @Ctx() context: RequestContext,
    @Root() { stored }: Conversation,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
    @Arg('search', () => String, {
      nullable: true,
      description:
        'Only those whose nickname begins with it, or whose username and display name have words that begin with its words. Up to 100 characters.',
    })
    search: string | null = null,
    @Arg('role', () => MemberRoleEnum, { nullable: true, description: 'Only those who have that role.' }) role: MemberRole | null = null,
  ): Promise<Connection<Member>> {
    const filter = { role, name: search === null ? null : toNameWanted('search', search) };
    const bounds = { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } } as const;
    const request = toPageRequest({ first, after }, bounds);
    const viewerIsMember = (await this.memberships.member(context, stored.id)) !== null;
    const page = viewerIsMember
      ? await this.conversations.listMembers(context.viewer, stored.id, request, filter)
      : { items: [], hasPrevious: false, hasNext: false };
    return toConnection(
      page,
      (member) => new Member(member),
      ({ userId }) => encodeCursor('member', userId),
    );
  }
}

@Resolver(() => Member)
export class MemberFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'Who it is.' })
  async user(@Ctx() context: RequestContext, @Root() { stored }: Member): Promise<User> {
    const user = await this.users.load(context, stored.userId);
    if (user === null) throw new NotFound('user');
    return user;
  }
}

@Resolver(() => Announcement)
export class AnnouncementFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'Who put it up.' })
  async author(@Ctx() context: RequestContext, @Root() { authorId }: Announcement): Promise<User> {
    const user = await this.users.load(context, authorId);
    if (user === null) throw new NotFound('user');
    return user;
  }
}
