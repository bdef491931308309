import { en } from './en/index.ts';
import type { Texts } from './texts.ts';
import { zh } from './zh/index.ts';

export type Language = 'en' | 'zh';

/** Each in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

export const texts: Readonly<Record<Language, Texts>> = { en, zh };

/** The first of the browser's languages that there are texts for. */
export function browserLanguage(wanted: readonly string[] = navigator.languages): Language {
  const known = wanted.map((tag) => new Intl.Locale(tag).language).find((language) => language in texts);
  return known === 'zh' ? 'zh' : 'en';
}
