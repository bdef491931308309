import type { Transaction } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Conversation } from './conversation.ts';
import type { GroupChanges } from './group-changes.ts';
import type { GroupRules } from './group-rules.ts';
import type { MembersRepository } from './members.repository.ts';
import { newMember } from './new-member.ts';
import type { SystemEvent } from './timeline.ts';

/** The one way into a group that exists, whoever opens it. */
export class Joining {
  constructor(
    private readonly clock: Clock,
    private readonly members: MembersRepository,
    private readonly rules: GroupRules,
    private readonly changes: GroupChanges,
  ) {}

  /**
   * The caller holds the users' rows and then the conversation's. Who is in it already stays as they are; the event is told of the others.
   * @throws QuotaExceeded
   */
  async join(
    tx: Transaction,
    conversation: Conversation,
    userIds: readonly UserId[],
    toEvent: (joiningIds: readonly UserId[]) => SystemEvent,
  ): Promise<Conversation> {
    const known = new Map((await this.members.find(tx, conversation.id, userIds)).map((member) => [member.userId, member]));
    const joiningIds = userIds.filter((userId) => known.get(userId)?.leftAt !== null);
    if (joiningIds.length === 0) return conversation;
    this.rules.roomInGroup(conversation, joiningIds.length);
    await this.rules.roomInLists(tx, joiningIds);
    const next = { ...conversation, version: conversation.version + 1 };
    const now = this.clock.now();
    return this.changes.apply(tx, conversation, {
      joining: joiningIds.map((userId) => newMember({ conversation: next, userId, role: 'MEMBER', now, before: known.get(userId) })),
      event: toEvent(joiningIds),
    });
  }
}
