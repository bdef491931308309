import { toGlobalId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Change, LiveEvent } from '../../realtime/index.ts';
import {
  emptyConversation,
  toConversation,
  type Conversation,
  type ConversationChange,
  type StoredConversation,
  type StoredMember,
} from '../conversations/index.ts';
import { Message, type MessageChange, type StoredMessage } from '../messages/index.ts';
import { ConversationChanged, InboxGap, InboxReady, MessageChanged } from './inbox.graphql.ts';

/** What a change shows, made once per node and change. */
export type InboxBody = Message | Conversation;
export type InboxChange = Change<InboxBody>;

/** A change as the bus brings it. */
export function parseChange(payload: JsonValue): InboxChange {
  // Written by a node of ours: see conversation-change.ts and message-change.ts.
  const change = payload as unknown as ConversationChange | MessageChange;
  return change.type === 'message' ? messageChange(change.message) : conversationChange(change.conversation, change);
}

export function messageChange(message: StoredMessage): InboxChange {
  return {
    version: message.version,
    messageSeq: message.seq,
    replyToSeq: message.replyToSeq,
    leftIds: [],
    body: new Message(message),
  };
}

export function conversationChange(
  conversation: StoredConversation,
  { version, leftIds }: Pick<ConversationChange, 'version' | 'leftIds'>,
): InboxChange {
  return { version, messageSeq: null, replyToSeq: null, leftIds, body: toConversation(conversation) };
}

/** The last word for somebody who left: the conversation as it was then, and nothing of what came after. Empty for a member. */
export function farewell({ leftAs, version, userId }: StoredMember): InboxChange[] {
  if (leftAs === null) return [];
  // Written by a node of ours: see group-changes.ts.
  const then = JSON.parse(leftAs) as StoredConversation;
  // What conversations did not have yet when this was written is as in an empty one.
  const conversation = { ...emptyConversation(then.id, then.createdAt), ...then };
  return [conversationChange(conversation, { version, leftIds: [userId] })];
}

export function toInboxEvent(event: LiveEvent<InboxBody>): InboxReady | MessageChanged | ConversationChanged | InboxGap {
  switch (event.type) {
    case 'ready':
      return new InboxReady(
        event.positions.map(({ conversationId, version }) => ({ conversationId: toGlobalId('c', conversationId), version })),
      );
    case 'gap':
      return new InboxGap(toGlobalId('c', event.conversationId), event.fromVersion, event.toVersion);
    case 'change': {
      const { body, version } = event.change;
      return body instanceof Message ? new MessageChanged(body) : new ConversationChanged(body, version, event.view !== 'left');
    }
  }
}
