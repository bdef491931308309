import { expect, test } from 'vitest';
import { browserLanguage, texts } from './languages.ts';

test('every language has the same texts, with the same things to put in', () => {
  expect(placeholdersOf(texts.zh)).toEqual(placeholdersOf(texts.en));
});

test('the first language of the browser that is known counts; nobody’s is English', () => {
  expect(browserLanguage(['fr-FR', 'zh-Hans-CN', 'en'])).toBe('zh');
  expect(browserLanguage(['en-GB', 'zh'])).toBe('en');
  expect(browserLanguage(['de'])).toBe('en');
});

/** By the path of each text. */
function placeholdersOf(tree: object, path = ''): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(placeholdersOf(value, `${path}${key}.`))
        : [[path + key, namesIn(String(value))]],
    ),
  );
}

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/[{<](\w+)[,}>]/g)].map(([, name = '']) => name))].toSorted();
}
