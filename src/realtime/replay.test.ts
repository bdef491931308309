import { expect, test } from 'vitest';
import { OneFeed, Reader } from '../../test/simulation/one-feed.ts';
import { SinkClosed, isUpToDate } from './replay.ts';

test('a replay waits for a slow reader', async () => {
  const one = new OneFeed();
  for (let i = 0; i < 3; i++) one.send();
  const reader = new Reader('alice');
  const goOn = reader.stall();
  const replayed = one.replayTo(reader).from(2);
  await one.world.time.run(10_000);
  expect(reader.got).toEqual([]);
  goOn();
  await replayed;
  expect(reader.got).toEqual(['v3', 'v4', 'v5']);
});

test('a replay ends when nobody receives it any more', async () => {
  const one = new OneFeed();
  for (let i = 0; i < 3; i++) one.send();
  const reader = new Reader('alice');
  reader.isOpen = false;
  await expect(one.replayTo(reader).from(2)).rejects.toThrow(SinkClosed);
  expect(reader.got).toEqual([]);
});

test('who is removed while a slow reader is waited for gets nothing more of the page', async () => {
  const one = new OneFeed();
  for (let i = 0; i < 3; i++) one.send();
  const reader = new Reader('alice');
  one.feed.attach(reader.attachment);
  one.feed.begin(one.place('alice'));
  const goOn = reader.stall();
  const replay = isUpToDate(one.replayTo(reader).from(2));
  await one.world.time.run(10);
  for (const change of [one.leave('alice'), one.send()]) one.feed.offer(change);
  await one.world.time.run(10_000);
  goOn();
  expect(await replay).toBe(false);
  expect(reader.got).toEqual([]);
});

test('of what comes during a replay only so much is kept; the rest is read', () => {
  const one = new OneFeed();
  const { attachment } = new Reader('alice');
  for (let i = 0; i < 101; i++) attachment.hold(one.send(), 100);
  expect([attachment.next(), attachment.next()]).toEqual(['overflow', null]);
});
