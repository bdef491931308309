import { createServer, type Server } from 'node:net';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { freePort } from '../../../test/support/free-port.ts';
import { startRedis, type PrivateService } from '../../../test/support/services.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { BusUnavailable, connectRedisBus, type BusSubscription, type EventBus, type RedisBus, type RedisBusOptions } from './index.ts';

let redis: PrivateService;
let admin: Redis;
let log: string;
const opened: RedisBus[] = [];

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await redis.stop();
});
beforeEach(() => {
  log = '';
  admin = new Redis(redis.url, { retryStrategy: () => 10 });
  admin.on('error', () => undefined);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((bus) => bus.close()));
  admin.disconnect();
});

describe('an outage', () => {
  test('after it every topic is heard again before anybody is told of the reconnect', async () => {
    const [one, two] = [await connect('one'), await connect('two')];
    const topics = Array.from({ length: 2_500 }, (_, n) => `topic ${n}`);
    const heard = await Promise.all(topics.map((topic) => listen(one, topic)));
    const openAtReconnect = new Promise<number>((resolve) => {
      one.onReconnect(() => void openTopics().then((open) => resolve(open.length)));
    });
    await redis.kill();
    await redis.restart();
    expect(await openAtReconnect).toBe(2_500);
    await eventually(() => two.ping().then(() => true), { what: 'the other node to be back' });
    two.publish(topics.map((topic) => ({ topic, payload: topic })));
    await eventually(() => heard.every(({ payloads }) => payloads.length === 1), { what: 'every topic to be heard' });
    expect(await eventually(() => log.includes('Redis is back'), { what: 'the log to say so' })).toBe(true);
  });

  test('also when the connection breaks again and again while the topics are being subscribed', async () => {
    const [one, two] = [await connect('one'), await connect('two')];
    const heard = await Promise.all(Array.from({ length: 5_000 }, (_, n) => listen(one, `topic ${n}`)));
    let reconnects = 0;
    one.onReconnect(() => (reconnects += 1));
    for (let broken = 0; broken < 20; broken++) {
      await eventually(async () => Number(await admin.client('KILL', 'TYPE', 'pubsub')) > 0, { what: 'a connection to break' });
    }
    await eventually(() => reconnects > 0, { what: 'the reconnect to be told' });
    await eventually(async () => (await openTopics()).length === 5_000, { what: 'every topic to be subscribed' });
    two.publish(heard.map((_, n) => ({ topic: `topic ${n}`, payload: n })));
    await eventually(() => heard.every(({ payloads }, n) => payloads[0] === n), { what: 'every topic to be heard' });
    expect(heard.every(({ payloads }) => payloads.length === 1)).toBe(true);
    await Promise.all(heard.map(({ subscription }) => subscription.unsubscribe()));
    expect(await openTopics()).toEqual([]);
  });

  test('publishing meanwhile reaches this node, never throws, is counted and not kept for later', async () => {
    const [one, two] = [await connect('one'), await connect('two')];
    const local = await listen(one, 'room');
    const remote = await listen(two, 'room');
    await redis.kill();
    await away(one);
    for (let n = 0; n < 10_000; n++) one.publish([{ topic: 'room', payload: n }]);
    expect(local.payloads).toHaveLength(10_000);
    expect(one.droppedMessages).toBe(10_000);
    await redis.restart();
    await Promise.all([back(one), back(two)]);
    one.publish([{ topic: 'room', payload: 'after' }]);
    await eventually(() => remote.payloads.length > 0, { what: 'the message after the outage' });
    expect(remote.payloads).toEqual(['after']);
    expect(log.match(/drops messages/g)).toHaveLength(1);
  });

  test('a subscription that is asked for meanwhile hears this node at once, and the others after it', async () => {
    const [one, two] = [await connect('one'), await connect('two')];
    await redis.kill();
    await away(one);
    const heard = await Promise.all([listen(one, 'room'), listen(one, 'room'), listen(one, 'hall')]);
    one.publish(['room', 'hall'].map((topic) => ({ topic, payload: 'meanwhile' })));
    expect(heard.map(({ payloads }) => payloads)).toEqual(heard.map(() => ['meanwhile']));
    const openAtReconnect = new Promise<string[]>((resolve) => {
      one.onReconnect(() => void openTopics().then(resolve));
    });
    await redis.restart();
    expect((await openAtReconnect).toSorted()).toEqual(['hall', 'room']);
    await back(two);
    two.publish(['room', 'hall'].map((topic) => ({ topic, payload: topic })));
    await eventually(() => heard.every(({ payloads }) => payloads.length === 2), { what: 'all three to hear' });
    await Promise.all(heard.map(({ subscription }) => subscription.unsubscribe()));
    expect(await openTopics()).toEqual([]);
  });

  test('a subscription that waits when it begins does not wait for its end', async () => {
    const one = await connect('one');
    await redis.freeze();
    const asked = Promise.all([listen(one, 'room'), listen(one, 'hall')]);
    await redis.kill();
    const heard = await asked;
    await redis.restart();
    await back(one);
    await eventually(async () => (await openTopics()).length === 2, { what: 'both to be subscribed' });
    await Promise.all(heard.map(({ subscription }) => subscription.unsubscribe()));
    expect(await openTopics()).toEqual([]);
  });

  test('who unsubscribes meanwhile is not subscribed again', async () => {
    const one = await connect('one');
    const [gone, kept] = [await listen(one, 'gone'), await listen(one, 'kept')];
    await redis.kill();
    await away(one);
    await gone.subscription.unsubscribe();
    await redis.restart();
    await eventually(async () => (await openTopics()).length > 0, { what: 'the connection to be back' });
    expect(await openTopics()).toEqual(['kept']);
    expect(kept.payloads).toEqual([]);
  });

  test('a ping says that Redis is away, and close does not wait for it', async () => {
    const one = await connect('one');
    await redis.kill();
    await away(one);
    await expect(one.ping()).rejects.toThrow(/^Redis at redis:\/\/127\.0\.0\.1:\d+ (is away|cannot be reached: .*)\.$/);
    await one.close();
    await redis.restart();
  });
});

