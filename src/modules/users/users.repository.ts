import { In } from 'typeorm';
import type { UserId } from '../../kernel/ids.ts';
import { execute, forUpdate, isDuplicateKey, placeholders, select, type Executor } from '../../infra/database/index.ts';
import { UserEntity } from './user.entity.ts';
import type { Credentials, NewUser, Profile, StoredUser } from './user.ts';

/** Values in one statement: far below what either driver takes. */
const idsPerStatement = 1_000;

/** The table `users`. Methods that take many ids take any number of them and read in id order, which is the order of its locks. */
export class UsersRepository {
  /** False, and nothing changed, when the username or the external id is taken. */
  async insert(executor: Executor, user: StoredUser & Pick<NewUser, 'passwordHash' | 'externalId'>): Promise<boolean> {
    try {
      await executor.manager.insert(UserEntity, { ...user });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async findMany(executor: Executor, ids: readonly UserId[]): Promise<StoredUser[]> {
    const users: StoredUser[] = [];
    for (const some of chunksInOrder(ids)) {
      const found = await executor.manager.find(UserEntity, { where: { id: In(some) }, order: { id: 'ASC' } });
      users.push(...found.map(toStoredUser));
    }
    return users;
  }

  async findByExternalId(executor: Executor, externalId: string): Promise<StoredUser | null> {
    const found = await executor.manager.findOneBy(UserEntity, { externalId });
    return found === null ? null : toStoredUser(found);
  }

  async findCredentials(executor: Executor, by: { readonly username: string } | { readonly id: UserId }): Promise<Credentials | null> {
    const found = await executor.manager.findOneBy(UserEntity, by);
    if (found === null) return null;
    return { userId: found.id, username: found.username, passwordHash: found.passwordHash, deactivatedAt: found.deactivatedAt };
  }

  /** Holds the users' rows until the transaction ends. */
  async lock(executor: Executor, ids: readonly UserId[]): Promise<void> {
    if (executor.dialect === 'sqlite') return;
    for (const some of chunksInOrder(ids)) {
      await select(executor, `SELECT id FROM users WHERE id IN ${placeholders(some.length)} ORDER BY id${forUpdate(executor)}`, some);
    }
  }

  /** Takes at least one change. */
  async updateProfile(executor: Executor, id: UserId, profile: Partial<Profile>): Promise<void> {
    await executor.manager.update(UserEntity, { id }, profile);
  }

  async setPasswordHash(executor: Executor, id: UserId, passwordHash: string): Promise<void> {
    await executor.manager.update(UserEntity, { id }, { passwordHash });
  }

  async deactivate(executor: Executor, id: UserId, nowMs: number): Promise<void> {
    await executor.manager.update(UserEntity, { id }, { deactivatedAt: nowMs });
  }

  async addToVersions(executor: Executor, ids: readonly UserId[]): Promise<void> {
    for (const some of chunksInOrder(ids)) {
      await execute(executor, `UPDATE users SET version = version + 1 WHERE id IN ${placeholders(some.length)}`, some);
    }
  }

  async versionsOf(executor: Executor, ids: readonly UserId[]): Promise<Map<UserId, number>> {
    const versions = new Map<UserId, number>();
    for (const some of chunksInOrder(ids)) {
      const sql = `SELECT id, version FROM users WHERE id IN ${placeholders(some.length)}`;
      for (const { id, version } of await select<{ id: string; version: number }>(executor, sql, some)) versions.set(id, version);
    }
    return versions;
  }

  /** Of what is gone after this version, everything is known. */
  async sweptVersionOf(executor: Executor, id: UserId): Promise<number> {
    const [row] = await select<{ version: number }>(executor, 'SELECT swept_version AS version FROM users WHERE id = ?', [id]);
    return row?.version ?? 0;
  }

  /** Never goes back. Holds the user's row until the transaction ends. */
  async raiseSweptVersion(executor: Executor, id: UserId, version: number): Promise<void> {
    await execute(executor, 'UPDATE users SET swept_version = ? WHERE id = ? AND swept_version < ?', [version, id, version]);
  }

  /** Ids of those who may still use their account. */
  async findActiveIds(executor: Executor, ids: readonly UserId[]): Promise<Set<UserId>> {
    const active = new Set<UserId>();
    for (const some of chunksInOrder(ids)) {
      const sql = `SELECT id FROM users WHERE id IN ${placeholders(some.length)} AND deactivated_at IS NULL`;
      for (const { id } of await select<{ id: string }>(executor, sql, some)) active.add(id);
    }
    return active;
  }
}

function toStoredUser(row: UserEntity): StoredUser {
  const { id, username, displayName, avatarUrl, bio, version, createdAt, deactivatedAt } = row;
  return { id, username, displayName, avatarUrl, bio, version, createdAt, deactivatedAt };
}

function chunksInOrder(ids: readonly UserId[]): UserId[][] {
  const inOrder = [...new Set(ids)].toSorted();
  const chunks: UserId[][] = [];
  for (let start = 0; start < inOrder.length; start += idsPerStatement) chunks.push(inOrder.slice(start, start + idsPerStatement));
  return chunks;
}
