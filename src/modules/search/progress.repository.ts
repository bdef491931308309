import { execute, placeholders, select, type Executor, type Transaction } from '../../infra/database/index.ts';
import type { ConversationId } from '../../kernel/ids.ts';

/** A conversation with changes that the index has not seen. */
export interface Behind {
  readonly id: ConversationId;
  readonly version: number;
  readonly indexedVersion: number;
}

export interface Indexed {
  readonly id: ConversationId;
  readonly throughVersion: number;
}

/** How far the index is: two columns of ours in the conversations' rows, where the database can compare them with the version. */
export class ProgressRepository {
  async behind(executor: Executor, limit: number): Promise<Behind[]> {
    return select<Behind>(
      executor,
      `SELECT id, version, indexed_version AS indexedVersion FROM conversations WHERE is_behind = 1 LIMIT ${limit}`,
    );
  }

  async countBehind(executor: Executor): Promise<number> {
    const [row] = await select<{ n: number | string }>(executor, 'SELECT COUNT(*) AS n FROM conversations WHERE is_behind = 1');
    return Number(row?.n ?? 0);
  }

  /** Holds the conversations' rows until the transaction ends. */
  async advance(tx: Transaction, conversations: readonly Indexed[]): Promise<void> {
    const sorted = conversations.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const cases = sorted.map(() => 'WHEN ? THEN ?').join(' ');
    await execute(tx, `UPDATE conversations SET indexed_version = CASE id ${cases} END WHERE id IN ${placeholders(sorted.length)}`, [
      ...sorted.flatMap(({ id, throughVersion }) => [id, throughVersion]),
      ...sorted.map(({ id }) => id),
    ]);
  }
}
