import type { Executor, Transaction } from '../../infra/database/index.ts';
import { BadInput, NotFound, QuotaExceeded } from '../../kernel/errors.ts';
import { toGlobalId, type UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toLine, toText, toWebUrl } from '../../kernel/text.ts';
import type { Relations } from '../contacts/index.ts';
import type { Conversation } from './conversation.ts';
import type { MembersRepository } from './members.repository.ts';

/** What a group shows of itself. Undefined leaves it as it is; null clears it. */
export interface GroupSettings {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  readonly historyForNewMembers?: boolean | undefined;
  readonly isPublic?: boolean | undefined;
}

/** Bounds of groups. */
export class GroupRules {
  constructor(
    private readonly limits: Limits,
    private readonly members: MembersRepository,
    private readonly relations: Pick<Relations, 'blockedAmong'>,
  ) {}

  /** The settings that are given, normalised. @throws BadInput */
  settings({ name, description, avatarUrl, historyForNewMembers, isPublic }: GroupSettings): Partial<Conversation> {
    return {
      ...(name === undefined ? {} : { name: toLine('input.name', name, { charsMin: 1, charsMax: 100 }) }),
      ...(description === undefined ? {} : { description: toTextOrNull('input.description', description, 1_000) }),
      ...(avatarUrl === undefined ? {} : { avatarUrl: toUrlOrNull('input.avatarUrl', avatarUrl) }),
      ...(isPublic === undefined ? {} : { isPublic: isPublic ? 1 : 0 }),
      ...(historyForNewMembers === undefined ? {} : { historyForNewMembers: historyForNewMembers ? 1 : 0 }),
    };
  }

  /** @throws BadInput */
  announcement(field: string, text: string | null): string | null {
    return toTextOrNull(field, text, 2_000);
  }

  /** @throws BadInput */
  nickname(field: string, text: string | null): string | null {
    return text === null ? null : toLine(field, text, { charsMin: 0, charsMax: 64 }) || null;
  }

  /** Each once, without the viewer. @throws BadInput for more than one call may add. */
  addedIds(field: string, userIds: readonly UserId[], viewerId: UserId): UserId[] {
    const ids = [...new Set(userIds)].filter((userId) => userId !== viewerId);
    const most = this.limits.groupMembersAddedMax;
    if (ids.length > most)
      throw new BadInput(field, `${ids.length} users at once; the limit is ${most}. Add the rest with addGroupMembers.`);
    return ids;
  }

  /**
   * Nobody adds somebody with whom there is a block, whoever began. Behind the lock of the users' rows, which blocking takes too.
   * @throws NotFound, as for a user who does not exist
   */
  async noBlocks(tx: Transaction, viewerId: UserId, userIds: readonly UserId[]): Promise<void> {
    if ((await this.relations.blockedAmong(tx, viewerId, userIds)).size > 0) throw new NotFound('user');
  }

  /** @throws QuotaExceeded */
  roomInGroup({ memberCount }: Conversation, joining: number): void {
    const most = this.limits.groupMembersMax;
    if (memberCount + joining > most)
      throw new QuotaExceeded(`The group has ${memberCount} members; with ${joining} more it would pass the limit of ${most}.`);
  }

  /** @throws QuotaExceeded when one of them is in as many conversations as one may be. */
  async roomInLists(executor: Executor, userIds: readonly UserId[]): Promise<void> {
    const most = this.limits.conversationsPerUserMax;
    for (const [userId, count] of await this.members.countsOf(executor, userIds))
      if (count >= most) throw new QuotaExceeded(`User ${toGlobalId('u', userId)} is in as many conversations as one may be: ${most}.`);
  }
}

function toTextOrNull(field: string, text: string | null, charsMax: number): string | null {
  return text === null ? null : toText(field, text, { charsMin: 0, charsMax }) || null;
}

function toUrlOrNull(field: string, text: string | null): string | null {
  return text === null || text === '' ? null : toWebUrl(field, text);
}
