import type { Fact, Transaction } from '../../infra/database/index.ts';
import type { SystemMessage, Timeline } from '../conversations/index.ts';
import { toMessageFact } from './message-change.ts';
import type { StoredMessage } from './message.ts';
import type { MessagesRepository } from './messages.repository.ts';

/** Writes what happens to a conversation between its messages. */
export class SystemTimeline implements Timeline {
  constructor(private readonly messages: MessagesRepository) {}

  async appendSystem(tx: Transaction, { conversationId, seq, version, createdAt, event }: SystemMessage): Promise<Fact> {
    const message: StoredMessage = {
      conversationId,
      seq,
      version,
      senderId: event.actorId,
      // Unlike any that a client may choose: those hold no colon in front.
      clientMessageId: `:${seq}`,
      payloadHash: '',
      kind: 'SYSTEM',
      body: null,
      payload: JSON.stringify(event),
      replyToSeq: null,
      mentionIds: [],
      createdAt,
      editedAt: null,
      recalledAt: null,
      recalledById: null,
      replyCount: 0,
      extras: null,
      expiresAt: null,
      expiredAt: null,
    };
    await this.messages.insert(tx, [message]);
    return toMessageFact(message);
  }
}
