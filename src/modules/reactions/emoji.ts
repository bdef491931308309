import { BadInput } from '../../kernel/errors.ts';

/** What Unicode recommends for interchange (UTS #51), as this program knows it; made by a constructor, for the flag is newer than the target. */
const recommended = new RegExp('^\\p{RGI_Emoji}$', 'v');
/** Also of code points that later versions of Unicode may make emoji of. */
const pictographic = /\p{Extended_Pictographic}/u;
const emojiPresentation = /\p{Emoji_Presentation}/u;
const asEmoji = '\u{FE0F}';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const charsMax = 32;

/** One emoji as it is stored: however it was typed, the same picture is the same reaction. @throws BadInput */
export function toEmoji(field: string, text: string): string {
  const emoji = withSelectors(text.normalize('NFC').trim());
  const isOne = text.isWellFormed() && [...emoji].length <= charsMax && [...graphemes.segment(emoji)].length === 1;
  if (!isOne || !(recommended.test(emoji) || pictographic.test(emoji))) throw new BadInput(field, `${field} has to be one emoji.`);
  return emoji;
}

/** Says "as a picture" behind each character that would be text without it, and nowhere else: so Unicode's list has them. */
function withSelectors(text: string): string {
  return text
    .replaceAll(asEmoji, '')
    .replaceAll(/\p{Emoji}(?!\p{Emoji_Modifier})/gu, (char) => (emojiPresentation.test(char) ? char : `${char}${asEmoji}`));
}