describe('a Redis that is connected and silent', () => {
  test('does not make a heap of what is published, and is taken for gone', async () => {
    const one = await connect('one', { heartbeatMs: 20, unconfirmedBytesMax: 100_000, pingTimeoutMs: 50 });
    const heard = await listen(one, 'room');
    let reconnects = 0;
    one.onReconnect(() => (reconnects += 1));
    await redis.freeze();
    try {
      for (let n = 0; n < 1_000; n++) one.publish([{ topic: 'room', payload: 'x'.repeat(1_000) }]);
      expect(one.droppedMessages).toBeGreaterThan(900);
      expect(heard.payloads).toHaveLength(1_000);
      await expect(one.ping()).rejects.toThrow(/did not answer within 50 ms|is away/);
      await eventually(() => log.includes('"purpose":"subscribe"'), { what: 'the silence to be noticed' });
    } finally {
      redis.thaw();
    }
    await eventually(() => reconnects > 0, { what: 'the reconnect' });
    await back(one);
  });
});

describe('a Redis that is slow', () => {
  test('answers a subscription that was given up without harm to the next one for the same topic', async () => {
    const [one, two] = [await connect('one', { subscribeTimeoutMs: 500 }), await connect('two')];
    await redis.freeze();
    const next: Promise<Heard>[] = [];
    try {
      const givenUp = ['room', 'hall'].map(async (topic) => {
        const refusal = await refusalOf(listen(one, topic));
        if (topic === 'room') next.push(listen(one, topic));
        return refusal;
      });
      for (const refusal of givenUp)
        expect(await refusal).toMatch(/^Redis at redis:\/\/127.* did not answer within 500 ms to subscribe\.$/);
    } finally {
      redis.thaw();
    }
    const [heard] = await Promise.all(next);
    expect(await openTopics()).toEqual(['room']);
    two.publish([{ topic: 'room', payload: 'now' }]);
    await eventually(() => heard?.payloads.length === 1, { what: 'the topic to be heard' });
    await heard?.subscription.unsubscribe();
    expect(await openTopics()).toEqual([]);
  });
});

describe('a channel that Redis refuses', () => {
  afterEach(async () => {
    await admin.call('ACL', 'SETUSER', 'default', 'allchannels');
  });

  test('refuses the subscription in one sentence, leaves nothing behind, and keeps nothing from the other topics', async () => {
    const [one, two] = [await connect('one'), await connect('two')];
    await admin.call('ACL', 'SETUSER', 'default', 'resetchannels', '&tokenim:allowed*');
    const asked = Promise.allSettled(['allowed 1', 'forbidden', 'allowed 2', 'forbidden'].map((topic) => listen(one, topic)));
    const [first, refused, second, again] = await asked;
    for (const refusal of [refused, again]) expect(reasonOf(refusal)).toMatch(/^Redis at redis:\/\/\S+ refuses to subscribe: NOPERM .*\.$/);
    two.publish(['forbidden', 'allowed 1', 'allowed 2'].map((topic) => ({ topic, payload: topic })));
    await eventually(() => heardBy(first).length === 1 && heardBy(second).length === 1, { what: 'the others to hear' });
    await eventually(() => two.droppedMessages === 1, { what: 'the refused message to be counted' });

    await admin.call('ACL', 'SETUSER', 'default', 'allchannels');
    const heard = await listen(one, 'forbidden');
    two.publish([{ topic: 'forbidden', payload: 'now' }]);
    await eventually(() => heard.payloads.length > 0, { what: 'the topic to be heard at last' });
    expect(heard.payloads).toEqual(['now']);
  });

  test('what somebody else publishes on a channel of ours is logged and dropped', async () => {
    const one = await connect('one');
    const heard = await listen(one, 'room');
    for (const text of ['', 'garbage', 'one', 'two\n{"no":"list"}', 'two\n[1', 'one\n["an echo"]'])
      await admin.publish('tokenim:room', text);
    await admin.publish('tokenim:room', 'two\n["fine"]');
    await eventually(() => heard.payloads.length > 0, { what: 'the message that is fine' });
    expect(heard.payloads).toEqual(['fine']);
    expect(log.match(/Somebody else publishes/g)).toHaveLength(5);
  });
});

