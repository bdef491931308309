import type { Logger } from '../../infra/logging/index.ts';

export interface KeySetOptions {
  readonly jwksUrl: string;
  readonly timeoutMs: number;
  readonly logger: Pick<Logger, 'warn'>;
  readonly now: () => number;
}

/** A new key is found after at most so long; made-up key ids cost the host app no more than 12 requests a minute. */
const cooldownMs = 5_000;
const bytesMax = 1_048_576;

/** A JSON Web Key Set at a URL (RFC 7517): one request at a time, whoever asks, and none within 5 s of the one before, failed or not. */
export class KeySet {
  private latest: { readonly startedAtMs: number; readonly answer: Promise<{ keys: unknown }> } | null = null;
  private isReading = false;

  constructor(private readonly options: KeySetOptions) {}

  /** @throws when the last answer was none. */
  async read(): Promise<{ keys: unknown }> {
    const nowMs = this.options.now();
    if (this.latest === null || (!this.isReading && nowMs >= this.latest.startedAtMs + cooldownMs)) {
      this.latest = { startedAtMs: nowMs, answer: this.request() };
    }
    return this.latest.answer;
  }

  private async request(): Promise<{ keys: unknown }> {
    const { jwksUrl, timeoutMs, logger } = this.options;
    this.isReading = true;
    try {
      const response = await fetch(jwksUrl, { signal: AbortSignal.timeout(timeoutMs), headers: { accept: 'application/json' } });
      if (!response.ok) throw new Error(`HTTP status ${response.status}`);
      return { keys: keysIn(JSON.parse(await textOf(response))) };
    } catch (error) {
      logger.warn({ jwksUrl, reason: reasonOf(error) }, "The host app's signing keys cannot be read.");
      throw error;
    } finally {
      this.isReading = false;
    }
  }
}

function keysIn(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('keys' in body) || !Array.isArray(body.keys)) throw new Error('the answer is no JWKS');
  return body.keys;
}

async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    const chunk: unknown = part;
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw new Error(`the answer is longer than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
