import { Redis, type RedisOptions } from 'ioredis';
import type { Clock } from '../../kernel/clock.ts';
import { BusUnavailable } from './event-bus.ts';
import type { RedisLocation } from './redis-url.ts';
import { SubscriberConnection } from './subscriber-connection.ts';
import { within } from './within.ts';

export interface RedisConnections {
  readonly publisher: Redis;
  readonly subscriber: SubscriberConnection;
}

export interface ConnectOptions {
  readonly location: RedisLocation;
  readonly name: string;
  readonly clock: Clock;
  /** 0 ≤ random() < 1. */
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly reconnectDelayMaxMs: number;
}

/**
 * Connects both, once: a start that fails says why. From then on they reconnect for ever, after delays that double from 50 ms up to the
 * given one, each drawn from its upper half so that the nodes do not come back all at once. @throws BusUnavailable within `timeoutMs`
 */
export async function connectBoth(options: ConnectOptions): Promise<RedisConnections> {
  const settings = settingsOf(options);
  const publisher = new Redis(settings);
  const subscriber = new SubscriberConnection(settings);
  await connectAll([publisher, subscriber], options);
  return { publisher, subscriber };
}

/** The same for one that commands go over. */
export async function connectOne(options: ConnectOptions): Promise<Redis> {
  const connection = new Redis(settingsOf(options));
  await connectAll([connection], options);
  return connection;
}

/** Closes the connection without a word. To `reconnect` is for one whose other side is silent. */
export function cut(connection: Redis, reconnect = false): void {
  surviveMoreErrors(connection);
  connection.disconnect(reconnect);
}

function settingsOf({ location, name, random, timeoutMs, reconnectDelayMaxMs }: ConnectOptions): RedisOptions {
  return {
    ...location.options,
    ...noQueues,
    lazyConnect: true,
    connectTimeout: timeoutMs,
    disconnectTimeout: 200,
    keepAlive: 10_000,
    connectionName: name,
    disableClientInfo: true,
    retryStrategy: (attempt) => backoffMs(attempt, reconnectDelayMaxMs, random),
  };
}

async function connectAll(connections: readonly Redis[], { location, clock, timeoutMs }: ConnectOptions): Promise<void> {
  try {
    const tooLate = (): Error => new Error(`it did not answer within ${timeoutMs} ms`);
    await within(clock, timeoutMs, Promise.all(connections.map(connectOnce)), tooLate);
    if (connections.some(({ status }) => status !== 'ready')) throw new Error('it closed the connection');
  } catch (error) {
    for (const connection of connections) cut(connection);
    throw new BusUnavailable(`Redis at ${location.address}, which TOKENIM_REDIS_URL names, cannot be used: ${reasonOf(error)}.`);
  }
}

/**
 * The message and nothing else. An error of ioredis carries the refused command with its arguments, so that of AUTH holds the password:
 * it must never reach a log as it is.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  if (!(error instanceof Error)) return 'unknown reason';
  const reason = error.message.replace(/[.\s]+$/, '');
  return /WRONGPASS|NOAUTH|invalid password/.test(reason) ? `it refuses the user or password (${reason})` : reason;
}

/**
 * What waits in a queue of ioredis has no bound, and what it sends again after a reconnect may come twice. A list of channels that it
 * was subscribing again when the connection broke once more is miscounted. So nothing waits and nothing is repeated: we do both.
 */
const noQueues = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
} satisfies RedisOptions;

/** The promise of `connect` only says that the connection closed; the reason comes before it, as an event. */
async function connectOnce(connection: Redis): Promise<void> {
  const failure = new Promise<never>((_resolve, reject) => {
    connection.on('error', (error) => {
      surviveMoreErrors(connection);
      reject(error);
    });
  });
  await Promise.race([connection.connect(), failure]);
}

/** A TLS socket whose certificate we refuse may emit a second error. ioredis listens for one only, and the next would end Node. */
function surviveMoreErrors(connection: Redis): void {
  const stream = streamOf(connection);
  if (stream !== undefined && !stream.listeners('error').includes(ignore)) stream.on('error', ignore);
}

/** Undefined before the first try to connect, whatever its type says. */
function streamOf(connection: Redis): Redis['stream'] | undefined {
  return connection.stream;
}

function ignore(): void {}

function backoffMs(attempt: number, maxMs: number, random: () => number): number {
  const fullMs = Math.min(maxMs, 50 * 2 ** Math.min(attempt, 20));
  return Math.round(fullMs * (0.5 + random() / 2));
}
