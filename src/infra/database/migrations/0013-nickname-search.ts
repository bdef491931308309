import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** What members are found by who have a nickname. */
export class NicknameSearch1767225600013 implements MigrationInterface {
  readonly name = 'NicknameSearch1767225600013';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`ALTER TABLE members ADD COLUMN nickname_folded ${t.text(128)} NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE members DROP COLUMN nickname_folded');
  }
}
