import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { ViewerDependent } from '../graph/index.ts';
import { Message, toMessageAddress } from '../messages/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import type { ReactionLoader } from './reaction-loader.ts';
import { Reaction } from './reaction.graphql.ts';
import type { ReactionsService } from './reactions.service.ts';

const messageId = ['messageId', () => ID, { description: 'Begins with `m_`.' }] as const;
const emojiArgument = ['emoji', () => String, { description: 'One emoji.' }] as const;

@Resolver(() => Message)
export class ReactionsResolver {
  constructor(private readonly service: ReactionsService) {}

  @Mutation(() => Message, { description: 'Gives a message an emoji, at most one of each. Again: no change.' })
  async addReaction(
    @Ctx() { viewer }: RequestContext,
    @Arg(...messageId) id: string,
    @Arg(...emojiArgument) emoji: string,
  ): Promise<Message> {
    return new Message(await this.service.add(viewer, toMessageAddress(id), emoji));
  }

  @Mutation(() => Message, { description: "Takes the viewer's emoji back. Again: no change." })
  async removeReaction(
    @Ctx() { viewer }: RequestContext,
    @Arg(...messageId) id: string,
    @Arg(...emojiArgument) emoji: string,
  ): Promise<Message> {
    return new Message(await this.service.remove(viewer, toMessageAddress(id), emoji));
  }

  @FieldResolver(() => [Reaction], { description: 'The emoji that it was given, in the order in which each was given first. At most 20.' })
  reactions(@Root() { stored }: Message): Reaction[] {
    return (stored.extras?.reactions ?? []).map((count) => new Reaction(stored, count));
  }
}

@Resolver(() => Reaction)
export class ReactionFieldsResolver {
  constructor(
    private readonly loader: ReactionLoader,
    private readonly userLoader: UserLoader,
    private readonly pageSizeMax: number,
  ) {}

  @FieldResolver(() => [User], { description: 'Those who gave it first.' })
  async users(
    @Ctx() context: RequestContext,
    @Root() { message, emoji }: Reaction,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 200.' }) first: number | null,
  ): Promise<User[]> {
    const { limit } = toPageRequest({ first }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 20 } });
    return this.userLoader.loadAll(context, await this.loader.users(context, message, emoji, limit));
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Whether the viewer gave it.' })
  async viewerReacted(@Ctx() context: RequestContext, @Root() { message, emoji }: Reaction): Promise<boolean> {
    return (await this.loader.ofViewer(context, message)).includes(emoji);
  }
}
