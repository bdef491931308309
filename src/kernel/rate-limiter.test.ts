import { expect, test } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

function setUp(max: number, windowMs: number) {
  const time = { nowMs: 1_800_000_000_000 };
  const limiter = new RateLimiter({ max, windowMs, now: () => time.nowMs });
  const takeMany = (key: string, count: number) =>
    Array.from({ length: count }, () => limiter.take(key)).filter((waitMs) => waitMs === 0).length;
  return { time, limiter, takeMany };
}

test('the whole limit may come at once; the next one is told when it may come, and then it may', () => {
  const { time, limiter, takeMany } = setUp(600, 10_000);
  expect(takeMany('alice', 600)).toBe(600);
  const waitMs = limiter.take('alice');
  expect(waitMs).toBe(16);
  time.nowMs += waitMs - 1;
  expect(limiter.take('alice')).toBe(1);
  time.nowMs += 1;
  expect(limiter.take('alice')).toBe(0);
});

test('what is refused makes nobody wait longer', () => {
  const { limiter, takeMany } = setUp(2, 10_000);
  takeMany('alice', 2);
  expect(Array.from({ length: 5 }, () => limiter.take('alice'))).toEqual([5_000, 5_000, 5_000, 5_000, 5_000]);
});

test('the limit comes back evenly within the window, and never more than the limit', () => {
  const { time, takeMany } = setUp(10, 10_000);
  expect(takeMany('alice', 100)).toBe(10);
  time.nowMs += 3_000;
  expect(takeMany('alice', 100)).toBe(3);
  time.nowMs += 3_600_000;
  expect(takeMany('alice', 100)).toBe(10);
});

test('keys do not count for each other', () => {
  const { takeMany } = setUp(5, 1_000);
  takeMany('alice', 5);
  expect(takeMany('bob', 5)).toBe(5);
});

test('in the long run nobody gets more than the limit, however often keys are forgotten', () => {
  const { time, limiter } = setUp(10, 1_000);
  let passed = 0;
  for (let ms = 0; ms < 60_000; ms += 7) {
    if (limiter.take('alice') === 0) passed += 1;
    time.nowMs += 7;
  }
  expect(passed).toBeGreaterThanOrEqual(600);
  expect(passed).toBeLessThanOrEqual(612);
});
