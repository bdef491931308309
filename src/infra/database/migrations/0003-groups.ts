import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Who may do what in a group, mutes and slow mode, announcements and nicknames; bans, invite links and requests to join. */
export class Groups1767225600003 implements MigrationInterface {
  readonly name = 'Groups1767225600003';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    const add = async (table: string, column: string): Promise<void> => {
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    };
    await add('conversations', `may_send ${t.ascii(8)} NOT NULL DEFAULT 'EVERYONE'`);
    for (const permission of ['may_invite', 'may_edit_info', 'may_pin', 'may_mention_all'])
      await add('conversations', `${permission} ${t.ascii(8)} NOT NULL DEFAULT 'ADMINS'`);
    await add('conversations', `members_muted ${t.flag} NOT NULL DEFAULT 0`);
    await add('conversations', `slow_mode_s ${t.counter} NOT NULL DEFAULT 0`);
    await add('conversations', `announcement ${t.text(2_000)} NULL`);
    await add('conversations', `announced_by_id ${t.id} NULL`);
    await add('conversations', `announced_at ${t.time} NULL`);
    await add('conversations', `is_public ${t.flag} NOT NULL DEFAULT 0`);
    await add('conversations', `join_request_count ${t.counter} NOT NULL DEFAULT 0`);
    await add('members', `last_sent_at ${t.time} NOT NULL DEFAULT 0`);
    await add('members', `muted_by_admins_until ${t.time} NOT NULL DEFAULT 0`);
    await add('members', `nickname ${t.text(64)} NULL`);

    await queryRunner.query(`CREATE TABLE bans (
      conversation_id ${t.id} NOT NULL,
      user_id ${t.id} NOT NULL,
      banned_by_id ${t.id} NOT NULL,
      reason ${t.text(200)} NULL,
      created_at ${t.time} NOT NULL,
      PRIMARY KEY (conversation_id, user_id)
    ) ${t.table()}`);

    await queryRunner.query(`CREATE TABLE invite_links (
      conversation_id ${t.id} NOT NULL,
      id ${t.id} NOT NULL,
      token_hash ${t.ascii(43)} NOT NULL,
      created_by_id ${t.id} NOT NULL,
      created_at ${t.time} NOT NULL,
      expires_at ${t.time} NULL,
      uses_max ${t.counter} NULL,
      uses ${t.counter} NOT NULL DEFAULT 0,
      requires_approval ${t.flag} NOT NULL DEFAULT 0,
      PRIMARY KEY (conversation_id, id)
    ) ${t.table()}`);
    await queryRunner.query('CREATE UNIQUE INDEX invite_links_by_token ON invite_links (token_hash)');

    await queryRunner.query(`CREATE TABLE join_requests (
      conversation_id ${t.id} NOT NULL,
      user_id ${t.id} NOT NULL,
      id ${t.id} NOT NULL,
      note ${t.text(200)} NULL,
      created_at ${t.time} NOT NULL,
      PRIMARY KEY (conversation_id, user_id)
    ) ${t.table()}`);
    await queryRunner.query('CREATE UNIQUE INDEX join_requests_by_id ON join_requests (conversation_id, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['join_requests', 'invite_links', 'bans']) await queryRunner.query(`DROP TABLE ${table}`);
    for (const column of ['nickname', 'muted_by_admins_until', 'last_sent_at'])
      await queryRunner.query(`ALTER TABLE members DROP COLUMN ${column}`);
    for (const column of conversationColumns) await queryRunner.query(`ALTER TABLE conversations DROP COLUMN ${column}`);
  }
}

const conversationColumns = [
  'join_request_count',
  'is_public',
  'announced_at',
  'announced_by_id',
  'announcement',
  'slow_mode_s',
  'members_muted',
  'may_mention_all',
  'may_pin',
  'may_edit_info',
  'may_invite',
  'may_send',
];
