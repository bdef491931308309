import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectRedisRoster, createMemoryRoster, RosterSpace, type Roster } from './index.ts';

const leaseMs = 60_000;

interface RosterUnderTest {
  node(name: string): Promise<Roster>;
  /** Lets so much time pass for the store. */
  wait(ms: number): Promise<void>;
  close(): Promise<void>;
}

describe('the roster in memory', () => {
  itIsARoster(async () => {
    const time = { nowMs: 0 };
    const space = new RosterSpace(() => time.nowMs);
    return {
      node: async (name) => createMemoryRoster(name, space),
      wait: async (ms) => void (time.nowMs += ms),
      close: async () => undefined,
    };
  });
});

describe('the roster in Redis', () => {
  const url = process.env['TOKENIM_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

  itIsARoster(async () => {
    const prefix = `test-${randomUUID()}:`;
    const admin = new Redis(url);
    const opened: Roster[] = [];
    return {
      async node(nodeId) {
        const roster = await connectRedisRoster({ url, prefix, nodeId, logger: pino({ level: 'silent' }) });
        opened.push(roster);
        return roster;
      },
      // Redis has a clock of its own: instead of it, the ends of the leases move.
      async wait(ms) {
        for (const key of await admin.keys(`${prefix}*`)) {
          const restMs = await admin.pttl(key);
          if (restMs > 0) await admin.pexpire(key, restMs - ms);
        }
      },
      async close() {
        await Promise.all(opened.map(async (roster) => roster.close()));
        await admin.quit();
      },
    };
  });

  test('leaves no keys behind once everybody has left', async () => {
    const prefix = `test-${randomUUID()}:`;
    const roster = await connectRedisRoster({ url, prefix, nodeId: 'one', logger: pino({ level: 'silent' }) });
    await roster.renew(leaseMs);
    await roster.write(new Map([['alice', 'here']]));
    await roster.leave(0);
    await roster.close();
    const admin = new Redis(url);
    expect(await admin.keys(`${prefix}*`)).toEqual([]);
    await admin.quit();
  });
});

/** What every roster has to do, wherever it is kept. */
function itIsARoster(start: () => Promise<RosterUnderTest>): void {
  let store: RosterUnderTest;
  let one: Roster;
  let two: Roster;
  beforeEach(async () => {
    store = await start();
    [one, two] = [await store.node('one'), await store.node('two')];
    expect([await one.renew(leaseMs), await two.renew(leaseMs)]).toEqual([false, false]);
  });
  afterEach(async () => store.close());

  const notes = async (roster: Roster, member: string) => Object.fromEntries((await roster.read([member])).get(member) ?? []);

  test('what a node writes, all nodes read, beside what the others wrote', async () => {
    await one.write(new Map([['alice', 'a1'], ['bob', 'b1']])); // prettier-ignore
    await two.write(new Map([['alice', 'a2']]));
    for (const roster of [one, two]) {
      const found = await roster.read(['alice', 'bob', 'carla']);
      expect([...found.keys()].toSorted()).toEqual(['alice', 'bob']);
      expect(Object.fromEntries(found.get('alice') ?? [])).toEqual({ [one.nodeId]: 'a1', [two.nodeId]: 'a2' });
      expect(Object.fromEntries(found.get('bob') ?? [])).toEqual({ [one.nodeId]: 'b1' });
    }
  });

  test('a note is replaced and taken away', async () => {
    await one.write(new Map([['alice', 'first']]));
    await one.write(new Map([['alice', 'second']]));
    expect(await notes(two, 'alice')).toEqual({ [one.nodeId]: 'second' });
    await one.write(new Map([['alice', null]]));
    expect(await notes(two, 'alice')).toEqual({});
  });

  test('more members than go into one command are written, read and struck', async () => {
    const members = Array.from({ length: 1_203 }, (_, i) => `member ${i}`);
    await one.write(new Map(members.map((member) => [member, member])));
    expect([...(await two.read(members)).keys()]).toEqual(members);
    await store.wait(leaseMs * 2);
    await two.renew(leaseMs);
    const struck = (await two.strike()).filter(({ nodeId }) => nodeId === one.nodeId);
    expect(struck.flatMap((each) => each.members).toSorted()).toEqual(members.toSorted());
    expect((await two.read(members)).size).toBe(0);
  });

  test('nobody strikes a node that keeps its lease, or itself', async () => {
    await one.write(new Map([['alice', 'here']]));
    for (let i = 0; i < 4; i++) {
      await store.wait(leaseMs / 2);
      expect(await one.renew(leaseMs)).toBe(true);
      expect((await two.strike()).filter(({ nodeId }) => nodeId !== two.nodeId)).toEqual([]);
    }
    expect(await notes(two, 'alice')).toEqual({ [one.nodeId]: 'here' });
  });

  test('what a dead node wrote is struck, and one of the others is told', async () => {
    await one.write(new Map([['alice', 'here']]));
    const { nodeId } = one;
    await store.wait(leaseMs * 2);
    const three = await store.node('three');
    await Promise.all([two.renew(leaseMs), three.renew(leaseMs)]);
    const told = (await Promise.all([two.strike(), three.strike()])).flat().filter(({ members }) => members.length > 0);
    expect(told).toEqual([{ nodeId, members: ['alice'] }]);
    expect(await notes(two, 'alice')).toEqual({});
    expect(await two.strike()).toEqual([]);
  });

  test('a node that had lost its lease is told, gets another name and writes anew', async () => {
    await one.write(new Map([['alice', 'before']]));
    const before = one.nodeId;
    await store.wait(leaseMs * 2);
    expect(await one.renew(leaseMs)).toBe(false);
    expect(one.nodeId).not.toBe(before);
    await one.write(new Map([['alice', 'after']]));
    // Whoever strikes it late takes away what it wrote before and nothing else.
    await two.renew(leaseMs);
    await two.strike();
    expect(await notes(two, 'alice')).toEqual({ [one.nodeId]: 'after' });
  });

  test('a node that leaves takes its notes along, or leaves them for a while', async () => {
    await one.write(new Map([['alice', 'here']]));
    await two.write(new Map([['alice', 'there']]));
    const [left, gone] = [one.nodeId, two.nodeId];
    await two.leave(0);
    await one.leave(leaseMs);
    const three = await store.node('three');
    await three.renew(leaseMs * 4);
    expect(await notes(three, 'alice')).toEqual({ [left]: 'here' });
    expect(gone).not.toBe(left);
    await store.wait(leaseMs * 2);
    expect(await three.strike()).toEqual([{ nodeId: left, members: ['alice'] }]);
  });
}
