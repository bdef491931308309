/** What a client keeps after signing in. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** A session as it is stored. */
export interface StoredSession extends Tokens {
  /** When a fresh access token is due, by the clock of this device. */
  readonly renewAt: number;
}

/** Of its time, a token is used this part: the rest is for a slow network. */
const usedPart = 0.8;

/** Counts from now by how long the token lives, because the clocks of devices are wrong by more than that. */
export function toStored(tokens: Tokens, now: number): StoredSession {
  const lifetimeMs = lifetimeOf(tokens.accessToken) ?? Math.max(1_000, Date.parse(tokens.expiresAt) - now);
  const { accessToken, refreshToken, expiresAt } = tokens;
  return { accessToken, refreshToken, expiresAt, renewAt: now + lifetimeMs * usedPart };
}

/** What the server wrote into it; null where it is no JWT, or the platform cannot read it. */
function lifetimeOf(accessToken: string): number | null {
  try {
    const [, payload = ''] = accessToken.split('.');
    const { iat, exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { iat?: unknown; exp?: unknown };
    return typeof iat === 'number' && typeof exp === 'number' && exp > iat
      ? // Both are whole seconds: it may live a second less than it seems.
        Math.max(500, (exp - iat - 1) * 1_000)
      : null;
  } catch {
    return null;
  }
}
