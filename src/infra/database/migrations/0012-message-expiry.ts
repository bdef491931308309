import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Messages that go by themselves. */
export class MessageExpiry1767225600012 implements MigrationInterface {
  readonly name = 'MessageExpiry1767225600012';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`ALTER TABLE conversations ADD COLUMN message_ttl_s ${t.counter} NOT NULL DEFAULT 0`);
    await queryRunner.query(`ALTER TABLE messages ADD COLUMN expires_at ${t.time} NULL`);
    await queryRunner.query(`ALTER TABLE messages ADD COLUMN expired_at ${t.time} NULL`);
    await queryRunner.query(`CREATE TABLE message_expiries (
      conversation_id ${t.id} NOT NULL,
      seq ${t.counter} NOT NULL,
      expires_at ${t.time} NOT NULL,
      PRIMARY KEY (conversation_id, seq)
    ) ${t.table()}`);
    await queryRunner.query('CREATE INDEX message_expiries_due ON message_expiries (expires_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE message_expiries');
    for (const column of ['expired_at', 'expires_at']) await queryRunner.query(`ALTER TABLE messages DROP COLUMN ${column}`);
    await queryRunner.query('ALTER TABLE conversations DROP COLUMN message_ttl_s');
  }
}
