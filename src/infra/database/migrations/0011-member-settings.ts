import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** What members make of conversations for themselves, drafts included. */
export class MemberSettings1767225600011 implements MigrationInterface {
  readonly name = 'MemberSettings1767225600011';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE member_settings (
      user_id ${t.id} NOT NULL,
      conversation_id ${t.id} NOT NULL,
      muted_until ${t.time} NOT NULL,
      notification_level ${t.ascii(8)} NOT NULL,
      pin_order ${t.counter} NULL,
      is_archived ${t.flag} NOT NULL,
      hidden_through_seq ${t.counter} NULL,
      cleared_through_seq ${t.counter} NOT NULL,
      draft_body ${t.longText} NULL,
      draft_reply_to_seq ${t.counter} NULL,
      draft_at ${t.time} NULL,
      user_version ${t.counter} NOT NULL,
      PRIMARY KEY (user_id, conversation_id)
    ) ${t.table()}`);
    await queryRunner.query('CREATE INDEX member_settings_by_version ON member_settings (user_id, user_version)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE member_settings');
  }
}
