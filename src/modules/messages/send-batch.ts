import type { Transaction } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError, BadInput, Conflict, NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import { toMessageFact } from './message-change.ts';
import type { MessageDraft } from './message-draft.ts';
import type { StoredMessage } from './message.ts';
import type { ClientKey, MessagesRepository } from './messages.repository.ts';
import type { LockedConversation, MemberKey, SendBatchRepository, SendingMember } from './send-batch.repository.ts';

export interface Submission {
  readonly senderId: UserId;
  readonly draft: MessageDraft;
}

export type Outcome = { readonly message: StoredMessage } | { readonly refusal: AppError };

/** One transaction's worth of sends, decided on what the database says under the conversations' locks. */
export class SendBatch {
  constructor(
    private readonly clock: Clock,
    private readonly messages: MessagesRepository,
    private readonly repository: SendBatchRepository,
  ) {}

  /** Outcomes in the order of the submissions. Without a look-up, one that was sent before fails the batch as a duplicate key. */
  async write(tx: Transaction, submissions: readonly Submission[], lookUp: boolean): Promise<Outcome[]> {
    const plan = await this.read(tx, submissions, lookUp);
    const outcomes = submissions.map((submission) => outcomeOf(() => plan.place(submission)));
    const { written } = plan;
    if (written.length === 0) return outcomes;
    await this.repository.advance(tx, plan.advanced());
    await this.messages.insert(tx, written);
    await this.repository.raiseLastSent(tx, written);
    for (const message of written) tx.record(toMessageFact(message));
    return outcomes;
  }

  private async read(tx: Transaction, submissions: readonly Submission[], lookUp: boolean): Promise<Plan> {
    const conversationIds = [...new Set(submissions.map(({ draft }) => draft.conversationId))].toSorted();
    const conversations = await this.repository.lock(tx, conversationIds);
    const members = await this.repository.members(tx, memberKeys(submissions));
    const known = lookUp ? await this.messages.findByClientKeys(tx, submissions.map(clientKeyOf)) : [];
    // The node that wrote them may have died before it told anybody; who knows them already drops them.
    for (const message of known) tx.record(toMessageFact(message));
    return new Plan(this.clock.now(), conversations, members, known);
  }
}

/** Gives each submission its place, in order, as the counters stand. */
class Plan {
  readonly written: StoredMessage[] = [];
  private readonly conversations: Map<ConversationId, LockedConversation>;
  private readonly members: Map<string, SendingMember>;
  private readonly known: Map<string, StoredMessage>;

  constructor(
    private readonly now: number,
    conversations: readonly LockedConversation[],
    members: readonly SendingMember[],
    known: readonly StoredMessage[],
  ) {
    this.conversations = new Map(conversations.map((conversation) => [conversation.id, { ...conversation }]));
    this.members = new Map(members.map((member) => [`${member.conversationId} ${member.userId}`, member]));
    this.known = new Map(known.map((message) => [clientKey(message.senderId, message), message]));
  }

  /** @throws NotFound, Conflict, BadInput */
  place({ senderId, draft }: Submission): StoredMessage {
    const conversation = this.conversations.get(draft.conversationId);
    const sender = this.members.get(`${draft.conversationId} ${senderId}`);
    if (conversation === undefined || sender === undefined) throw new NotFound('conversation');
    const key = clientKey(senderId, draft);
    const original = this.known.get(key);
    if (original !== undefined) return sameOrConflict(original, draft);
    this.checkReferences(draft, conversation, sender);
    const message: StoredMessage = {
      ...draft,
      senderId,
      seq: conversation.lastSeq + 1,
      version: conversation.version + 1,
      createdAt: this.now,
      editedAt: null,
      recalledAt: null,
      recalledById: null,
    };
    this.conversations.set(conversation.id, { id: conversation.id, lastSeq: message.seq, version: message.version });
    this.known.set(key, message);
    this.written.push(message);
    return message;
  }

  /** The conversations that got messages, with their counters afterwards. */
  advanced(): readonly (LockedConversation & { lastActivityAt: number })[] {
    const ids = new Set(this.written.map(({ conversationId }) => conversationId));
    return [...this.conversations.values()].filter(({ id }) => ids.has(id)).map((each) => ({ ...each, lastActivityAt: this.now }));
  }

  private checkReferences(
    { replyToSeq, mentionIds, conversationId }: MessageDraft,
    { lastSeq }: LockedConversation,
    sender: SendingMember,
  ): void {
    // Places are dense, so a seq within the sender's view is a message.
    if (replyToSeq !== null && (replyToSeq > lastSeq || replyToSeq <= sender.visibleAfterSeq)) throw new NotFound('message to reply to');
    for (const userId of mentionIds)
      if (!this.members.has(`${conversationId} ${userId}`))
        throw new BadInput('input.mentionIds', 'Only members of the conversation can be mentioned.');
  }
}

function outcomeOf(place: () => StoredMessage): Outcome {
  try {
    return { message: place() };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error };
    throw error;
  }
}

function sameOrConflict(original: StoredMessage, { payloadHash, clientMessageId }: MessageDraft): StoredMessage {
  if (original.payloadHash === payloadHash) return original;
  throw new Conflict(`clientMessageId ${clientMessageId} was used for another message (seq ${original.seq}); make a new one.`);
}

function clientKeyOf({ senderId, draft: { conversationId, clientMessageId } }: Submission): ClientKey {
  return { conversationId, senderId, clientMessageId };
}

function clientKey(
  senderId: UserId,
  { conversationId, clientMessageId }: Pick<MessageDraft, 'conversationId' | 'clientMessageId'>,
): string {
  return `${conversationId} ${senderId} ${clientMessageId}`;
}

function memberKeys(submissions: readonly Submission[]): MemberKey[] {
  const keys = new Map<string, MemberKey>();
  for (const { senderId, draft } of submissions)
    for (const userId of [senderId, ...draft.mentionIds])
      keys.set(`${draft.conversationId} ${userId}`, { conversationId: draft.conversationId, userId });
  return [...keys.values()];
}
