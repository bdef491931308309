/**
 * A word of a text as searching sees it: folded, so that case, width and accents make no difference. Scripts that write without spaces
 * between words (Chinese, Japanese, Thai …) and Korean, whose words grow endings, are taken apart into single characters.
 */
export interface Word {
  readonly text: string;
  /** Offsets into the text as it was given, in UTF-16 code units; the end is excluded. */
  readonly start: number;
  readonly end: number;
  /** Whether it is one character of a script that is taken apart. */
  readonly isCharacter: boolean;
}

/** Words are compared by so many characters from their beginning; what is longer is a link or a key. */
const wordCharsMax = 32;

const apart = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Yiii}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
/** Letters, digits and what stands above and below them; and pictures, each for itself. */
const runs = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;
/** One character that stands alone with its marks (half-width Japanese ones too), or a stretch of others. */
const pieces = new RegExp(String.raw`[${apart}][\p{M}\uFF9E\uFF9F]*|[^${apart}]+`, 'gu');
const isApart = new RegExp(`^[${apart}]`, 'u');
const ascii = /^[\x00-\x7F]*$/;
/** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, and the Arabic stroke that only fills the line. */
const marks = new RegExp(String.raw`[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]`, 'gu');
/** Letters that carry their stroke or ligature inside, so that no decomposition takes it off. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const letters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** The words in the order of the text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(runs))
    for (const piece of run[0].matchAll(pieces)) {
      const folded = fold(piece[0]);
      const start = run.index + piece.index;
      if (folded !== '') words.push({ text: folded, start, end: start + piece[0].length, isCharacter: isApart.test(piece[0]) });
    }
  return words;
}

/** Whether nothing has to be folded but case, and nothing taken apart. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}

/** The same words of such a text, without their places: a tenth of the work, for most of what is written. */
export function asciiWordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.map(cut) ?? []
  );
}

/** Two texts that fold to the same are the same word to a reader. */
function fold(text: string): string {
  if (isAscii(text)) return cut(text.toLowerCase());
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFD').replaceAll(marks, '').normalize('NFC');
  return cut(lower.replaceAll(letters, (letter) => plainLetters[letter] ?? letter));
}

function cut(word: string): string {
  return word.length <= wordCharsMax ? word : [...word].slice(0, wordCharsMax).join('');
}
