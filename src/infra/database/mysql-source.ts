import { DataSource } from 'typeorm';
import { StartError } from '../../kernel/errors.ts';
import { codeOf } from './database-errors.ts';
import { migrations } from './migrations/index.ts';
import { mysqlDriver } from './mysql-pool.ts';
import type { DataSources, Entities } from './sources.ts';

export interface MysqlOptions {
  readonly url: string;
  readonly connectionsMax: number;
  readonly entities: Entities;
  /** Null: for ever. */
  readonly answerMs: number | null;
}

/** @throws StartError when the server cannot be used. */
export async function connectMysql({ url, connectionsMax, entities, answerMs }: MysqlOptions): Promise<DataSources> {
  const { hostname, port, pathname } = new URL(url);
  const source = new DataSource({
    type: 'mysql',
    driver: mysqlDriver(answerMs),
    url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: connectionsMax,
    connectTimeout: 5_000,
    entities: [...entities],
    migrations,
    migrationsTransactionMode: 'each',
  });
  try {
    await source.initialize();
  } catch (error) {
    throw new StartError(describeFailure(codeOf(error), `${hostname}:${port || '3306'}`, pathname.slice(1)));
  }
  try {
    await refuseOldServer(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return { dialect: 'mysql', writer: source, reader: source };
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

function describeFailure(code: string, address: string, database: string): string {
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
