import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toId } from '../graph/index.ts';
import { ForwardMessagesInput } from './forward.graphql.ts';
import type { ForwardService } from './forward.service.ts';
import { Message } from './message.graphql.ts';
import { toMessageAddress } from './messages.resolver.ts';

@Resolver()
export class ForwardResolver {
  constructor(private readonly forwards: ForwardService) {}

  @Mutation(() => [Message], {
    description:
      'Sends messages on to other conversations, with the name of who wrote them first. Returns them by conversation, in the order that was given. Where one conversation refuses, the others get them all the same; to repeat it under the same clientForwardId is safe.',
  })
  async forwardMessages(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => ForwardMessagesInput, { description: 'What and where.' }) input: ForwardMessagesInput,
  ): Promise<Message[]> {
    const sent = await this.forwards.forward(viewer, {
      messages: input.messageIds.map(toMessageAddress),
      conversationIds: input.conversationIds.map((id) => toId('c', 'conversation', id)),
      clientForwardId: input.clientForwardId,
    });
    return sent.map((message) => new Message(message));
  }
}
