import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { isDuplicateKey, select, type Executor, type SqlValue, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import type { Conversation } from './conversation.ts';
import { ConversationEntity } from './conversation.entity.ts';

/** How far one conversation has come. */
export interface Head {
  readonly id: ConversationId;
  readonly version: number;
  readonly lastSeq: number;
}

/** A place in the list of a user's conversations, newest activity first. */
export interface ActivityPlace {
  readonly lastActivityAt: number;
  readonly id: ConversationId;
}

export class ConversationsRepository {
  async findMany({ manager }: Executor, ids: readonly ConversationId[]): Promise<Conversation[]> {
    return ids.length === 0 ? [] : repositoryOf(manager).findBy({ id: In([...ids]) });
  }

  async findByDirectKey({ manager }: Executor, directKey: string): Promise<Conversation | null> {
    return repositoryOf(manager).findOneBy({ directKey });
  }

  /** Reads the row and holds it until the transaction ends: whoever changes anything in a conversation does this first. */
  async lock({ manager, dialect }: Transaction, id: ConversationId): Promise<Conversation | null> {
    const lock = dialect === 'mysql' ? ({ lock: { mode: 'pessimistic_write' } } as const) : {};
    return repositoryOf(manager).findOne({ where: { id }, ...lock });
  }

  /** False when there is one with the same direct key already. */
  async insert({ manager }: Transaction, conversation: Conversation): Promise<boolean> {
    try {
      await repositoryOf(manager).insert({ ...conversation });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async update({ manager }: Transaction, id: ConversationId, changed: Partial<Conversation>): Promise<void> {
    await repositoryOf(manager).update({ id }, changed);
  }

  /** Takes the row's lock: what is sent there is decided behind it. Nothing where the two have no conversation. */
  async setBlocked({ manager }: Transaction, directKey: string, isBlocked: boolean): Promise<void> {
    await repositoryOf(manager).update({ directKey }, { isBlocked: isBlocked ? 1 : 0 });
  }

  /** Those that exist, in no particular order. */
  async heads(executor: Executor, ids: readonly ConversationId[]): Promise<Head[]> {
    if (ids.length === 0) return [];
    const marks = ids.map(() => '?').join(', ');
    return select<Head>(executor, `SELECT id, version, last_seq AS lastSeq FROM conversations WHERE id IN (${marks})`, ids);
  }

  /** One more than the page asks for, in reading order. */
  async pageOfUser(
    executor: Executor,
    userId: UserId,
    page: PageRequest,
    after: ActivityPlace | null,
    before: ActivityPlace | null,
  ): Promise<Conversation[]> {
    const forward = page.from === 'start';
    const bounds: string[] = [];
    const values: SqlValue[] = [userId];
    // Newest first: what comes after a place in the list is older.
    for (const [place, sign] of [
      [after, '<'],
      [before, '>'],
    ] as const) {
      if (place === null) continue;
      bounds.push(` AND (c.last_activity_at ${sign} ? OR (c.last_activity_at = ? AND c.id ${sign} ?))`);
      values.push(place.lastActivityAt, place.lastActivityAt, place.id);
    }
    const order = forward ? 'DESC' : 'ASC';
    const rows = await select<{ id: ConversationId }>(
      executor,
      `SELECT c.id AS id FROM members m JOIN conversations c ON c.id = m.conversation_id
       WHERE m.user_id = ? AND m.left_at IS NULL${bounds.join('')}
       ORDER BY c.last_activity_at ${order}, c.id ${order} LIMIT ?`,
      [...values, page.limit + 1],
    );
    const found = new Map(
      (
        await this.findMany(
          executor,
          rows.map(({ id }) => id),
        )
      ).map((conversation) => [conversation.id, conversation]),
    );
    return rows.flatMap(({ id }) => found.get(id) ?? []);
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(ConversationEntity);
}
