import { placeholders, select, type Executor } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';

/** Ids in one statement: far below what either driver takes. */
const idsPerStatement = 1_000;

/**
 * How two users stand to each other: what other modules decide by. Each question is answered by primary keys alone. For a decision that
 * has to hold until the commit, ask within the transaction, behind the lock of the users' rows: blocking takes it too.
 */
export class Relations {
  /** Whether one of the two has blocked the other; who did is nobody's business. */
  async isBlockedBetween(executor: Executor, one: UserId, other: UserId): Promise<boolean> {
    return (await this.blockedAmong(executor, one, [other])).size > 0;
  }

  /** Those of the others with whom there is a block, in whichever direction. */
  async blockedAmong(executor: Executor, userId: UserId, otherIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    const blocked = await read(otherIds, (ids, marks) =>
      select<Row>(executor, `${blocks('blocked_id')} user_id = ? AND blocked_id IN ${marks}`, [userId, ...ids]),
    );
    const blocking = await read(otherIds, (ids, marks) =>
      select<Row>(executor, `${blocks('user_id')} user_id IN ${marks} AND blocked_id = ?`, [...ids, userId]),
    );
    return new Set([...blocked, ...blocking]);
  }

  /** Whether the two are contacts. Also while one has blocked the other: that comes first. */
  async areContacts(executor: Executor, one: UserId, other: UserId): Promise<boolean> {
    return (await this.contactsAmong(executor, one, [other])).size > 0;
  }

  /** Those of the others who are the user's contacts. */
  async contactsAmong(executor: Executor, userId: UserId, otherIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    return new Set(
      await read(otherIds, (ids, marks) =>
        select<Row>(executor, `SELECT contact_id AS id FROM contacts WHERE user_id = ? AND contact_id IN ${marks} AND removed_at IS NULL`, [
          userId,
          ...ids,
        ]),
      ),
    );
  }
}

interface Row {
  readonly id: UserId;
}

function blocks(column: string): string {
  return `SELECT ${column} AS id FROM blocks WHERE ended_at IS NULL AND`;
}

async function read(
  userIds: readonly UserId[],
  readSome: (ids: readonly UserId[], marks: string) => Promise<readonly Row[]>,
): Promise<UserId[]> {
  const ids = [...new Set(userIds)];
  const found: UserId[] = [];
  for (let start = 0; start < ids.length; start += idsPerStatement) {
    const some = ids.slice(start, start + idsPerStatement);
    found.push(...(await readSome(some, placeholders(some.length))).map(({ id }) => id));
  }
  return found;
}
