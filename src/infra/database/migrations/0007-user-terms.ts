import type { MigrationInterface, QueryRunner } from 'typeorm';
import { termsOf } from '../../../kernel/search-terms.ts';
import { columnTypesFor } from '../columns.ts';

const usersAtOnce = 500;
const termsMax = 100;

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
}

/** What users are found by; for those who are there already, too. */
export class UserTerms1767225600007 implements MigrationInterface {
  readonly name = 'UserTerms1767225600007';

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = columnTypesFor(queryRunner);
    await queryRunner.query(`CREATE TABLE user_terms (
      user_id ${t.id} NOT NULL,
      term ${t.text(64)} NOT NULL,
      PRIMARY KEY (user_id, term)
    ) ${t.table()}`);
    await queryRunner.query('CREATE INDEX user_terms_by_term ON user_terms (term, user_id)');
    for (let lastId = ''; ;) {
      const users = await queryRunner.manager.query<UserRow[]>(
        `SELECT id, username, display_name FROM users WHERE id > ? AND deactivated_at IS NULL ORDER BY id LIMIT ${usersAtOnce}`,
        [lastId],
      );
      const rows = users.flatMap(({ id, username, display_name }) =>
        [...termsOf(`${username} ${display_name}`, termsMax)].map((term) => [id, term]),
      );
      if (rows.length > 0)
        await queryRunner.query(`INSERT INTO user_terms (user_id, term) VALUES ${rows.map(() => '(?, ?)').join(', ')}`, rows.flat());
      const last = users.at(-1);
      if (last === undefined || users.length < usersAtOnce) return;
      lastId = last.id;
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE user_terms');
  }
}
