import type { BenchDatabase } from '../targets/target.ts';

/** What a server for millions of rows would have; the test servers have little of both. */
const roomy = { innodb_buffer_pool_size: 1_073_741_824, innodb_log_file_size: 536_870_912 };

/** Does the work with a database server that has room for large tables. */
export async function withRoomyDatabase<T>(database: BenchDatabase, work: () => Promise<T>): Promise<T> {
  const before = await setVariables(database, roomy);
  try {
    return await work();
  } finally {
    await setVariables(database, before);
  }
}

/** Returns what they were. */
async function setVariables(database: BenchDatabase, values: Readonly<Record<string, number>>): Promise<Record<string, number>> {
  const before: Record<string, number> = {};
  for (const [name, value] of Object.entries(values)) {
    const [row] = await database.select(`SELECT @@GLOBAL.${name} AS value`);
    before[name] = Number(row?.['value']);
    await database.run(`SET GLOBAL ${name} = ${value}`);
  }
  return before;
}
