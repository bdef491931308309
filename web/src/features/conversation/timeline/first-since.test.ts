import { expect, test } from 'vitest';
import { firstSince } from './first-since.ts';

const hourMs = 3_600_000;
const begin = Date.parse('2026-01-01T00:00:00Z');
const sentAt = (seq: number): Date => new Date(begin + seq * hourMs);

/** One message an hour, of which the viewer sees those from that one on. */
const historyFrom = (firstVisible: number, asked: number[]) => async (seq: number) => {
  asked.push(seq);
  const shown = Math.max(seq, firstVisible);
  return { seq: shown, createdAt: sentAt(shown).toISOString() };
};

test.each([
  ['the first message', -5, 1],
  ['a message that was sent in that moment', 4_321, 4_321],
  ['the next one, where that moment was between two', 4_320.5, 4_321],
  ['the last one, where nothing has been sent since', 20_000, 10_000],
])('among ten thousand messages it finds %s', async (_, hour, seq) => {
  const asked: number[] = [];
  expect(await firstSince(sentAt(hour), 10_000, historyFrom(1, asked))).toBe(seq);
  expect(asked.length).toBeLessThanOrEqual(14);
});

test('what the viewer may not see does not lead it astray', async () => {
  expect(await firstSince(sentAt(7_000), 10_000, historyFrom(6_000, []))).toBe(7_000);
  expect(await firstSince(sentAt(10), 10_000, historyFrom(6_000, []))).toBeLessThanOrEqual(6_000);
});
