import type { RedisPubSub } from 'graphql-redis-subscriptions';
import { withFilter, type IterableResolverFn } from 'graphql-subscriptions';
import { GraphQLError } from 'graphql';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { In, LessThan, MoreThan, type DataSource } from 'typeorm';
import { Membership, Message, type User } from './entities.ts';

export interface Context {
  readonly user: User | null;
  readonly dataSource: DataSource;
  readonly pubSub: RedisPubSub;
}

interface MessageAdded {
  readonly messageAdded: Message;
}

@InputType()
export class SendMessageInput {
  @Field(() => ID)
  conversationId!: string;

  @Field(() => ID)
  clientMessageId!: string;

  @Field(() => String)
  body!: string;
}

const MESSAGE_ADDED = 'MESSAGE_ADDED';

type Subscribe<Args> = IterableResolverFn<MessageAdded, Args, Context>;

const ofConversation: Subscribe<{ conversationId: string }> = withFilter<MessageAdded, { conversationId: string }, Context>(
  (_root, args, context) => iterate(context, [`${MESSAGE_ADDED}.${args?.conversationId}`]),
  (payload, args) => String(payload?.messageAdded.conversationId) === args?.conversationId,
);

const ofViewer: Subscribe<object> = withFilter<MessageAdded, object, Context>(
  async (_root, _args, context) => {
    const memberships = await context?.dataSource.getRepository(Membership).findBy({ userId: context.user?.id ?? 0 });
    return iterate(
      context,
      (memberships ?? []).map(({ conversationId }) => `${MESSAGE_ADDED}.${conversationId}`),
    );
  },
  (_payload, _args, context) => context?.user != null,
);

@Resolver()
export class MessagesResolver {
  @Query(() => [Message])
  async history(
    @Ctx() { user, dataSource }: Context,
    @Arg('conversationId', () => ID) conversationId: string,
    @Arg('last', () => Int) last: number,
    @Arg('before', () => ID, { nullable: true }) before: string | null,
  ): Promise<Message[]> {
    await requireMember(dataSource, user, conversationId);
    const messages = await dataSource.getRepository(Message).find({
      where: {
        conversationId: Number(conversationId),
        ...(before === null ? {} : { id: LessThan(Number(before)) }),
      },
      relations: { sender: true },
      order: { id: 'DESC' },
      take: last,
    });
    return messages.toReversed();
  }

  /** What somebody who was away asks for. */
  @Query(() => [Message])
  async missed(@Ctx() { user, dataSource }: Context, @Arg('after', () => ID) after: string): Promise<Message[]> {
    const memberships = await dataSource.getRepository(Membership).findBy({ userId: user?.id ?? 0 });
    return dataSource.getRepository(Message).find({
      where: { conversationId: In(memberships.map(({ conversationId }) => conversationId)), id: MoreThan(Number(after)) },
      relations: { sender: true },
      order: { id: 'ASC' },
      take: 1_000,
    });
  }

  @Mutation(() => Message)
  async sendMessage(
    @Ctx() { user, dataSource, pubSub }: Context,
    @Arg('input', () => SendMessageInput) input: SendMessageInput,
  ): Promise<Message> {
    const { conversationId, clientMessageId, body } = input;
    const sender = await requireMember(dataSource, user, conversationId);
    const messages = dataSource.getRepository(Message);
    const message = await messages.save(messages.create({ conversationId: Number(conversationId), clientMessageId, body, sender }));
    await pubSub.publish(`${MESSAGE_ADDED}.${message.conversationId}`, { messageAdded: message } satisfies MessageAdded);
    return message;
  }

  @Subscription(() => Message, { subscribe: asTypeGraphql(ofConversation) })
  messageAdded(@Root() { messageAdded }: MessageAdded, @Arg('conversationId', () => ID) _conversationId: string): Message {
    return messageAdded;
  }

  /** Messages of all conversations that the user is in when it begins. */
  @Subscription(() => Message, { subscribe: asTypeGraphql(ofViewer) })
  inbox(@Root() { messageAdded }: MessageAdded): Message {
    return messageAdded;
  }
}

function iterate(context: Context | undefined, triggers: string[]): AsyncIterator<MessageAdded> {
  if (context === undefined) throw new Error('A subscription has a context.');
  return context.pubSub.asyncIterator<MessageAdded>(triggers);
}

/** type-graphql hands `subscribe` one object where graphql hands it four arguments. */
function asTypeGraphql<Args>(subscribe: Subscribe<Args>) {
  return ({ source, args, context, info }: SubscribeData<Args>) => subscribe(source, args, context, info);
}

interface SubscribeData<Args> {
  readonly source: MessageAdded;
  readonly args: Args;
  readonly context: Context;
  readonly info: unknown;
}

async function requireMember(dataSource: DataSource, user: User | null, conversationId: string): Promise<User> {
  const key = { conversationId: Number(conversationId), userId: user?.id ?? 0 };
  const membership = await dataSource.getRepository(Membership).findOneBy(key);
  if (user === null || membership === null) throw new GraphQLError('Not found', { extensions: { code: 'NOT_FOUND' } });
  return user;
}
