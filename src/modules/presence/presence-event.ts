import type { LiveEvent } from '../../realtime/index.ts';
import { Presence } from './presence.graphql.ts';
import type { PresenceState } from './presence.ts';

/** What `presenceChanged` resolves to. */
export function toPresenceEvent(event: LiveEvent<PresenceState>): { presenceChanged: Presence | null } {
  return { presenceChanged: event.type === 'signal' ? new Presence(event.body) : null };
}
