import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { MessageAddress } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ConversationAccess, ConversationsRepository, StoredConversation, StoredMember } from '../conversations/index.ts';
import { toMessageFact } from './message-change.ts';
import type { StoredMessage } from './message.ts';
import type { MessagesRepository } from './messages.repository.ts';

/** What else happens in the transaction that edits a message or takes it back. */
export type AfterRewrite = (tx: Transaction, before: StoredMessage, after: StoredMessage) => Promise<void>;

/** A message with the viewer's place in its conversation. */
export interface FoundMessage {
  readonly conversation: StoredConversation;
  readonly member: StoredMember;
  readonly message: StoredMessage;
}

export interface MessageChangesDeps {
  readonly unitOfWork: UnitOfWork;
  readonly access: ConversationAccess;
  readonly conversations: ConversationsRepository;
  readonly messages: MessagesRepository;
  readonly afterRewrite: AfterRewrite;
}

/** The one way in which a message that was sent becomes another: under the conversation's lock, with its next version. */
export class MessageChanges {
  constructor(private readonly deps: MessageChangesDeps) {}

  /** `decide` returns the very same message where nothing changes. @throws NotFound, and what `decide` throws */
  async change(
    viewer: Viewer,
    address: MessageAddress,
    decide: (found: FoundMessage, tx: Transaction) => StoredMessage | Promise<StoredMessage>,
  ): Promise<StoredMessage> {
    const { unitOfWork, access, conversations, messages, afterRewrite } = this.deps;
    return unitOfWork.run(async (tx) => {
      const { conversation, member } = await access.toChange(tx, viewer, address.conversationId).catch(asMessage);
      const message = await this.visible(tx, address, member);
      const changed = await decide({ conversation, member, message }, tx);
      if (changed === message) return message;
      const version = conversation.version + 1;
      const stored = { ...changed, version };
      await messages.rewrite(tx, stored);
      await afterRewrite(tx, message, stored);
      await conversations.update(tx, conversation.id, { version });
      tx.record(toMessageFact(stored));
      return stored;
    });
  }

  private async visible(tx: Transaction, address: MessageAddress, member: StoredMember): Promise<StoredMessage> {
    const [message] = address.seq > member.visibleAfterSeq ? await this.deps.messages.findByAddresses(tx, [address]) : [];
    if (message === undefined) throw new NotFound('message');
    return message;
  }
}

/** A conversation that the viewer may not see hides its messages under their own name. */
function asMessage(error: unknown): never {
  throw error instanceof NotFound ? new NotFound('message') : error;
}
