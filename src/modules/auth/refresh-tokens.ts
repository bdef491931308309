import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SessionKey } from './session.ts';

const pattern = /^r_([0-9A-Z]{26})_([0-9A-Z]{26})_(0|[1-9][0-9]{0,9})\.([A-Za-z0-9_-]{43})$/;

/** Which refresh token of which session: 0 is the one that came with signing in. */
export interface RefreshTokenName extends SessionKey {
  readonly generation: number;
}

/**
 * Refresh tokens: `r_`, user, session, generation, and a MAC over these that only the server can make. So a token can be told from
 * garbage without the database, and made again when the answer to a refresh was lost on its way. The tables hold hashes only.
 */
export class RefreshTokens {
  private readonly key: Buffer;

  /** The secret of the access tokens; the key is derived from it, so that neither kind of token can stand in for the other. */
  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('tokenim refresh tokens').digest();
  }

  make(name: RefreshTokenName): string {
    return `r_${name.userId}_${name.id}_${name.generation}.${this.macOf(name).toString('base64url')}`;
  }

  /** What the token names; null for a text that this server did not make. */
  parse(token: string): RefreshTokenName | null {
    const [, userId, id, generation, mac] = pattern.exec(token) ?? [];
    if (userId === undefined || id === undefined || generation === undefined || mac === undefined) return null;
    const name = { userId, id, generation: Number(generation) };
    return timingSafeEqual(Buffer.from(mac, 'base64url'), this.macOf(name)) ? name : null;
  }

  private macOf({ userId, id, generation }: RefreshTokenName): Buffer {
    return createHmac('sha256', this.key).update(`${userId}|${id}|${generation}`).digest();
  }
}

/** What the tables hold of a refresh token. */
export function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex');
}
