import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** Every statement that a MySQL or MariaDB server of the tests' own is asked to run. */
export interface StatementLog {
  /** What the work made others ask the server, without the values and sorted: several connections have no order. */
  during(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

/** Switches the server's general log on, so only for a server that nobody else uses. */
export async function openStatementLog(url: string): Promise<StatementLog> {
  const connection = await createConnection(url);
  await connection.query("SET GLOBAL log_output = 'TABLE'");
  await connection.query('SET GLOBAL general_log = ON');
  return {
    async during(work) {
      await connection.query('TRUNCATE mysql.general_log');
      await work();
      const [rows] = await connection.query<RowDataPacket[]>(
        `SELECT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log
         WHERE command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID()`,
      );
      return rows.map(({ statement }) => withoutValues(String(statement))).toSorted((one, other) => one.localeCompare(other));
    },
    async close() {
      await connection.end();
    },
  };
}

/** Lists of values count as one: they grow with the page, the number of statements must not. */
function withoutValues(statement: string): string {
  return statement
    .replaceAll(/'[^']*'|\b\d+\b/g, '?')
    .replaceAll(/\(\?(, ?\?)*\)(, ?\(\?(, ?\?)*\))*/g, '(…)')
    .replaceAll(/\s+/g, ' ');
}
