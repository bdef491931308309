import { BadInput } from '../../kernel/errors.ts';
import { isVisible } from '../../kernel/text.ts';

const displayNameCharsMax = 64;
const bioCharsMax = 500;
const avatarUrlCharsMax = 2_048;

/** Control characters, halves of surrogate pairs, line breaks, and the marks that turn the direction of what follows them. */
const unwantedInLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const unwantedInLines = new RegExp(unwantedInLine.source, 'gu');
const unwantedInText = /[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** One line of 1 to 64 characters in NFC, without white space around it. @throws BadInput */
export function checkDisplayName(text: string, field: string): string {
  const name = text.normalize('NFC').trim();
  if (unwantedInLine.test(name)) throw new BadInput(field, 'A display name is one line of text, without control characters.');
  if (!isVisible(name)) throw new BadInput(field, 'A display name has at least one character that can be seen.');
  refuseLonger(name, displayNameCharsMax, 'display name', field);
  return name;
}

/** Up to 500 characters in NFC; null for an empty text. @throws BadInput */
export function checkBio(text: string, field: string): string | null {
  const bio = text.replaceAll('\r\n', '\n').normalize('NFC').trim();
  if (unwantedInText.test(bio)) throw new BadInput(field, 'A bio is text, without control characters other than line breaks.');
  refuseLonger(bio, bioCharsMax, 'bio', field);
  return isVisible(bio) ? bio : null;
}

/** An absolute http or https URL; null for an empty text. @throws BadInput */
export function checkAvatarUrl(text: string, field: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw new BadInput(field, 'An avatar is an absolute URL that begins with https:// or http://, without a user name in it.');
  }
  refuseLonger(url.href, avatarUrlCharsMax, 'avatar URL', field);
  return url.href;
}

/** What can be kept of a display name from outside: cleaned and cut instead of refused; the fallback where nothing is left. */
export function fitDisplayName(text: string, fallback: string): string {
  return fitLine(text, displayNameCharsMax) ?? fallback;
}

/** One line made of a text from outside: cleaned and cut; null where nothing is left that can be seen. */
export function fitLine(text: string, charsMax: number): string | null {
  const clean = text.replaceAll(unwantedInLines, ' ').normalize('NFC').trim();
  const line = Array.from(clean).slice(0, charsMax).join('').trim();
  return isVisible(line) ? line : null;
}

/** An avatar URL from outside; null where it is none. */
export function fitAvatarUrl(text: string): string | null {
  try {
    return checkAvatarUrl(text, 'avatarUrl');
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

function refuseLonger(text: string, charsMax: number, what: string, field: string): void {
  const chars = Array.from(text).length;
  if (chars > charsMax) throw new BadInput(field, `The ${what} has ${chars} characters; the limit is ${charsMax}.`);
}
