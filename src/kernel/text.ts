import { BadInput } from './errors.ts';

export interface TextBounds {
  /** Unicode code points. */
  readonly charsMin: number;
  readonly charsMax: number;
}

/** Control characters but tab, line feed and carriage return; and the bidirectional overrides, which make text lie about its order. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202D\u202E]/u;
/** What ends a line, and what turns the direction of what comes after the line. */
const forbiddenInLine = /[\t\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
/** Also characters that are newer than this program: they may be shown elsewhere. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Whether there is something to see in it. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** One line of text as it is stored: NFC, trimmed. @throws BadInput */
export function toLine(field: string, text: string, bounds: TextBounds): string {
  const line = toText(field, text, bounds);
  if (forbiddenInLine.test(line)) throw new BadInput(field, `${field} has to be one line of text.`);
  if (line !== '' && !isVisible(line)) throw new BadInput(field, `${field} has no character that can be seen.`);
  return line;
}

/** Text as it is stored: NFC, trimmed. @throws BadInput */
export function toText(field: string, text: string, { charsMin, charsMax }: TextBounds): string {
  const normal = toCleanText(field, text).trim();
  const chars = [...normal].length;
  if (chars < charsMin || chars > charsMax)
    throw new BadInput(field, `${field} has ${chars} characters; it may have ${charsMin} to ${charsMax}.`);
  return normal;
}

/** Text with its white space, NFC. @throws BadInput for control characters and halves of surrogate pairs, which no database keeps. */
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
