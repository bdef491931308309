import type { InMemoryCache, Reference } from '@apollo/client';
import type { InboxEvent } from '../inbox/model.ts';
import type { ConversationView } from '../inbox/views.ts';
import { changeList, type Edge } from './connection.ts';
import { activityIn } from './conversation-list.ts';
import { conversationFields, heldConversation, viewedConversation, type HeldConversation } from './documents.ts';
import type { MessageCache } from './message-cache.ts';

type ReceiptChanged = Extract<InboxEvent, { __typename: 'ReceiptChanged' }>;

/** Keeps those conversations that Apollo’s cache has as the client has them. */
export class ConversationCache {
  constructor(
    private readonly cache: InMemoryCache,
    private readonly messages: MessageCache,
  ) {}

  idOf({ conversation }: ConversationView): string {
    return this.cache.identify({ ...conversation }) ?? '';
  }

  write(view: ConversationView): void {
    const id = this.idOf(view);
    const { conversation, lastMessage, membership } = view;
    const held: HeldConversation | null = this.cache.readFragment({ id, fragment: heldConversation, returnPartialData: true });
    if (held?.id === undefined || membership === null) return;
    // A query may have read it later than the client did.
    if ((held.version ?? 0) <= conversation.version)
      this.cache.writeFragment({ id, fragment: conversationFields, fragmentName: 'Conversation', data: conversation });
    if (lastMessage !== null) this.messages.take(lastMessage);
    this.cache.writeFragment({
      id,
      fragment: viewedConversation,
      fragmentName: 'ViewedConversation',
      data: {
        __typename: conversation.__typename,
        lastSeq: Math.max(conversation.lastSeq, lastMessage?.seq ?? 0),
        lastMessage: lastMessage && { __typename: 'Message', id: lastMessage.id },
        viewerMembership: membership,
      },
    });
  }

  remove(view: ConversationView): void {
    this.cache.evict({ id: this.idOf(view) });
    this.cache.gc();
  }

  /** Whether one of the lists would show it where it has been read already, and does not have it. */
  isMissing(view: ConversationView): boolean {
    let isMissing = false;
    const reference = this.idOf(view);
    const activity = activityOf(view);
    changeList(this.cache, undefined, 'conversations', (list, { storeFieldName, readField }) => {
      const last = list.edges.at(-1)?.node;
      const reachesDownTo = last === undefined ? '' : activityIn(last, readField);
      const isInReach = list.pageInfo.hasNextPage !== true || activity > reachesDownTo;
      const isListed = list.edges.some(({ node }) => node.__ref === reference);
      isMissing ||= isInReach && !isListed && belongs(view, storeFieldName);
      return list;
    });
    return isMissing;
  }

  /** How far a member has read, where members are shown. */
  receive(conversation: string, { userId, readSeq, deliveredSeq }: ReceiptChanged): void {
    const user = this.cache.identify({ __typename: 'User', id: userId });
    const received = (edge: Edge<Member>): Edge<Member> =>
      edge.node.user.__ref === user ? { ...edge, node: { ...edge.node, readSeq, deliveredSeq } } : edge;
    changeList<Member>(this.cache, conversation, 'members', (list) => ({ ...list, edges: list.edges.map(received) }));
  }
}

interface Member {
  readonly user: Reference;
  readonly readSeq?: number;
  readonly deliveredSeq?: number;
}

function activityOf({ conversation, lastMessage }: ConversationView): string {
  return lastMessage?.createdAt ?? conversation.createdAt;
}

/** The name of a list in the cache holds its filter. */
function belongs({ membership }: ConversationView, storeFieldName: string): boolean {
  if (storeFieldName.includes('"ALL"')) return true;
  return (membership?.archived ?? false) === storeFieldName.includes('"ARCHIVED"');
}
