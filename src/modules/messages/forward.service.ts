import { hash } from 'node:crypto';
import type { UnitOfWork } from '../../infra/database/index.ts';
import { BadInput, NotFound } from '../../kernel/errors.ts';
import { toMessageId, type ConversationId, type MessageAddress } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { MembersRepository } from '../conversations/index.ts';
import { checkClientId, hashOf, type MessageDraft } from './message-draft.ts';
import { withExtras } from './message-extras.ts';
import type { MessageSender } from './message-sender.ts';
import { isGone, type StoredMessage } from './message.ts';
import type { MessagesRepository } from './messages.repository.ts';

export interface Forward {
  readonly messages: readonly MessageAddress[];
  readonly conversationIds: readonly ConversationId[];
  /** Names this attempt: whoever repeats it gets what was sent the first time. */
  readonly clientForwardId: string;
}

export interface ForwardServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly limits: Limits;
  readonly members: MembersRepository;
  readonly messages: MessagesRepository;
  readonly sender: MessageSender;
}

/** Sends messages on, with the name of who wrote them first. */
export class ForwardService {
  constructor(private readonly deps: ForwardServiceDeps) {}

  /**
   * By conversation, in the order in which the messages are given. What can be sent is, also when another conversation refuses.
   * @throws BadInput, NotFound for messages that the viewer may not see, and what sending throws
   */
  async forward(viewer: Viewer, { messages, conversationIds, clientForwardId }: Forward): Promise<StoredMessage[]> {
    const { forwardMessagesMax, forwardConversationsMax } = this.deps.limits;
    checkClientId('input.clientForwardId', clientForwardId);
    checkCount('input.messageIds', messages.length, forwardMessagesMax);
    checkCount('input.conversationIds', conversationIds.length, forwardConversationsMax);
    const sources = await this.sources(viewer, messages);
    const drafts = [...new Set(conversationIds)].flatMap((id) => sources.map((source) => draftOf(source, id, clientForwardId)));
    // The order in which they are handed over is the order of their places.
    const sent = await Promise.allSettled(drafts.map((draft) => this.deps.sender.send(viewer, draft)));
    return sent.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
  }

  private async sources({ userId }: Viewer, addresses: readonly MessageAddress[]): Promise<StoredMessage[]> {
    const { unitOfWork, members, messages } = this.deps;
    const conversationIds = [...new Set(addresses.map(({ conversationId }) => conversationId))];
    const places = await members.activeOfUser(unitOfWork.reader, userId, conversationIds);
    const visibleAfter = new Map(places.map(({ conversationId, visibleAfterSeq }) => [conversationId, visibleAfterSeq]));
    const visible = addresses.filter(({ conversationId, seq }) => seq > (visibleAfter.get(conversationId) ?? Number.POSITIVE_INFINITY));
    const found = new Map((await messages.findByAddresses(unitOfWork.reader, visible)).map((message) => [toMessageId(message), message]));
    return addresses.map((address) => {
      const message = found.get(toMessageId(address));
      if (message === undefined) throw new NotFound('message');
      if (isGone(message) || message.kind === 'SYSTEM' || message.kind === 'ENCRYPTED')
        throw new BadInput('input.messageIds', 'SYSTEM and ENCRYPTED messages and what was taken back cannot be forwarded.');
      return message;
    });
  }
}

/** A retry is known by what is forwarded and not by what it says: that may have been edited meanwhile. */
function draftOf(source: StoredMessage, conversationId: ConversationId, clientForwardId: string): MessageDraft {
  const { kind, body, payload, senderId, createdAt } = source;
  const sourceId = toMessageId(source);
  const name = hash('sha256', JSON.stringify([clientForwardId, sourceId]), 'base64url').slice(0, 40);
  const origin = { conversationId: source.conversationId, seq: source.seq, senderId, createdAt };
  const forwarded = source.extras?.forwarded ?? origin;
  const extras = withExtras(null, { forwarded });
  const payloadHash = hashOf(['forward', sourceId]);
  return {
    conversationId,
    clientMessageId: `fwd-${name}`,
    payloadHash,
    kind,
    body,
    payload,
    replyToSeq: null,
    mentionIds: [],
    extras,
    expiresInSeconds: null,
  };
}

function checkCount(field: string, count: number, most: number): void {
  if (count < 1 || count > most) throw new BadInput(field, `${count} given; it may be 1 to ${most}.`);
}
