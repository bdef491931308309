import type { DataSource, EntityManager } from 'typeorm';

/**
 * One transaction on SQLite's one connection; the caller sees to it that there is one at a time.
 *
 * TypeORM's own count of what is open goes wrong when SQLite rolls back by itself, as it does on a full disk: from then on it releases
 * savepoints where it should commit, and says that all is well.
 */
export async function sqliteTransaction<T>(writer: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  try {
    await writer.query('BEGIN IMMEDIATE');
    const result = await work(writer.manager);
    await writer.query('COMMIT');
    return result;
  } catch (error) {
    // It fails where SQLite has rolled back already.
    await writer.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
