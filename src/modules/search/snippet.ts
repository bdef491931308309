import type { TextRange } from '../../kernel/search-query.ts';

/** A piece of a text with what was found in it. */
export interface Cutting {
  /** Where the piece begins in the whole text, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
  /** Offsets into the piece. */
  readonly ranges: readonly TextRange[];
}

/** UTF-16 code units: two lines on a phone. */
const charsMax = 160;
/** How much stands before the first thing that was found. */
const charsBefore = 40;

/** The piece around the first thing that was found. It is cut between characters, not in the middle of an emoji. */
export function cutOut(text: string, ranges: readonly TextRange[]): Cutting {
  const first = ranges[0]?.start ?? 0;
  const latest = Math.max(0, text.length - charsMax);
  const offset = betweenCharacters(text, text.length <= charsMax ? 0 : Math.min(latest, Math.max(0, first - charsBefore)));
  const end = betweenCharacters(text, Math.min(text.length, offset + charsMax));
  return {
    offset,
    text: text.slice(offset, end),
    ranges: ranges
      .filter((range) => range.start < end)
      .map((range) => ({ start: range.start - offset, end: Math.min(range.end, end) - offset })),
  };
}

/** The nearest boundary between user-perceived characters at or before the offset. */
function betweenCharacters(text: string, offset: number): number {
  if (offset === 0 || offset >= text.length) return offset;
  // Characters that consist of more code units than this are cut.
  const from = Math.max(0, offset - 64);
  return from + (graphemes.segment(text.slice(from, offset + 64)).containing(offset - from)?.index ?? offset - from);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
