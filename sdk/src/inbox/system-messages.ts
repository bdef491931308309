import type { Message } from './model.ts';

/** What happens to a member’s own place in a conversation, and comes without saying what became of it. */
const placeChanges = new Set<string>(['ROLE_CHANGED', 'OWNER_CHANGED', 'MEMBER_MUTED', 'MEMBER_UNMUTED']);

/** Whether the message tells that somebody’s role, or what they may do, is another one. */
export function changesPlaceOf({ system }: Message, userId: string): boolean {
  if (system === null || !placeChanges.has(system.type)) return false;
  return system.actor.id === userId || system.targets.some(({ id }) => id === userId);
}
