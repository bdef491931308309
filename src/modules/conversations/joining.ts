import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Forbidden } from '../../kernel/errors.ts';
import { toGlobalId, type ConversationId, type UserId } from '../../kernel/ids.ts';
import type { BansRepository } from './bans.repository.ts';
import type { Conversation, Member } from './conversation.ts';
import type { GroupChanges } from './group-changes.ts';
import type { GroupRules } from './group-rules.ts';
import type { JoinRequestsRepository } from './join-requests.repository.ts';
import type { MemberSettingsRepository } from './member-settings.repository.ts';
import type { MembersRepository } from './members.repository.ts';
import { newMember } from './new-member.ts';
import type { SystemEvent } from './timeline.ts';

export interface JoiningDeps {
  readonly clock: Clock;
  readonly members: MembersRepository;
  readonly settings: MemberSettingsRepository;
  readonly bans: BansRepository;
  readonly requests: JoinRequestsRepository;
  readonly rules: GroupRules;
  readonly changes: GroupChanges;
}

/** The one way into a group or channel that exists, whoever opens it. */
export class Joining {
  constructor(private readonly deps: JoiningDeps) {}

  /**
   * The caller holds the users' rows and then the conversation's. Who is in it already stays as they are; the event is told of the others.
   * @throws Forbidden with somebody who is banned, QuotaExceeded
   */
  async join(
    tx: Transaction,
    conversation: Conversation,
    userIds: readonly UserId[],
    toEvent: (joiningIds: readonly UserId[]) => SystemEvent,
  ): Promise<Conversation> {
    const { clock, members, settings, rules, changes } = this.deps;
    const known = new Map((await members.find(tx, conversation.id, userIds)).map((member) => [member.userId, member]));
    const joiningIds = userIds.filter((userId) => known.get(userId)?.leftAt !== null);
    if (joiningIds.length === 0) return conversation;
    await this.requireNotBanned(tx, conversation.id, joiningIds);
    rules.roomInGroup(conversation, joiningIds.length);
    await rules.roomInLists(tx, joiningIds);
    const next = { ...conversation, version: conversation.version + 1 };
    const now = clock.now();
    const cleared = await settings.clearedThroughSeqs(tx, conversation.id, joiningIds);
    const joining = joiningIds.map((userId): Member => {
      const past = { before: known.get(userId), clearedThroughSeq: cleared.get(userId) };
      return newMember({ conversation: next, userId, role: 'MEMBER', now, ...past });
    });
    const answered = await this.answerRequests(tx, conversation, joiningIds);
    const event = toEvent(joiningIds);
    return changes.apply(tx, conversation, answered === null ? { joining, event } : { forAdmins: answered, joining, event });
  }

  async isBanned(executor: Executor, id: ConversationId, userId: UserId): Promise<boolean> {
    return (await this.deps.bans.find(executor, id, [userId])).length > 0;
  }

  /** Whoever is in, or is kept out, waits no longer. Returns the count of those who do, null where it stays. */
  async answerRequests(
    tx: Transaction,
    { id, joinRequestCount }: Conversation,
    userIds: readonly UserId[],
  ): Promise<Pick<Conversation, 'joinRequestCount'> | null> {
    if (joinRequestCount === 0) return null;
    const { requests } = this.deps;
    const answered = (await requests.find(tx, id, userIds)).map(({ userId }) => userId);
    if (answered.length === 0) return null;
    await requests.remove(tx, id, answered);
    return { joinRequestCount: joinRequestCount - answered.length };
  }

  private async requireNotBanned(tx: Transaction, id: ConversationId, userIds: readonly UserId[]): Promise<void> {
    const [ban] = await this.deps.bans.find(tx, id, userIds);
    if (ban !== undefined) throw new Forbidden(`User ${toGlobalId('u', ban.userId)} is banned from it; unban them first.`);
  }
}
