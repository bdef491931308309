import { decodeCursor, encodeCursor } from '../../kernel/cursors.ts';
import { BadInput } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import { termsWanted, toQuery, type QueryPart, type TermsWanted } from '../../kernel/search-query.ts';
import type { MessageKind } from '../messages/index.ts';
import { senderTerm } from './searchable.ts';
import type { Place } from './terms.repository.ts';

/** What somebody looks for, as it came in. */
export interface SearchMessages {
  readonly text: string;
  readonly conversationId: ConversationId | null;
  readonly senderId: UserId | null;
  /** Null for all. */
  readonly kinds: readonly MessageKind[] | null;
  /** Milliseconds since 1970 UTC, the first included, the second not. */
  readonly since: number | null;
  readonly until: number | null;
}

/** What is looked for, in the words of the index. */
export interface SearchPlan {
  readonly parts: readonly QueryPart[];
  readonly terms: TermsWanted;
  readonly fromSentAt: number;
  readonly throughSentAt: number;
}

const cursorPattern = /^(\d{1,16}) ([0-9A-Z]{26}) (\d{1,10})$/;

/** @throws BadInput */
export function toPlan({ text, senderId, kinds, since, until }: SearchMessages, { searchCharsMax }: Limits): SearchPlan {
  const chars = [...text].length;
  if (chars > searchCharsMax) throw new BadInput('text', `The text has ${chars} characters; the limit is ${searchCharsMax}.`);
  const parts = toQuery(text);
  if (parts.length === 0) throw new BadInput('text', 'The text has no letter, digit or picture to look for.');
  if (kinds?.length === 0) throw new BadInput('filter.kinds', 'Without any kind nothing can be found; leave it out to find all.');
  const { exact, prefix } = termsWanted(parts);
  return {
    parts,
    terms: { prefix, exact: senderId === null ? exact : [...exact, senderTerm(senderId)] },
    fromSentAt: since ?? 0,
    throughSentAt: until === null ? Number.MAX_SAFE_INTEGER : until - 1,
  };
}

export function encodePlace({ sentAt, conversationId, seq }: Place): string {
  return encodeCursor('found', `${sentAt} ${conversationId} ${seq}`);
}

/** @throws BadInput for another cursor. */
export function placeAfter({ after }: PageRequest): Place | null {
  if (after === null) return null;
  const [, sentAt, conversationId, seq] = cursorPattern.exec(decodeCursor('found', after) ?? '') ?? [];
  if (conversationId === undefined) throw new BadInput('after', 'This cursor is not from a search for messages.');
  return { sentAt: Number(sentAt), conversationId, seq: Number(seq) };
}
