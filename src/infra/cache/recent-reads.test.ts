import { expect, test } from 'vitest';
import { RecentReads } from './recent-reads.ts';

const setUp = (entriesMax = 10) => {
  const time = { nowMs: 0 };
  return { time, reads: new RecentReads<string, { n: number }>({ entriesMax, staleMsMax: 5_000, now: () => time.nowMs }) };
};

test('a value is good for its time, counted from before the read', () => {
  const { time, reads } = setUp();
  const store = reads.beginRead();
  time.nowMs = 1_000;
  store('a', { n: 1 });
  time.nowMs = 4_999;
  expect(reads.get('a')).toEqual({ n: 1 });
  time.nowMs = 5_000;
  expect(reads.get('a')).toBeUndefined();
});

test('what was read before a change was heard is not remembered after it', () => {
  const { reads } = setUp();
  const store = reads.beginRead();
  reads.forget('a');
  store('a', { n: 1 });
  expect(reads.get('a')).toBeUndefined();
});

test('the number of values is bounded', () => {
  const { reads } = setUp(2);
  for (const key of ['a', 'b', 'c']) reads.beginRead()(key, { n: 1 });
  expect(['a', 'b', 'c'].map((key) => reads.get(key) !== undefined)).toEqual([false, true, true]);
});

test('values can be forgotten by what they hold', () => {
  const { reads } = setUp();
  reads.beginRead()('a', { n: 1 });
  reads.beginRead()('b', { n: 2 });
  reads.forgetWhere(({ n }) => n === 1);
  expect([reads.get('a'), reads.get('b')]).toEqual([undefined, { n: 2 }]);
});
