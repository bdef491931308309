import { execute, placeholders, select, type Executor, type Statement, type Transaction } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { DirectMessageAudience, LastSeenAudience, Settings } from './settings.ts';

interface SettingsRow {
  readonly id: UserId;
  readonly invisible: number;
  readonly lastSeenVisibleTo: LastSeenAudience;
  readonly readReceipts: number;
  readonly directMessagesFrom: DirectMessageAudience;
}

/** Values in one statement: far below what either driver takes. */
const idsPerStatement = 1_000;

/** The settings among the columns of `users`. */
export class SettingsRepository {
  async findMany(executor: Executor, ids: readonly UserId[]): Promise<Map<UserId, Settings>> {
    const found = new Map<UserId, Settings>();
    for (let start = 0; start < ids.length; start += idsPerStatement) {
      const some = ids.slice(start, start + idsPerStatement);
      const sql = `SELECT id, invisible, last_seen_visible_to AS lastSeenVisibleTo, read_receipts AS readReceipts,
          direct_messages_from AS directMessagesFrom
        FROM users WHERE id IN ${placeholders(some.length)}`;
      for (const row of await select<SettingsRow>(executor, sql, some)) found.set(row.id, toSettings(row));
    }
    return found;
  }

  /** The settings, if their last change is in (after, through]; with the user's version of it. */
  async changed(executor: Executor, id: UserId, after: number, through: number): Promise<(Settings & { version: number })[]> {
    const rows = await select<{ version: number }>(
      executor,
      'SELECT settings_version AS version FROM users WHERE id = ? AND settings_version > ? AND settings_version <= ?',
      [id, after, through],
    );
    const settings = rows.length === 0 ? undefined : (await this.findMany(executor, [id])).get(id);
    return settings === undefined ? [] : rows.map(({ version }) => ({ ...settings, version }));
  }

  async write(tx: Transaction, userId: UserId, settings: Settings, version: number): Promise<void> {
    await execute(
      tx,
      `UPDATE users SET invisible = ?, last_seen_visible_to = ?, read_receipts = ?, direct_messages_from = ?, settings_version = ?
       WHERE id = ?`,
      [Number(settings.invisible), settings.lastSeenVisibleTo, Number(settings.readReceipts), settings.directMessagesFrom, version, userId],
    );
  }
}

function toSettings({ invisible, lastSeenVisibleTo, readReceipts, directMessagesFrom }: SettingsRow): Settings {
  return { invisible: invisible !== 0, lastSeenVisibleTo, readReceipts: readReceipts !== 0, directMessagesFrom };
}

/** Those of the users who do not want others to see how far they have read. */
export function hidingReceipts(ids: readonly UserId[]): Statement<{ readonly id: UserId }> {
  return { sql: `SELECT id FROM users WHERE id IN ${placeholders(ids.length)} AND read_receipts = 0`, values: ids };
}
