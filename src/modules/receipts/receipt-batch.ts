import type { Executor, Transaction } from '../../infra/database/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { MembersRepository, StoredMember } from '../conversations/index.ts';
import { apply, type Receipt, type Wish } from './receipt.ts';
import { toReceiptsFact } from './receipts-change.ts';
import type { LockedConversation, ReceiptsRepository } from './receipts.repository.ts';

/** What one user wants in one conversation; a batch holds one of each. */
export interface Submission {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly wish: Wish;
}

export interface Written {
  readonly member: StoredMember;
  readonly lastSeq: number;
}

export interface ReceiptBatchDeps {
  readonly receipts: ReceiptsRepository;
  readonly members: MembersRepository;
  /** Those of the users who do not want others to see how far they have read. */
  readonly hiding: (executor: Executor, userIds: readonly UserId[]) => Promise<ReadonlySet<UserId>>;
  /** In larger groups, receipts are nobody else's business. */
  readonly receiptMembersMax: number;
}

/** One transaction's worth of receipts: each change takes a version of its own, so that the engine can put them in order. */
export class ReceiptBatch {
  constructor(private readonly deps: ReceiptBatchDeps) {}

  /** Outcomes in the order of the submissions: NotFound where the user is no member. */
  async write(tx: Transaction, submissions: readonly Submission[]): Promise<(Written | NotFound)[]> {
    const { receipts, members } = this.deps;
    const conversations = await receipts.lock(tx, [...new Set(submissions.map(({ conversationId }) => conversationId))].toSorted());
    const plan = new Plan(conversations, await members.activeByKeys(tx, submissions), await this.sharing(tx, conversations, submissions));
    const outcomes = submissions.map((submission) => plan.place(submission));
    const { changed } = plan;
    if (changed.length > 0) {
      await receipts.raiseVersions(tx, plan.raised());
      await receipts.write(tx, changed);
      for (const [conversationId, told] of plan.receipts) tx.record(toReceiptsFact(conversationId, told));
    }
    return outcomes;
  }

  private async sharing(tx: Transaction, conversations: readonly LockedConversation[], submissions: readonly Submission[]) {
    const small = new Set(conversations.filter((each) => hasReceipts(each, this.deps.receiptMembersMax)).map(({ id }) => id));
    const userIds = submissions.filter(({ conversationId }) => small.has(conversationId)).map(({ userId }) => userId);
    const hiding = userIds.length === 0 ? new Set<UserId>() : await this.deps.hiding(tx, [...new Set(userIds)]);
    return ({ conversationId, userId }: Submission): boolean => small.has(conversationId) && !hiding.has(userId);
  }
}

/** Whether its members see each other's receipts. */
export function hasReceipts({ kind, memberCount }: Pick<LockedConversation, 'kind' | 'memberCount'>, receiptMembersMax: number): boolean {
  return kind === 'DIRECT' || (kind === 'GROUP' && memberCount <= receiptMembersMax);
}

/** Moves receipts as the rows and counters stand. */
class Plan {
  readonly changed: StoredMember[] = [];
  readonly receipts = new Map<ConversationId, Receipt[]>();
  private readonly conversations: ReadonlyMap<ConversationId, LockedConversation>;
  private readonly members: ReadonlyMap<string, StoredMember>;
  private readonly versions = new Map<ConversationId, number>();

  constructor(
    conversations: readonly LockedConversation[],
    members: readonly StoredMember[],
    private readonly isShared: (submission: Submission) => boolean,
  ) {
    this.conversations = new Map(conversations.map((conversation) => [conversation.id, conversation]));
    this.members = new Map(members.map((member) => [`${member.conversationId} ${member.userId}`, member]));
  }

  place(submission: Submission): Written | NotFound {
    const { conversationId, userId, wish } = submission;
    const conversation = this.conversations.get(conversationId);
    const before = this.members.get(`${conversationId} ${userId}`);
    if (conversation === undefined || before === undefined) return new NotFound('conversation');
    const { lastSeq } = conversation;
    const version = this.versions.get(conversationId) ?? conversation.version;
    const { member, receipts } = apply(before, wish, { lastSeq, version, isShared: this.isShared(submission) });
    if (receipts.length > 0) {
      this.changed.push(member);
      this.versions.set(conversationId, version + receipts.length);
      this.receipts.set(conversationId, [...(this.receipts.get(conversationId) ?? []), ...receipts]);
    }
    return { member, lastSeq };
  }

  /** The conversations with something new, at their versions afterwards. */
  raised(): Pick<LockedConversation, 'id' | 'version'>[] {
    return [...this.versions].map(([id, version]) => ({ id, version }));
  }
}
