import { createSecretKey, hash, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import { Unauthenticated } from '../../kernel/errors.ts';
import type { SessionId, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';

/** Issuer and audience of our own tokens. */
export const ownIssuer = 'tokenim';

export interface AccessTokensOptions {
  /** At least 32 bytes. */
  readonly secret: string;
  readonly accessTokenSeconds: number;
  readonly now: () => number;
}

export interface AccessToken {
  readonly accessToken: string;
  /** Milliseconds since 1970 UTC. */
  readonly expiresAtMs: number;
}

/** Tokens whose signature is remembered. Each takes some 250 bytes; one more is checked again. */
const verifiedMax = 10_000;

type Verified = Viewer & { readonly sessionId: SessionId };

/** Our own access tokens: JWTs with HS256 and nothing else. They say who and which session; whether that session still exists is asked elsewhere. */
export class AccessTokens {
  private readonly key: KeyObject;
  /** Over HTTP each request brings its token, and its signature stays right. By a hash: the memory of a node is no place for tokens. */
  private readonly verified = new LRUCache<string, Verified>({ max: verifiedMax });

  constructor(private readonly options: AccessTokensOptions) {
    this.key = createSecretKey(options.secret, 'utf8');
  }

  issue(userId: UserId, sessionId: SessionId): AccessToken {
    const iat = Math.floor(this.options.now() / 1_000);
    const exp = iat + this.options.accessTokenSeconds;
    const claims = { sub: userId, sid: sessionId, iss: ownIssuer, aud: ownIssuer, iat, exp };
    return { accessToken: jwt.sign(claims, this.key, { algorithm: 'HS256' }), expiresAtMs: exp * 1_000 };
  }

  /** @throws Unauthenticated */
  verify(token: string): Verified {
    const key = hash('sha256', token, 'base64');
    const known = this.verified.get(key);
    if (known !== undefined && known.expiresAtMs > this.options.now()) return known;
    const viewer = this.check(token);
    this.verified.set(key, viewer);
    return viewer;
  }

  private check(token: string): Verified {
    const claims = this.claimsOf(token);
    const { sub, sid, exp } = typeof claims === 'string' ? {} : claims;
    if (typeof sub !== 'string' || typeof sid !== 'string' || exp === undefined) throw new AccessTokenNotValid();
    return { userId: sub, sessionId: sid, expiresAtMs: exp * 1_000 };
  }

  private claimsOf(token: string): jwt.JwtPayload | string {
    try {
      return jwt.verify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ownIssuer,
        audience: ownIssuer,
        clockTimestamp: Math.floor(this.options.now() / 1_000),
      });
    } catch (error) {
      if (error instanceof jwt.TokenExpiredError) throw new AccessTokenExpired();
      throw new AccessTokenNotValid();
    }
  }
}

/** The one refusal of a token that a fresh token mends: a socket that is closed for it may come back. */
export class AccessTokenExpired extends Unauthenticated {
  constructor(message = 'The access token has expired: get a new one with refreshTokens, then try again.') {
    super(message);
  }
}

class AccessTokenNotValid extends Unauthenticated {
  constructor() {
    super('The access token is not valid here: sign in again.');
  }
}
