import { wordsOf, type Word } from './words.ts';

/** What somebody looks for: every part has to be found, in any order. */
export type QueryPart =
  /** A whole word, or the beginning of one. */
  | { readonly type: 'word'; readonly text: string; readonly isPrefix: boolean }
  /** Characters that stand beside each other. */
  | { readonly type: 'characters'; readonly characters: readonly string[] };

export interface TextRange {
  /** UTF-16 code units; the end is excluded. */
  readonly start: number;
  readonly end: number;
}

/** How an index of terms is asked. */
export interface TermsWanted {
  /** Each of them has to be there. */
  readonly exact: readonly string[];
  /** And, where it is not null, one that begins so. */
  readonly prefix: string | null;
}

/** Joins in one statement; what is left out is checked on the text itself. */
const exactMax = 4;
/** Shorter ones fit so many terms that other parts of the query lead faster. */
const leadingPrefixChars = 3;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The parts of a query. Chinese, Japanese and the like are split into words as a dictionary sees them; where those words stand in a text,
 * and how a dictionary would split that text, makes no difference. The last word may be the beginning of one.
 */
export function toQuery(text: string): QueryPart[] {
  const parts: QueryPart[] = [];
  const normal = text.normalize('NFC');
  const words = wordsOf(normal);
  for (let i = 0; i < words.length;) {
    const word = words[i];
    if (word === undefined) break;
    if (word.isCharacter) {
      const stretch = stretchFrom(words, i, words.length);
      parts.push(...toCharacterParts(normal, stretch));
      i += stretch.length;
    } else {
      i++;
      parts.push({ type: 'word', text: word.text, isPrefix: i === words.length });
    }
  }
  return parts;
}

/** The terms that every text with these parts has. */
export function termsWanted(parts: readonly QueryPart[]): TermsWanted {
  const exact = new Set<string>();
  const prefixes: string[] = [];
  for (const part of parts)
    if (part.type === 'word') {
      if (part.isPrefix) prefixes.push(part.text);
      else exact.add(part.text);
    } else if (part.characters.length === 1) prefixes.push(...part.characters);
    else for (const pair of pairsOf(part.characters)) exact.add(pair);
  const longest = prefixes.toSorted((a, b) => b.length - a.length)[0] ?? null;
  return {
    // The longer, the rarer.
    exact: [...exact].toSorted((a, b) => b.length - a.length).slice(0, exactMax),
    prefix: longest !== null && (exact.size === 0 || longest.length >= leadingPrefixChars) ? longest : null,
  };
}

/** Where the parts stand in the text, in its order, or null unless all of them do. */
export function findParts(parts: readonly QueryPart[], text: string): TextRange[] | null {
  const words = wordsOf(text);
  const places = new Map<string, number[]>();
  for (const [i, word] of words.entries()) {
    const known = places.get(word.text);
    if (known === undefined) places.set(word.text, [i]);
    else known.push(i);
  }
  const found: TextRange[] = [];
  for (const part of parts) {
    const ranges = rangesOf(part, words, places);
    if (ranges.length === 0) return null;
    found.push(...ranges);
  }
  return merged(found);
}

function rangesOf(part: QueryPart, words: readonly Word[], places: ReadonlyMap<string, readonly number[]>): TextRange[] {
  if (part.type === 'word') {
    if (part.isPrefix) return words.filter(({ text, isCharacter }) => !isCharacter && text.startsWith(part.text));
    return (places.get(part.text) ?? []).flatMap((i) => words[i] ?? []);
  }
  const { characters } = part;
  return (places.get(characters[0] ?? '') ?? []).flatMap((first) => {
    const stretch = stretchFrom(words, first, characters.length);
    const isThere = stretch.length === characters.length && stretch.every(({ text }, i) => text === characters[i]);
    const [start, end] = [stretch[0]?.start, stretch.at(-1)?.end];
    return isThere && start !== undefined && end !== undefined ? [{ start, end }] : [];
  });
}

/** The characters that stand directly beside each other from there on, so many at most. */
function stretchFrom(words: readonly Word[], first: number, most: number): Word[] {
  let end = first + 1;
  while (end - first < most && words[end]?.isCharacter === true && words[end]?.start === words[end - 1]?.end) end++;
  return words.slice(first, end);
}

function toCharacterParts(text: string, stretch: readonly Word[]): QueryPart[] {
  const offset = stretch[0]?.start ?? 0;
  const segments = [...segmenter.segment(text.slice(offset, stretch.at(-1)?.end))];
  return segments
    .map(({ index, segment }) => {
      const [start, end] = [offset + index, offset + index + segment.length];
      return stretch.filter((word) => word.start >= start && word.start < end).map((word) => word.text);
    })
    .filter((characters) => characters.length > 0)
    .map((characters) => ({ type: 'characters', characters }));
}

/** As few pairs as cover all characters. */
export function pairsOf(characters: readonly string[]): string[] {
  const last = characters.length - 2;
  const pairs: string[] = [];
  for (let i = 0; i < last; i += 2) pairs.push(characters.slice(i, i + 2).join(''));
  return [...pairs, characters.slice(last).join('')];
}

function merged(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  return result;
}
