import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JsonValue } from '../../kernel/json.ts';
import { BusUnavailable, connectRedisBus, createMemoryBus, type BusLogger, type BusSubscription, type EventBus } from './index.ts';

describe('the bus in memory', () => {
  itIsABus(async (logger) => {
    const bus = createMemoryBus({ logger });
    return { nodes: [bus], close: () => bus.close() };
  });
});

describe('the bus over Redis', () => {
  const url = process.env['TOKENIM_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

  itIsABus(async (logger) => {
    const channelPrefix = `test-${randomUUID()}:`;
    const [one, two] = await Promise.all(['one', 'two'].map((nodeId) => connectRedisBus({ url, nodeId, logger, channelPrefix })));
    if (one === undefined || two === undefined) throw new Error('Two nodes were asked for.');
    const admin = new Redis(url);
    return {
      nodes: [one, two],
      async openTopics() {
        const channels = await admin.pubsub('CHANNELS', `${channelPrefix}*`);
        return channels.map((channel) => String(channel).slice(channelPrefix.length));
      },
      async close() {
        await Promise.all([one.close(), two.close(), admin.quit()]);
      },
    };
  });
});

interface BusUnderTest {
  /** Buses that hear each other; the first publishes where it does not matter. */
  readonly nodes: readonly [EventBus, ...EventBus[]];
  /** The topics that somebody listens to, as seen from outside of the nodes, where there is an outside. */
  openTopics?(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What every bus has to do, whatever carries it. */
function itIsABus(start: (logger: BusLogger) => Promise<BusUnderTest>): void {
  let bus: BusUnderTest;
  let here: EventBus;
  /** Another node than `here`, where there is one. */
  let there: EventBus;
  let log: string[];

  beforeEach(async () => {
    log = [];
    bus = await start(pino({}, { write: (line) => log.push(line) }));
    [here] = bus.nodes;
    there = bus.nodes.at(-1) ?? here;
  });
  afterEach(async () => {
    await bus.close();
  });

  describe('delivery', () => {
    test('a message reaches every listener of every node once', async () => {
      const heard = await Promise.all(bus.nodes.flatMap((node) => [listen(node, 'room'), listen(node, 'room')]));
      here.publish([{ topic: 'room', payload: 'hello' }]);
      await passed();
      for (const { payloads } of heard) expect(payloads).toEqual(['hello']);
    });

    test('the listeners of the publishing node are called before publish returns', async () => {
      const first = await listen(here, 'room');
      const second = await listen(here, 'room');
      here.publish([{ topic: 'room', payload: 1 }]);
      expect([first.payloads, second.payloads]).toEqual([[1], [1]]);
    });

    test('messages of one topic and publisher arrive in order, whatever else is published between them', async () => {
      const heard = await Promise.all(bus.nodes.map((node) => listen(node, 'room')));
      const other = await listen(there, 'other');
      for (let n = 0; n < 1_000; n += 4) {
        here.publish([n, n + 1].map((payload) => ({ topic: 'room', payload })));
        here.publish([
          { topic: 'room', payload: n + 2 },
          { topic: 'other', payload: n },
          { topic: 'room', payload: n + 3 },
        ]);
      }
      await passed();
      for (const { payloads } of heard) expect(payloads).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
      expect(other.payloads).toHaveLength(250);
    });

    test('a topic hears nothing of the others, also where one name begins with the other', async () => {
      const heard = await listen(there, 'c');
      here.publish([
        { topic: 'c2', payload: 'no' },
        { topic: '*', payload: 'no' },
        { topic: 'c', payload: 'yes' },
      ]);
      await passed();
      expect(heard.payloads).toEqual(['yes']);
    });

    test('what a listener publishes follows the message that it was called with, for everybody', async () => {
      await here.subscribe('room', (payload) => {
        if (payload === 'question') here.publish([{ topic: 'room', payload: 'answer' }]);
      });
      const heard = await Promise.all(bus.nodes.map((node) => listen(node, 'room')));
      here.publish([
        { topic: 'room', payload: 'question' },
        { topic: 'room', payload: 'next' },
      ]);
      expect(heard[0]?.payloads).toEqual(['question', 'next', 'answer']);
      await passed();
      for (const { payloads } of heard) expect(payloads).toEqual(['question', 'next', 'answer']);
    });

    test.each<[string, JsonValue]>([
      ['nothing', null],
      ['no text', ''],
      ['an empty list', []],
      ['lists in objects', { a: [1, -0.5, 1e300, { b: [[true, false, null]] }], '': {} }],
      ['line feeds and the zero character', 'node\n[1]\r\n\u0000\u0001'],
      ['all scripts', 'Ünïcödé 你好 مرحبا 👩‍👩‍👧 \u2028 \ufeff'],
      ['half a surrogate pair', '\ud83d'],
      ['bytes as text', String.fromCharCode(...Array.from({ length: 256 }, (_, n) => n))],
      ['a megabyte', '界'.repeat(350_000)],
      ['the name of a prototype', JSON.parse('{"__proto__":{"x":1},"constructor":2}')],
    ])('a payload of %s arrives as it was', async (_name, payload) => {
      const heard = await Promise.all(bus.nodes.map((node) => listen(node, 'room')));
      here.publish([{ topic: 'room', payload }]);
      await passed();
      for (const { payloads } of heard) expect(JSON.stringify(payloads)).toBe(JSON.stringify([payload]));
    });

    test('a listener that throws is logged and keeps nothing from the others', async () => {
      await Promise.all(
        bus.nodes.map((node) =>
          node.subscribe('room', () => {
            throw new Error('a listener of the test');
          }),
        ),
      );
      const heard = await Promise.all(bus.nodes.map((node) => listen(node, 'room')));
      here.publish([1, 2].map((payload) => ({ topic: 'room', payload })));
      await passed();
      for (const { payloads } of heard) expect(payloads).toEqual([1, 2]);
      expect(log.filter((line) => line.includes('a listener of the test'))).toHaveLength(2 * bus.nodes.length);
    });
  });

  describe('subscriptions', () => {
    test('unsubscribing stops the listener in that instant', async () => {
      const heard = await Promise.all(bus.nodes.map((node) => listen(node, 'room')));
      const gone = heard.map(({ subscription }) => subscription.unsubscribe());
      here.publish([{ topic: 'room', payload: 'late' }]);
      await Promise.all(gone);
      here.publish([{ topic: 'room', payload: 'later' }]);
      await passed();
      for (const { payloads } of heard) expect(payloads).toEqual([]);
    });

    test('a listener that another one unsubscribes does not hear the message that is being delivered', async () => {
      const subscriptions: BusSubscription[] = [];
      await here.subscribe('room', () => subscriptions.forEach((subscription) => void subscription.unsubscribe()));
      const heard = await listen(here, 'room');
      subscriptions.push(heard.subscription);
      here.publish([{ topic: 'room', payload: 1 }]);
      expect(heard.payloads).toEqual([]);
    });

    test('who unsubscribes, even twice, leaves the other listeners alone', async () => {
      const leaver = await listen(there, 'room');
      const stayer = await listen(there, 'room');
      await Promise.all([leaver.subscription.unsubscribe(), leaver.subscription.unsubscribe()]);
      await leaver.subscription.unsubscribe();
      here.publish([{ topic: 'room', payload: 1 }]);
      await passed();
      expect(stayer.payloads).toEqual([1]);
    });

    test('a topic without listeners is left', async () => {
      const heard = await Promise.all(bus.nodes.flatMap((node) => ['a', 'b', 'c'].map((topic) => listen(node, topic))));
      await expectOpen(['a', 'b', 'c']);
      await Promise.all(heard.map(({ subscription }) => subscription.unsubscribe()));
      await expectOpen([]);
    });

    test('however listeners come and go at once, those who stayed hear what follows and nobody else does', async () => {
      const come = fc.record({ node: fc.nat(bus.nodes.length - 1), stays: fc.boolean(), waits: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(fc.array(come, { maxLength: 12 }), async (comers) => {
          const ended: Promise<Heard & { readonly stays: boolean }>[] = [];
          for (const { node, stays, waits } of comers) {
            const arrival = listen(bus.nodes[node] ?? here, 'room').then(async (heard) => {
              if (!stays) await heard.subscription.unsubscribe();
              return { ...heard, stays };
            });
            ended.push(arrival);
            if (waits) await arrival;
          }
          const all = await Promise.all(ended);
          here.publish([{ topic: 'room', payload: 'now' }]);
          await passed();
          for (const { payloads, stays } of all) expect(payloads).toEqual(stays ? ['now'] : []);
          await Promise.all(all.map(({ subscription }) => subscription.unsubscribe()));
          await expectOpen([]);
        }),
        { numRuns: 60 },
      );
    });
  });

  describe('the end', () => {
    test('it answers a ping until it is closed', async () => {
      await here.ping();
      await here.close();
      await expect(here.ping()).rejects.toBeInstanceOf(BusUnavailable);
    });

    test('a closed bus delivers nothing, takes nothing and lets everybody go', async () => {
      const heard = await listen(here, 'room');
      await here.close();
      here.publish([{ topic: 'room', payload: 1 }]);
      expect(heard.payloads).toEqual([]);
      await expect(here.subscribe('room', () => undefined)).rejects.toBeInstanceOf(BusUnavailable);
      await heard.subscription.unsubscribe();
      await here.close();
    });

    test('what was published before close still reaches the other nodes', async () => {
      const heard = await listen(there, 'room');
      here.publish([{ topic: 'room', payload: 'last words' }]);
      await here.close();
      await vi.waitFor(() => expect(heard.payloads).toEqual(['last words']));
    });
  });

  async function expectOpen(topics: readonly string[]): Promise<void> {
    if (bus.openTopics !== undefined) expect((await bus.openTopics()).toSorted()).toEqual(topics);
  }

  /** Returns once everything that `here` has published so far has been delivered on every node: one publisher's messages keep their order. */
  async function passed(): Promise<void> {
    const ends = await Promise.all(bus.nodes.map((node) => listen(node, 'the end')));
    here.publish([{ topic: 'the end', payload: null }]);
    await vi.waitFor(() => expect(ends.every(({ payloads }) => payloads.length > 0)).toBe(true), { interval: 1, timeout: 5_000 });
    await Promise.all(ends.map(({ subscription }) => subscription.unsubscribe()));
  }
}

interface Heard {
  readonly payloads: readonly JsonValue[];
  readonly subscription: BusSubscription;
}

async function listen(node: EventBus, topic: string): Promise<Heard> {
  const payloads: JsonValue[] = [];
  return { payloads, subscription: await node.subscribe(topic, (payload) => payloads.push(payload)) };
}
