import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** When stars were taken away, indexes to find what ended long ago, and up to where it was forgotten. */
export class Tombstones1767225600017 implements MigrationInterface {
  readonly name = 'Tombstones1767225600017';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`ALTER TABLE users ADD COLUMN swept_version ${t.counter} NOT NULL DEFAULT 0`);
    await queryRunner.query(`ALTER TABLE stars ADD COLUMN ended_at ${t.time} NULL`);
    // Nobody knows since when: they count as old.
    await queryRunner.query('UPDATE stars SET ended_at = 0 WHERE starred_at IS NULL');
    await queryRunner.query('CREATE INDEX stars_by_end ON stars (ended_at)');
    await queryRunner.query('CREATE INDEX scheduled_messages_by_end ON scheduled_messages (ended_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const isMysql = queryRunner.dataSource.options.type === 'mysql';
    for (const table of ['scheduled_messages', 'stars'])
      await queryRunner.query(`DROP INDEX ${table}_by_end${isMysql ? ` ON ${table}` : ''}`);
    await queryRunner.query('ALTER TABLE stars DROP COLUMN ended_at');
    await queryRunner.query('ALTER TABLE users DROP COLUMN swept_version');
  }
}
