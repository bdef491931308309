import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Messages that users keep at hand. */
export class Stars1767225600014 implements MigrationInterface {
  readonly name = 'Stars1767225600014';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE stars (
      user_id ${t.id} NOT NULL,
      conversation_id ${t.id} NOT NULL,
      seq ${t.counter} NOT NULL,
      starred_at ${t.time} NULL,
      user_version ${t.counter} NOT NULL,
      PRIMARY KEY (user_id, conversation_id, seq)
    ) ${t.table()}`);
    await queryRunner.query('CREATE INDEX stars_by_version ON stars (user_id, user_version)');
    await queryRunner.query('CREATE INDEX stars_by_time ON stars (user_id, starred_at, user_version)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE stars');
  }
}
