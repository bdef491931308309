import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** What users decide about their accounts, and the user's version at the last change of it. */
export class Settings1767225600002 implements MigrationInterface {
  readonly name = 'Settings1767225600002';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    const columns = [
      `invisible ${t.flag} NOT NULL DEFAULT 0`,
      `last_seen_visible_to ${t.ascii(16)} NOT NULL DEFAULT 'EVERYONE'`,
      `read_receipts ${t.flag} NOT NULL DEFAULT 1`,
      `direct_messages_from ${t.ascii(16)} NOT NULL DEFAULT 'EVERYONE'`,
      `settings_version ${t.counter} NOT NULL DEFAULT 0`,
    ];
    // One by one: SQLite adds one column per statement.
    for (const column of columns) await queryRunner.query(`ALTER TABLE users ADD COLUMN ${column}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['settings_version', 'direct_messages_from', 'read_receipts', 'last_seen_visible_to', 'invisible'])
      await queryRunner.query(`ALTER TABLE users DROP COLUMN ${name}`);
  }
}
