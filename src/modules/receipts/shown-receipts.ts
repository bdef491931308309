import DataLoader from 'dataloader';
import type { Executor } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { MembershipLoader, MembersRepository, StoredMember } from '../conversations/index.ts';
import { hasReceipts } from './receipt-batch.ts';

export interface ShownReceiptsDeps {
  readonly reader: Executor;
  readonly members: MembersRepository;
  readonly memberships: MembershipLoader;
  /** Those of the users who do not want others to see how far they have read. */
  readonly hiding: (executor: Executor, userIds: readonly UserId[]) => Promise<ReadonlySet<UserId>>;
  readonly receiptMembersMax: number;
}

/**
 * Which receipts a viewer sees: those of small enough groups and of direct conversations, of members who show theirs. One query each for
 * all that a request asks for in one turn.
 */
export class ShownReceipts {
  private readonly hidingKey = {};
  private readonly membersKey = {};

  constructor(private readonly deps: ShownReceiptsDeps) {}

  /** Whether the viewer sees how far that member has got; their own always. */
  async isShown(context: RequestContext, member: StoredMember): Promise<boolean> {
    if (member.userId === context.viewer.userId) return true;
    return isTold(member) && (await this.areShown(context, member.conversationId)) && !(await this.hides(context, member.userId));
  }

  /** Everybody whose receipts the viewer sees, themselves too, by user id; null where there are none to see. */
  async shownIn(context: RequestContext, conversationId: ConversationId): Promise<readonly StoredMember[] | null> {
    if (!(await this.areShown(context, conversationId))) return null;
    const members = await this.membersLoader(context).load(conversationId);
    const shown = await Promise.all(members.map((member) => this.isShown(context, member)));
    return members.filter((_, i) => shown[i] === true);
  }

  private async areShown(context: RequestContext, conversationId: ConversationId): Promise<boolean> {
    const conversation = await this.deps.memberships.conversation(context, conversationId);
    return conversation !== null && hasReceipts(conversation, this.deps.receiptMembersMax);
  }

  private async hides(context: RequestContext, userId: UserId): Promise<boolean> {
    const loader = context.once(
      this.hidingKey,
      () =>
        new DataLoader<UserId, boolean>(
          async (userIds) => {
            const hiding = await this.deps.hiding(this.deps.reader, userIds);
            return userIds.map((each) => hiding.has(each));
          },
          { cache: false },
        ),
    );
    return loader.load(userId);
  }

  private membersLoader(context: RequestContext): DataLoader<ConversationId, readonly StoredMember[]> {
    return context.once(
      this.membersKey,
      () =>
        new DataLoader<ConversationId, readonly StoredMember[]>(
          async (ids) => {
            const found = new Map<ConversationId, StoredMember[]>(ids.map((id) => [id, []]));
            for (const member of await this.deps.members.allActive(this.deps.reader, ids)) found.get(member.conversationId)?.push(member);
            return ids.map((id) => found.get(id) ?? []);
          },
          { cache: false },
        ),
    );
  }
}

/** False for receipts that were kept from the others when they were noted. */
function isTold({ receiptVersion, deliveredSeq }: StoredMember): boolean {
  return receiptVersion > 0 || deliveredSeq === 0;
}
