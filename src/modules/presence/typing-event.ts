import type { LiveEvent } from '../../realtime/index.ts';
import { Typing } from './typing.graphql.ts';
import type { TypingState } from './typing.ts';

/** What `typingChanged` resolves to. */
export function toTypingEvent(event: LiveEvent<TypingState>): { typingChanged: Typing | null } {
  return { typingChanged: event.type === 'signal' ? new Typing(event.body) : null };
}
