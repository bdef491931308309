import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Messages that wait for their time. */
export class ScheduledMessages1767225600008 implements MigrationInterface {
  readonly name = 'ScheduledMessages1767225600008';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE scheduled_messages (
      user_id ${t.id} NOT NULL,
      id ${t.id} NOT NULL,
      conversation_id ${t.id} NOT NULL,
      client_message_id ${t.ascii(64)} NOT NULL,
      command ${t.hugeText} NOT NULL,
      status ${t.ascii(16)} NOT NULL,
      send_at ${t.time} NOT NULL,
      due_at ${t.time} NULL,
      attempts ${t.counter} NOT NULL DEFAULT 0,
      failure_code ${t.ascii(32)} NULL,
      failure_reason ${t.text(500)} NULL,
      created_at ${t.time} NOT NULL,
      PRIMARY KEY (user_id, id)
    ) ${t.table()}`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX scheduled_messages_by_client_id ON scheduled_messages (user_id, conversation_id, client_message_id)',
    );
    await queryRunner.query('CREATE INDEX scheduled_messages_due ON scheduled_messages (due_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE scheduled_messages');
  }
}
