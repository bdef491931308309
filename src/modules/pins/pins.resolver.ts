import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { decodeCursor, encodeCursor } from '../../kernel/cursors.ts';
import { BadInput } from '../../kernel/errors.ts';
import type { MessageAddress } from '../../kernel/ids.ts';
import { toPage, toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Conversation } from '../conversations/index.ts';
import { toConnection, ViewerDependent, type Connection } from '../graph/index.ts';
import { Message, MessageConnection, toMessageAddress, type MessageLoader } from '../messages/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import type { PinLoader } from './pin-loader.ts';
import type { PinsService } from './pins.service.ts';

const messageId = ['messageId', () => ID, { description: 'Begins with `m_`.' }] as const;

@Resolver(() => Message)
export class PinsResolver {
  constructor(
    private readonly pins: PinsService,
    private readonly users: UserLoader,
  ) {}

  @Mutation(() => Message, {
    description: 'Pins a message for everybody. In groups for those whom the permission `pin` allows it. Again: no change. At most 50.',
  })
  async pinMessage(@Ctx() { viewer }: RequestContext, @Arg(...messageId) id: string): Promise<Message> {
    return new Message(await this.pins.pin(viewer, toMessageAddress(id)));
  }

  @Mutation(() => Message, { description: 'Takes a pin away. For the same as pinMessage. Again: no change.' })
  async unpinMessage(@Ctx() { viewer }: RequestContext, @Arg(...messageId) id: string): Promise<Message> {
    return new Message(await this.pins.unpin(viewer, toMessageAddress(id)));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who pinned it; null while it is not pinned.' })
  async pinnedBy(@Ctx() context: RequestContext, @Root() { stored }: Message): Promise<User | null> {
    const pinned = stored.extras?.pinned ?? null;
    return pinned === null ? null : this.users.load(context, pinned.byId);
  }
}

@Resolver(() => Conversation)
export class PinnedMessagesResolver {
  constructor(
    private readonly pins: PinLoader,
    private readonly messages: MessageLoader,
    private readonly pageSizeMax: number,
  ) {}

  @ViewerDependent()
  @FieldResolver(() => MessageConnection, { description: 'Its pinned messages as far as the viewer may see them, the newest pin first.' })
  async pinnedMessages(
    @Ctx() context: RequestContext,
    @Root() { stored }: Conversation,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
  ): Promise<Connection<Message>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } });
    const addresses = await this.pins.load(context, stored.id);
    const found = await Promise.all(addresses.map((address) => this.messages.load(context, address)));
    const pinned = found.filter((message) => message !== null);
    const begin = request.after === null ? 0 : placeAfter(pinned, request.after);
    return toConnection(
      toPage(request, pinned.slice(begin)),
      (message) => new Message(message),
      ({ seq }) => encodeCursor('pin', seq),
    );
  }
}

/** Of a message that is pinned no more nothing is known: the list begins anew. */
function placeAfter(pinned: readonly MessageAddress[], cursor: string): number {
  const seq = decodeCursor('pin', cursor);
  if (seq === null) throw new BadInput('after', 'This cursor is not from a list of pinned messages.');
  return pinned.findIndex((each) => each.seq === Number(seq)) + 1;
}
