import { Refused } from './api.ts';
import { eventually, patienceMs } from './eventually.ts';
import type { Socket, SocketClose } from './socket.ts';

/** The refusal of a request that has to be refused, for tests that look at more than its code. */
export async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  const outcome = await work.then(
    () => new Error('The request was not refused.'),
    (error: unknown) => error,
  );
  if (outcome instanceof Refused) return outcome;
  throw outcome;
}

/** Waits until the server has closed the socket, and says how. */
export async function closeOf(socket: Socket, timeoutMs = patienceMs): Promise<SocketClose> {
  return eventually(() => socket.closes[0], { what: 'the socket to be closed', timeoutMs });
}
