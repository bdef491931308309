import { expect, test } from 'vitest';
import { OneFeed, plain, Reader, sharing, SlowRenderer } from '../../test/simulation/one-feed.ts';
import type { Body } from '../../test/simulation/model/bodies.ts';
import type { LiveEvent } from './live-event.ts';
import type { Renderer } from './ports.ts';

test('what comes in order is with its readers before the bus gets its listener back', async () => {
  const one = new OneFeed();
  const reader = await one.live(new Reader('alice'));
  one.feed.offer(one.send());
  one.feed.offer(one.send());
  expect(reader.got).toEqual(['v3', 'v4']);
});

test('a change is rendered once for all who share a renderer', async () => {
  const one = new OneFeed();
  const rendered: LiveEvent<Body>[] = [];
  const renderer = sharing((event) => {
    rendered.push(event);
    return plain.render(event);
  });
  const readers = await Promise.all(['alice', 'bob', 'carol', 'alice'].map((userId) => one.live(new Reader(userId, renderer))));
  one.feed.offer(one.send());
  expect(rendered).toHaveLength(1);
  for (const { got } of readers) expect(got).toEqual(['v3']);
});

test('a change in which readers see something of their own is rendered for each of them, and every other once for all', async () => {
  const one = new OneFeed();
  const rendered: string[] = [];
  const rendererOf = (userId: string): Renderer<Body> => ({
    group: rendered,
    isShared: (event) => event.type === 'change' && event.change.version !== 4,
    render: (event) => {
      rendered.push(userId);
      return event.type === 'change' ? `v${event.change.version} for ${userId}` : '';
    },
  });
  const [alice, bob] = await Promise.all(['alice', 'bob'].map((userId) => one.live(new Reader(userId, rendererOf(userId)))));
  one.feed.offer(one.send());
  one.feed.offer(one.send());
  expect(rendered).toEqual(['alice', 'alice', 'bob']);
  expect(alice?.got).toEqual(['v3 for alice', 'v4 for alice']);
  expect(bob?.got).toEqual(['v3 for alice', 'v4 for bob']);
});

test('what is missing is waited for, then read from the database', async () => {
  const one = new OneFeed({ holeWaitMs: 20 });
  const reader = await one.live(new Reader('alice'));
  one.send();
  one.feed.offer(one.send());
  await one.world.time.run(19);
  expect([reader.got, one.truth.askedAtMs]).toEqual([[], []]);
  await one.world.time.run(1);
  expect(reader.got).toEqual(['v3', 'v4']);
});

test('what fills a hole in time is delivered without a look into the database', async () => {
  const one = new OneFeed({ holeWaitMs: 20 });
  const reader = await one.live(new Reader('alice'));
  const late = one.send();
  one.feed.offer(one.send());
  await one.world.time.run(10);
  one.feed.offer(late);
  expect(reader.got).toEqual(['v3', 'v4']);
  await one.world.time.run(10_000);
  expect(one.truth.askedAtMs).toEqual([]);
});

test('of what comes too early only so much is kept; the rest is read', async () => {
  const one = new OneFeed({ liveBufferMax: 2, holeWaitMs: 20 });
  const reader = await one.live(new Reader('alice'));
  const late = one.send();
  for (let i = 0; i < 5; i++) one.feed.offer(one.send());
  one.feed.offer(late);
  expect(reader.got).toEqual(['v3', 'v4', 'v5']);
  await one.world.time.run(40);
  expect(reader.got).toEqual(['v3', 'v4', 'v5', 'v6', 'v7', 'v8']);
});

test('while renderings take their time only so much waits for them; the rest is read once they are there', async () => {
  const one = new OneFeed({ liveBufferMax: 3, holeWaitMs: 20 });
  const renderer = new SlowRenderer();
  const reader = await one.live(new Reader('alice', renderer));
  const versions = Array.from({ length: 20 }, () => one.send()).map((change) => {
    one.feed.offer(change);
    return `v${change.version}`;
  });
  await one.world.time.run(10_000);
  expect(renderer.waitingCount).toBe(3);
  for (let i = 0; i < 20; i++) {
    renderer.answerAll();
    await one.world.time.run(100);
  }
  expect(reader.got).toEqual(versions);
});

test('while the database is away it is asked again, at growing intervals, and nothing is missing in the end', async () => {
  const one = new OneFeed({ holeWaitMs: 20 });
  const reader = await one.live(new Reader('alice'));
  one.truth.goAway(20_000);
  one.send();
  one.feed.offer(one.send());
  await one.world.time.run(30_000);
  expect(reader.got).toEqual(['v3', 'v4']);
  expect(one.truth.askedAtMs).toEqual([20, 120, 320, 720, 1_520, 3_120, 6_320, 11_320, 16_320, 21_320]);
});

test('a database that has not come as far as the bus is asked again at growing intervals', async () => {
  const one = new OneFeed({ holeWaitMs: 20 });
  await one.live(new Reader('alice'));
  one.feed.expect(5);
  await one.world.time.run(1_000);
  expect(one.truth.askedAtMs).toEqual([20, 120, 320, 720]);
});

test('a feed that was closed asks for nothing', async () => {
  const one = new OneFeed({ holeWaitMs: 20 });
  one.feed.expect(5);
  one.feed.close();
  await one.world.time.run(10_000);
  expect(one.truth.askedAtMs).toEqual([]);
});

test('a renderer that throws sends away its own readers and nobody else', async () => {
  const one = new OneFeed();
  const broken = sharing(() => {
    throw new Error('The template is broken.');
  });
  const [unlucky, lucky] = [await one.live(new Reader('alice', broken)), await one.live(new Reader('alice'))];
  one.feed.offer(one.send());
  one.feed.offer(one.send());
  await one.world.time.run(1);
  expect(unlucky.wasSentAway).toBe(true);
  expect(lucky.got).toEqual(['v3', 'v4']);
});

test('who leaves gets the last word behind what is still being rendered, and is let go of after that', async () => {
  const one = new OneFeed();
  const renderer = new SlowRenderer();
  const reader = await one.live(new Reader('alice', renderer));
  one.feed.offer(one.send());
  one.feed.offer(one.leave('alice'));
  one.feed.offer(one.send());
  await one.world.time.run(1);
  expect(reader.got).toEqual([]);
  renderer.answerAll();
  await one.world.time.run(1);
  expect(reader.got).toEqual(['v3', 'v4 left', 'over']);
});

test('who missed too much looks for themselves, from where they stood', async () => {
  const one = new OneFeed({ replayChangesMax: 10, holeWaitMs: 20 });
  const [changes, messages] = [await one.live(new Reader('alice')), await one.live(new Reader('bob', plain, 'messages'))];
  for (let i = 0; i < 11; i++) one.send();
  one.feed.expect(13);
  await one.world.time.run(20);
  expect([changes.restarts, messages.restarts]).toEqual([[2], [2]]);
  expect(one.feed.position).toMatchObject({ version: 13, lastSeq: 12 });
});
