import type { ConversationAfreshQuery, ConversationsQuery, ReadConversationFragment } from '../generated/graphql.ts';
import { newer } from './apply-event.ts';
import { merged } from './messages.ts';
import { unread, type ConversationState, type Message, type User } from './model.ts';

type Listed = ConversationsQuery['conversations']['edges'][number]['node'];
type Afresh = NonNullable<ConversationAfreshQuery['conversation']>;

/** A conversation of the list that a client begins with: its version is a position for all that was read with it. */
export function fromList(listed: Listed, viewerId: string): ConversationState {
  const newest = listed.lastMessage === null ? [] : [listed.lastMessage];
  return { ...read(unread(listed.id, listed.version), listed, newest, viewerId), hasOlder: listed.lastSeq > newest.length };
}

/** What was read in the place of all that was held; what came while it was read is newer. */
export function readAfresh(state: ConversationState, afresh: Afresh, viewerId: string): ConversationState {
  const page = afresh.messages.edges.map(({ node }) => node);
  const { hasPreviousPage } = afresh.messages.pageInfo;
  return { ...read(state, afresh, page, viewerId), hasOlder: hasPreviousPage };
}

function read(
  state: ConversationState,
  conversation: ReadConversationFragment,
  page: readonly Message[],
  viewerId: string,
): ConversationState {
  const fromSeq = page[0]?.seq ?? conversation.lastSeq + 1;
  const strays = state.strays ?? [];
  const membership = conversation.viewerMembership;
  const readMeanwhile = membership?.markedUnreadSeq == null ? (state.receipts[viewerId]?.readSeq ?? 0) : 0;
  return {
    ...state,
    isStale: false,
    conversation: newer(state.conversation, conversation),
    peer: peerOf(conversation, viewerId),
    membership,
    readThrough: Math.max(conversation.lastSeq - (membership?.unreadCount ?? 0), readMeanwhile),
    messages: merged(page, strays, fromSeq),
    fromSeq,
    strays: null,
  };
}

function peerOf(conversation: ReadConversationFragment, viewerId: string): User | null {
  if (conversation.__typename !== 'DirectConversation') return null;
  return conversation.members.edges.map(({ node }) => node.user).find(({ id }) => id !== viewerId) ?? null;
}
