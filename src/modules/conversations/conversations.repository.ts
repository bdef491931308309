import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { isDuplicateKey, select, withLock, type Executor, type SqlValue, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import type { Conversation, ConversationFilter } from './conversation.ts';
import { ConversationEntity } from './conversation.entity.ts';

/** How far one conversation has come. */
export interface Head {
  readonly id: ConversationId;
  readonly version: number;
  readonly lastSeq: number;
}

/** A place in the list of a user's conversations. */
export interface ActivityPlace {
  /** 0 for all where the pinned ones do not come first. */
  readonly pinOrder: number;
  readonly lastActivityAt: number;
  readonly id: ConversationId;
}

export interface ConversationList {
  readonly filter: ConversationFilter;
  readonly pinnedFirst: boolean;
  readonly after: ActivityPlace | null;
}

export interface ListedConversation {
  readonly conversation: Conversation;
  readonly pinOrder: number;
}

/** Behind everything that is pinned. */
const unpinned = 2 ** 32;
const shown = ' AND (s.hidden_through_seq IS NULL OR c.last_seq > s.hidden_through_seq)';
const conditions: Readonly<Record<ConversationFilter, string>> = {
  ACTIVE: ` AND (s.is_archived IS NULL OR s.is_archived = 0)${shown}`,
  ARCHIVED: ` AND s.is_archived = 1${shown}`,
  ALL: '',
};

export class ConversationsRepository {
  async findMany({ manager }: Executor, ids: readonly ConversationId[]): Promise<Conversation[]> {
    return ids.length === 0 ? [] : repositoryOf(manager).findBy({ id: In([...ids]) });
  }

  async findByDirectKey({ manager }: Executor, directKey: string): Promise<Conversation | null> {
    return repositoryOf(manager).findOneBy({ directKey });
  }

  /** Reads the row and holds it until the transaction ends: whoever changes anything in a conversation does this first. */
  async lock(tx: Transaction, id: ConversationId): Promise<Conversation | null> {
    return repositoryOf(tx.manager).findOne({ where: { id }, ...withLock(tx) });
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

  /** One more than the page asks for, the newest activity first; or the pinned ones first, in their order. */
  async pageOfUser(executor: Executor, userId: UserId, page: PageRequest, list: ConversationList): Promise<ListedConversation[]> {
    const { filter, pinnedFirst, after } = list;
    const pin = pinnedFirst ? `COALESCE(s.pin_order, ${unpinned})` : '0';
    const bound =
      after === null ? '' : ` AND (${pin} > ? OR (${pin} = ? AND (c.last_activity_at < ? OR (c.last_activity_at = ? AND c.id < ?))))`;
    const values: SqlValue[] = after === null ? [] : [after.pinOrder, after.pinOrder, after.lastActivityAt, after.lastActivityAt, after.id];
    const rows = await select<{ id: ConversationId; pinOrder: number | string }>(
      executor,
      `SELECT c.id AS id, ${pin} AS pinOrder FROM members m JOIN conversations c ON c.id = m.conversation_id
       LEFT JOIN member_settings s ON s.user_id = m.user_id AND s.conversation_id = m.conversation_id
       WHERE m.user_id = ? AND m.left_at IS NULL${conditions[filter]}${bound}
       ORDER BY pinOrder, c.last_activity_at DESC, c.id DESC LIMIT ?`,
      [userId, ...values, page.limit + 1],
    );
    const found = new Map(
      (
        await this.findMany(
          executor,
          rows.map(({ id }) => id),
        )
      ).map((conversation) => [conversation.id, conversation]),
    );
    return rows.flatMap(({ id, pinOrder }) => {
      const conversation = found.get(id);
      return conversation === undefined ? [] : [{ conversation, pinOrder: Number(pinOrder) }];
    });
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(ConversationEntity);
}
