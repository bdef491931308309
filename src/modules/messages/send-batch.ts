import type { Decision, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError, BadInput, Conflict, NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import { refusalOf, refusalToSend } from '../conversations/index.ts';
import { toMessageFact } from './message-change.ts';
import type { MessageDraft } from './message-draft.ts';
import type { StoredMessage } from './message.ts';
import { expiriesOf } from './expiries.repository.ts';
import { fromRow, type MessageRow } from './message-rows.ts';
import { sideRows } from './side-rows.statements.ts';
import { byClientKeys, insertion, type ClientKey } from './messages.repository.ts';
import {
  SendBatchStatements,
  toBatchMember,
  type BatchMember,
  type BatchMemberRow,
  type LockedConversation,
  type MemberKey,
} from './send-batch.statements.ts';

export interface Submission {
  readonly senderId: UserId;
  readonly draft: MessageDraft;
}

export type Outcome = { readonly message: StoredMessage } | { readonly refusal: AppError };

/** Before somebody is refused, it has to be looked up whether they have sent this before: then they get the original. */
export class LookUpNeeded extends Error {}

interface WriteOptions {
  /** Whether to look for what was sent before. */
  readonly lookUp: boolean;
  /** Called before the messages are announced. */
  readonly onCommitted: () => void;
}

/** One transaction's worth of sends, decided on what the database says under the conversations' locks. */
export class SendBatch {
  private readonly statements: SendBatchStatements;

  constructor(
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.statements = new SendBatchStatements(unitOfWork.reader);
  }

  /**
   * Outcomes in the order of the submissions. Without a look-up, one that was sent before fails the batch as a duplicate key.
   * @throws LookUpNeeded
   */
  async write(submissions: readonly Submission[], { lookUp, onCommitted }: WriteOptions): Promise<Outcome[]> {
    const conversationIds = [...new Set(submissions.map(({ draft }) => draft.conversationId))].toSorted();
    const conversations = this.statements.lock(conversationIds);
    const members = this.statements.members(memberKeys(submissions));
    const decide = (locked: LockedConversation[], senders: BatchMemberRow[], known: MessageRow[] | null = null) =>
      this.decide(submissions, new Plan(this.clock.now(), locked, senders.map(toBatchMember), known?.map(fromRow) ?? null));
    const options = { idempotent: true, onCommitted };
    if (!lookUp) return this.unitOfWork.readThenWrite([conversations, members], decide, options);
    const known = byClientKeys(this.unitOfWork.reader, submissions.map(clientKeyOf));
    return this.unitOfWork.readThenWrite([conversations, members, known], decide, options);
  }

  private decide(submissions: readonly Submission[], plan: Plan): Decision<Outcome[]> {
    const value = submissions.map((submission) => outcomeOf(() => plan.place(submission)));
    const { written, known } = plan;
    const writes =
      written.length === 0
        ? []
        : [
            ...this.statements.advance(written),
            insertion(written),
            this.statements.raiseLastSent(written),
            ...sideRows(this.unitOfWork.reader, written),
            ...expiriesOf(written),
          ];
    // The node that wrote the known ones may have died before it told anybody; who knows them already drops them.
    return { value, writes, facts: [...known, ...written].map(toMessageFact) };
  }
}

/** Gives each submission its place, in order, as the counters stand. */
class Plan {
  readonly written: StoredMessage[] = [];
  private readonly conversations: Map<ConversationId, LockedConversation>;
  private readonly members: Map<string, BatchMember>;
  private readonly sent: Map<string, StoredMessage>;

  constructor(
    private readonly now: number,
    conversations: readonly LockedConversation[],
    members: readonly BatchMember[],
    /** What was sent before; null when that was not looked up. */
    private readonly lookedUp: readonly StoredMessage[] | null,
  ) {
    this.conversations = new Map(conversations.map((conversation) => [conversation.id, conversation]));
    this.members = new Map(members.map((member) => [memberKey(member), member]));
    this.sent = new Map(this.known.map((message) => [clientKey(message.senderId, message), message]));
  }

  get known(): readonly StoredMessage[] {
    return this.lookedUp ?? [];
  }

  /** @throws NotFound, Conflict, BadInput, Forbidden, RateLimited, LookUpNeeded */
  place(submission: Submission): StoredMessage {
    const { senderId, draft } = submission;
    const { conversation, sender } = this.standingOf(submission);
    if (conversation === undefined || sender === undefined) throw new NotFound('conversation');
    const key = clientKey(senderId, draft);
    const original = this.sent.get(key);
    if (original !== undefined) return sameOrConflict(original, draft);
    const refusal = refusalToSend(conversation, sender, this.now) ?? this.refusalOfReferences(draft, conversation, sender);
    if (refusal !== null) throw this.lookedUp === null ? new LookUpNeeded() : refusal;
    const message: StoredMessage = {
      conversationId: draft.conversationId,
      clientMessageId: draft.clientMessageId,
      payloadHash: draft.payloadHash,
      kind: draft.kind,
      body: draft.body,
      payload: draft.payload,
      replyToSeq: draft.replyToSeq,
      mentionIds: draft.mentionIds,
      extras: draft.extras,
      senderId,
      seq: conversation.lastSeq + 1,
      version: conversation.version + 1,
      createdAt: this.now,
      editedAt: null,
      recalledAt: null,
      recalledById: null,
      replyCount: 0,
      expiresAt: expiryOf(this.now, draft.expiresInSeconds, conversation.messageTtlS),
      expiredAt: null,
    };
    this.conversations.set(conversation.id, { ...conversation, lastSeq: message.seq, version: message.version });
    this.members.set(memberKey(sender), { ...sender, lastSentAt: this.now });
    this.sent.set(key, message);
    this.written.push(message);
    return message;
  }

  private standingOf({ senderId, draft: { conversationId } }: Submission) {
    return {
      conversation: this.conversations.get(conversationId),
      sender: this.members.get(memberKey({ conversationId, userId: senderId })),
    };
  }

  private refusalOfReferences(
    { replyToSeq, mentionIds, conversationId, extras }: MessageDraft,
    conversation: LockedConversation,
    sender: BatchMember,
  ): AppError | null {
    // Places are dense, so a seq within the sender's view is a message.
    const isSeen = (seq: number): boolean => seq <= conversation.lastSeq && seq > sender.visibleAfterSeq;
    if (replyToSeq !== null && !isSeen(replyToSeq)) return new NotFound('message to reply to');
    if (extras !== null && extras.threadRootSeq !== null && !isSeen(extras.threadRootSeq)) return new NotFound('thread');
    const refusal = extras?.mentionsAll === true ? refusalOf('mentionAll', { conversation, member: sender }) : null;
    if (refusal !== null) return refusal;
    const areMembers = mentionIds.every((userId) => this.members.has(memberKey({ conversationId, userId })));
    return areMembers ? null : new BadInput('input.mentionIds', 'Only members of the conversation can be mentioned.');
  }
}

/** The sooner of what its sender wants and what the conversation says. */
function expiryOf(now: number, ownSeconds: number | null, conversationSeconds: number): number | null {
  const seconds = Math.min(ownSeconds ?? Infinity, conversationSeconds || Infinity);
  return seconds === Infinity ? null : now + seconds * 1_000;
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
