import { connectDataSources, disconnect, type DatabaseLocation } from './data-source.ts';
import { migrate, refuseForeignTables, refuseOldTables } from './migrate.ts';
import type { Entities } from './sources.ts';
import { UnitOfWork, type Fact } from './unit-of-work.ts';

export { isDuplicateKey, isUnreachable } from './database-errors.ts';
export { GroupCommit } from './group-commit.ts';
export {
  byPrimaryKey,
  execute,
  forUpdate,
  insertNewInto,
  inUnion,
  isOneOfPairs,
  placeholders,
  select,
  withLock,
  type Executor,
  type SqlValue,
} from './executor.ts';
export { readPerTurn } from './per-turn.ts';
export type { DatabaseLocation } from './data-source.ts';
export type { Entities } from './sources.ts';
export type { Statement } from './statement.ts';
export type { Decision, Fact, Transaction, UnitOfWork } from './unit-of-work.ts';

export interface DatabaseOptions {
  readonly location: DatabaseLocation;
  readonly entities: Entities;
  /** False: the start is refused while migrations are missing. */
  readonly migrateAtStart: boolean;
  /** Hears what was committed; must not throw. */
  readonly publish: (facts: readonly Fact[]) => void;
  readonly pause: (delayMs: number) => Promise<void>;
}

export interface Database {
  readonly unitOfWork: UnitOfWork;
  /** Names of the migrations that ran at this start. */
  readonly migrated: readonly string[];
  /** @throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connects, checks that the tables fit this program, and brings them up to date. @throws StartError */
export async function openDatabase({ location, entities, migrateAtStart, publish, pause }: DatabaseOptions): Promise<Database> {
  const migrated = await prepareTables(location, migrateAtStart);
  const sources = await connectDataSources({ location, entities, isPatient: false });
  return {
    unitOfWork: new UnitOfWork({ ...sources, publish, pause }),
    migrated,
    async ping() {
      await sources.reader.query('SELECT 1');
    },
    close: () => disconnect(sources),
  };
}

/** On connections of its own, which wait as long as it takes. */
async function prepareTables(location: DatabaseLocation, migrateAtStart: boolean): Promise<string[]> {
  const sources = await connectDataSources({ location, entities: [], isPatient: true });
  try {
    await refuseForeignTables(sources);
    if (migrateAtStart) return await migrate(sources);
    await refuseOldTables(sources);
    return [];
  } finally {
    await disconnect(sources);
  }
}
