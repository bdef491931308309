import { DataSource } from 'typeorm';
import { StartError } from '../../kernel/errors.ts';
import { codeOf } from './database-errors.ts';
import { migrations } from './migrations/index.ts';
import { mysqlDriver } from './mysql-pool.ts';
import { readTls, type TlsLocation } from './mysql-tls.ts';
import type { DataSources, Entities } from './sources.ts';

export interface MysqlOptions {
  readonly url: string;
  /** Null: unencrypted. */
  readonly tls: TlsLocation | null;
  readonly connectionsMax: number;
  readonly entities: Entities;
  /** Null: for ever. */
  readonly answerMs: number | null;
}

/** @throws StartError when the server cannot be used. */
export async function connectMysql({ url, tls, connectionsMax, entities, answerMs }: MysqlOptions): Promise<DataSources> {
  const { hostname, port, pathname } = new URL(url);
  const source = new DataSource({
    type: 'mysql',
    driver: mysqlDriver(answerMs),
    url,
    ...(tls === null ? {} : { ssl: await readTls(tls) }),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    // For scripts of ours (mysql-script.ts). What users send goes into statements as values only.
    multipleStatements: true,
    poolSize: connectionsMax,
    connectTimeout: 5_000,
    entities: [...entities],
    migrations,
    migrationsTransactionMode: 'each',
  });
  try {
    await source.initialize();
  } catch (error) {
    const address = `${hostname}:${port || '3306'}`;
    throw new StartError(describeFailure(error, address, pathname.slice(1)));
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

function describeFailure(error: unknown, address: string, database: string): string {
  const code = codeOf(error);
  switch (code) {
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
      return `TOKENIM_MYSQL_URL: ${address} refuses this user and password for the database "${database}"; correct them or grant the rights.`;
    case 'ER_BAD_DB_ERROR':
      return `TOKENIM_MYSQL_URL: there is no database "${database}" on ${address}; create it with: CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4;`;
    case 'ER_SECURE_TRANSPORT_REQUIRED':
      return `TOKENIM_MYSQL_TLS: ${address} takes encrypted connections only; set on, or the path of a file with its authorities.`;
    case 'HANDSHAKE_NO_SSL_SUPPORT':
      return `TOKENIM_MYSQL_TLS: ${address} speaks no TLS; give it a certificate, or set off where nobody can listen in.`;
    case 'HANDSHAKE_SSL_ERROR':
      return `TOKENIM_MYSQL_TLS: the certificate of ${address} does not convince (${reasonOf(error)}); set the path of a file with the authorities that it is from, and the name that it is for in TOKENIM_MYSQL_URL.`;
    case 'ENOTFOUND':
      return `TOKENIM_MYSQL_URL: the host of ${address} has no address; check its name.`;
    default:
      return `TOKENIM_MYSQL_URL: no MySQL answers on ${address} (${code || 'unknown failure'}); start it, or correct the address.`;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
