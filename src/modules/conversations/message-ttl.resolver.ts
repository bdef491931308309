import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toId } from '../graph/index.ts';
import { Conversation, toConversation } from './conversation.graphql.ts';
import type { MessageTtlService } from './message-ttl.service.ts';

@Resolver()
export class MessageTtlResolver {
  constructor(private readonly messageTtl: MessageTtlService) {}

  @Mutation(() => Conversation, {
    description:
      'Has the messages that are sent from now on expire: either of two may, and who may edit the settings of a group. What was sent before stays as it was sent.',
  })
  async setMessageTtl(
    @Ctx() { viewer }: RequestContext,
    @Arg('conversationId', () => ID, { description: 'Begins with `c_`.' }) conversationId: string,
    @Arg('seconds', () => Int, { nullable: true, description: '1 to 31,536,000, a year; null keeps messages.' })
    seconds: number | null | undefined,
  ): Promise<Conversation> {
    return toConversation(await this.messageTtl.set(viewer, toId('c', 'conversation', conversationId), seconds ?? null));
  }
}
