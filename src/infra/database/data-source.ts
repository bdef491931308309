import { connectMysql } from './mysql-source.ts';
import type { TlsLocation } from './mysql-tls.ts';
import type { DataSources, Entities } from './sources.ts';
import { connectSqlite } from './sqlite-source.ts';

export interface DatabaseLocation {
  /** `mysql://user:password@host:3306/database`, or null for SQLite in the data folder. */
  readonly mysqlUrl: string | null;
  readonly dataDir: string;
  /** MySQL only. Null: unencrypted. */
  readonly tls: TlsLocation | null;
  /** Connections per node. MySQL only. */
  readonly connectionsMax: number;
  /** How long a statement or transaction may take, the wait for a connection included. MySQL only. */
  readonly answerMs: number;
}

export interface ConnectOptions {
  readonly location: DatabaseLocation;
  readonly entities: Entities;
  /** For migrations, which may take hours: nothing is bounded. */
  readonly isPatient: boolean;
}

/** @throws StartError that names the setting, without the password in it. */
export async function connectDataSources({ location, entities, isPatient }: ConnectOptions): Promise<DataSources> {
  const { mysqlUrl: url, dataDir, tls, connectionsMax, answerMs } = location;
  if (url === null) return connectSqlite(dataDir, entities);
  return connectMysql({ url, tls, connectionsMax, entities, answerMs: isPatient ? null : answerMs });
}

export async function disconnect({ writer, reader }: DataSources): Promise<void> {
  if (reader !== writer) await reader.destroy();
  await writer.destroy();
}
