import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Job } from '../../infra/jobs/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { groupBy } from '../../kernel/group-by.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { TombstonesRepository } from './tombstones.repository.ts';
import type { UsersRepository } from './users.repository.ts';

export interface TombstoneSweepDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'tombstonesKeptMs'>;
  readonly users: UsersRepository;
  readonly tables: readonly TombstonesRepository[];
}

const batchMax = 500;
const intervalMsMax = 600_000;

/**
 * Forgets what is gone for so long that no device is likely to ask for it. With the rows goes, in one transaction, the promise to name them: a
 * device that comes from before `sweptVersion` is told to read everything afresh.
 */
export class TombstoneSweep implements Job {
  readonly name = 'sweep tombstones';
  readonly intervalMs: number;

  constructor(private readonly deps: TombstoneSweepDeps) {
    this.intervalMs = Math.min(intervalMsMax, deps.limits.tombstonesKeptMs / 2);
  }

  /** One batch of each table; true if there may be more. */
  async run(): Promise<boolean> {
    let isMore = false;
    for (const table of this.deps.tables) isMore = (await this.sweep(table)) || isMore;
    return isMore;
  }

  private async sweep(table: TombstonesRepository): Promise<boolean> {
    const { unitOfWork, clock, limits, users } = this.deps;
    const found = await table.endedBefore(unitOfWork.reader, clock.now() - limits.tombstonesKeptMs, batchMax);
    for (const [userId, tombstones] of groupBy(found, (tombstone) => tombstone.userId)) {
      const versions = tombstones.map(({ version }) => version);
      await unitOfWork.run(
        async (tx) => {
          await users.raiseSweptVersion(tx, userId, Math.max(...versions));
          await table.remove(tx, userId, versions);
        },
        { idempotent: true },
      );
    }
    return found.length === batchMax;
  }
}
