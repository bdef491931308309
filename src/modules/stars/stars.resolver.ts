import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { timePlaceCursor } from '../../kernel/time-places.ts';
import { DateTime, toConnection, toId, ViewerDependent, type Connection } from '../graph/index.ts';
import { isGone, Message, MessageConnection, toMessageAddress, type MessageLoader } from '../messages/index.ts';
import { StarChanged } from './star.graphql.ts';
import type { StarLoader } from './star-loader.ts';
import type { StarsService } from './stars.service.ts';

const messageId = ['messageId', () => ID, { description: 'Begins with `m_`.' }] as const;

@Resolver(() => Message)
export class StarsResolver {
  constructor(
    private readonly service: StarsService,
    private readonly stars: StarLoader,
    private readonly messages: MessageLoader,
    private readonly pageSizeMax: number,
  ) {}

  @Mutation(() => Message, {
    description: 'Keeps a message at hand, for the viewer alone, on all of their devices. Again: no change. At most 5000.',
  })
  async starMessage(@Ctx() { viewer }: RequestContext, @Arg(...messageId) id: string): Promise<Message> {
    return new Message(await this.service.star(viewer, toMessageAddress(id)));
  }

  @Mutation(() => Message, {
    nullable: true,
    description: 'Takes the star away, also from what the viewer may not read any more: then null comes back. No star: no change.',
  })
  async unstarMessage(@Ctx() context: RequestContext, @Arg(...messageId) id: string): Promise<Message | null> {
    const address = toMessageAddress(id);
    await this.service.unstar(context.viewer, address);
    const message = await this.messages.load(context, address);
    return message === null ? null : new Message(message);
  }

  @Query(() => MessageConnection, {
    description:
      'What the viewer starred, the newest star first: without what was recalled or has expired since, and what they may not read any more.',
  })
  async starredMessages(
    @Ctx() { viewer }: RequestContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
    @Arg('conversationId', () => ID, { nullable: true, description: 'Of this conversation only: begins with `c_`.' })
    conversationId: string | null = null,
  ): Promise<Connection<Message>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } });
    return toConnection(
      await this.service.list(viewer, request, conversationId === null ? null : toId('c', 'conversation', conversationId)),
      ({ message }) => new Message(message),
      ({ star }) => timePlaceCursor('star', { at: star.starredAt, id: String(star.userVersion) }),
    );
  }

  @ViewerDependent()
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When the viewer starred it; null while they have not, and once it is recalled or has expired.',
  })
  async viewerStarredAt(@Ctx() context: RequestContext, @Root() { stored }: Message): Promise<Date | null> {
    const starredAt = isGone(stored) ? null : await this.stars.load(context, stored);
    return starredAt === null ? null : new Date(starredAt);
  }
}

@Resolver(() => StarChanged)
export class StarChangedResolver {
  constructor(private readonly messages: MessageLoader) {}

  @FieldResolver(() => Message, { nullable: true, description: 'The message as it is now; null if the viewer may not read it any more.' })
  async message(@Ctx() context: RequestContext, @Root() { stored }: StarChanged): Promise<Message | null> {
    const message = await this.messages.load(context, stored);
    return message === null ? null : new Message(message);
  }
}
