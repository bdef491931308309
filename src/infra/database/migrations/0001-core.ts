import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Users, sessions, conversations, members, messages. */
export class Core1767225600001 implements MigrationInterface {
  readonly name = 'Core1767225600001';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE users (
      id ${t.id} NOT NULL,
      username ${t.ascii(32)} NOT NULL,
      display_name ${t.text(64)} NOT NULL,
      avatar_url ${t.text(2048)} NULL,
      bio ${t.text(500)} NULL,
      password_hash ${t.ascii(255)} NULL,
      external_id ${t.text(255)} NULL,
      version ${t.counter} NOT NULL DEFAULT 0,
      created_at ${t.time} NOT NULL,
      deactivated_at ${t.time} NULL,
      PRIMARY KEY (id)
    ) ${t.table()}`);
    await queryRunner.query('CREATE UNIQUE INDEX users_by_username ON users (username)');
    await queryRunner.query('CREATE UNIQUE INDEX users_by_external_id ON users (external_id)');

    await queryRunner.query(`CREATE TABLE sessions (
      user_id ${t.id} NOT NULL,
      id ${t.id} NOT NULL,
      device_name ${t.text(100)} NULL,
      refresh_hash ${t.ascii(64)} NOT NULL,
      previous_refresh_hash ${t.ascii(64)} NULL,
      generation ${t.counter} NOT NULL DEFAULT 0,
      rotated_at ${t.time} NOT NULL,
      created_at ${t.time} NOT NULL,
      last_seen_at ${t.time} NOT NULL,
      expires_at ${t.time} NOT NULL,
      PRIMARY KEY (user_id, id)
    ) ${t.table()}`);
    await queryRunner.query('CREATE INDEX sessions_by_expiry ON sessions (expires_at)');

    await queryRunner.query(`CREATE TABLE conversations (
      id ${t.id} NOT NULL,
      kind ${t.ascii(16)} NOT NULL,
      direct_key ${t.ascii(53)} NULL,
      name ${t.text(100)} NULL,
      description ${t.text(1000)} NULL,
      avatar_url ${t.text(2048)} NULL,
      history_for_new_members ${t.flag} NOT NULL DEFAULT 0,
      last_seq ${t.counter} NOT NULL DEFAULT 0,
      version ${t.counter} NOT NULL DEFAULT 0,
      settings_version ${t.counter} NOT NULL DEFAULT 0,
      member_count ${t.counter} NOT NULL DEFAULT 0,
      created_at ${t.time} NOT NULL,
      last_activity_at ${t.time} NOT NULL,
      PRIMARY KEY (id)
    ) ${t.table()}`);
    await queryRunner.query('CREATE UNIQUE INDEX conversations_by_direct_key ON conversations (direct_key)');

    await queryRunner.query(`CREATE TABLE members (
      conversation_id ${t.id} NOT NULL,
      user_id ${t.id} NOT NULL,
      role ${t.ascii(16)} NOT NULL,
      joined_at ${t.time} NOT NULL,
      joined_seq ${t.counter} NOT NULL,
      joined_version ${t.counter} NOT NULL,
      visible_after_seq ${t.counter} NOT NULL,
      read_seq ${t.counter} NOT NULL DEFAULT 0,
      delivered_seq ${t.counter} NOT NULL DEFAULT 0,
      last_sent_seq ${t.counter} NOT NULL DEFAULT 0,
      version ${t.counter} NOT NULL,
      left_at ${t.time} NULL,
      left_seq ${t.counter} NULL,
      left_as ${t.longText} NULL,
      PRIMARY KEY (conversation_id, user_id)
    ) ${t.table()}`);
    await queryRunner.query('CREATE INDEX members_by_user ON members (user_id, left_at)');
    await queryRunner.query('CREATE INDEX members_by_version ON members (conversation_id, version)');

    await queryRunner.query(`CREATE TABLE messages (
      conversation_id ${t.id} NOT NULL,
      seq ${t.counter} NOT NULL,
      version ${t.counter} NOT NULL,
      sender_id ${t.id} NOT NULL,
      client_message_id ${t.ascii(64)} NOT NULL,
      payload_hash ${t.ascii(22)} NOT NULL,
      kind ${t.ascii(16)} NOT NULL,
      body ${t.longText} NULL,
      payload ${t.longText} NULL,
      reply_to_seq ${t.counter} NULL,
      mention_ids ${t.longText} NULL,
      created_at ${t.time} NOT NULL,
      edited_at ${t.time} NULL,
      recalled_at ${t.time} NULL,
      recalled_by_id ${t.id} NULL,
      PRIMARY KEY (conversation_id, seq)
    ) ${t.table('conversation_id')}`);
    await queryRunner.query('CREATE INDEX messages_by_version ON messages (conversation_id, version)');
    await queryRunner.query('CREATE UNIQUE INDEX messages_by_client_id ON messages (conversation_id, sender_id, client_message_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['messages', 'members', 'conversations', 'sessions', 'users']) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
