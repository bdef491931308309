import type { Clock } from '../../kernel/clock.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { NextUlid, UserId } from '../../kernel/ids.ts';
import { termsOf } from '../../kernel/search-terms.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Executor, Transaction, UnitOfWork } from '../../infra/database/index.ts';
import { checkAvatarUrl, checkBio, checkDisplayName } from './profiles.ts';
import type { Credentials, NewUser, Profile, StoredUser } from './user.ts';
import { ExternalIdTaken, UsernameTaken } from './users.errors.ts';
import { ownChanged, userChanged, type OwnPart } from './users.facts.ts';
import type { UserTermsRepository } from './user-terms.repository.ts';
import type { UsersRepository } from './users.repository.ts';

export interface ProfileChange {
  readonly displayName?: string | null | undefined;
  readonly bio?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
}

/** Names have no more. */
const termsMax = 100;

export interface UsersServiceOptions {
  readonly users: UsersRepository;
  readonly terms: UserTermsRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
}

/** Accounts and their profiles. Order of row locks for everybody: users, then conversations, then members, each in id order. */
export class UsersService {
  private readonly users: UsersRepository;

  constructor(private readonly options: UsersServiceOptions) {
    this.users = options.users;
  }

  /** Changes the viewer's own profile; what is not named stays. @throws BadInput */
  async updateProfile({ userId }: Viewer, change: ProfileChange): Promise<StoredUser> {
    const profile = checkProfile(change);
    return this.options.unitOfWork.run(async (tx) => {
      await this.replaceProfile(tx, userId, profile);
      const [user] = await this.requireActive(tx, [userId]);
      if (user === undefined) throw new NotFound('user');
      return user;
    });
  }

  /** Makes an account within a transaction. The caller has checked name and profile. @throws UsernameTaken, ExternalIdTaken */
  async create(tx: Transaction, { username, displayName, avatarUrl, passwordHash, externalId }: NewUser): Promise<StoredUser> {
    const id = this.options.nextUlid();
    const user: StoredUser = {
      id,
      username: username ?? `u${id.toLowerCase()}`,
      displayName,
      avatarUrl,
      bio: null,
      version: 0,
      createdAt: this.options.clock.now(),
      deactivatedAt: null,
    };
    const isNew = await this.users.insert(tx, { ...user, passwordHash, externalId });
    if (!isNew) throw externalId === null ? new UsernameTaken(user.username) : new ExternalIdTaken();
    await this.options.terms.replace(tx, id, termsOfUser(user));
    return user;
  }

  /** Those of the users who exist, deactivated ones too, in id order. */
  findMany(executor: Executor, ids: readonly UserId[]): Promise<StoredUser[]> {
    return this.users.findMany(executor, ids);
  }

  /** The users, in id order. @throws NotFound when one is absent or deactivated. */
  async requireActive(executor: Executor, ids: readonly UserId[]): Promise<StoredUser[]> {
    const users = await this.users.findMany(executor, ids);
    const isComplete = users.length === new Set(ids).size;
    if (!isComplete || users.some(({ deactivatedAt }) => deactivatedAt !== null)) throw new NotFound('user');
    return users;
  }

  /** Those of the users who exist and are active. */
  findActiveIds(executor: Executor, ids: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    return this.users.findActiveIds(executor, ids);
  }

  /** Adds one to each user's version and returns the new ones; holds the users' rows until the transaction ends. */
  async bumpVersion(tx: Transaction, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, number>> {
    await this.users.lock(tx, ids);
    await this.users.addToVersions(tx, ids);
    return this.users.versionsOf(tx, ids);
  }

  /**
   * For a change of one row of each user's own: gives the versions that the rows have to carry, and tells the users' devices. Holds the
   * users' rows until the transaction ends.
   */
  async changeOwn(tx: Transaction, ids: readonly UserId[], part: OwnPart): Promise<ReadonlyMap<UserId, number>> {
    const versions = await this.bumpVersion(tx, ids);
    for (const [id, version] of versions) tx.record(ownChanged(id, version, part));
    return versions;
  }

  /** Current versions of those of the users who exist: what a node compares its position with. */
  versionsOf(executor: Executor, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, number>> {
    return this.users.versionsOf(executor, ids);
  }

  /** Devices that stand below it have missed something that is gone and cannot be told them any more. */
  sweptVersionOf(executor: Executor, id: UserId): Promise<number> {
    return this.users.sweptVersionOf(executor, id);
  }

  findByExternalId(executor: Executor, externalId: string): Promise<StoredUser | null> {
    return this.users.findByExternalId(executor, externalId);
  }

  /** For signing in. The name as stored, or the id. */
  findCredentials(executor: Executor, by: { readonly username: string } | { readonly id: UserId }): Promise<Credentials | null> {
    return this.users.findCredentials(executor, by);
  }

  /** Holds the users' rows until the transaction ends. */
  lock(tx: Transaction, ids: readonly UserId[]): Promise<void> {
    return this.users.lock(tx, ids);
  }

  setPasswordHash(tx: Transaction, id: UserId, passwordHash: string): Promise<void> {
    return this.users.setPasswordHash(tx, id, passwordHash);
  }

  /** Changes what is named of a profile. The caller has checked it. */
  async replaceProfile(tx: Transaction, id: UserId, profile: Partial<Profile>): Promise<void> {
    if (Object.keys(profile).length === 0) return;
    await this.users.updateProfile(tx, id, profile);
    if (profile.displayName !== undefined) await this.indexNames(tx, id);
    tx.record(userChanged(id));
  }

  /** The account stays, with what it wrote, but nobody can use it any more. */
  async deactivate(tx: Transaction, id: UserId): Promise<void> {
    await this.users.deactivate(tx, id, this.options.clock.now());
    await this.options.terms.replace(tx, id, new Set());
    tx.record(userChanged(id));
  }

  private async indexNames(tx: Transaction, id: UserId): Promise<void> {
    const [user] = await this.users.findMany(tx, [id]);
    if (user !== undefined && user.deactivatedAt === null) await this.options.terms.replace(tx, id, termsOfUser(user));
  }
}

/** What somebody is found by. */
function termsOfUser({ username, displayName }: StoredUser): Set<string> {
  return termsOf(`${username} ${displayName}`, termsMax);
}

function checkProfile({ displayName, bio, avatarUrl }: ProfileChange): Partial<Profile> {
  return {
    ...(displayName == null ? {} : { displayName: checkDisplayName(displayName, 'input.displayName') }),
    ...(bio === undefined ? {} : { bio: bio === null ? null : checkBio(bio, 'input.bio') }),
    ...(avatarUrl === undefined ? {} : { avatarUrl: avatarUrl === null ? null : checkAvatarUrl(avatarUrl, 'input.avatarUrl') }),
  };
}
