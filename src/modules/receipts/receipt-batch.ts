import type { UnitOfWork } from '../../infra/database/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import { activeMembers, toMember, type StoredMember } from '../conversations/index.ts';
import { hidingReceipts } from '../users/index.ts';
import { apply, type Receipt, type Wish } from './receipt.ts';
import { toReceiptsFact } from './receipts-change.ts';
import { lockConversations, raiseVersions, writeReceipts, type LockedConversation } from './receipts.repository.ts';

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
  readonly unitOfWork: UnitOfWork;
  /** In larger groups, receipts are nobody else's business. */
  readonly receiptMembersMax: number;
}

/** One transaction's worth of receipts: each change takes a version of its own, so that the engine can put them in order. */
export class ReceiptBatch {
  constructor(private readonly deps: ReceiptBatchDeps) {}

  /** Outcomes in the order of the submissions: NotFound where the user is no member. */
  async write(submissions: readonly Submission[]): Promise<(Written | NotFound)[]> {
    const { unitOfWork, receiptMembersMax } = this.deps;
    const { reader } = unitOfWork;
    const reads = [
      lockConversations(reader, unique(submissions.map(({ conversationId }) => conversationId)).toSorted()),
      activeMembers(reader, submissions),
      hidingReceipts(unique(submissions.map(({ userId }) => userId))),
    ] as const;
    return unitOfWork.readThenWrite(
      reads,
      (conversations, members, hiding) => {
        const hidingIds = new Set(hiding.map(({ id }) => id));
        const isShared: IsShared = (conversation, userId) => hasReceipts(conversation, receiptMembersMax) && !hidingIds.has(userId);
        const plan = new Plan(
          conversations,
          members.map((row) => toMember(reader, row)),
          isShared,
        );
        const value = submissions.map((submission) => plan.place(submission));
        const writes = plan.changed.length === 0 ? [] : [raiseVersions(plan.raised()), writeReceipts(reader, plan.changed)];
        return { value, writes, facts: [...plan.receipts].map(([id, told]) => toReceiptsFact(id, told)) };
      },
      // Doing it twice changes nothing.
      { idempotent: true },
    );
  }
}

/** Whether others may see it. */
type IsShared = (conversation: LockedConversation, userId: UserId) => boolean;

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
    private readonly isShared: IsShared,
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
    const { member, receipts } = apply(before, wish, { lastSeq, version, isShared: this.isShared(conversation, userId) });
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

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
