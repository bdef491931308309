import { expect, test } from 'vitest';
import { BadInput } from '../../kernel/errors.ts';
import { checkUsername } from './usernames.ts';

test('a username is kept in lower case, without white space around it', () => {
  expect(checkUsername(' Alice.B-c_9 ', 'input.username')).toBe('alice.b-c_9');
});

test.each(['ab', 'a'.repeat(33), '1abc', '.abc', 'a b c', 'ålice', 'alice\u0000', 'alice\n1', 'İstanbul', ''])(
  'the username %j is refused, and the refusal names the input',
  (username) => {
    expect(() => checkUsername(username, 'input.username')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', field: 'input.username' }),
    );
  },
);

test.each(['admin', 'Admin', 'ad.min', 'system', 'TokenIM', 'root'])('the username %s is reserved', (username) => {
  expect(() => checkUsername(username, 'input.username')).toThrow(BadInput);
});

test('names at both ends of the length are taken', () => {
  expect(checkUsername('bob', 'f')).toBe('bob');
  expect(checkUsername('b'.repeat(32), 'f')).toHaveLength(32);
});
