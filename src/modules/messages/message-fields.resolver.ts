import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { NotFound } from '../../kernel/errors.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Conversation, type MembershipLoader } from '../conversations/index.ts';
import { JoiningDependent, ViewerDependent, type Connection } from '../graph/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import type { MessageLoader } from './message-loader.ts';
import { Message, MessageConnection, SystemNotice } from './message.graphql.ts';
import { historyArguments, toHistoryRequest, toMessageConnection } from './messages.resolver.ts';
import type { MessagesService } from './messages.service.ts';

@Resolver(() => Message)
export class MessageFieldsResolver {
  constructor(
    private readonly users: UserLoader,
    private readonly messages: MessageLoader,
  ) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who sent it; null for SYSTEM.' })
  sender(@Ctx() context: RequestContext, @Root() { stored }: Message): ReturnType<UserLoader['load']> {
    return stored.kind === 'SYSTEM' ? null : this.users.load(context, stored.senderId);
  }

  @JoiningDependent()
  @FieldResolver(() => Message, { nullable: true, description: 'What it answers; null if nothing, or if the viewer joined after that.' })
  async replyTo(@Ctx() context: RequestContext, @Root() { stored }: Message): Promise<Message | null> {
    if (stored.replyToSeq === null) return null;
    const found = await this.messages.load(context, { conversationId: stored.conversationId, seq: stored.replyToSeq });
    return found === null ? null : new Message(found);
  }

  @FieldResolver(() => [User], { description: 'Whom it points out.' })
  mentions(@Ctx() context: RequestContext, @Root() { stored }: Message): User[] | Promise<User[]> {
    return stored.mentionIds.length === 0 ? [] : this.users.loadAll(context, stored.mentionIds);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who took it back: its sender or an admin; null while it stands.' })
  recalledBy(@Ctx() context: RequestContext, @Root() { stored }: Message): ReturnType<UserLoader['load']> {
    return stored.recalledById === null ? null : this.users.load(context, stored.recalledById);
  }
}

@Resolver(() => SystemNotice)
export class SystemNoticeFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { description: 'Who did it.' })
  async actor(@Ctx() context: RequestContext, @Root() { event }: SystemNotice): Promise<User> {
    const user = await this.users.load(context, event.actorId);
    if (user === null) throw new NotFound('user');
    return user;
  }

  @FieldResolver(() => [User], { description: 'To whom it was done.' })
  async targets(@Ctx() context: RequestContext, @Root() { event }: SystemNotice): Promise<User[]> {
    return this.users.loadAll(context, event.targetIds);
  }
}

/** Differ from viewer to viewer: who joined later sees less. */
@Resolver(() => Conversation)
export class ConversationMessagesResolver {
  constructor(
    private readonly service: MessagesService,
    private readonly loader: MessageLoader,
    private readonly memberships: MembershipLoader,
    private readonly pageSizeMax: number,
  ) {}

  @ViewerDependent()
  @FieldResolver(() => Message, { nullable: true, description: 'The newest message that the viewer may see; null if there is none.' })
  async lastMessage(@Ctx() context: RequestContext, @Root() { stored }: Conversation): Promise<Message | null> {
    const member = await this.memberships.member(context, stored.id);
    if (member === null) return null;
    const found = await this.loader.loadAfter(context, member.visibleAfterSeq, { conversationId: stored.id, seq: stored.lastSeq });
    return found === null ? null : new Message(found);
  }

  @ViewerDependent()
  @FieldResolver(() => MessageConnection, {
    description: 'In seq order within a page; the newest page when neither first nor last is given. Empty for somebody who left.',
  })
  async messages(
    @Ctx() context: RequestContext,
    @Root() { stored }: Conversation,
    @Arg(...historyArguments.first) first: number | null,
    @Arg(...historyArguments.after) after: string | null,
    @Arg(...historyArguments.last) last: number | null,
    @Arg(...historyArguments.before) before: string | null,
    @Arg(...historyArguments.around) around: number | null = null,
  ): Promise<Connection<Message>> {
    const request = toHistoryRequest({ first, after, last, before }, around, this.pageSizeMax);
    const member = await this.memberships.member(context, stored.id);
    const page =
      member === null
        ? { items: [], hasPrevious: false, hasNext: false }
        : await this.service.historyOf({ conversation: stored, member }, request, around);
    return toMessageConnection(page);
  }
}
