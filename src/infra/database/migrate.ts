import type { QueryRunner } from 'typeorm';
import { StartError } from '../../kernel/errors.ts';
import { migrations } from './migrations/index.ts';
import type { DataSources } from './sources.ts';

/** How long a node waits for another one that migrates the same database. */
const lockWaitSeconds = 300;
/** Names of locks count for the whole server, so the database's name is part of it; they hold 64 characters. */
const lockName = "LEFT(CONCAT('tokenim-', DATABASE()), 64)";

/** Brings the tables up to date, one node at a time. Returns the names of the migrations that ran. */
export async function migrate({ writer, dialect }: DataSources): Promise<string[]> {
  if (dialect === 'sqlite') return (await writer.runMigrations()).map(({ name }) => name);
  // A lock belongs to its connection: this one is kept aside until the migrations are through.
  const keeper = writer.createQueryRunner();
  try {
    await lock(keeper);
    return (await writer.runMigrations()).map(({ name }) => name);
  } finally {
    await keeper.query(`SELECT RELEASE_LOCK(${lockName})`).catch(() => undefined);
    await keeper.release();
  }
}

/** @throws StartError when the tables are newer than this program, or older while migrating at start is switched off. */
export async function refuseForeignTables({ writer }: DataSources): Promise<void> {
  const ran = await namesOfRunMigrations(writer.createQueryRunner());
  const known = new Set<string>(migrations.map((migration) => new migration().name));
  const foreign = ran.find((name) => !known.has(name));
  if (foreign !== undefined)
    throw new StartError(
      `The database is from a newer TokenIM (it has the migration ${foreign}); start that version, or restore a backup.`,
    );
}

/** @throws StartError when migrations are missing. */
export async function refuseOldTables({ writer }: DataSources): Promise<void> {
  const ran = new Set(await namesOfRunMigrations(writer.createQueryRunner()));
  const missing = migrations.map((migration) => new migration().name).filter((name) => !ran.has(name));
  if (missing.length > 0)
    throw new StartError(`The database lacks ${missing.length} migration(s); run "npm run migrate", or set TOKENIM_MIGRATE_AT_START=true.`);
}

async function namesOfRunMigrations(queryRunner: QueryRunner): Promise<string[]> {
  try {
    if (!(await queryRunner.hasTable('migrations'))) return [];
    const rows = await queryRunner.manager.query<{ name: string }[]>('SELECT name FROM migrations');
    return rows.map(({ name }) => name);
  } finally {
    await queryRunner.release();
  }
}

async function lock(keeper: QueryRunner): Promise<void> {
  const rows = await keeper.manager.query<{ got: number | null }[]>(`SELECT GET_LOCK(${lockName}, ${lockWaitSeconds}) AS got`);
  if (rows[0]?.got !== 1)
    throw new StartError(`Another node has been migrating this database for more than ${lockWaitSeconds} s; look at it, then start again.`);
}
