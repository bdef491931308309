import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** What only the owner and admins of a conversation hear of, and an index to find them by. */
export class AdminsVersion1767225600015 implements MigrationInterface {
  readonly name = 'AdminsVersion1767225600015';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`ALTER TABLE conversations ADD COLUMN admins_version ${t.counter} NOT NULL DEFAULT 0`);
    await queryRunner.query('CREATE INDEX members_by_role ON members (conversation_id, role)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const on = queryRunner.dataSource.options.type === 'mysql' ? ' ON members' : '';
    await queryRunner.query(`DROP INDEX members_by_role${on}`);
    await queryRunner.query('ALTER TABLE conversations DROP COLUMN admins_version');
  }
}
