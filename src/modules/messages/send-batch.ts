import type { Transaction } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError, BadInput, Conflict, NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import { couldBeRefused, refusalToSend } from '../conversations/index.ts';
import { toMessageFact } from './message-change.ts';
import type { MessageDraft } from './message-draft.ts';
import type { StoredMessage } from './message.ts';
import type { ClientKey, MessagesRepository } from './messages.repository.ts';
import type { Advanced, BatchMember, LockedConversation, MemberKey, SendBatchRepository } from './send-batch.repository.ts';

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
    const plan = new Plan(this.clock.now(), conversations, members);
    // Who sends something again gets the original, whatever keeps them from sending by now.
    const retries = lookUp ? submissions : submissions.filter((submission) => plan.couldRefuse(submission));
    const known = await this.messages.findByClientKeys(tx, retries.map(clientKeyOf));
    // The node that wrote them may have died before it told anybody; who knows them already drops them.
    for (const message of known) tx.record(toMessageFact(message));
    plan.remember(known);
    return plan;
  }
}

/** Gives each submission its place, in order, as the counters stand. */
class Plan {
  readonly written: StoredMessage[] = [];
  private readonly conversations: Map<ConversationId, LockedConversation>;
  private readonly members: Map<string, BatchMember>;
  private readonly known = new Map<string, StoredMessage>();

  constructor(
    private readonly now: number,
    conversations: readonly LockedConversation[],
    members: readonly BatchMember[],
  ) {
    this.conversations = new Map(conversations.map((conversation) => [conversation.id, conversation]));
    this.members = new Map(members.map((member) => [memberKey(member), member]));
  }

  /** What was sent before. */
  remember(known: readonly StoredMessage[]): void {
    for (const message of known) this.known.set(clientKey(message.senderId, message), message);
  }

  /** Whether the rules of the conversation could keep the sender from sending. */
  couldRefuse(submission: Submission): boolean {
    const { conversation, sender } = this.standingOf(submission);
    return conversation !== undefined && sender !== undefined && couldBeRefused(conversation, sender);
  }

  /** @throws NotFound, Conflict, BadInput, Forbidden, RateLimited */
  place(submission: Submission): StoredMessage {
    const { senderId, draft } = submission;
    const { conversation, sender } = this.standingOf(submission);
    if (conversation === undefined || sender === undefined) throw new NotFound('conversation');
    const key = clientKey(senderId, draft);
    const original = this.known.get(key);
    if (original !== undefined) return sameOrConflict(original, draft);
    const refusal = refusalToSend(conversation, sender, this.now);
    if (refusal !== null) throw refusal;
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
    this.conversations.set(conversation.id, { ...conversation, lastSeq: message.seq, version: message.version });
    this.members.set(memberKey(sender), { ...sender, lastSentAt: this.now });
    this.known.set(key, message);
    this.written.push(message);
    return message;
  }

  /** The conversations that got messages, with their counters afterwards. */
  advanced(): readonly Advanced[] {
    const ids = new Set(this.written.map(({ conversationId }) => conversationId));
    return [...this.conversations.values()].filter(({ id }) => ids.has(id)).map((each) => ({ ...each, lastActivityAt: this.now }));
  }

  private standingOf({ senderId, draft: { conversationId } }: Submission) {
    return {
      conversation: this.conversations.get(conversationId),
      sender: this.members.get(memberKey({ conversationId, userId: senderId })),
    };
  }

  private checkReferences(
    { replyToSeq, mentionIds, conversationId }: MessageDraft,
    { lastSeq }: LockedConversation,
    sender: BatchMember,
  ): void {
    // Places are dense, so a seq within the sender's view is a message.
    if (replyToSeq !== null && (replyToSeq > lastSeq || replyToSeq <= sender.visibleAfterSeq)) throw new NotFound('message to reply to');
    for (const userId of mentionIds)
      if (!this.members.has(memberKey({ conversationId, userId })))
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

function memberKey({ conversationId, userId }: MemberKey): string {
  return `${conversationId} ${userId}`;
}

function memberKeys(submissions: readonly Submission[]): MemberKey[] {
  const keys = new Map<string, MemberKey>();
  for (const { senderId, draft } of submissions)
    for (const userId of [senderId, ...draft.mentionIds])
      keys.set(memberKey({ conversationId: draft.conversationId, userId }), { conversationId: draft.conversationId, userId });
  return [...keys.values()];
}
