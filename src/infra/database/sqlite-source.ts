import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { StartError } from '../../kernel/errors.ts';
import { migrations } from './migrations/index.ts';
import type { DataSources, Entities } from './sources.ts';

/** @throws StartError when the folder or the file cannot be used. */
export async function connectSqlite(dataDir: string, entities: Entities): Promise<DataSources> {
  const database = join(dataDir, 'tokenim.sqlite');
  const driver: unknown = createRequire(import.meta.url)('libsql');
  const options = {
    type: 'better-sqlite3',
    driver,
    database,
    enableWAL: true,
    prepareDatabase: (connection: { pragma(text: string): void }) => {
      // Acknowledged means durable, also when the power goes.
      connection.pragma('synchronous = FULL');
      connection.pragma('busy_timeout = 5000');
    },
  } as const;
  const writer = new DataSource({ ...options, entities: [...entities], migrations, migrationsTransactionMode: 'each' });
  const reader = new DataSource({ ...options, entities: [...entities] });
  try {
    await mkdir(dataDir, { recursive: true });
    await writer.initialize();
    await reader.initialize();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `TOKENIM_DATA_DIR: the database ${database} cannot be opened for writing (${reason}); choose a folder that this user may write to.`,
    );
  }
  return { dialect: 'sqlite', writer, reader };
}
