import { BadInput } from './errors.ts';

export interface TextBounds {
  /** Unicode code points. */
  readonly charsMin: number;
  readonly charsMax: number;
}

/** Control characters but tab, line feed and carriage return; and the bidirectional overrides that make text lie about its order. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

/** One line of text as it is stored: NFC, trimmed. @throws BadInput */
export function toText(field: string, text: string, { charsMin, charsMax }: TextBounds): string {
  const normal = toCleanText(field, text).trim();
  const chars = [...normal].length;
  if (chars < charsMin || chars > charsMax)
    throw new BadInput(field, `${field} has ${chars} characters; it may have ${charsMin} to ${charsMax}.`);
  return normal;
}

/** Text of any shape, NFC. @throws BadInput for control characters and halves of surrogate pairs, which no database keeps. */
export function toCleanText(field: string, text: string): string {
  const normal = text.normalize('NFC');
  if (forbidden.test(normal) || !normal.isWellFormed()) throw new BadInput(field, `${field} holds a character that cannot be shown.`);
  return normal;
}

/** An http or https address of at most 2048 characters, in its normal form. @throws BadInput */
export function toWebUrl(field: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.href.length > 2_048)
    throw new BadInput(field, `${field} has to be an http or https address of at most 2048 characters.`);
  return url.href;
}
