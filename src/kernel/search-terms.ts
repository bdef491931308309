import { asciiWordsOf, isAscii, wordsOf } from './words.ts';

/**
 * What a text is found by: its words, and of characters that are taken apart each with the one after it. The last of such a stretch
 * stands alone, so every character begins a term, and a single one is looked up as a prefix.
 */
export function termsOf(text: string, termsMax: number): Set<string> {
  const terms = new Set<string>();
  if (isAscii(text)) {
    for (const word of asciiWordsOf(text)) if (terms.size < termsMax) terms.add(word);
    return terms;
  }
  const words = wordsOf(text);
  for (const [i, word] of words.entries()) {
    if (terms.size >= termsMax) break;
    const next = words[i + 1];
    const isPair = word.isCharacter && next !== undefined && next.isCharacter && next.start === word.end;
    terms.add(isPair ? word.text + next.text : word.text);
  }
  return terms;
}

/** Greater than whatever begins with the prefix: the end of a range of terms. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
