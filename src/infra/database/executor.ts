import type { EntityManager } from 'typeorm';

/** MariaDB counts as MySQL: only SQL that both share is used. */
export type Dialect = 'mysql' | 'sqlite';

/** Where a repository sends its statements: the reader, or the transaction that is running. */
export interface Executor {
  readonly dialect: Dialect;
  readonly manager: EntityManager;
}

export type SqlValue = string | number | null;

/** Rows of a SELECT, as the repository's parser will find them. */
export async function select<Row>(executor: Executor, sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
  return executor.manager.query<Row[]>(sql, [...values]);
}

/** Runs a statement that returns no rows. */
export async function execute(executor: Executor, sql: string, values: readonly SqlValue[] = []): Promise<void> {
  await executor.manager.query(sql, [...values]);
}

/** Before the name of a table: inserts what is new of the rows, and leaves alone what is there. */
export function insertNewInto({ dialect }: Executor): string {
  return dialect === 'mysql' ? 'INSERT IGNORE INTO' : 'INSERT OR IGNORE INTO';
}

/** `(?, ?, ?)` for so many values. */
export function placeholders(count: number): string {
  return `(${Array(count).fill('?').join(', ')})`;
}

/**
 * After a table's name: read through the primary key. The planners of MySQL and MariaDB take another index for lists of keys, and then
 * read (and lock) all rows of a user; SQLite takes the right one by itself.
 */
export function byPrimaryKey({ dialect }: Pick<Executor, 'dialect'>): string {
  return dialect === 'mysql' ? ' FORCE INDEX (PRIMARY)' : '';
}

/**
 * A condition: the two columns are one of so many pairs. A list of one pair is spelled out, for which MariaDB would update by reading, and
 * locking, all rows of the table.
 */
export function isOneOfPairs({ dialect }: Pick<Executor, 'dialect'>, [one, other]: readonly [string, string], count: number): string {
  if (count === 1) return `${one} = ? AND ${other} = ?`;
  const pairs = Array.from({ length: count }, () => placeholders(2)).join(', ');
  return `(${one}, ${other}) IN (${dialect === 'sqlite' ? 'VALUES ' : ''}${pairs})`;
}

/** A SELECT with an order or a limit of its own, as a part of a UNION: SQLite takes no parentheses there. */
export function inUnion({ dialect }: Pick<Executor, 'dialect'>, sql: string): string {
  return dialect === 'mysql' ? `(${sql})` : `SELECT * FROM (${sql})`;
}

/** Holds the selected rows until the transaction ends. On SQLite the one writer holds everything already. */
export function forUpdate({ dialect }: Pick<Executor, 'dialect'>): string {
  return dialect === 'mysql' ? ' FOR UPDATE' : '';
}

/** The same among the options of TypeORM. */
export function withLock({ dialect }: Pick<Executor, 'dialect'>) {
  return dialect === 'mysql' ? ({ lock: { mode: 'pessimistic_write' } } as const) : {};
}
