import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { UnitOfWork } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { ExternalIdTaken, fitAvatarUrl, fitDisplayName } from '../users/index.ts';
import type { Profile, StoredUser, UsersService } from '../users/index.ts';
import { SessionOver } from './auth.errors.ts';
import type { HostIdentity, HostTokens } from './host-tokens.ts';

/** Tokens whose user is known already. */
const tokensMax = 50_000;
const namelessName = 'User';

export interface HostUsersOptions {
  readonly tokens: HostTokens;
  readonly users: UsersService;
  readonly unitOfWork: UnitOfWork;
}

/** The host app's users: made the first time a token of theirs comes in, and called as the newest token calls them. */
export class HostUsers {
  /** By the token's hash: a memory dump of ours is no list of tokens. */
  private readonly known = new LRUCache<string, UserId>({ max: tokensMax });

  constructor(private readonly options: HostUsersOptions) {}

  isTheirs(token: string): boolean {
    return this.options.tokens.isTheirs(token);
  }

  /** @throws HostTokenRefused, HostKeysUnreachable, SessionOver for a deactivated user */
  async viewerOf(token: string): Promise<Viewer> {
    const identity = await this.options.tokens.verify(token);
    const tokenHash = createHash('sha256').update(token).digest('base64url');
    const userId = this.known.get(tokenHash) ?? (await this.meet(identity)).id;
    this.known.set(tokenHash, userId);
    return { userId, sessionId: null, expiresAtMs: identity.expiresAtMs };
  }

  private async meet(identity: HostIdentity): Promise<StoredUser> {
    const user = await this.findOrCreate(identity);
    if (user.deactivatedAt !== null) throw new SessionOver();
    const change = changeFor(user, identity);
    if (Object.keys(change).length > 0) await this.options.unitOfWork.run((tx) => this.options.users.replaceProfile(tx, user.id, change));
    return user;
  }

  private async findOrCreate({ externalId, name, picture }: HostIdentity): Promise<StoredUser> {
    const { users, unitOfWork } = this.options;
    const known = await users.findByExternalId(unitOfWork.reader, externalId);
    if (known !== null) return known;
    const profile = { displayName: fitDisplayName(name ?? '', namelessName), avatarUrl: picture === null ? null : fitAvatarUrl(picture) };
    try {
      return await unitOfWork.run((tx) => users.create(tx, { ...profile, username: null, passwordHash: null, externalId }));
    } catch (error) {
      // Two first requests at once: the other one made the user.
      const made = error instanceof ExternalIdTaken ? await users.findByExternalId(unitOfWork.reader, externalId) : null;
      if (made === null) throw error;
      return made;
    }
  }
}

/** What the token says otherwise than the profile; what it does not say stays. */
function changeFor({ displayName, avatarUrl }: StoredUser, { name, picture }: HostIdentity): Partial<Profile> {
  const claimedName = name === null ? displayName : fitDisplayName(name, displayName);
  const claimedUrl = picture === null ? avatarUrl : (fitAvatarUrl(picture) ?? avatarUrl);
  return {
    ...(claimedName === displayName ? {} : { displayName: claimedName }),
    ...(claimedUrl === avatarUrl ? {} : { avatarUrl: claimedUrl }),
  };
}
