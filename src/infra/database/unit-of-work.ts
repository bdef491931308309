import type { DataSource, EntityManager } from 'typeorm';
import type { JsonValue } from '../../kernel/json.ts';
import { isGiveWay, isGone } from './database-errors.ts';
import { select, type Dialect, type Executor } from './executor.ts';
import { mysqlScript } from './mysql-script.ts';
import { sqliteTransaction } from './sqlite-transaction.ts';
import { areRowsOf, type RowsOf, type Statement } from './statement.ts';

/** What a transaction wants the nodes to hear once it is committed. */
export interface Fact {
  readonly topic: string;
  readonly payload: JsonValue;
}

export interface Transaction extends Executor {
  /** Keeps a fact until the commit; a rollback forgets it. */
  record(fact: Fact): void;
}

/** What a transaction does once it knows what it has read. */
export interface Decision<T> {
  readonly value: T;
  readonly writes: readonly Statement[];
  readonly facts: readonly Fact[];
}

export interface RunOptions {
  /** The work finds out itself what it did before, so it may be repeated even when the fate of a COMMIT is unknown. */
  readonly idempotent?: boolean;
  /** Called once it is committed, before its facts are published: what it begins has them published by the time it commits itself. */
  readonly onCommitted?: () => void;
}

export interface UnitOfWorkOptions {
  readonly writer: DataSource;
  readonly reader: DataSource;
  readonly dialect: Dialect;
  /** Called once per committed transaction that recorded something, before `run` resolves. Must not throw. */
  readonly publish: (facts: readonly Fact[]) => void;
  /** Waits before a retry. */
  readonly pause: (delayMs: number) => Promise<void>;
}

interface Progress {
  committing: boolean;
}

const triesMax = 8;
const firstPauseMs = 5;

/** Transactions with their facts: what is published was committed, and what was committed is published or read from the tables later. */
export class UnitOfWork {
  /** Committed state, outside of any transaction. */
  readonly reader: Executor;
  /** On SQLite the one connection takes one transaction at a time. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: UnitOfWorkOptions) {
    this.reader = { dialect: options.dialect, manager: options.reader.manager };
  }

  /**
   * Runs the work in one transaction (READ COMMITTED on MySQL). Deadlocks and connections lost before the COMMIT are tried again,
   * with pauses that double from 10 ms, so the work must keep no state of its own between tries.
   */
  async run<T>(work: (tx: Transaction) => Promise<T>, options: Pick<RunOptions, 'idempotent'> = {}): Promise<T> {
    return this.retrying((progress) => this.once(work, progress), options);
  }

  /**
   * The same for a transaction that reads, decides without asking further, and writes: two round trips to MySQL instead of one per
   * statement. Locks are taken by the reads, in their order.
   */
  async readThenWrite<const Reads extends readonly Statement[], T>(
    reads: Reads,
    decide: (...rows: RowsOf<Reads>) => Decision<T>,
    options: RunOptions = {},
  ): Promise<T> {
    const decideOn = (rows: unknown): Decision<T> => {
      if (!areRowsOf(reads, rows)) throw new Error(`The database did not answer each of ${reads.length} statements.`);
      return decide(...rows);
    };
    const once = this.options.dialect === 'sqlite' ? this.onceOnSqlite(reads, decideOn) : this.onceOnMysql(reads, decideOn);
    const { value, facts } = await this.retrying(once, options);
    options.onCommitted?.();
    if (facts.length > 0) this.options.publish(facts);
    return value;
  }

  private async retrying<T>(once: (progress: Progress) => Promise<T>, { idempotent = false }: RunOptions): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const progress = { committing: false };
      try {
        return await this.inTurn(() => once(progress));
      } catch (error) {
        const safe = idempotent || !progress.committing;
        if (attempt === triesMax || !(isGiveWay(error) || (isGone(error) && safe))) throw error;
        await this.options.pause(firstPauseMs * 2 ** attempt);
      }
    }
  }

  private async once<T>(work: (tx: Transaction) => Promise<T>, progress: Progress): Promise<T> {
    const { writer, dialect, publish } = this.options;
    const facts: Fact[] = [];
    const inTransaction = async (manager: EntityManager): Promise<T> => {
      const value = await work({ dialect, manager, record: (fact) => facts.push(fact) });
      progress.committing = true;
      return value;
    };
    const result = await (dialect === 'sqlite' ? sqliteTransaction(writer, inTransaction) : writer.transaction(inTransaction));
    if (facts.length > 0) publish(facts);
    return result;
  }

  private onceOnMysql<T>(reads: readonly Statement[], decide: (rows: unknown) => Decision<T>) {
    return async (progress: Progress): Promise<Decision<T>> => {
      const runner = this.options.writer.createQueryRunner();
      try {
        const [, ...rows] = await mysqlScript(runner, [{ sql: 'START TRANSACTION', values: [] }, ...reads]);
        const decision = decide(rows);
        progress.committing = true;
        await mysqlScript(runner, [...decision.writes, { sql: 'COMMIT', values: [] }]);
        return decision;
      } catch (error) {
        // It fails where the connection is gone, and the transaction with it.
        await runner.query('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        await runner.release();
      }
    };
  }

  private onceOnSqlite<T>(reads: readonly Statement[], decide: (rows: unknown) => Decision<T>) {
    return async (progress: Progress): Promise<Decision<T>> =>
      sqliteTransaction(this.options.writer, async (manager) => {
        const rows: unknown[][] = [];
        for (const { sql, values } of reads) rows.push(await select({ dialect: 'sqlite', manager }, sql, values));
        const decision = decide(rows);
        for (const { sql, values } of decision.writes) await manager.query(sql, [...values]);
        progress.committing = true;
        return decision;
      });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.options.dialect === 'mysql') return work();
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
