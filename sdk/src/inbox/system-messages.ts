import type { ConversationEvent } from './model.ts';

/** What happens to a member’s own place in a conversation, and comes without saying what became of it. */
const placeChanges = new Set<string>(['ROLE_CHANGED', 'OWNER_CHANGED', 'MEMBER_MUTED', 'MEMBER_UNMUTED']);

/** Whether somebody’s role, or what they may do, may be another one. In a channel no message says so, only that there was a change. */
export function mayChangePlaceOf(event: ConversationEvent, userId: string): boolean {
  if (event.__typename === 'ConversationChanged') return event.conversation.__typename === 'Channel';
  const system = event.__typename === 'MessageChanged' ? event.message.system : null;
  if (system === null || !placeChanges.has(system.type)) return false;
  return system.actor.id === userId || system.targets.some(({ id }) => id === userId);
}
