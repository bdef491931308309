import { setTimeout as pause } from 'node:timers/promises';

/** For machines that are slow or busy: what comes at all comes much sooner, so only failures take that long. */
export const patienceMs = 20_000;

export interface EventuallyOptions {
  /** What is waited for, as it reads after "waited for": `'bob to be offline'`. */
  readonly what: string;
  /** Default `patienceMs`. */
  readonly timeoutMs?: number;
}

/**
 * Asks again and again until the condition gives something truthy, and returns that.
 *
 * A condition that throws counts as "not yet", so it may call a server that is still starting. Throws when `timeoutMs` has passed,
 * with the last refusal as its cause; also while a call of the condition hangs.
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  { what, timeoutMs = patienceMs }: EventuallyOptions,
): Promise<Truthy<T>> {
  const deadline = performance.now() + timeoutMs;
  let refusal: unknown;
  do {
    try {
      const value = await before(deadline, condition);
      if (isTruthy(value)) return value;
      refusal = undefined;
    } catch (error) {
      refusal = error;
    }
    await pause(POLL_INTERVAL_MS);
  } while (performance.now() < deadline);
  throw new Error(`Waited ${timeoutMs} ms for ${what}, in vain.`, { cause: refusal });
}

/** Short beside what is waited for, long enough to leave the processor to it. */
const POLL_INTERVAL_MS = 10;

type Falsy = false | 0 | 0n | '' | null | undefined;
type Truthy<T> = Exclude<T, Falsy>;

function isTruthy<T>(value: T): value is Truthy<T> {
  return Boolean(value);
}

async function before<T>(deadline: number, condition: () => T | Promise<T>): Promise<T> {
  const timer = new AbortController();
  const tooLate = pause(Math.max(1, deadline - performance.now()), undefined, { signal: timer.signal }).then(() => {
    throw new Error('The condition did not answer in time.');
  });
  try {
    return await Promise.race([condition(), tooLate]);
  } finally {
    tooLate.catch(() => undefined);
    timer.abort();
  }
}
