import { expect, test } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { checkNewPassword } from './passwords.ts';

test.each(['correct horse', '密码密码密码密码一二', '😀😁😂🤣😃😄😅😆', 'x7$kQ2!m', 'a b c d e f g h'])(
  'the password %j is taken',
  (password) => {
    expect(() => checkNewPassword(password, 'alice', 'f')).not.toThrow();
  },
);

test.each([
  'short',
  '😀'.repeat(7),
  '',
  'ab'.repeat(64) + 'c',
  'password',
  'PassWord1',
  'iloveyou',
  '12345678',
  '        ',
  'aaaaaaaaaa',
  'alice.liddell',
  'ALICE.Liddell',
])('the password %j is refused, and the refusal names the input', (password) => {
  expect(() => checkNewPassword(password, 'alice.liddell', 'f')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', field: 'f' }));
});

test('a refusal never repeats the password', () => {
  expect(() => {
    checkNewPassword('qwertyuiop', 'alice', 'f');
  }).toThrow(/^((?!qwertyuiop).)+$/);
});

test('the list holds a thousand passwords and more, all in the form in which they are looked up', () => {
  expect(commonPasswords.size).toBeGreaterThan(1_000);
  const odd = [...commonPasswords].filter(
    (password) => password !== password.normalize('NFKC').toLowerCase() || Array.from(password).length < 8,
  );
  expect(odd).toEqual([]);
});
