import { Socket } from 'node:net';
import { createPool, type Pool, type PoolConnection, type PoolOptions } from 'mysql2';
import { systemClock } from '../../kernel/clock.ts';

/** More than requests that can be in flight; it bounds the memory of a node whose database hangs. */
const waitingMax = 20_000;

/** What TypeORM uses of mysql2. */
interface LendingPool {
  getConnection(borrow: (error: Error | null, connection?: PoolConnection) => void): void;
  end(done?: (error: Error | null) => void): void;
}

/**
 * mysql2 for TypeORM, with the bound that mysql2 lacks. Null: no bound, for migrations.
 *
 * Whoever asks for a connection has to give it back within `answerMs`; otherwise it is cut, and what waited for it fails with ETIMEDOUT.
 * So a server that hangs costs errors and not the node, and no transaction keeps its locks for longer.
 */
export function mysqlDriver(answerMs: number | null): { createPool(options: PoolOptions): LendingPool } {
  return {
    createPool(options) {
      if (answerMs === null) return prepared(createPool(options), [readCommitted]);
      // Idle connections go before the server ends them, with a word of farewell.
      const idle: PoolOptions = { maxIdle: Math.max(1, (options.connectionLimit ?? 1) - 1), idleTimeout: answerMs, gracefulEnd: true };
      // A stack per query costs more than a hundredth of a send; the error names the statement.
      const pool = createPool({ ...options, ...idle, trace: false, enableKeepAlive: true, queueLimit: waitingMax });
      return new BoundedPool(prepared(pool, [readCommitted, waits(answerMs)]), answerMs);
    },
  };
}

/** No gap locks. Per connection, which saves a statement per transaction. */
const readCommitted = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';

/** A lock gives up before the transaction is cut. The locks of a node that froze or lost the network are freed by the server. */
function waits(answerMs: number): string {
  const lockSeconds = Math.max(1, Math.floor(answerMs / 2_000));
  return `SET SESSION innodb_lock_wait_timeout = ${lockSeconds}, wait_timeout = ${Math.ceil(answerMs / 500)}`;
}

function prepared(pool: Pool, statements: readonly string[]): Pool {
  return pool.on('connection', (connection) => {
    // The pool listens for the first error only, and the next would end the process.
    connection.on('error', () => undefined);
    for (const statement of statements)
      connection.query(statement, (error) => {
        if (error !== null) cut(connection, error);
      });
  });
}

class BoundedPool implements LendingPool {
  /** Of the connections that are in somebody's hands. */
  private readonly cancels = new Map<PoolConnection, () => void>();

  constructor(
    private readonly pool: Pool,
    private readonly answerMs: number,
  ) {
    pool.on('release', (connection) => {
      this.returned(connection);
    });
    pool.on('connection', (connection) => {
      connection.on('error', () => {
        this.returned(connection);
      });
    });
  }

  getConnection(borrow: Parameters<LendingPool['getConnection']>[0]): void {
    const { answerMs } = this;
    let connection: PoolConnection | null = null;
    let isLate = false;
    const cancel = systemClock.after(answerMs, () => {
      isLate = true;
      const error = new NoAnswer(answerMs);
      if (connection === null) borrow(error);
      else cut(connection, error);
    });
    this.pool.getConnection((error, lent) => {
      if (isLate) {
        if (error === null) lent.release();
        return;
      }
      if (error !== null) {
        cancel();
        return borrow(error);
      }
      connection = lent;
      // It comes from the hands of the one before, where others wait.
      this.returned(lent);
      this.cancels.set(lent, cancel);
      borrow(null, lent);
    });
  }

  end(done?: (error: Error | null) => void): void {
    this.pool.end(done);
  }

  private returned(connection: PoolConnection): void {
    this.cancels.get(connection)?.();
    this.cancels.delete(connection);
  }
}

/** Ends the connection with an error for everybody who waits on it; mysql2's own `destroy` would leave them waiting. */
function cut(connection: PoolConnection, error: Error): void {
  if ('stream' in connection && connection.stream instanceof Socket) connection.stream.destroy(error);
  else connection.destroy();
}

class NoAnswer extends Error {
  readonly code = 'ETIMEDOUT';

  constructor(answerMs: number) {
    super(`MySQL has not answered within ${answerMs} ms.`);
  }
}
