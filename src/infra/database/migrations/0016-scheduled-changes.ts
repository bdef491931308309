import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** What the author's other devices have to hear of a scheduled message. */
export class ScheduledChanges1767225600016 implements MigrationInterface {
  readonly name = 'ScheduledChanges1767225600016';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`ALTER TABLE scheduled_messages ADD COLUMN ended_at ${t.time} NULL`);
    await queryRunner.query(`ALTER TABLE scheduled_messages ADD COLUMN user_version ${t.counter} NOT NULL DEFAULT 0`);
    await queryRunner.query('CREATE INDEX scheduled_messages_by_version ON scheduled_messages (user_id, user_version)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const on = queryRunner.dataSource.options.type === 'mysql' ? ' ON scheduled_messages' : '';
    await queryRunner.query(`DROP INDEX scheduled_messages_by_version${on}`);
    for (const column of ['user_version', 'ended_at']) await queryRunner.query(`ALTER TABLE scheduled_messages DROP COLUMN ${column}`);
  }
}
