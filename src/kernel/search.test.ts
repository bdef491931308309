import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findParts, termsWanted, toQuery } from './search-query.ts';
import { afterPrefix, termsOf } from './search-terms.ts';
import { asciiWordsOf, wordsOf } from './words.ts';

/** Whether the query finds the text: by the index, and on the text itself. */
function finds(query: string, text: string): boolean {
  const parts = toQuery(query);
  const terms = termsOf(text, 1_000);
  const { exact, prefix } = termsWanted(parts);
  const isIndexed =
    exact.every((term) => terms.has(term)) && (prefix === null || [...terms].some((term) => term >= prefix && term < afterPrefix(prefix)));
  const isThere = findParts(parts, text) !== null;
  // The index may say too much, never too little.
  if (isThere) expect(isIndexed).toBe(true);
  return isThere;
}

describe('Words', () => {
  test.each([
    ['Crème BRÛLÉE', ['creme', 'brulee']],
    ['Straße, Øre & Łódź', ['strasse', 'ore', 'lodz']],
    ['ＦＵＬＬ　ｗｉｄｔｈ１２', ['full', 'width12']],
    ['Ёлка ЙОД', ['елка', 'иод']],
    ['ΟΔΥΣΣΕΥΣ Οδυσσεύς', ['οδυσσευσ', 'οδυσσευσ']],
    ['İstanbul ısı', ['istanbul', 'isi']],
    ['مُحَمَّد', ['محمد']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['foo_bar@example.com', ['foo', 'bar', 'example', 'com']],
    ['パーティー', ['パ', 'ー', 'テ', 'ィ', 'ー']],
    ['ﾊﾞﾅﾅ', ['バ', 'ナ', 'ナ']],
    ['T恤3件', ['t', '恤', '3', '件']],
    ['ok 👍🏽!', ['ok', '👍']],
    ['\u0301 … —', []],
    ['x'.repeat(40), ['x'.repeat(32)]],
  ])('of %s', (text, words) => {
    expect(wordsOf(text).map((word) => word.text)).toEqual(words);
  });

  test('of a text in ASCII are the same by the short way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 100 }), (text) => {
        expect(asciiWordsOf(text)).toEqual(wordsOf(text).map((word) => word.text));
      }),
    );
  });
});

describe('A query', () => {
  test.each([
    ['hello', 'Hello, world'],
    ['wor', 'Hello, world'],
    ['world hel', 'Hello, world'],
    ['cafe', 'Un CAFÉ, s’il vous plaît'],
    ['café', 'cafe'],
    ['北京', '我想去北京烤鸭店吃饭'],
    ['烤鸭', '我想去北京烤鸭店吃饭'],
    ['烤', '我想去北京烤鸭店吃饭'],
    ['饭', '我想去北京烤鸭店吃饭'],
    ['北京吃饭', '我想去北京烤鸭店吃饭'],
    ['京都', '東京都に住んでいます'],
    ['東京都', '東京都に住んでいます'],
    ['ﾊﾞﾅﾅ', '黄色いバナナを食べた'],
    ['학교', '오늘 학교에서 만나요'],
    ['만나', '오늘 학교에서 만나요'],
    ['T恤', '这件t恤多少钱'],
    ['กรุงเทพ', 'ฉันอยู่ที่กรุงเทพมหานคร'],
    ['👍', 'great 👍🏿'],
    ['x'.repeat(50), 'x'.repeat(60)],
  ])('%s finds %s', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  test.each([
    ['ello', 'Hello, world'],
    ['hel world', 'Hello, world'],
    ['hello mars', 'Hello, world'],
    ['京北', '我想去北京'],
    ['かき', 'がぎ'],
    ['학생', '학교 생활'],
  ])('%s does not find %s', (query, text) => {
    expect(finds(query, text)).toBe(false);
  });

  test('says where it was found, in offsets of the text as it is', () => {
    const text = '\u{1F600} Ｈｅｌｌｏ, 我想去北京烤鸭店。Hello!';
    const found = findParts(toQuery('烤鸭 hello'), text) ?? [];
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Ｈｅｌｌｏ', '烤鸭', 'Hello']);
  });

  test('of nothing that can be found has no parts', () => {
    expect(toQuery(' ?! … ')).toEqual([]);
  });
});
