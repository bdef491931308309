import jwksClient from 'jwks-rsa';
import type { Logger } from '../../infra/logging/index.ts';
import { HostKeysUnreachable, HostTokenRefused } from './auth.errors.ts';
import { KeySet } from './key-set.ts';

export interface HostKeysOptions {
  readonly jwksUrl: string;
  readonly logger: Pick<Logger, 'warn'>;
  readonly now: () => number;
  readonly timeoutMs?: number;
}

const minuteMs = 60_000;

/** The public keys that the host app publishes. Remembered for 10 minutes, and for an hour more while the host app does not answer. */
export class HostKeys {
  private readonly client: jwksClient.JwksClient;

  constructor(options: HostKeysOptions) {
    const keySet = new KeySet({ timeoutMs: 5_000, ...options });
    this.client = jwksClient({
      jwksUri: options.jwksUrl,
      cache: true,
      cacheMaxEntries: 50,
      cacheMaxAge: 10 * minuteMs,
      cacheMaxAgeFallback: 60 * minuteMs,
      // Its limiter lets those who come at once wait in a queue without end; ours is in the key set.
      rateLimit: false,
      fetcher: () => keySet.read(),
    });
  }

  /** The key in PEM. @throws HostTokenRefused when the host app does not publish it; HostKeysUnreachable */
  async find(keyId: string | undefined, algorithm: string): Promise<string> {
    const key = await this.client.getSigningKey(keyId).catch((error: unknown) => {
      throw error instanceof jwksClient.SigningKeyNotFoundError
        ? new HostTokenRefused('The token is signed with a key that the host app does not publish.')
        : new HostKeysUnreachable();
    });
    // A JWKS need not say it, whatever the type says.
    if (key.alg && key.alg !== algorithm) throw new HostTokenRefused('The token is signed in another way than its key is meant for.');
    return key.getPublicKey();
  }
}
