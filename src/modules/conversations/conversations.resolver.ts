import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { fromGlobalId } from '../../kernel/ids.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import { ConversationConnection, ConversationFilterEnum } from './connections.graphql.ts';
import { Conversation, DirectConversation, Group, toConversation } from './conversation.graphql.ts';
import type { ConversationFilter } from './conversation.ts';
import { activityCursor, type ConversationsService } from './conversations.service.ts';
import type { MembershipLoader } from './membership-loader.ts';

@Resolver()
export class ConversationsResolver {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly memberships: MembershipLoader,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => Conversation, { name: 'conversation', nullable: true, description: 'A conversation that the viewer is in; null otherwise.' })
  async conversationById(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Begins with `c_`.' }) id: string,
  ): Promise<Conversation | null> {
    void context.viewer;
    const conversationId = fromGlobalId('c', id);
    const found = conversationId === null ? null : await this.memberships.conversation(context, conversationId);
    return found === null ? null : toConversation(found);
  }

  @Query(() => Group, { name: 'group', nullable: true, description: 'A group that the viewer is in; null otherwise.' })
  async groupById(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Begins with `c_`.' }) id: string,
  ): Promise<Group | null> {
    const conversation = await this.conversationById(context, id);
    return conversation instanceof Group ? conversation : null;
  }

  @Query(() => ConversationConnection, {
    name: 'conversations',
    description: "The viewer's conversations, newest activity first: what is archived or hidden is left out unless asked for.",
  })
  async conversationsOfViewer(
    @Ctx() { viewer }: RequestContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
    @Arg('filter', () => ConversationFilterEnum, { defaultValue: 'ACTIVE', description: 'Which ones.' }) filter: ConversationFilter,
    @Arg('pinnedFirst', () => Boolean, { defaultValue: false, description: 'The pinned ones come first, in the order of pinOrder.' })
    pinnedFirst: boolean,
  ): Promise<Connection<Conversation>> {
    const bounds = { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } } as const;
    const page = await this.conversations.list(viewer, toPageRequest({ first, after }, bounds), { filter, pinnedFirst });
    return toConnection(page, ({ conversation }) => toConversation(conversation), activityCursor);
  }

  @Mutation(() => DirectConversation, { description: 'The one direct conversation with that user, opened now if there was none.' })
  async openDirectConversation(
    @Ctx() { viewer }: RequestContext,
    @Arg('userId', () => ID, { description: 'Begins with `u_`.' }) userId: string,
  ): Promise<DirectConversation> {
    return new DirectConversation(await this.conversations.openDirect(viewer, toId('u', 'user', userId)));
  }
}
