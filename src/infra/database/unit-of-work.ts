import type { DataSource, EntityManager } from 'typeorm';
import type { JsonValue } from '../../kernel/json.ts';
import { isGiveWay, isGone } from './database-errors.ts';
import type { Dialect, Executor } from './executor.ts';
import { sqliteTransaction } from './sqlite-transaction.ts';

/** What a transaction wants the nodes to hear once it is committed. */
export interface Fact {
  readonly topic: string;
  readonly payload: JsonValue;
}

export interface Transaction extends Executor {
  /** Keeps a fact until the commit; a rollback forgets it. */
  record(fact: Fact): void;
}

export interface RunOptions {
  /** The work finds out itself what it did before, so it may be repeated even when the fate of a COMMIT is unknown. */
  readonly idempotent?: boolean;
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
  async run<T>(work: (tx: Transaction) => Promise<T>, { idempotent = false }: RunOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const progress = { committing: false };
      try {
        return await this.inTurn(() => this.once(work, progress));
      } catch (error) {
        const safe = idempotent || !progress.committing;
        if (attempt === triesMax || !(isGiveWay(error) || (isGone(error) && safe))) throw error;
        await this.options.pause(firstPauseMs * 2 ** attempt);
      }
    }
  }

  private async once<T>(work: (tx: Transaction) => Promise<T>, progress: { committing: boolean }): Promise<T> {
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

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.options.dialect === 'mysql') return work();
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
