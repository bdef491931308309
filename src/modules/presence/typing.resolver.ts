import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { NotFound } from '../../kernel/errors.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { subscribedByApp, toId, type LiveFields } from '../graph/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import { Typing } from './typing.graphql.ts';
import type { TypingService } from './typing.service.ts';

@Resolver(() => Typing)
export class TypingResolver {
  constructor(
    private readonly service: TypingService,
    private readonly users: UserLoader,
  ) {}

  @FieldResolver(() => User, { description: 'Who.' })
  async user(@Ctx() context: RequestContext, @Root() { userId }: Typing): Promise<User> {
    const user = await this.users.load(context, userId);
    if (user === null) throw new NotFound('user');
    return user;
  }

  @Mutation(() => Boolean, {
    description:
      'Says that the viewer is typing; to be said again every few seconds while it is so, as it ends by itself after 6 s. True when the others are told: in large groups they are not.',
  })
  async setTyping(
    @Ctx() { viewer }: RequestContext,
    @Arg('conversationId', () => ID, { description: 'Begins with `c_`.' }) conversationId: string,
    @Arg('typing', () => Boolean, { defaultValue: true, description: 'False: not any more.' }) typing: boolean,
  ): Promise<boolean> {
    return this.service.set(viewer, toId('c', 'conversation', conversationId), typing);
  }

  @Subscription(() => Typing, {
    ...subscribedByApp,
    description:
      "Who of the others is typing: first those who are, then every change, and every few seconds that somebody goes on. Never the viewer's own. Ends when the viewer is no longer a member.",
  })
  typingChanged(
    @Root() root: { typingChanged: Typing },
    @Arg('conversationId', () => ID, { description: 'Begins with `c_`.' }) _conversationId: string,
  ): Typing {
    return root.typingChanged;
  }
}

/** The source behind the subscription field. */
export function typingLiveFields(service: TypingService): LiveFields {
  return {
    typingChanged: ({ viewer }: RequestContext, { conversationId }) =>
      service.watch(viewer, toId('c', 'conversation', String(conversationId))),
  };
}
