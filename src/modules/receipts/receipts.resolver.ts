import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Membership } from '../conversations/index.ts';
import { toId } from '../graph/index.ts';
import { DeliveredInput } from './receipts.graphql.ts';
import type { Written } from './receipt-batch.ts';
import type { ReceiptsService } from './receipts.service.ts';

const conversationId = ['conversationId', () => ID, { description: 'Begins with `c_`.' }] as const;

@Resolver()
export class ReceiptsResolver {
  constructor(private readonly receipts: ReceiptsService) {}

  @Mutation(() => Membership, {
    description:
      'The viewer has read everything up to that message, and so received it. Never goes back: a lower seq changes nothing, one beyond the newest message counts as that one. Takes a mark of markUnread away.',
  })
  async markRead(
    @Ctx() { viewer }: RequestContext,
    @Arg(...conversationId) id: string,
    @Arg('seq', () => Int, { description: '0 or more.' }) seq: number,
  ): Promise<Membership> {
    return toMembership(await this.receipts.markRead(viewer, toId('c', 'conversation', id), seq));
  }

  @Mutation(() => Membership, {
    description:
      "Messages from that one on count as unread again, on all of the viewer's devices and for nobody else, until markRead. What others see of the viewer's reading stays.",
  })
  async markUnread(
    @Ctx() { viewer }: RequestContext,
    @Arg(...conversationId) id: string,
    @Arg('seq', () => Int, { description: '1 or more.' }) seq: number,
  ): Promise<Membership> {
    return toMembership(await this.receipts.markUnread(viewer, toId('c', 'conversation', id), seq));
  }

  @Mutation(() => Boolean, {
    description:
      "One of the viewer's devices has everything up to these places. Never goes back. NOT_FOUND when the viewer is not in one of the conversations; the others are noted all the same.",
  })
  async markDelivered(
    @Ctx() { viewer }: RequestContext,
    @Arg('positions', () => [DeliveredInput], { description: 'At most 1,000.' }) positions: DeliveredInput[],
  ): Promise<boolean> {
    const known = positions.map(({ conversationId: id, seq }) => ({ conversationId: toId('c', 'conversation', id), seq }));
    await this.receipts.markDelivered(viewer, known);
    return true;
  }
}

function toMembership({ member, lastSeq }: Written): Membership {
  return new Membership(member, { lastSeq });
}
