import { Arg, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { fromGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { subscribedByApp, toId, type LiveFields } from '../graph/index.ts';
import { Message } from '../messages/index.ts';
import { InboxEvent, PositionInput } from './inbox.graphql.ts';
import type { InboxService } from './inbox.service.ts';

@Resolver()
export class InboxResolver {
  @Subscription(() => InboxEvent, {
    ...subscribedByApp,
    description: `Everything durable that concerns the viewer, in order per conversation, plus receipts.
InboxReady says that the stream is live. With positions, what was missed since them comes before it, without gap
or duplicate; without positions it is the first event.`,
  })
  inbox(
    @Root() root: { inbox: typeof InboxEvent },
    @Arg('positions', () => [PositionInput], { nullable: true, description: 'Where the client stands in the conversations that it knows.' })
    _positions: PositionInput[] | null,
    @Arg('userVersion', () => Int, {
      nullable: true,
      description: "The highest userVersion that the client has of what is the viewer's own; what changed since comes before InboxReady.",
    })
    _userVersion: number | null,
  ): typeof InboxEvent {
    return root.inbox;
  }

  @Subscription(() => Message, {
    ...subscribedByApp,
    description:
      'Messages of one conversation. With afterSeq, those after it are replayed first. Ends when the viewer is no longer a member.',
  })
  messageAdded(
    @Root() root: { messageAdded: Message },
    @Arg('conversationId', () => ID, { description: 'Begins with `c_`.' }) _conversationId: string,
    @Arg('afterSeq', () => Int, { nullable: true, description: 'The highest seq that the client has; 0 for none.' })
    _afterSeq: number | null,
  ): Message {
    return root.messageAdded;
  }
}

/** The sources behind the subscription fields. */
export function inboxLiveFields(inbox: InboxService): LiveFields {
  return {
    inbox: ({ viewer }: RequestContext, { positions, userVersion }) =>
      inbox.inbox(viewer, { positions: toPositions(positions), userVersion: typeof userVersion === 'number' ? userVersion : null }),
    messageAdded: ({ viewer }: RequestContext, { conversationId, afterSeq }) =>
      inbox.messageAdded(viewer, toId('c', 'conversation', String(conversationId)), typeof afterSeq === 'number' ? afterSeq : null),
  };
}

/** Positions of what is no conversation are left out: nothing was missed there. */
function toPositions(positions: unknown): { conversationId: string; version: number }[] | null {
  if (!Array.isArray(positions)) return null;
  return (positions as PositionInput[]).flatMap(({ conversationId, version }) => {
    const id = fromGlobalId('c', conversationId);
    return id === null ? [] : [{ conversationId: id, version }];
  });
}
