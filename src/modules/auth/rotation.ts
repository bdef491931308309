import type { StoredSession } from './session.ts';

/** How long the token before the present one still gets the present one again: two tabs at once, or an answer lost on its way. */
const graceMs = 60_000;

/**
 * What a refresh token that we made is good for.
 * `rotate`: it is the present one, and gives way to a new one. `repeat`: it is the one before, within the grace: the present one is the
 * answer again. `replay`: it was used before, so somebody has a copy. `unknown`: the session knows nothing of it (a restored backup).
 */
export type RefreshVerdict = 'rotate' | 'repeat' | 'replay' | 'unknown';

export function judge(session: StoredSession, generation: number, refreshHash: string, nowMs: number): RefreshVerdict {
  if (refreshHash === session.refreshHash) return 'rotate';
  if (generation >= session.generation) return 'unknown';
  const isInGrace = refreshHash === session.previousRefreshHash && nowMs < session.rotatedAt + graceMs;
  return isInGrace ? 'repeat' : 'replay';
}
