import type { Fact } from '../../infra/database/index.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { conversationTopic } from '../conversations/index.ts';
import type { StoredMessage } from './message.ts';

/** A message was sent, edited or recalled: its state after that. */
export interface MessageChange {
  readonly type: 'message';
  readonly version: number;
  readonly message: StoredMessage;
}

export function toMessageFact(message: StoredMessage): Fact {
  const payload: JsonValue = { type: 'message', version: message.version, message: { ...message } };
  return { topic: conversationTopic(message.conversationId), payload };
}
