import type { QueryRunner } from 'typeorm';
import type { SqlValue } from './executor.ts';
import type { Statement } from './statement.ts';

/**
 * Sends several statements in one round trip and returns the rows of each. The first that fails is the last that runs: with a COMMIT at
 * the end, all or nothing is committed.
 */
export async function mysqlScript(runner: QueryRunner, statements: readonly Statement[]): Promise<unknown[][]> {
  const sql = statements.map((statement) => statement.sql).join(';\n');
  const values: SqlValue[] = statements.flatMap((statement) => [...statement.values]);
  const results: unknown = await runner.query(sql, values);
  // A single statement's result comes by itself. What is no list of rows is a count of what was written.
  const each: unknown[] = statements.length === 1 ? [results] : Array.isArray(results) ? results : [];
  return each.map((result) => (Array.isArray(result) ? (result as unknown[]) : []));
}
