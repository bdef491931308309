import { BadInput } from '../../kernel/errors.ts';
import { termsOf } from '../../kernel/search-terms.ts';
import { wordsOf } from '../../kernel/words.ts';
import type { MemberRole } from './conversation.ts';

/** Which of the members. */
export interface MemberFilter {
  readonly role: MemberRole | null;
  readonly name: NameWanted | null;
}

/** The beginning of a nickname, or of the words of a name. */
export interface NameWanted {
  readonly nickname: string;
  readonly terms: readonly string[];
}

const searchCharsMax = 100;
const termsMax = 8;
/** As long as the column. */
const foldedCharsMax = 128;

/** A name without what people do not type: case, accents, punctuation. */
export function foldName(name: string): string {
  const folded = wordsOf(name)
    .map(({ text }) => text)
    .join(' ');
  return [...folded].slice(0, foldedCharsMax).join('');
}

/** @throws BadInput */
export function toNameWanted(field: string, text: string): NameWanted {
  const chars = [...text].length;
  if (chars > searchCharsMax) throw new BadInput(field, `The text has ${chars} characters; the limit is ${searchCharsMax}.`);
  const terms = [...termsOf(text, termsMax)];
  if (terms.length === 0) throw new BadInput(field, 'There is no letter or digit to look for.');
  return { nickname: foldName(text), terms };
}
