import type { GetToken } from './session.ts';
import type { Storage } from './storage.ts';
import type { Tokens } from './tokens.ts';

export interface ClientOptions {
  /** Where the server answers, with its path: `https://chat.example.com/graphql`. */
  readonly url: string;
  /** For users of the host app: gives a token of its own. Sign-in of TokenIM is not used then. */
  readonly getToken?: GetToken;
  /** Tokens of a sign-in that took place elsewhere; what is stored comes first. */
  readonly tokens?: Tokens;
  /** Default: `memoryStorage()`, which forgets everything with the page. */
  readonly storage?: Storage;
  /** Where the platform has none: `import { WebSocket } from 'ws'` in Node before 22. */
  readonly webSocket?: unknown;
  /** Default: the platform’s. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long a request may take; default 15,000. */
  readonly timeoutMs?: number;
  /** Silence on the socket after which the client asks whether the server is still there; default 10,000. */
  readonly heartbeatMs?: number;
  /** Told when the storage fails: the client goes on, but a reload may show less. */
  readonly onError?: (error: unknown) => void;
}
