import { In, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { execute, forUpdate, select, type Executor } from '../../infra/database/index.ts';
import type { SessionId, UserId } from '../../kernel/ids.ts';
import { SessionEntity } from './session.entity.ts';
import type { SessionKey, StoredSession } from './session.ts';

const keysPerStatement = 500;

/** The table `sessions`. Who writes more than one row of it takes them in key order, after the user's own row. */
export class SessionsRepository {
  async insert(executor: Executor, session: StoredSession): Promise<void> {
    await executor.manager.insert(SessionEntity, { ...session });
  }

  /** The session, held until the transaction ends. */
  async lock(executor: Executor, { userId, id }: SessionKey): Promise<StoredSession | null> {
    await select(executor, `SELECT id FROM sessions WHERE user_id = ? AND id = ?${forUpdate(executor)}`, [userId, id]);
    const found = await executor.manager.findOneBy(SessionEntity, { userId, id });
    return found === null ? null : toSession(found);
  }

  /** Those of a user that have not expired, last seen first. */
  async findOfUser(executor: Executor, userId: UserId, nowMs: number): Promise<StoredSession[]> {
    const found = await executor.manager.find(SessionEntity, {
      where: { userId, expiresAt: MoreThan(nowMs) },
      order: { lastSeenAt: 'DESC', id: 'DESC' },
    });
    return found.map(toSession);
  }

  /** When each of the sessions was last seen, by `keyText`. Ended and expired ones are left out. */
  async lastSeenOf(executor: Executor, keys: readonly SessionKey[], nowMs: number): Promise<Map<string, number>> {
    const lastSeen = new Map<string, number>();
    for (const some of chunksInOrder(keys)) {
      const { condition, values } = anyOf(some);
      const sql = `SELECT user_id AS userId, id, last_seen_at AS lastSeenAt FROM sessions WHERE (${condition}) AND expires_at > ?`;
      const rows = await select<SessionKey & { lastSeenAt: number }>(executor, sql, [...values, nowMs]);
      for (const row of rows) lastSeen.set(keyText(row), row.lastSeenAt);
    }
    return lastSeen;
  }

  async rotate(executor: Executor, { userId, id, ...change }: SessionKey & Partial<StoredSession>): Promise<void> {
    await executor.manager.update(SessionEntity, { userId, id }, change);
  }

  /** Notes that the sessions were seen; an earlier time than the stored one changes nothing. */
  async see(executor: Executor, keys: readonly SessionKey[], nowMs: number): Promise<void> {
    for (const some of chunksInOrder(keys)) {
      const { condition, values } = anyOf(some);
      await execute(executor, `UPDATE sessions SET last_seen_at = ? WHERE (${condition}) AND last_seen_at < ?`, [nowMs, ...values, nowMs]);
    }
  }

  /** False when there was none. */
  async delete(executor: Executor, { userId, id }: SessionKey): Promise<boolean> {
    const found = await this.lock(executor, { userId, id });
    if (found !== null) await executor.manager.delete(SessionEntity, { userId, id });
    return found !== null;
  }

  async deleteMany(executor: Executor, userId: UserId, ids: readonly SessionId[]): Promise<void> {
    if (ids.length > 0) await executor.manager.delete(SessionEntity, { userId, id: In([...ids]) });
  }

  async deleteAllBut(executor: Executor, userId: UserId, exceptId: SessionId | null): Promise<void> {
    await executor.manager.delete(SessionEntity, exceptId === null ? { userId } : { userId, id: Not(exceptId) });
  }

  /** Up to `keysPerStatement` sessions that have expired. */
  async findExpired(executor: Executor, nowMs: number): Promise<SessionKey[]> {
    const where = { expiresAt: LessThanOrEqual(nowMs) };
    return executor.manager.find(SessionEntity, {
      select: { userId: true, id: true },
      where,
      take: keysPerStatement,
      order: { expiresAt: 'ASC' },
    });
  }

  async deleteExpired(executor: Executor, keys: readonly SessionKey[], nowMs: number): Promise<void> {
    for (const some of chunksInOrder(keys)) {
      const { condition, values } = anyOf(some);
      await execute(executor, `DELETE FROM sessions WHERE (${condition}) AND expires_at <= ?`, [...values, nowMs]);
    }
  }
}

export function keyText({ userId, id }: SessionKey): string {
  return `${userId}:${id}`;
}

function toSession(row: SessionEntity): StoredSession {
  const { userId, id, deviceName, refreshHash, previousRefreshHash, generation } = row;
  const { rotatedAt, createdAt, lastSeenAt, expiresAt } = row;
  return { userId, id, deviceName, refreshHash, previousRefreshHash, generation, rotatedAt, createdAt, lastSeenAt, expiresAt };
}

/** Spelled out, because SQLite has no `(user_id, id) IN ((?, ?), …)`. */
function anyOf(keys: readonly SessionKey[]): { condition: string; values: string[] } {
  return {
    condition: keys.map(() => '(user_id = ? AND id = ?)').join(' OR '),
    values: keys.flatMap(({ userId, id }) => [userId, id]),
  };
}

function chunksInOrder(keys: readonly SessionKey[]): SessionKey[][] {
  const inOrder = [...new Map(keys.map((key) => [keyText(key), key])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, key]) => key);
  const chunks: SessionKey[][] = [];
  for (let start = 0; start < inOrder.length; start += keysPerStatement) chunks.push(inOrder.slice(start, start + keysPerStatement));
  return chunks;
}
