import chinese from 'emojibase-data/zh/compact.json?url';
import english from 'emojibase-data/en/compact.json?url';
import type { Language } from '../../../i18n/languages.ts';

export interface Emoji {
  readonly text: string;
  readonly name: string;
  /** What it is found by, in lower case and in both languages. */
  readonly words: string;
}

/** Of what Unicode has, as Emojibase tells it. */
interface Told {
  readonly hexcode: string;
  readonly unicode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
}

/** Skin tones and hair, which are nothing by themselves. */
const components = 2;

/** Those that people use most. */
export const usual = ['👍', '❤️', '😂', '😮', '😢', '🙏', '🎉', '🔥', '👏', '✅', '👀', '🤔', '😊', '😍', '😭', '🚀'];

let told: Promise<readonly [readonly Told[], readonly Told[]]> | undefined;
const named = new Map<Language, Promise<readonly Emoji[]>>();

/** All of them in the usual order, with names in that language. Without a network, those that are at hand. */
export function allEmoji(language: Language): Promise<readonly Emoji[]> {
  const known = named.get(language) ?? read(language);
  named.set(language, known);
  return known;
}

async function read(language: Language): Promise<readonly Emoji[]> {
  try {
    told ??= Promise.all([fetchAll(english), fetchAll(chinese)]);
    const [inEnglish, inChinese] = await told;
    const translated = new Map(inChinese.map((one) => [one.hexcode, one]));
    return inEnglish
      .filter(({ group }) => group !== undefined && group !== components)
      .map((one) => {
        const other = translated.get(one.hexcode) ?? one;
        const words = [one, other].flatMap(({ label, tags = [] }) => [label, ...tags]);
        const name = language === 'zh' ? other.label : one.label;
        return { text: asWritten(one.unicode), name, words: words.join(' ').toLowerCase() };
      });
  } catch {
    told = undefined;
    named.delete(language);
    return usual.map((text) => ({ text, name: text, words: text }));
  }
}

async function fetchAll(url: string): Promise<readonly Told[]> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const all: unknown = await answer.json();
  if (!isTold(all)) throw new Error('These are no emoji.');
  return all.toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0));
}

function isTold(value: unknown): value is readonly Told[] {
  return Array.isArray(value);
}

/** A picture by itself is not told once more to be one: others write it without. */
function asWritten(unicode: string): string {
  const bare = unicode.replace('\u{FE0F}', '');
  return /^\p{Emoji_Presentation}$/u.test(bare) ? bare : unicode;
}
