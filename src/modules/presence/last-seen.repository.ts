import { execute, placeholders, select, type Executor, type Transaction } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import { LastSeenEntity } from './last-seen.entity.ts';

const idsPerStatement = 500;

/** The table `last_seen`. */
export class LastSeenRepository {
  /** Never back: what is later already stays. */
  async raise(tx: Transaction, userIds: readonly UserId[], seenAt: number): Promise<void> {
    const inOrder = userIds.toSorted();
    for (let start = 0; start < inOrder.length; start += idsPerStatement) {
      const some = inOrder.slice(start, start + idsPerStatement);
      const rows = some.map((userId) => ({ userId, seenAt }));
      await tx.manager.createQueryBuilder().insert().into(LastSeenEntity).values(rows).orIgnore().updateEntity(false).execute();
      await execute(tx, `UPDATE last_seen SET seen_at = ? WHERE user_id IN ${placeholders(some.length)} AND seen_at < ?`, [
        seenAt,
        ...some,
        seenAt,
      ]);
    }
  }

  /** Who was never seen is left out. */
  async findMany(executor: Executor, userIds: readonly UserId[]): Promise<Map<UserId, number>> {
    const found = new Map<UserId, number>();
    for (let start = 0; start < userIds.length; start += idsPerStatement) {
      const some = userIds.slice(start, start + idsPerStatement);
      const sql = `SELECT user_id AS userId, seen_at AS seenAt FROM last_seen WHERE user_id IN ${placeholders(some.length)}`;
      for (const { userId, seenAt } of await select<{ userId: UserId; seenAt: number | string }>(executor, sql, some))
        found.set(userId, Number(seenAt));
    }
    return found;
  }
}
