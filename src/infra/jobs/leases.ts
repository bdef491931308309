import { execute, forUpdate, isDuplicateKey, select, type UnitOfWork } from '../database/index.ts';
import type { Clock } from '../../kernel/clock.ts';

interface LeaseRow {
  readonly holder: string;
  readonly expires_at: number | string;
}

/**
 * Who does what among several workers: one holder per name, until the lease ends or is given back. The nodes' clocks decide when that is;
 * where they differ by more than a lease, two may hold it at once.
 */
export class Leases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly holder: string,
  ) {}

  /** Takes it or keeps it for so long. False while somebody else has it. */
  async take(name: string, leaseMs: number): Promise<boolean> {
    try {
      return await this.unitOfWork.run(async (tx) => {
        const now = this.clock.now();
        const [lease] = await select<LeaseRow>(tx, `SELECT holder, expires_at FROM leases WHERE name = ?${forUpdate(tx)}`, [name]);
        if (lease === undefined)
          await execute(tx, 'INSERT INTO leases (name, holder, expires_at) VALUES (?, ?, ?)', [name, this.holder, now + leaseMs]);
        else if (lease.holder !== this.holder && Number(lease.expires_at) > now) return false;
        else await execute(tx, 'UPDATE leases SET holder = ?, expires_at = ? WHERE name = ?', [this.holder, now + leaseMs, name]);
        return true;
      });
    } catch (error) {
      // Two took one that nobody had had before.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async giveBack(name: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await execute(tx, 'DELETE FROM leases WHERE name = ? AND holder = ?', [name, this.holder]);
    });
  }
}
