import type { SessionId, UserId } from '../../kernel/ids.ts';

/** One signed-in device. Times are milliseconds since 1970 UTC. */
export interface StoredSession {
  readonly userId: UserId;
  readonly id: SessionId;
  readonly deviceName: string | null;
  /** SHA-256 of the refresh token, in hexadecimal. */
  readonly refreshHash: string;
  /** Of the refresh token before it; null while there was none. */
  readonly previousRefreshHash: string | null;
  /** How many refresh tokens came before the present one. */
  readonly generation: number;
  readonly rotatedAt: number;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

/** What finds a session. */
export type SessionKey = Pick<StoredSession, 'userId' | 'id'>;
