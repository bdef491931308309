import { expect, test } from 'vitest';
import { judge } from './rotation.ts';
import type { StoredSession } from './session.ts';

const session: StoredSession = {
  userId: 'U',
  id: 'S',
  deviceName: null,
  refreshHash: 'third',
  previousRefreshHash: 'second',
  generation: 2,
  rotatedAt: 1_000,
  createdAt: 0,
  lastSeenAt: 0,
  expiresAt: 9_999_999,
};

test('the present token rotates, at any time', () => {
  expect(judge(session, 2, 'third', 5_000_000)).toBe('rotate');
});

test('the token before it repeats for 60 s, and is a replay from then on', () => {
  expect(judge(session, 1, 'second', 60_999)).toBe('repeat');
  expect(judge(session, 1, 'second', 61_000)).toBe('replay');
});

test('any older token is a replay at once', () => {
  expect(judge(session, 0, 'first', 1_000)).toBe('replay');
});

test('a token of the future, as after restoring a backup, is unknown', () => {
  expect(judge(session, 3, 'fourth', 1_000)).toBe('unknown');
});
