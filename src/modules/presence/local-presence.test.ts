import { beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../kernel/clock.ts';
import { LocalPresence } from './local-presence.ts';

const graceMs = 10_000;

/** A clock that is moved by hand. */
class HandClock implements Clock {
  private nowMs = 0;
  private timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.nowMs + delayMs, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  pass(ms: number): void {
    this.nowMs += ms;
    const due = this.timers.filter(({ at }) => at <= this.nowMs);
    this.timers = this.timers.filter(({ at }) => at > this.nowMs);
    for (const { run } of due) run();
  }
}

describe('what the sockets of a node make of a user', () => {
  let clock: HandClock;
  let told: (string | null)[];
  let arrived: string[];
  let local: LocalPresence;
  const viewer = (sessionId: string) => ({ userId: 'alice', sessionId, expiresAtMs: 0 });
  const [one, other] = [{}, {}];
  beforeEach(() => {
    clock = new HandClock();
    told = [];
    arrived = [];
    local = new LocalPresence({
      clock,
      graceMs,
      onArrived: (userId) => {
        arrived.push(userId);
        local.setInvisible(userId, false);
      },
      onChanged: (_userId, status) => told.push(status),
    });
  });

  test('a page that is reloaded in the grace period is not heard of', () => {
    local.opened(one, viewer('s1'));
    local.closed(one);
    clock.pass(graceMs - 1);
    local.opened(other, viewer('s1'));
    clock.pass(graceMs * 2);
    expect(told).toEqual(['ONLINE']);
    local.closed(other);
    clock.pass(graceMs);
    expect(told).toEqual(['ONLINE', null]);
    expect(arrived).toEqual(['alice']);
  });

  test('what is left of a socket does not count beside a new one of the same session, but beside those of others', () => {
    local.opened(one, viewer('s1'));
    local.closed(one);
    local.opened(other, viewer('s1'));
    local.set(other, 'AWAY');
    expect(told).toEqual(['ONLINE', 'AWAY']);
    const third = {};
    local.opened(third, viewer('s2'));
    local.closed(third);
    expect(told).toEqual(['ONLINE', 'AWAY', 'ONLINE']);
    clock.pass(graceMs);
    expect(told).toEqual(['ONLINE', 'AWAY', 'ONLINE', 'AWAY']);
  });

  test('nobody is shown before it is known whether they want to be seen', () => {
    const unknown = new LocalPresence({ clock, graceMs, onArrived: () => undefined, onChanged: (_userId, status) => told.push(status) });
    unknown.opened(one, viewer('s1'));
    expect(told).toEqual([]);
    unknown.setInvisible('alice', true);
    expect(told).toEqual([]);
    unknown.setInvisible('alice', false);
    unknown.setInvisible('alice', true);
    expect(told).toEqual(['ONLINE', null]);
    expect([...unknown.present()]).toEqual([]);
  });

  test('a choice is for one socket, or for those of one session', () => {
    local.opened(one, viewer('s1'));
    local.opened(other, viewer('s2'));
    local.setSession('alice', 's1', 'OFFLINE');
    expect(told).toEqual(['ONLINE']);
    expect(local.set(other, 'AWAY')).toBe(true);
    expect(told).toEqual(['ONLINE', 'AWAY']);
    expect(local.set({}, 'ONLINE')).toBe(false);
    local.closed({});
    local.setSession('nobody', 's1', 'AWAY');
    expect(told).toEqual(['ONLINE', 'AWAY']);
  });

  test('of whom is gone nothing is kept, and nothing happens once it is stopped', () => {
    local.opened(one, viewer('s1'));
    local.closed(one);
    clock.pass(graceMs);
    expect(local.userIds).toEqual([]);
    local.opened(one, viewer('s1'));
    local.closed(one);
    local.stop();
    clock.pass(graceMs);
    expect(told).toEqual(['ONLINE', null, 'ONLINE']);
  });
});
