import { randomUUID } from 'node:crypto';
import { placeholder } from '../driver/numbered.ts';

const bodyLength = 120;
const filler =
  ' The quick brown fox jumps over the lazy dog while the band plays on and on, and nobody in the room minds at all, it is said.';

/** The body of each message, 120 bytes with its number in place. */
export const bodyTemplate = `#${placeholder}${filler.slice(0, bodyLength - 9)}`;

/** Looks like a UUID and ends with the number. */
export function clientMessageIdTemplate(): string {
  return `${randomUUID().slice(0, 24)}0000${placeholder}`;
}
