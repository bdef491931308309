import type { SqlValue } from './executor.ts';

/** One statement with what its placeholders stand for. `Row` is what the driver returns for each row of a SELECT. */
export interface Statement<Row = unknown> {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** Never there: it carries the type. */
  readonly row?: Row;
}

/** The rows that each of the statements returned. */
export type RowsOf<Statements extends readonly Statement[]> = {
  [Place in keyof Statements]: Statements[Place] extends Statement<infer Row> ? Row[] : never;
};

/** Whether there is a list for each. What is in the lists is as the statements say. */
export function areRowsOf<Statements extends readonly Statement[]>(statements: Statements, rows: unknown): rows is RowsOf<Statements> {
  return Array.isArray(rows) && rows.length === statements.length;
}
