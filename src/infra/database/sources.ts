import type { DataSource } from 'typeorm';
import type { Dialect } from './executor.ts';

/** Classes with @Entity. */
export type Entities = readonly (new () => object)[];

export interface DataSources {
  readonly dialect: Dialect;
  readonly writer: DataSource;
  /** On SQLite a connection of its own, which sees committed state only; on MySQL the writer's pool. */
  readonly reader: DataSource;
}
