import { takeMessage } from './messages.ts';
import { unread, type Conversation, type ConversationEvent, type ConversationState, type Message, type Receipt } from './model.ts';

type ReceiptChanged = Extract<ConversationEvent, { __typename: 'ReceiptChanged' }>;

export function conversationOf(event: ConversationEvent): string {
  switch (event.__typename) {
    case 'MessageChanged':
      return event.message.conversationId;
    case 'ConversationChanged':
      return event.conversation.id;
    case 'ReceiptChanged':
    case 'InboxGap':
      return event.conversationId;
  }
}

/**
 * What this device has of a conversation after an event of the inbox; undefined when the viewer is not in it any more. A version that is
 * had already changes nothing.
 */
export function applyEvent(
  before: ConversationState | undefined,
  event: ConversationEvent,
  viewerId: string,
): ConversationState | undefined {
  if (event.__typename === 'InboxGap') return outdated(before ?? unread(event.conversationId, 0), event.toVersion);
  const version = event.__typename === 'MessageChanged' ? event.message.version : event.version;
  if (before !== undefined && version <= before.position) return before;
  if (event.__typename === 'ConversationChanged' && !event.viewerIsMember) return undefined;
  const state = { ...(before ?? unread(conversationOf(event), version)), position: version };
  switch (event.__typename) {
    case 'ConversationChanged':
      return { ...state, conversation: newer(state.conversation, event.conversation) };
    case 'ReceiptChanged':
      return withReceipt(state, event, viewerId);
    case 'MessageChanged': {
      const { sender, system, seq } = event.message;
      const by = sender ?? system?.actor;
      return takeMessage(by?.id === viewerId ? readUpTo(state, seq) : withMention(state, event.message, viewerId), event.message);
    }
  }
}

/** It is still shown, but whatever is read or comes from now on is newer, even where the server has gone back behind what was held. */
function outdated(state: ConversationState, position: number): ConversationState {
  const conversation = state.conversation === null ? null : { ...state.conversation, version: 0 };
  return { ...state, position, conversation, receipts: {}, isStale: true, strays: [] };
}

/** Of two states of a conversation, the one that was read later. */
export function newer(one: Conversation | null, other: Conversation): Conversation {
  return one !== null && one.version > other.version ? one : other;
}

function withReceipt(state: ConversationState, event: ReceiptChanged, viewerId: string): ConversationState {
  const receipt: Receipt = { deliveredSeq: event.deliveredSeq, readSeq: event.readSeq };
  const receipts = { ...state.receipts, [event.userId]: receipt };
  if (event.userId !== viewerId || state.membership === null) return { ...state, receipts };
  const markedUnreadSeq = event.unreadMark === null ? state.membership.markedUnreadSeq : event.unreadMark.seq;
  const own = { ...state, receipts, membership: { ...state.membership, ...receipt, markedUnreadSeq } };
  return markedUnreadSeq === null ? readUpTo(own, event.readSeq) : { ...own, readThrough: markedUnreadSeq - 1 };
}

function withMention(state: ConversationState, { seq, mentions, mentionsAll }: Message, viewerId: string): ConversationState {
  const isNew = seq > (state.messages.at(-1)?.seq ?? state.conversation?.lastSeq ?? 0);
  if (!isNew || state.membership === null || !(mentionsAll || mentions.some(({ id }) => id === viewerId))) return state;
  return { ...state, membership: { ...state.membership, unreadMentions: state.membership.unreadMentions + 1 } };
}

/** Who reads, writes or changes something has read what is before, unless they marked it as unread. */
function readUpTo(state: ConversationState, seq: number): ConversationState {
  if (state.membership?.markedUnreadSeq != null || seq <= state.readThrough) return state;
  return { ...state, readThrough: seq };
}
