import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { HostTokenRefused } from './auth.errors.ts';
import { AccessTokenExpired, ownIssuer } from './tokens.ts';

/** How the host app signs the tokens of its own users. */
export interface HostTokensOptions {
  /** A secret of at least 32 bytes for HS256, or where the host app publishes its public keys. */
  readonly key: { readonly kind: 'secret'; readonly secret: string } | { readonly kind: 'jwks'; readonly url: string };
  /** What `iss` has to be. */
  readonly issuer: string;
  /** What `aud` has to be, or to hold. */
  readonly audience: string;
}

/** Finds a published key by its `kid`. @throws HostTokenRefused, HostKeysUnreachable */
export type FindKey = (keyId: string | undefined, algorithm: string) => Promise<string>;

/** What a host token says about its user. */
export interface HostIdentity {
  /** Issuer and subject: what the user is found by. */
  readonly externalId: string;
  readonly name: string | null;
  readonly picture: string | null;
  readonly expiresAtMs: number;
}

/** The asymmetric algorithms that jsonwebtoken knows. HS256 is never among them: with it, a public key would be a secret. */
const asymmetric = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'] as const;
const clockToleranceSeconds = 5;
const externalIdCharsMax = 255;

export class HostTokens {
  constructor(
    private readonly claims: Pick<HostTokensOptions, 'issuer' | 'audience'>,
    private readonly key: KeyObject | FindKey,
    private readonly now: () => number,
  ) {}

  /** Whether a token is to be checked here; ours name us as their issuer. Nothing is believed yet. */
  isTheirs(token: string): boolean {
    const { payload } = decode(token) ?? {};
    return typeof payload === 'object' && payload.iss !== ownIssuer;
  }

  /** @throws AccessTokenExpired, HostTokenRefused, HostKeysUnreachable */
  async verify(token: string): Promise<HostIdentity> {
    const decoded = decode(token);
    if (decoded === null) throw new HostTokenRefused('The token is no JSON Web Token.');
    const { sub, exp, name, picture } = await this.claimsOf(token, decoded.header);
    if (exp === undefined) throw new HostTokenRefused('The token has no end: set `exp`.');
    if (typeof sub !== 'string' || sub === '') throw new HostTokenRefused('The token names no user: set `sub` to a text.');
    return {
      externalId: toExternalId(this.claims.issuer, sub),
      name: textOrNull(name),
      picture: textOrNull(picture),
      expiresAtMs: exp * 1_000,
    };
  }

  private async claimsOf(token: string, header: jwt.JwtHeader): Promise<jwt.JwtPayload> {
    const { key, algorithm } = await this.keyFor(header);
    try {
      const claims = jwt.verify(token, key, {
        issuer: this.claims.issuer,
        audience: this.claims.audience,
        algorithms: [algorithm],
        clockTimestamp: Math.floor(this.now() / 1_000),
        clockTolerance: clockToleranceSeconds,
      });
      if (typeof claims === 'string') throw new HostTokenRefused('The token holds no claims.');
      return claims;
    } catch (error) {
      throw refusalFor(error);
    }
  }

  /** The kind of key decides about the algorithm, never the token alone. */
  private async keyFor({ alg, kid }: { alg?: unknown; kid?: unknown }): Promise<{ key: KeyObject | string; algorithm: jwt.Algorithm }> {
    const { key } = this;
    if (typeof key !== 'function') {
      if (alg !== 'HS256') throw new HostTokenRefused(`Tokens signed with "${shortened(alg)}" are not accepted here; sign with HS256.`);
      return { key, algorithm: alg };
    }
    const algorithm = asymmetric.find((known) => known === alg);
    if (algorithm === undefined)
      throw new HostTokenRefused(
        `Tokens signed with "${shortened(alg)}" are not accepted here; sign with one of ${asymmetric.join(', ')}.`,
      );
    if (kid !== undefined && typeof kid !== 'string')
      throw new HostTokenRefused('The token names its key (`kid`) by something else than a text.');
    return { key: await key(kid, algorithm), algorithm };
  }
}

/** Read, not believed. */
function decode(token: string): jwt.Jwt | null {
  try {
    return jwt.decode(token, { complete: true });
  } catch {
    return null;
  }
}

function toExternalId(issuer: string, subject: string): string {
  const id = `${issuer}|${subject}`;
  // MySQL compares text without regard to spaces at its end, and replaces halves of surrogate pairs: two subjects would be one.
  if (subject !== subject.trim() || /[\p{Cc}\p{Cs}]/u.test(subject))
    throw new HostTokenRefused('`sub` has white space around it or control characters in it.');
  if (Array.from(id).length > externalIdCharsMax) {
    throw new HostTokenRefused(`\`iss\` and \`sub\` are longer than ${externalIdCharsMax - 1} characters together.`);
  }
  return id;
}

function refusalFor(error: unknown): Error {
  if (error instanceof HostTokenRefused) return error;
  if (error instanceof jwt.TokenExpiredError)
    return new AccessTokenExpired('The token has expired: get a fresh one from your app, then try again.');
  if (error instanceof jwt.NotBeforeError)
    return new HostTokenRefused('The token is not valid yet (`nbf`); check the clocks of both servers.');
  const reason = error instanceof jwt.JsonWebTokenError ? describe(error.message) : 'its signature cannot be checked';
  return new HostTokenRefused(`The token is not accepted: ${reason}.`);
}

/** What the host app's developer has to know, without what was expected: that is the operator's. */
function describe(message: string): string {
  if (message.startsWith('jwt audience')) return 'its audience (`aud`) is not the one configured here';
  if (message.startsWith('jwt issuer')) return 'its issuer (`iss`) is not the one configured here';
  if (message.startsWith('invalid signature')) return 'its signature does not match';
  return 'it is malformed, or signed in another way than it says';
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function shortened(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll(/[^\w-]/g, '').slice(0, 20) : 'nothing';
}
