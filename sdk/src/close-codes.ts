import { Unauthenticated, type TokenImError } from './errors.ts';

/** How a socket ended. */
export interface SocketEnd {
  /** Null where there was no close frame and no socket: the network, or a refusal in words. */
  readonly code: number | null;
  readonly reason: string;
  /** What the subscription was refused with. */
  readonly error?: TokenImError;
}

export type NextStep =
  /** Come back after a while. */
  | 'return'
  /** Come back with another token. */
  | 'renew'
  /** Coming back would not help. */
  | 'stop';

/** After these a client stops, as the table in docs/PROTOCOL.md says. */
const finalCodes = new Set([1009, 4400, 4401, 4406, 4409, 4429]);

export function nextStep({ code, error }: SocketEnd): NextStep {
  if (error instanceof Unauthenticated) return 'stop';
  if (error !== undefined) return error.isTemporary ? 'return' : 'stop';
  if (code === 4403) return 'renew';
  return code !== null && finalCodes.has(code) ? 'stop' : 'return';
}
