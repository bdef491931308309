import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Contacts, contact requests, blocks. */
export class Contacts1767225600004 implements MigrationInterface {
  readonly name = 'Contacts1767225600004';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE contacts (
      user_id ${t.id} NOT NULL,
      contact_id ${t.id} NOT NULL,
      remark_name ${t.text(64)} NULL,
      is_favourite ${t.flag} NOT NULL,
      created_at ${t.time} NOT NULL,
      removed_at ${t.time} NULL,
      user_version ${t.counter} NOT NULL,
      PRIMARY KEY (user_id, contact_id)
    ) ${t.table()}`);
    await queryRunner.query(`CREATE TABLE contact_requests (
      user_id ${t.id} NOT NULL,
      other_id ${t.id} NOT NULL,
      direction ${t.ascii(8)} NOT NULL,
      note ${t.text(200)} NULL,
      created_at ${t.time} NOT NULL,
      ended_at ${t.time} NULL,
      user_version ${t.counter} NOT NULL,
      PRIMARY KEY (user_id, other_id)
    ) ${t.table()}`);
    await queryRunner.query(`CREATE TABLE blocks (
      user_id ${t.id} NOT NULL,
      blocked_id ${t.id} NOT NULL,
      created_at ${t.time} NOT NULL,
      ended_at ${t.time} NULL,
      user_version ${t.counter} NOT NULL,
      PRIMARY KEY (user_id, blocked_id)
    ) ${t.table()}`);
    for (const table of ['contacts', 'contact_requests', 'blocks'])
      await queryRunner.query(`CREATE INDEX ${table}_by_version ON ${table} (user_id, user_version)`);
    await queryRunner.query(`ALTER TABLE conversations ADD COLUMN is_blocked ${t.flag} NOT NULL DEFAULT 0`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE conversations DROP COLUMN is_blocked');
    for (const table of ['contacts', 'contact_requests', 'blocks']) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
