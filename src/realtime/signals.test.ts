import { expect, test } from 'vitest';
import type { LiveEvent } from './live-event.ts';
import type { Renderer } from './ports.ts';
import { Signals, type Watcher } from './signals.ts';

/** A renderer for everybody. */
function rendererOf(render: Renderer<string>['render']): Renderer<string> {
  return { group: {}, isShared: () => true, render };
}

/** Renders at once, and counts. */
function renderer(): Renderer<string> & { count: number } {
  return {
    group: {},
    isShared: () => true,
    count: 0,
    render(event: LiveEvent<string>) {
      this.count++;
      return event.type === 'signal' ? event.body : 'something else';
    },
  };
}

function watcher(userId: string, shared: Renderer<string>, hasRoom = () => true) {
  const got: string[] = [];
  const one: Watcher<string> & { readonly got: string[] } = {
    userId,
    renderer: shared,
    got,
    sink: {
      isOpen: true,
      emit: () => undefined,
      offer: (payload) => {
        if (hasRoom()) got.push(payload);
        return hasRoom();
      },
      complete: () => undefined,
      retryLater: () => undefined,
      drained: () => Promise.resolve(),
    },
  };
  return one;
}

test('a thousand watchers with one document cost one rendering', () => {
  const shared = renderer();
  const signals = new Signals<string>();
  const watchers = Array.from({ length: 1_000 }, (_, i) => watcher(`u${i}`, shared));
  for (const each of watchers) signals.add(each);
  signals.tell('here');
  expect(shared.count).toBe(1);
  expect(watchers.every(({ got }) => got.length === 1)).toBe(true);
  signals.tell('there', ({ userId }) => userId === 'u7');
  expect(watchers.filter(({ got }) => got.length === 2).map(({ userId }) => userId)).toEqual(['u7']);
});

test('what takes longer to be rendered is not overtaken', async () => {
  let finish = (_text: string): void => undefined;
  const slow = rendererOf((event) => {
    if (event.type !== 'signal' || event.body !== 'first') return 'second';
    return new Promise<string>((resolve) => (finish = resolve));
  });
  const signals = new Signals<string>();
  const one = watcher('u1', slow);
  signals.add(one);
  signals.tell('first');
  signals.tellOne(one, 'second');
  expect(one.got).toEqual([]);
  finish('first');
  await expect.poll(() => one.got).toEqual(['first', 'second']);
  signals.tell('third');
  expect(one.got).toEqual(['first', 'second', 'second']);
});

test('who misses something is named: for want of room, for a rendering that failed, and when too many wait', async () => {
  const missed: string[] = [];
  const signals = new Signals<string>(({ userId }) => missed.push(userId));
  const [brisk, slow] = [watcher('brisk', renderer()), watcher('slow', renderer(), () => false)];
  const failing = watcher(
    'failing',
    rendererOf(() => Promise.reject(new Error('The database is away.'))),
  );
  const throwing = watcher(
    'throwing',
    rendererOf(() => {
      throw new Error('A bug.');
    }),
  );
  for (const each of [brisk, slow, failing, throwing]) signals.add(each);
  signals.tell('here');
  await expect.poll(() => missed.toSorted()).toEqual(['failing', 'slow', 'throwing']);
  expect(brisk.got).toEqual(['here']);

  missed.length = 0;
  const hanging = watcher(
    'hanging',
    rendererOf(() => new Promise<string>(() => undefined)),
  );
  for (const each of [slow, failing, throwing]) signals.remove(each);
  signals.add(hanging);
  for (let i = 0; i < 20; i++) signals.tell(`${i}`);
  expect(missed).toEqual(['hanging', 'hanging', 'hanging', 'hanging']);
  expect(brisk.got).toHaveLength(21);
});

test('nothing is kept of those who went', () => {
  const signals = new Signals<string>();
  const one = watcher('u1', renderer());
  signals.add(one);
  signals.remove(one);
  signals.tell('here');
  signals.tellOne(one, 'here');
  expect(signals.isEmpty).toBe(true);
  expect(one.got).toEqual([]);
});
