import type { Config } from '../config/index.ts';
import { openDatabase } from '../infra/database/index.ts';
import { entities } from './create-modules.ts';

/** Brings the tables up to date and ends. @throws StartError */
export async function migrateOnly(config: Config): Promise<void> {
  const database = await openDatabase({
    location: config.database,
    entities,
    migrateAtStart: true,
    publish: () => undefined,
    pause: () => Promise.resolve(),
  });
  await database.close();
  const { migrated } = database;
  console.log(migrated.length === 0 ? 'The tables are up to date.' : `Migrated: ${migrated.join(', ')}`);
}
