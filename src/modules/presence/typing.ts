import type { BusMessage } from '../../infra/bus/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';

/** Whether somebody is typing. */
export interface TypingState extends TypingNews {
  readonly conversationId: ConversationId;
}

/** Where the nodes tell each other who types in one conversation. */
export function typingTopic(id: ConversationId): string {
  return `t:${id}`;
}

export interface TypingNews {
  readonly userId: UserId;
  readonly typing: boolean;
}

export function typingNews(id: ConversationId, { userId, typing }: TypingNews): BusMessage {
  return { topic: typingTopic(id), payload: { userId, typing } };
}
