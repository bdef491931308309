import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { StartError } from '../../kernel/errors.ts';
import { codeOf } from './database-errors.ts';
import type { Dialect } from './executor.ts';
import { migrations } from './migrations/index.ts';

export interface DatabaseLocation {
  /** `mysql://user:password@host:3306/database`, or null for SQLite in the data folder. */
  readonly mysqlUrl: string | null;
  readonly dataDir: string;
  /** Connections per node. MySQL only. */
  readonly connectionsMax: number;
}

export interface DataSources {
  readonly dialect: Dialect;
  readonly writer: DataSource;
  /** On SQLite a connection of its own, which sees committed state only; on MySQL the writer's pool. */
  readonly reader: DataSource;
}

/** Classes with @Entity. */
export type Entities = readonly (new () => object)[];

/** @throws StartError that names the setting, without the password in it. */
export async function connectDataSources(location: DatabaseLocation, entities: Entities): Promise<DataSources> {
  const { mysqlUrl, dataDir } = location;
  return mysqlUrl === null ? connectSqlite(dataDir, entities) : connectMysql(mysqlUrl, location.connectionsMax, entities);
}

export async function disconnect({ writer, reader }: DataSources): Promise<void> {
  if (reader !== writer) await reader.destroy();
  await writer.destroy();
}

async function connectMysql(url: string, connectionsMax: number, entities: Entities): Promise<DataSources> {
  const { hostname, port, pathname } = new URL(url);
  const source = new DataSource({
    type: 'mysql',
    url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: connectionsMax,
    connectTimeout: 5_000,
    extra: { enableKeepAlive: true },
    entities: [...entities],
    migrations,
    migrationsTransactionMode: 'each',
  });
  try {
    await source.initialize();
  } catch (error) {
    throw new StartError(describeMysqlFailure(codeOf(error), `${hostname}:${port || '3306'}`, pathname.slice(1)));
  }
  try {
    await readCommitted(source);
    await refuseOldServer(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return { dialect: 'mysql', writer: source, reader: source };
}

/** Sets READ COMMITTED on every connection of the pool: no gap locks, and no extra statement per transaction. */
async function readCommitted(source: DataSource): Promise<void> {
  const statement = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
  // TypeORM does not type its driver's pool.
  const { pool } = source.driver as unknown as { pool: { on(event: 'connection', listener: (connection: RawConnection) => void): void } };
  pool.on('connection', (connection) => connection.query(statement));
  // The one connection that connecting has made already.
  await source.query(statement);
}

interface RawConnection {
  query(sql: string): void;
}

async function refuseOldServer(source: DataSource): Promise<void> {
  const [row] = await source.query<{ version: string }[]>('SELECT VERSION() AS version');
  const version = row?.version ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isMariaDb = version.includes('MariaDB');
  const isOld = isMariaDb ? major < 10 || (major === 10 && minor < 6) : major < 8;
  if (isOld)
    throw new StartError(
      `The database server of TOKENIM_MYSQL_URL is version ${version}; TokenIM needs MySQL 8 or MariaDB 10.6, or later.`,
    );
}

function describeMysqlFailure(code: string, address: string, database: string): string {
  switch (code) {
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
      return `TOKENIM_MYSQL_URL: ${address} refuses this user and password for the database "${database}"; correct them or grant the rights.`;
    case 'ER_BAD_DB_ERROR':
      return `TOKENIM_MYSQL_URL: there is no database "${database}" on ${address}; create it with: CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4;`;
    case 'ENOTFOUND':
      return `TOKENIM_MYSQL_URL: the host of ${address} has no address; check its name.`;
    default:
      return `TOKENIM_MYSQL_URL: no MySQL answers on ${address} (${code || 'unknown failure'}); start it, or correct the address.`;
  }
}

async function connectSqlite(dataDir: string, entities: Entities): Promise<DataSources> {
  const database = join(dataDir, 'tokenim.sqlite');
  const options = {
    type: 'better-sqlite3',
    driver: createRequire(import.meta.url)('libsql') as object,
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
