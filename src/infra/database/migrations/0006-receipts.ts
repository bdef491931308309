import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** What the others, and what only the member themselves has to hear of a member's reading. */
export class Receipts1767225600006 implements MigrationInterface {
  readonly name = 'Receipts1767225600006';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    for (const column of ['receipt_version', 'own_version', 'marked_unread_seq'])
      await queryRunner.query(`ALTER TABLE members ADD COLUMN ${column} ${t.counter} NOT NULL DEFAULT 0`);
    await queryRunner.query('CREATE INDEX members_by_receipt ON members (conversation_id, receipt_version)');
    await queryRunner.query('CREATE INDEX members_by_own ON members (conversation_id, own_version)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const on = queryRunner.dataSource.options.type === 'mysql' ? ' ON members' : '';
    for (const index of ['members_by_own', 'members_by_receipt']) await queryRunner.query(`DROP INDEX ${index}${on}`);
    for (const column of ['marked_unread_seq', 'own_version', 'receipt_version'])
      await queryRunner.query(`ALTER TABLE members DROP COLUMN ${column}`);
  }
}
