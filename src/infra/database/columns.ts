import type { QueryRunner } from 'typeorm';

/** Column types by meaning, for migrations that serve both dialects. */
export interface ColumnTypes {
  /** A ULID. */
  readonly id: string;
  /** Text of so many ASCII characters, compared by byte. */
  ascii(charsMax: number): string;
  /** Unicode text of so many characters, compared by code point. */
  text(charsMax: number): string;
  /** Up to 64 KiB of UTF-8. */
  readonly longText: string;
  /** Up to 16 MiB of UTF-8. */
  readonly hugeText: string;
  /** Counters: seq, version. 0 to 2^32 - 1. */
  readonly counter: string;
  /** Milliseconds since 1970 UTC: no time zone setting of a server can move it. */
  readonly time: string;
  readonly flag: string;
  /** How a generated column that is added to a table, and has an index, is kept. */
  readonly generated: string;
  /** What follows the closing parenthesis of CREATE TABLE. */
  table(partitionBy?: string): string;
}

const mysqlTypes: ColumnTypes = {
  id: 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin',
  ascii: (charsMax) => `VARCHAR(${charsMax}) CHARACTER SET ascii COLLATE ascii_bin`,
  text: (charsMax) => `VARCHAR(${charsMax})`,
  longText: 'TEXT',
  hugeText: 'MEDIUMTEXT',
  counter: 'INT UNSIGNED',
  time: 'BIGINT',
  flag: 'TINYINT',
  generated: 'STORED',
  table: (partitionBy) =>
    'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' + (partitionBy ? ` PARTITION BY KEY (${partitionBy}) PARTITIONS 16` : ''),
};

const sqliteTypes: ColumnTypes = {
  id: 'TEXT',
  ascii: () => 'TEXT',
  text: () => 'TEXT',
  longText: 'TEXT',
  hugeText: 'TEXT',
  counter: 'INTEGER',
  time: 'INTEGER',
  flag: 'INTEGER',
  // SQLite adds no stored ones afterwards; an index stores it all the same.
  generated: 'VIRTUAL',
  // Rows live in the primary key's own tree, as in InnoDB: a page of history is one range there too.
  table: () => 'WITHOUT ROWID',
};

export function columnTypesFor(queryRunner: QueryRunner): ColumnTypes {
  return queryRunner.dataSource.options.type === 'mysql' ? mysqlTypes : sqliteTypes;
}
