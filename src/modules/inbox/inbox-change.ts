import { toGlobalId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Change, LiveEvent } from '../../realtime/index.ts';
import {
  emptyConversation,
  Conversation,
  toConversation,
  type ConversationChange,
  type StoredConversation,
  type StoredMember,
} from '../conversations/index.ts';
import { Message, type MessageChange, type StoredMessage } from '../messages/index.ts';
import type { Receipt, ReceiptsChange } from '../receipts/index.ts';
import type { InboxEvent } from './inbox.graphql.ts';
import {
  ConversationChanged,
  InboxGap,
  InboxReady,
  MessageChanged,
  ReceiptChanged,
  UnreadMark,
  ViewerChanged,
  ViewerGap,
  type ViewerChange,
} from './inbox.graphql.ts';

/** What a change shows, made once per node and change. */
export type InboxBody = Message | Conversation | ReceiptChanged | OwnBody;
/** What is one viewer's own. */
export type OwnBody = typeof ViewerChange;
export type InboxChange = Change<InboxBody>;

/** Changes as the bus brings them: one, or several that were committed together. */
export function parseChanges(payload: JsonValue): InboxChange[] {
  // Written by a node of ours: see conversation-change.ts, message-change.ts and receipts-change.ts.
  const change = payload as unknown as ConversationChange | MessageChange | ReceiptsChange;
  switch (change.type) {
    case 'message':
      return [messageChange(change.message)];
    case 'receipts':
      return change.receipts.map(receiptChange);
    case 'conversation':
      return [conversationChange(change.conversation, change)];
  }
}

export function messageChange(message: StoredMessage): InboxChange {
  return {
    version: message.version,
    messageSeq: message.seq,
    replyToSeq: message.replyToSeq,
    leftIds: [],
    onlyFor: null,
    body: new Message(message),
  };
}

export function conversationChange(
  conversation: StoredConversation,
  { version, leftIds, onlyFor }: Pick<ConversationChange, 'version' | 'leftIds' | 'onlyFor'>,
): InboxChange {
  return { version, messageSeq: null, replyToSeq: null, leftIds, onlyFor, body: toConversation(conversation) };
}

export function receiptChange({ conversationId, userId, version, deliveredSeq, readSeq, markedUnreadSeq }: Receipt): InboxChange {
  const body = new ReceiptChanged();
  body.conversationId = toGlobalId('c', conversationId);
  body.version = version;
  body.userId = toGlobalId('u', userId);
  body.deliveredSeq = deliveredSeq;
  body.readSeq = readSeq;
  body.unreadMark = markedUnreadSeq === null ? null : new UnreadMark(markedUnreadSeq === 0 ? null : markedUnreadSeq);
  return { version, messageSeq: null, replyToSeq: null, leftIds: [], onlyFor: markedUnreadSeq === null ? null : [userId], body };
}

/** The last word for somebody who left: the conversation as it was then, and nothing of what came after. Empty for a member. */
export function farewell({ leftAs, version, userId }: StoredMember): InboxChange[] {
  if (leftAs === null) return [];
  // Written by a node of ours: see group-changes.ts.
  const then = JSON.parse(leftAs) as StoredConversation;
  // What conversations did not have yet when this was written is as in an empty one.
  const conversation = { ...emptyConversation(then.id, then.createdAt), ...then };
  return [conversationChange(conversation, { version, leftIds: [userId], onlyFor: null })];
}

export function toInboxEvent(event: LiveEvent<InboxBody>): typeof InboxEvent {
  switch (event.type) {
    case 'signal':
      throw new Error('An inbox has no signals.');
    case 'ready':
      return new InboxReady(
        event.positions.map(({ conversationId, version }) => ({ conversationId: toGlobalId('c', conversationId), version })),
        event.userVersion,
      );
    case 'gap':
      return new InboxGap(toGlobalId('c', event.conversationId), event.fromVersion, event.toVersion);
    case 'change': {
      const { body, version } = event.change;
      if (body instanceof ReceiptChanged) return body;
      if (body instanceof Message) return new MessageChanged(body);
      if (body instanceof Conversation) return new ConversationChanged(body, version, event.view !== 'left');
      throw new Error('What is one viewer’s own is no change of a conversation.');
    }
    case 'own':
      if (event.body instanceof Message || event.body instanceof Conversation || event.body instanceof ReceiptChanged)
        throw new Error('What belongs to a conversation is nobody’s own.');
      return new ViewerChanged(event.version, event.body);
    case 'own-gap':
      return new ViewerGap(event.fromVersion, event.toVersion);
  }
}
