import { expect, test } from 'vitest';
import { BadInput } from '../../kernel/errors.ts';
import { toEmoji } from './emoji.ts';

test.each([
  ['👍', '👍'],
  ['👍🏽', '👍🏽'],
  ['❤', '❤️'],
  ['❤️', '❤️'],
  [' 🎉 ', '🎉'],
  ['👩‍❤️‍👨', '👩‍❤️‍👨'],
  ['👩‍❤‍👨', '👩‍❤️‍👨'],
  ['🏳‍🌈', '🏳️‍🌈'],
  ['☝🏽', '☝🏽'],
  ['☝', '☝️'],
  ['1⃣', '1️⃣'],
  ['🇨🇳', '🇨🇳'],
  ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['🕵‍♂', '🕵️‍♂️'],
])('%s is stored as %s', (typed, stored) => {
  expect(toEmoji('emoji', typed)).toBe(stored);
});

test.each(['', 'a', '1', '#', ':)', '👍👍', '👍a', 'é', '\u{FE0F}', '\u{200D}', '\u{D83D}', `👍${'\u{200D}👍'.repeat(20)}`])(
  '%j is no emoji',
  (typed) => {
    expect(() => toEmoji('emoji', typed)).toThrow(BadInput);
  },
);
