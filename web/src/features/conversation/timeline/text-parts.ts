/** A stretch of a text, and what it is. */
export interface TextPart {
  readonly kind: 'text' | 'link' | 'mention';
  readonly text: string;
}

const links = String.raw`https?://[^\s<>"]+[^\s<>".,:;!?)\]}'。，、；：！？）】》]`;

/** The text with its links and with the names that it points out. */
export function partsOf(text: string, mentioned: readonly string[]): TextPart[] {
  const names = mentioned
    .toSorted((one, other) => other.length - one.length)
    .map((name) => `@${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}`);
  const pattern = new RegExp(`(${links})${names.length > 0 ? `|(${names.join('|')})` : ''}`, 'gu');
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: match[1] === undefined ? 'mention' : 'link', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
