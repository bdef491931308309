import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Reactions, pins, threads, mentions, and what messages carry of them. */
export class Interactions1767225600010 implements MigrationInterface {
  readonly name = 'Interactions1767225600010';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`ALTER TABLE messages ADD COLUMN reply_count ${t.counter} NOT NULL DEFAULT 0`);
    await queryRunner.query(`ALTER TABLE messages ADD COLUMN extras ${t.longText} NULL`);
    await queryRunner.query(`CREATE TABLE reactions (
      conversation_id ${t.id} NOT NULL,
      seq ${t.counter} NOT NULL,
      user_id ${t.id} NOT NULL,
      emoji ${t.text(32)} NOT NULL,
      created_at ${t.time} NOT NULL,
      PRIMARY KEY (conversation_id, seq, user_id, emoji)
    ) ${t.table()}`);
    await queryRunner.query(`CREATE TABLE pins (
      conversation_id ${t.id} NOT NULL,
      seq ${t.counter} NOT NULL,
      pinned_at ${t.time} NOT NULL,
      PRIMARY KEY (conversation_id, seq)
    ) ${t.table()}`);
    await queryRunner.query(`CREATE TABLE thread_replies (
      conversation_id ${t.id} NOT NULL,
      root_seq ${t.counter} NOT NULL,
      seq ${t.counter} NOT NULL,
      PRIMARY KEY (conversation_id, root_seq, seq)
    ) ${t.table()}`);
    await queryRunner.query(`CREATE TABLE mentions (
      user_id ${t.id} NOT NULL,
      conversation_id ${t.id} NOT NULL,
      seq ${t.counter} NOT NULL,
      PRIMARY KEY (user_id, conversation_id, seq)
    ) ${t.table()}`);
    await queryRunner.query(`CREATE TABLE mentions_of_all (
      conversation_id ${t.id} NOT NULL,
      seq ${t.counter} NOT NULL,
      PRIMARY KEY (conversation_id, seq)
    ) ${t.table()}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['mentions_of_all', 'mentions', 'thread_replies', 'pins', 'reactions'])
      await queryRunner.query(`DROP TABLE ${table}`);
    for (const column of ['extras', 'reply_count']) await queryRunner.query(`ALTER TABLE messages DROP COLUMN ${column}`);
  }
}
