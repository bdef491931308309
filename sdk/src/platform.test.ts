import { expect, test } from 'vitest';
import { followPlatform, makeId } from './platform.ts';

class Page extends EventTarget {
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
}

test('the page wakes the client when it is online or looked at again, and cuts it when the network goes', () => {
  const page = new Page();
  const signs: string[] = [];
  const unfollow = followPlatform({ onWake: () => signs.push('wake'), onOffline: () => signs.push('offline') }, page);
  page.dispatchEvent(new Event('offline'));
  page.dispatchEvent(new Event('online'));
  page.document.visibilityState = 'hidden';
  page.document.dispatchEvent(new Event('visibilitychange'));
  expect(signs).toEqual(['offline', 'wake']);
  page.document.visibilityState = 'visible';
  page.document.dispatchEvent(new Event('visibilitychange'));
  expect(signs).toEqual(['offline', 'wake', 'wake']);
  unfollow();
  page.dispatchEvent(new Event('online'));
  expect(signs).toHaveLength(3);
});

test('a platform without any of that is followed in silence', () => {
  expect(() => followPlatform({ onWake: () => undefined, onOffline: () => undefined }, {})()).not.toThrow();
});

test('where the platform makes no ids, they are as good as random', () => {
  expect(makeId({})).toMatch(/^[0-9a-f]{32}$/);
  expect(makeId({})).not.toBe(makeId({}));
});
