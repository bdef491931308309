import type { SessionId, UserId } from './ids.ts';

/** Who is asking. */
export interface Viewer {
  readonly userId: UserId;
  /** Null for a token of the host app: its sessions are the host's business. */
  readonly sessionId: SessionId | null;
  /** When the token ends, in milliseconds since 1970 UTC. */
  readonly expiresAtMs: number;
}
