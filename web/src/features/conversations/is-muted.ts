/** Whether a mute that ends then goes on. */
export function isMuted(until: string | null): boolean {
  return until !== null && Date.parse(until) > Date.now();
}
