import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** When users were last there. Apart from `users`, whose rows are locked for other things and seldom written. */
export class LastSeen1767225600009 implements MigrationInterface {
  readonly name = 'LastSeen1767225600009';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE last_seen (
      user_id ${t.id} NOT NULL,
      seen_at ${t.time} NOT NULL,
      PRIMARY KEY (user_id)
    ) ${t.table()}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE last_seen');
  }
}
