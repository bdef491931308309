import { expect, test } from 'vitest';
import { defaultLimits } from '../../kernel/limits.ts';
import { Attempts } from './attempts.ts';
import { AuthLimits, networkOf } from './limits.ts';

const minuteMs = 60_000;
const rateLimited: unknown = expect.objectContaining({ code: 'RATE_LIMITED' });

function setUp() {
  const time = { nowMs: 1_800_000_000_000 };
  const limits = new AuthLimits(
    { ...defaultLimits, loginAttemptsPerAccountMax: 2, loginAttemptsPerAddressMax: 3, registrationsPerAddressMax: 1 },
    () => time.nowMs,
  );
  return { time, limits };
}

test('an account may be guessed at so often in 15 minutes, from wherever; then the refusal says when to come back', () => {
  const { time, limits } = setUp();
  limits.passwordGuess('alice', '10.0.0.1');
  time.nowMs += 5 * minuteMs;
  limits.passwordGuess('alice', '10.0.0.2');
  const guess = () => limits.passwordGuess('alice', '10.0.0.3');
  expect(guess).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', retryAfterMs: 10 * minuteMs }));
  expect(guess).toThrow(/10 minutes/);
  limits.passwordGuess('bob', '10.0.0.3');
  time.nowMs += 10 * minuteMs;
  expect(() => limits.passwordGuess('alice', '10.0.0.3')).not.toThrow();
  expect(() => limits.passwordGuess('alice', '10.0.0.3')).toThrow(rateLimited);
});

test('an address may guess so often, whatever the accounts', () => {
  const { limits } = setUp();
  for (const name of ['a', 'b', 'c']) limits.passwordGuess(name, '10.0.0.1');
  expect(() => limits.passwordGuess('d', '10.0.0.1')).toThrow(rateLimited);
});

test('logins that go well do not count', () => {
  const { limits } = setUp();
  for (let i = 0; i < 50; i++) limits.passwordGuess('alice', '10.0.0.1').forgive();
  expect(() => limits.passwordGuess('alice', '10.0.0.1')).not.toThrow();
});

test('a refused guess does not count against the address', () => {
  const { limits } = setUp();
  limits.passwordGuess('alice', '10.0.0.1');
  limits.passwordGuess('alice', '10.0.0.1');
  for (let i = 0; i < 10; i++) expect(() => limits.passwordGuess('alice', '10.0.0.1')).toThrow(rateLimited);
  expect(() => limits.passwordGuess('bob', '10.0.0.1')).not.toThrow();
});

test('new accounts of one address are counted by the hour', () => {
  const { time, limits } = setUp();
  limits.registration('10.0.0.1');
  expect(() => limits.registration('10.0.0.1')).toThrow(rateLimited);
  time.nowMs += 60 * minuteMs;
  expect(() => limits.registration('10.0.0.1')).not.toThrow();
});

test('what is remembered is bounded', () => {
  const attempts = new Attempts({ attemptsMax: 1, windowMs: minuteMs, now: () => 0, keysMax: 2 });
  for (const key of ['a', 'b', 'c']) attempts.take(key);
  expect(attempts.take('a')).toBeTypeOf('object');
  expect(attempts.take('c')).toBe(minuteMs);
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:0DB8::1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('the address %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
