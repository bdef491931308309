import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { toMessageId, type MessageAddress } from '../../kernel/ids.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { ViewerDependent, type Connection } from '../graph/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import { ForwardedFrom } from './forward.graphql.ts';
import type { MessageLoader } from './message-loader.ts';
import { Message, MessageConnection } from './message.graphql.ts';
import { historyArguments, toMessageConnection } from './messages.resolver.ts';
import type { MessagesService } from './messages.service.ts';

@Resolver(() => ForwardedFrom)
export class ForwardedFromResolver {
  constructor(
    private readonly users: UserLoader,
    private readonly messages: MessageLoader,
  ) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it.' })
  async sender(@Ctx() context: RequestContext, @Root() { origin }: ForwardedFrom): Promise<User | null> {
    return this.users.load(context, origin.senderId);
  }

  @ViewerDependent()
  @FieldResolver(() => Message, { nullable: true, description: 'The original as it is now; null for viewers who may not see it.' })
  async message(@Ctx() context: RequestContext, @Root() { origin }: ForwardedFrom): Promise<Message | null> {
    const found = await this.messages.load(context, origin);
    return found === null ? null : new Message(found);
  }
}

/** Whoever sees a message sees all of its thread: the replies came later. */
@Resolver(() => Message)
export class ThreadFieldsResolver {
  constructor(
    private readonly service: MessagesService,
    private readonly messages: MessageLoader,
    private readonly pageSizeMax: number,
  ) {}

  @FieldResolver(() => ForwardedFrom, { nullable: true, description: 'Where it was forwarded from; null for what was written here.' })
  forwardedFrom(@Root() { stored }: Message): ForwardedFrom | null {
    const origin = stored.extras?.forwarded ?? null;
    return origin === null ? null : new ForwardedFrom(origin);
  }

  @ViewerDependent()
  @FieldResolver(() => Message, { nullable: true, description: 'The newest reply of its thread; null while there is none.' })
  async lastReply(@Ctx() context: RequestContext, @Root() { stored }: Message): Promise<Message | null> {
    if (stored.replyCount === 0) return null;
    const last = await this.lastReplies(context).load(stored);
    const found = last === null ? null : await this.messages.load(context, last);
    return found === null ? null : new Message(found);
  }

  @ViewerDependent()
  @FieldResolver(() => MessageConnection, {
    description: 'The replies of its thread, in seq order within a page; the newest page when neither first nor last is given.',
  })
  async thread(
    @Root() { stored }: Message,
    @Arg(...historyArguments.first) first: number | null,
    @Arg(...historyArguments.after) after: string | null,
    @Arg(...historyArguments.last) last: number | null,
    @Arg(...historyArguments.before) before: string | null,
  ): Promise<Connection<Message>> {
    const bounds = { pageSizeMax: this.pageSizeMax, otherwise: { from: 'end', limit: 50 } } as const;
    const request = toPageRequest({ first, after, last, before }, bounds);
    const isNone = stored.replyCount === 0;
    return toMessageConnection(isNone ? { items: [], hasPrevious: false, hasNext: false } : await this.service.thread(stored, request));
  }

  private lastReplies(context: RequestContext): DataLoader<MessageAddress, MessageAddress | null, string> {
    return context.once(
      this,
      () =>
        new DataLoader<MessageAddress, MessageAddress | null, string>(
          async (roots) => {
            const found = new Map(
              (await this.service.lastReplies(roots)).map((last) => [toMessageId({ ...last, seq: last.rootSeq }), last]),
            );
            return roots.map((root) => found.get(toMessageId(root)) ?? null);
          },
          { cache: false, cacheKeyFn: toMessageId },
        ),
    );
  }
}