describe('the start', () => {
  let mute: Server | undefined;
  afterEach(async () => {
    mute?.close();
    mute = undefined;
    await admin.config('SET', 'requirepass', '');
  });

  test.each([
    ['', 'is not a URL'],
    ['127.0.0.1:6379', 'is not a URL'],
    ['http://127.0.0.1', 'is not a URL'],
    ['redis://', 'is not a URL'],
    ['redis://:s3cret%@host', 'holds a "%"'],
    ['redis://:s3cret@host/zero', 'may name a database by its number only'],
  ])('refuses the URL %j in a sentence about the setting', async (url, problem) => {
    const refusal = await refusalOf(connect('one', { url }));
    expect(refusal).toMatch(new RegExp(`^TOKENIM_REDIS_URL ${problem}.*\\.$`));
    expect(refusal).not.toContain('s3cret');
  });

  test('says that nothing listens there', async () => {
    const port = await freePort();
    const refusal = await refusalOf(connect('one', { url: `redis://user:s3cret@127.0.0.1:${port}/3` }));
    expect(refusal).toBe(
      `Redis at redis://127.0.0.1:${port}/3, which TOKENIM_REDIS_URL names, cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.`,
    );
  });

  test('gives up on a server that speaks no TLS', async () => {
    const refusal = await refusalOf(connect('one', { url: redis.url.replace('redis:', 'rediss:'), connectTimeoutMs: 100 }));
    expect(refusal).toMatch(/^Redis at rediss:.* cannot be used: it did not answer within 100 ms\.$/);
  });

  test('says that there is no such database', async () => {
    expect(await refusalOf(connect('one', { url: `${redis.url}/99` }))).toMatch(/cannot be used: ERR DB index is out of range\.$/);
  });

  test('says that the password is refused, and does not say the password', async () => {
    await admin.config('SET', 'requirepass', 's3cret');
    for (const password of ['', ':wr0ng@']) {
      const refusal = await refusalOf(connect('one', { url: redis.url.replace('//', `//${password}`) }));
      expect(refusal).toMatch(
        /^Redis at redis:\/\/127\.0\.0\.1:\d+, which TOKENIM_REDIS_URL names, cannot be used: it refuses the user or password/,
      );
      expect(refusal + log).not.toMatch(/s3cret|wr0ng/);
    }
    await connect('one', { url: redis.url.replace('//', '//:s3cret@') });
  });

  test('gives up on a server that takes the connection and says nothing', async () => {
    mute = createServer().listen(0, '127.0.0.1');
    await eventually(() => mute?.listening, { what: 'the mute server to listen' });
    const address = mute.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const refusal = await refusalOf(connect('one', { url: `redis://127.0.0.1:${port}`, connectTimeoutMs: 100 }));
    expect(refusal).toMatch(/cannot be used: it did not answer within 100 ms\.$/);
  });
});

interface Heard {
  readonly payloads: readonly JsonValue[];
  readonly subscription: BusSubscription;
}

async function listen(node: EventBus, topic: string): Promise<Heard> {
  const payloads: JsonValue[] = [];
  return { payloads, subscription: await node.subscribe(topic, (payload) => payloads.push(payload)) };
}

async function connect(nodeId: string, options: Partial<RedisBusOptions> = {}): Promise<RedisBus> {
  const bus = await connectRedisBus({
    url: redis.url,
    nodeId,
    logger: pino({}, { write: (line) => (log += line) }),
    reconnectDelayMaxMs: 20,
    ...options,
  });
  opened.push(bus);
  return bus;
}

/** Both connections have noticed that Redis is gone. */
async function away(bus: RedisBus): Promise<void> {
  await eventually(
    () =>
      bus.ping().then(
        () => false,
        (error: unknown) => String(error).endsWith('is away.'),
      ),
    { what: 'the node to notice' },
  );
  await eventually(() => ['publish', 'subscribe'].every((purpose) => log.includes(`"purpose":"${purpose}"`)), { what: 'both to notice' });
}

async function back(bus: RedisBus): Promise<void> {
  await eventually(() => bus.ping().then(() => true), { what: 'the node to be back' });
}

async function openTopics(): Promise<string[]> {
  const channels = await admin.pubsub('CHANNELS', 'tokenim:*');
  return channels.map((channel) => String(channel).slice('tokenim:'.length));
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([work]);
  return reasonOf(outcome);
}

function reasonOf(outcome: PromiseSettledResult<unknown> | undefined): string {
  if (outcome?.status !== 'rejected') throw new Error('It was not refused.');
  const reason: unknown = outcome.reason;
  if (!(reason instanceof BusUnavailable)) throw reason;
  return reason.message;
}

function heardBy(outcome: PromiseSettledResult<Heard> | undefined): Heard['payloads'] {
  if (outcome?.status !== 'fulfilled') throw new Error('It was refused.');
  return outcome.value.payloads;
}
