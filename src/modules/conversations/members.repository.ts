import type { EntityManager } from 'typeorm';
import { And, In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import {
  byPrimaryKey,
  isOneOfPairs,
  placeholders,
  select,
  type Executor,
  type SqlValue,
  type Statement,
  type Transaction,
} from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import { afterPrefix } from '../../kernel/search-terms.ts';
import type { Member, MemberRole } from './conversation.ts';
import { MemberEntity } from './member.entity.ts';
import type { MemberFilter } from './member-search.ts';

/** A member's place, with how far the conversation has come. */
export interface MemberPlace {
  readonly conversationId: ConversationId;
  readonly joinedVersion: number;
  readonly visibleAfterSeq: number;
  readonly version: number;
  readonly lastSeq: number;
}

/** A conversation of a user, with what of it is for them. */
export interface ReadableConversation {
  readonly id: ConversationId;
  readonly visibleAfterSeq: number;
  readonly lastActivityAt: number;
}

export interface MemberKey {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
}

/** By column, as the driver returns it. */
export type MemberRow = Readonly<Record<string, unknown>>;

export class MembersRepository {
  /** Also the tombstones of those who left. */
  async find({ manager }: Executor, conversationId: ConversationId, userIds: readonly UserId[]): Promise<Member[]> {
    return userIds.length === 0 ? [] : repositoryOf(manager).findBy({ conversationId, userId: In([...userIds]) });
  }

  async findActive({ manager }: Executor, conversationId: ConversationId, userId: UserId): Promise<Member | null> {
    return repositoryOf(manager).findOneBy({ conversationId, userId, leftAt: IsNull() });
  }

  /** Those of them who are members now, in one statement however many there are. */
  async activeByKeys(executor: Executor, keys: readonly MemberKey[]): Promise<Member[]> {
    if (keys.length === 0) return [];
    const { sql, values } = activeMembers(executor, keys);
    return (await select<MemberRow>(executor, sql, values)).map((row) => toMember(executor, row));
  }

  /** Everybody who is in one of them now, by user id. For conversations of bounded size. */
  async allActive({ manager }: Executor, conversationIds: readonly ConversationId[]): Promise<Member[]> {
    return repositoryOf(manager).find({
      where: { conversationId: In([...conversationIds]), leftAt: IsNull() },
      order: { userId: 'ASC' },
    });
  }

  async activeOfUser(executor: Executor, userId: UserId, conversationIds: readonly ConversationId[]): Promise<Member[]> {
    return this.activeByKeys(
      executor,
      conversationIds.map((conversationId) => ({ conversationId, userId })),
    );
  }

  async conversationIdsOf(executor: Executor, userId: UserId): Promise<ConversationId[]> {
    const rows = await select<{ id: ConversationId }>(
      executor,
      'SELECT conversation_id AS id FROM members WHERE user_id = ? AND left_at IS NULL',
      [userId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether both are in some group now. */
  async shareGroup(executor: Executor, one: UserId, other: UserId): Promise<boolean> {
    const rows = await select<{ id: ConversationId }>(
      executor,
      `SELECT c.id AS id FROM members m JOIN members o ON o.conversation_id = m.conversation_id JOIN conversations c ON c.id = m.conversation_id
       WHERE m.user_id = ? AND m.left_at IS NULL AND o.user_id = ? AND o.left_at IS NULL AND c.kind = 'GROUP' LIMIT 1`,
      [one, other],
    );
    return rows.length > 0;
  }

  /** How many conversations each of them is in; who is in none is left out. */
  async countsOf(executor: Executor, userIds: readonly UserId[]): Promise<Map<UserId, number>> {
    if (userIds.length === 0) return new Map();
    const marks = userIds.map(() => '?').join(', ');
    const rows = await select<{ userId: UserId; n: number | string }>(
      executor,
      `SELECT user_id AS userId, COUNT(*) AS n FROM members WHERE user_id IN (${marks}) AND left_at IS NULL GROUP BY user_id`,
      userIds,
    );
    return new Map(rows.map(({ userId, n }) => [userId, Number(n)]));
  }

  /** Also the tombstones of what they left. */
  async ofUser({ manager }: Executor, userId: UserId, conversationIds: readonly ConversationId[]): Promise<Member[]> {
    return conversationIds.length === 0 ? [] : repositoryOf(manager).findBy({ conversationId: In([...conversationIds]), userId });
  }

  /** Rows whose last change is in (after, through], tombstones too; of one user, or of all with null. */
  async changedBetween(
    { manager }: Executor,
    conversationId: ConversationId,
    after: number,
    through: number,
    userId: UserId | null,
  ): Promise<Member[]> {
    const version = And(MoreThan(after), LessThanOrEqual(through));
    return repositoryOf(manager).findBy({ conversationId, version, ...(userId === null ? {} : { userId }) });
  }

  /** How many versions such changes have after that one. */
  async changeCountAfter(executor: Executor, conversationId: ConversationId, after: number, userId: UserId | null): Promise<number> {
    const [ofUser, values] = userId === null ? ['', []] : [' AND user_id = ?', [userId]];
    const sql = `SELECT COUNT(DISTINCT version) AS n FROM members WHERE conversation_id = ? AND version > ?${ofUser}`;
    const [row] = await select<{ n: number | string }>(executor, sql, [conversationId, after, ...values]);
    return Number(row?.n ?? 0);
  }

  /** Where the user stands as a member, in all conversations or in one, each with how far the conversation has come. */
  async placesOf(executor: Executor, userId: UserId, conversationId: ConversationId | null): Promise<MemberPlace[]> {
    return select<MemberPlace>(
      executor,
      `SELECT m.conversation_id AS conversationId, m.joined_version AS joinedVersion, m.visible_after_seq AS visibleAfterSeq,
         c.version AS version, c.last_seq AS lastSeq
       FROM members m JOIN conversations c ON c.id = m.conversation_id
       WHERE m.user_id = ? AND m.left_at IS NULL${conversationId === null ? '' : ' AND m.conversation_id = ?'}`,
      conversationId === null ? [userId] : [userId, conversationId],
    );
  }

  /** All that the user is in, the most recently active first. */
  async readableBy(executor: Executor, userId: UserId): Promise<ReadableConversation[]> {
    const rows = await select<Omit<ReadableConversation, 'lastActivityAt'> & { lastActivityAt: number | string }>(
      executor,
      `SELECT m.conversation_id AS id, m.visible_after_seq AS visibleAfterSeq, c.last_activity_at AS lastActivityAt
       FROM members m JOIN conversations c ON c.id = m.conversation_id
       WHERE m.user_id = ? AND m.left_at IS NULL
       ORDER BY c.last_activity_at DESC, c.id DESC`,
      [userId],
    );
    return rows.map((row) => ({ ...row, lastActivityAt: Number(row.lastActivityAt) }));
  }

  /** Those of the others who are in a direct conversation, or a group of at most so many members, together with the user. */
  async sharing(executor: Executor, userId: UserId, otherIds: readonly UserId[], membersMax: number): Promise<Set<UserId>> {
    if (otherIds.length === 0) return new Set();
    const rows = await select<{ id: UserId }>(
      executor,
      `SELECT DISTINCT theirs.user_id AS id FROM members mine
         JOIN conversations c ON c.id = mine.conversation_id
         JOIN members theirs${byPrimaryKey(executor)} ON theirs.conversation_id = mine.conversation_id
       WHERE mine.user_id = ? AND mine.left_at IS NULL AND c.kind <> 'CHANNEL' AND c.member_count <= ?
         AND theirs.user_id IN ${placeholders(otherIds.length)} AND theirs.left_at IS NULL`,
      [userId, membersMax, ...otherIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Who may inherit a group, the first one first: the oldest admins, then the oldest members; so many of each. */
  async heirs({ manager }: Executor, conversationId: ConversationId, limit: number): Promise<Member[]> {
    const oldest = async (role: MemberRole): Promise<Member[]> =>
      repositoryOf(manager).find({
        where: { conversationId, role, leftAt: IsNull() },
        order: { joinedAt: 'ASC', userId: 'ASC' },
        take: limit,
      });
    return [...(await oldest('ADMIN')), ...(await oldest('MEMBER'))];
  }

  async adminIds({ manager }: Executor, conversationId: ConversationId): Promise<UserId[]> {
    const where = { conversationId, role: In(['OWNER', 'ADMIN']), leftAt: IsNull() };
    return (await repositoryOf(manager).find({ select: { userId: true }, where })).map(({ userId }) => userId);
  }

  async countOwners({ manager }: Executor, conversationId: ConversationId): Promise<number> {
    return repositoryOf(manager).countBy({ conversationId, role: 'OWNER', leftAt: IsNull() });
  }

  /** One more than the page asks for, in reading order: by user id. Looks at the members one after the other: they are of one group. */
  async page(
    executor: Executor,
    conversationId: ConversationId,
    { limit }: PageRequest,
    after: UserId | null,
    { role, name }: MemberFilter,
  ): Promise<Member[]> {
    const conditions = ['m.conversation_id = ?', 'm.left_at IS NULL'];
    const values: SqlValue[] = [conversationId];
    const narrow = (condition: string, ...some: SqlValue[]): void => {
      conditions.push(condition);
      values.push(...some);
    };
    if (after !== null) narrow('m.user_id > ?', after);
    if (role !== null) narrow('m.role = ?', role);
    if (name !== null) {
      // The words of the users' own names are in a table of theirs: see user-terms.repository.ts.
      const hasTerm = 'EXISTS (SELECT 1 FROM user_terms t WHERE t.user_id = m.user_id AND t.term >= ? AND t.term < ?)';
      narrow(
        `((m.nickname_folded >= ? AND m.nickname_folded < ?) OR (${name.terms.map(() => hasTerm).join(' AND ')}))`,
        name.nickname,
        afterPrefix(name.nickname),
        ...name.terms.flatMap((term) => [term, afterPrefix(term)]),
      );
    }
    const rows = await select<MemberRow>(
      executor,
      `SELECT m.* FROM members m${byPrimaryKey(executor)} WHERE ${conditions.join(' AND ')} ORDER BY m.user_id LIMIT ${limit + 1}`,
      values,
    );
    return rows.map((row) => toMember(executor, row));
  }

  /** Writes whole rows; those who were members before get their row back. */
  async save({ manager }: Transaction, members: readonly Member[]): Promise<void> {
    await repositoryOf(manager).upsert(
      members.map((member) => ({ ...member })),
      ['conversationId', 'userId'],
    );
  }

  async update({ manager }: Transaction, { conversationId, userId }: MemberKey, changed: Partial<Member>): Promise<void> {
    await repositoryOf(manager).update({ conversationId, userId }, changed);
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(MemberEntity);
}

/** Those of them who are members now; `toMember` reads the rows. */
export function activeMembers(executor: Executor, keys: readonly MemberKey[]): Statement<MemberRow> {
  return {
    sql: `SELECT * FROM members${byPrimaryKey(executor)}
       WHERE ${isOneOfPairs(executor, ['conversation_id', 'user_id'], keys.length)} AND left_at IS NULL`,
    values: keys.flatMap(({ conversationId, userId }) => [conversationId, userId]),
  };
}

/** A row of a plain statement, as the entity describes it. */
export function toMember({ manager }: Executor, row: MemberRow): Member {
  const fields: [string, unknown][] = repositoryOf(manager).metadata.columns.map(({ databaseName, propertyName, transformer }) => {
    const value = row[databaseName];
    const parsed: unknown = transformer === undefined || Array.isArray(transformer) ? value : transformer.from(value);
    return [propertyName, parsed];
  });
  return Object.assign(new MemberEntity(), Object.fromEntries(fields));
}
