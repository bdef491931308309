import { expect, test } from 'vitest';
import { RefreshTokens } from './refresh-tokens.ts';

const name = { userId: '01J0000000000000000000000A', id: '01J0000000000000000000000B', generation: 7 };
const tokens = new RefreshTokens('s'.repeat(32));

test('a refresh token names its session, and is the same whenever it is made', () => {
  expect(tokens.make(name)).toMatch(/^r_01J0000000000000000000000A_01J0000000000000000000000B_/);
  expect(tokens.make(name)).toBe(tokens.make(name));
  expect(tokens.parse(tokens.make(name))).toEqual(name);
});

const secretOf = (token: string) => token.slice(token.indexOf('.'));

test('two tokens that differ in anything differ in their secret part', () => {
  const others = [
    { ...name, generation: 8 },
    { ...name, id: name.userId },
    { ...name, userId: name.id },
  ];
  expect(new Set([name, ...others].map((one) => secretOf(tokens.make(one)))).size).toBe(4);
});

test.each([
  ['with another generation', tokens.make(name).replace('_7.', '_8.')],
  ['of another server', new RefreshTokens('x'.repeat(32)).make(name)],
  ['with a leading zero', tokens.make(name).replace('_7.', '_07.')],
  ['cut short', tokens.make(name).slice(0, -1)],
  ['with something behind it', `${tokens.make(name)}\n`],
  ['that is empty', ''],
])('a token %s is not ours', (_, token) => {
  expect(tokens.parse(token)).toBeNull();
});
