import { execute, placeholders, select, type Executor, type SqlValue, type Transaction } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import { afterPrefix } from '../../kernel/search-terms.ts';

/** A term, or the beginning of one. */
export interface TermWanted {
  readonly text: string;
  readonly isPrefix: boolean;
}

/** A place in the list of who was found: the shorter the word that fits, the earlier. */
export interface FoundUser {
  readonly term: string;
  readonly userId: UserId;
}

/** The table `user_terms`: what users are found by. */
export class UserTermsRepository {
  /** Active or not is for the caller to tell: who may not be found any more has no terms. */
  async replace(tx: Transaction, userId: UserId, terms: ReadonlySet<string>): Promise<void> {
    await execute(tx, 'DELETE FROM user_terms WHERE user_id = ?', [userId]);
    if (terms.size === 0) return;
    const rows = Array.from(terms, () => placeholders(2)).join(', ');
    await execute(
      tx,
      `INSERT INTO user_terms (user_id, term) VALUES ${rows}`,
      [...terms].flatMap((term) => [userId, term]),
    );
  }

  /** Who has all of the terms, each user once, at the place of the first term that fits the first one that is wanted. */
  async find(
    executor: Executor,
    [leading, ...others]: readonly [TermWanted, ...TermWanted[]],
    after: FoundUser | null,
    limit: number,
  ): Promise<FoundUser[]> {
    const values: SqlValue[] = [...valuesOf(leading)];
    let where = fits('t', leading);
    if (leading.isPrefix) {
      where += ' AND NOT EXISTS (SELECT 1 FROM user_terms s WHERE s.user_id = t.user_id AND s.term >= ? AND s.term < t.term)';
      values.push(leading.text);
    }
    for (const other of others) {
      where += ` AND EXISTS (SELECT 1 FROM user_terms o WHERE o.user_id = t.user_id AND ${fits('o', other)})`;
      values.push(...valuesOf(other));
    }
    if (after !== null) {
      where += ' AND t.term >= ? AND (t.term > ? OR t.user_id > ?)';
      values.push(after.term, after.term, after.userId);
    }
    return select<FoundUser>(
      executor,
      `SELECT t.term AS term, t.user_id AS userId FROM user_terms t WHERE ${where} ORDER BY t.term, t.user_id LIMIT ${limit}`,
      values,
    );
  }
}

function fits(table: string, { isPrefix }: TermWanted): string {
  return isPrefix ? `${table}.term >= ? AND ${table}.term < ?` : `${table}.term = ?`;
}

function valuesOf({ text, isPrefix }: TermWanted): SqlValue[] {
  return isPrefix ? [text, afterPrefix(text)] : [text];
}
