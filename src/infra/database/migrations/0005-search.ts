import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnTypesFor } from '../columns.ts';

/** Leases of the workers' jobs; what messages are found by. */
export class Search1767225600005 implements MigrationInterface {
  readonly name = 'Search1767225600005';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE leases (
      name ${t.ascii(64)} NOT NULL,
      holder ${t.ascii(64)} NOT NULL,
      expires_at ${t.time} NOT NULL,
      PRIMARY KEY (name)
    ) ${t.table()}`);

    await queryRunner.query(`CREATE TABLE message_terms (
      conversation_id ${t.id} NOT NULL,
      term ${t.text(64)} NOT NULL,
      sent_at ${t.time} NOT NULL,
      seq ${t.counter} NOT NULL,
      PRIMARY KEY (conversation_id, term, sent_at, seq)
    ) ${t.table('conversation_id')}`);

    // The database itself keeps the list of the conversations whose messages have to be indexed: nobody can forget to add one. Sends to a
    // conversation that is on it do not touch the list.
    await queryRunner.query(`ALTER TABLE conversations ADD COLUMN indexed_version ${t.counter} NOT NULL DEFAULT 0`);
    await queryRunner.query(
      `ALTER TABLE conversations ADD COLUMN is_behind ${t.flag} GENERATED ALWAYS AS (version > indexed_version) ${t.generated}`,
    );
    await queryRunner.query('CREATE INDEX conversations_behind ON conversations (is_behind)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX conversations_behind${queryRunner.dataSource.options.type === 'mysql' ? ' ON conversations' : ''}`);
    for (const column of ['is_behind', 'indexed_version']) await queryRunner.query(`ALTER TABLE conversations DROP COLUMN ${column}`);
    for (const table of ['message_terms', 'leases']) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
