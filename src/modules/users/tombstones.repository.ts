import { execute, placeholders, select, type Executor, type Transaction } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';

/** A row of one user's own that says that something is gone. The version names it, and with it the state that it is in. */
export interface Tombstone {
  readonly userId: UserId;
  readonly version: number;
}

/** Tombstones of one table: rows with a time in `ended_at`, which have no bound of their own. */
export class TombstonesRepository {
  constructor(private readonly table: 'stars' | 'scheduled_messages') {}

  /** The oldest first. */
  async endedBefore(executor: Executor, time: number, limit: number): Promise<Tombstone[]> {
    return select<Tombstone>(
      executor,
      `SELECT user_id AS userId, user_version AS version FROM ${this.table} WHERE ended_at < ? ORDER BY ended_at LIMIT ${limit}`,
      [time],
    );
  }

  /** A row that was changed since has another version, and stays. */
  async remove(tx: Transaction, userId: UserId, versions: readonly number[]): Promise<void> {
    await execute(tx, `DELETE FROM ${this.table} WHERE user_id = ? AND user_version IN ${placeholders(versions.length)}`, [
      userId,
      ...versions,
    ]);
  }
}
