/** Crockford's base 32: no I, L, O or U, and in the order of the byte values, so that text order is number order. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const timeChars = 10;
const randomChars = 16;

/** A ULID: 26 characters, 48 bits of milliseconds and 80 random bits (https://github.com/ulid/spec). */
export type Ulid = string;
export type UserId = Ulid;
export type SessionId = Ulid;
export type ConversationId = Ulid;

/** A message is found by its place, so its place is its id. */
export interface MessageAddress {
  readonly conversationId: ConversationId;
  readonly seq: number;
}

export type NextUlid = () => Ulid;

/** Makes ULIDs that grow strictly on this node, also within one millisecond and when the clock steps back. */
export function createUlidFactory(now: () => number, randomBytes: (count: number) => Uint8Array): NextUlid {
  let lastTimeMs = -1;
  let digits: number[] = [];
  return () => {
    const timeMs = now();
    if (timeMs > lastTimeMs || !increment(digits)) {
      lastTimeMs = Math.max(timeMs, lastTimeMs + 1);
      digits = Array.from(randomBytes(randomChars), (byte) => byte & 31);
    }
    return encodeTime(lastTimeMs) + digits.map((digit) => alphabet.charAt(digit)).join('');
  };
}

/** What the letters in front of an API id say about the thing behind it. */
export type IdPrefix = 'u' | 's' | 'c' | 'i' | 'sm';

export function toGlobalId(prefix: IdPrefix, id: Ulid): string {
  return `${prefix}_${id}`;
}

/** The ULID inside an API id, or null where the text is not an id of that kind. */
export function fromGlobalId(prefix: IdPrefix, text: string): Ulid | null {
  const id = text.slice(prefix.length + 1);
  return text.startsWith(`${prefix}_`) && ulidPattern.test(id) ? id : null;
}

export function toMessageId({ conversationId, seq }: MessageAddress): string {
  return `m_${conversationId}_${seq}`;
}

/** The address inside a message's API id, or null where the text is none. */
export function fromMessageId(text: string): MessageAddress | null {
  const match = /^m_([0-9A-Z]{26})_([1-9][0-9]{0,9})$/.exec(text);
  const [, conversationId, seq] = match ?? [];
  if (conversationId === undefined || seq === undefined || !ulidPattern.test(conversationId)) return null;
  return { conversationId, seq: Number(seq) };
}

function encodeTime(timeMs: number): string {
  let text = '';
  for (let rest = timeMs, i = 0; i < timeChars; i++, rest = Math.floor(rest / 32)) text = alphabet.charAt(rest % 32) + text;
  return text;
}

/** Adds one to the random part. False when it is full, or when there is none yet. */
function increment(digits: number[]): boolean {
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = digits[i] ?? 0;
    digits[i] = (digit + 1) & 31;
    if (digit < 31) return true;
  }
  return false;
}
