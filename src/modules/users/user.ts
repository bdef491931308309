import type { UserId } from '../../kernel/ids.ts';

/** A user as other modules may know one. Times are milliseconds since 1970 UTC. */
export interface StoredUser extends Profile {
  readonly id: UserId;
  /** Lower case. */
  readonly username: string;
  /** Counts the changes of what the user's own devices mirror. */
  readonly version: number;
  readonly createdAt: number;
  /** Null while the account is active. */
  readonly deactivatedAt: number | null;
}

/** What users say about themselves; already checked and normalised. */
export interface Profile {
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly bio: string | null;
}

export interface NewUser {
  /** Already checked and in lower case; null for a user of the host app, who gets one made from the id. */
  readonly username: string | null;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly passwordHash: string | null;
  /** What the host app's tokens call the user; null for an account with a password. */
  readonly externalId: string | null;
}

/** What signing in needs to know, and nobody else. */
export interface Credentials {
  readonly userId: UserId;
  readonly username: string;
  /** Null for users of the host app, who have no password here. */
  readonly passwordHash: string | null;
  readonly deactivatedAt: number | null;
}
