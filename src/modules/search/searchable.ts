import { termsOf } from '../../kernel/search-terms.ts';
import type { UserId } from '../../kernel/ids.ts';
import { parseLocation, type StoredMessage } from '../messages/index.ts';

/** What of a message can be read, and so be found; null if nothing. */
export function searchableText({ kind, body, payload }: StoredMessage): string | null {
  switch (kind) {
    case 'SYSTEM':
    case 'ENCRYPTED':
      return null;
    case 'LOCATION':
      return payload === null ? null : parseLocation(payload).name;
    default:
      return body;
  }
}

/** All that a message is found by. */
export function termsOfMessage(message: StoredMessage, termsMax: number): Set<string> {
  const text = searchableText(message);
  return text === null ? new Set() : termsOf(text, termsMax).add(senderTerm(message.senderId));
}

/** Unlike any word: those hold no sign. */
export function senderTerm(senderId: UserId): string {
  return `@${senderId}`;
}
