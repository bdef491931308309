import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { encodeCursor } from '../../kernel/cursors.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Membership, type StoredMember } from '../conversations/index.ts';
import { toConnection, toId, ViewerDependent, type Connection } from '../graph/index.ts';
import { Message, MessageConnection } from '../messages/index.ts';
import type { MentionsService } from './mentions.service.ts';

@Resolver(() => Membership)
export class MentionsResolver {
  constructor(
    private readonly service: MentionsService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => MessageConnection, {
    description: 'Unread messages of one conversation that point the viewer out, by name or with everybody else, in seq order.',
  })
  async unreadMentions(
    @Ctx() { viewer }: RequestContext,
    @Arg('conversationId', () => ID, { description: 'Begins with `c_`.' }) conversationId: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
  ): Promise<Connection<Message>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } });
    return toConnection(
      await this.service.unread(viewer, toId('c', 'conversation', conversationId), request),
      (message) => new Message(message),
      ({ seq }) => encodeCursor('seq', seq),
    );
  }

  @ViewerDependent()
  @FieldResolver(() => Int, {
    name: 'unreadMentions',
    description: 'How many of the unread messages point the viewer out, by name or with everybody else.',
  })
  async unreadMentionCount(@Ctx() context: RequestContext, @Root() { stored }: Membership): Promise<number> {
    const loader = context.once(
      this,
      () => new DataLoader<StoredMember, number>(async (members) => this.service.counts(context.viewer.userId, members), { cache: false }),
    );
    return loader.load(stored);
  }
}
