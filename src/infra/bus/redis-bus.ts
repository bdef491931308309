import { randomInt } from 'node:crypto';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { systemClock, type Clock } from '../../kernel/clock.ts';
import { BusUnavailable, type BusListener, type BusLogger, type BusMessage, type BusSubscription, type EventBus } from './event-bus.ts';
import { logOutages } from './outages.ts';
import { watchPulse } from './pulse.ts';
import { RedisChannels } from './redis-channels.ts';
import { connectBoth, cut, reasonOf, type RedisConnections } from './redis-connections.ts';
import { RedisPublisher } from './redis-publisher.ts';
import { parseRedisUrl } from './redis-url.ts';
import { RedisWire, type Arrival } from './redis-wire.ts';
import { notify } from './registration.ts';
import { Turns } from './turns.ts';
import { within } from './within.ts';

export interface RedisBusOptions {
  /** `redis://user:password@host:6379` or `rediss://…` */
  readonly url: string;
  /** Differs from node to node: 1 to 64 visible ASCII characters. */
  readonly nodeId: string;
  readonly logger: BusLogger;
  /** Nodes with the same prefix hear each other. Default `tokenim:`. */
  readonly channelPrefix?: string;
  readonly clock?: Clock;
  /** 0 ≤ random() < 1. Spreads the reconnects of the nodes. */
  readonly random?: () => number;
  /** For the start. Default 5,000. */
  readonly connectTimeoutMs?: number;
  /** How long `subscribe` waits for Redis to come back. Default 10,000. */
  readonly subscribeTimeoutMs?: number;
  /** Default 2,000; also for `close`. */
  readonly pingTimeoutMs?: number;
  /** A Redis that is silent for three of these is taken for gone. Default 5,000. */
  readonly heartbeatMs?: number;
  /** Longest pause between two tries to reconnect. Default 2,000. */
  readonly reconnectDelayMaxMs?: number;
  /** What may be on its way to Redis; more is dropped. Default 16 MiB. */
  readonly unconfirmedBytesMax?: number;
}

export interface RedisBus extends EventBus {
  /** Messages that the other nodes did not get from here, since the start. They were delivered on this node. */
  readonly droppedMessages: number;
}

/** A bus between all nodes at this Redis. @throws BusUnavailable with a sentence that names TOKENIM_REDIS_URL and no password */
export async function connectRedisBus(options: RedisBusOptions): Promise<RedisBus> {
  const { url, nodeId, clock = systemClock, random = spread, connectTimeoutMs = 5_000, reconnectDelayMaxMs = 2_000 } = options;
  const location = parseRedisUrl(url);
  const wire = new RedisWire(nodeId);
  const name = `tokenim-bus-${nodeId}`;
  const connections = await connectBoth({ location, name, clock, random, timeoutMs: connectTimeoutMs, reconnectDelayMaxMs });
  return new ConnectedRedisBus({ ...options, clock, ...connections, wire, address: location.address });
}

const spread = (): number => randomInt(1_000_000) / 1_000_000;

interface ConnectedOptions extends RedisBusOptions, RedisConnections {
  readonly clock: Clock;
  readonly wire: RedisWire;
  readonly address: string;
}

class ConnectedRedisBus implements RedisBus {
  private readonly pubSub: RedisPubSub;
  private readonly channels: RedisChannels;
  private readonly sender: RedisPublisher;
  private readonly turns = new Turns();
  private readonly reconnectListeners: (() => void)[] = [];
  private readonly stopPulse: () => void;
  private readonly prefix: string;
  private isClosed = false;

  constructor(private readonly options: ConnectedOptions) {
    const { publisher, subscriber, wire, address, clock, logger, heartbeatMs = 5_000, channelPrefix = 'tokenim:' } = options;
    const { subscribeTimeoutMs = 10_000, unconfirmedBytesMax = 16_777_216 } = options;
    const { serialize: serializer, deserialize: deserializer } = wire;
    // As bytes, so that the text of an echo is never decoded.
    this.pubSub = new RedisPubSub({ publisher, subscriber, serializer, deserializer, messageEventName: 'messageBuffer' });
    this.prefix = channelPrefix;
    const shared = { pubSub: this.pubSub, prefix: channelPrefix, logger };
    this.sender = new RedisPublisher({ ...shared, connection: publisher, unconfirmedBytesMax });
    this.channels = new RedisChannels({ ...shared, connection: subscriber, address, clock, subscribeTimeoutMs, onArrival: this.onArrival });
    this.stopPulse = watchPulse([publisher, subscriber], clock, heartbeatMs);
    logOutages(publisher, { logger, address, purpose: 'publish' });
    logOutages(subscriber, { logger, address, purpose: 'subscribe' });
    subscriber.on('ready', () => void this.comeBack());
  }

  get droppedMessages(): number {
    return this.sender.droppedMessages;
  }

  publish(messages: readonly BusMessage[]): void {
    if (this.isClosed || messages.length === 0) return;
    this.turns.run(() => {
      for (const { topic, payload } of messages) notify(this.channels.registrationsOf(topic), payload, this.options.logger);
      this.sender.send(messages);
    });
  }

  async subscribe(topic: string, listener: BusListener): Promise<BusSubscription> {
    return this.channels.subscribe(topic, listener);
  }

  onReconnect(listener: () => void): void {
    this.reconnectListeners.push(listener);
  }

  async ping(): Promise<void> {
    const { publisher, subscriber, clock, address, pingTimeoutMs = 2_000 } = this.options;
    if (this.isClosed) throw new BusUnavailable('The bus is closed.');
    if (publisher.status !== 'ready' || subscriber.status !== 'ready') throw new BusUnavailable(`Redis at ${address} is away.`);
    const tooLate = (): Error => new BusUnavailable(`Redis at ${address} did not answer within ${pingTimeoutMs} ms.`);
    try {
      await within(clock, pingTimeoutMs, Promise.all([publisher.ping(), subscriber.ping()]), tooLate);
    } catch (error) {
      throw error instanceof BusUnavailable ? error : new BusUnavailable(`Redis at ${address} cannot be reached: ${reasonOf(error)}.`);
    }
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stopPulse();
    this.channels.close();
    const { publisher, subscriber, clock, pingTimeoutMs = 2_000 } = this.options;
    try {
      await within(clock, pingTimeoutMs, this.pubSub.close(), () => new Error('Redis does not answer.'));
    } catch {
      // It is away: nobody there to take leave of.
      cut(publisher);
      cut(subscriber);
    }
  }

  private readonly onArrival = (arrival: Arrival | undefined): void => {
    if (arrival === undefined || this.isClosed) return;
    const topic = arrival.channel.slice(this.prefix.length);
    const { payloads } = arrival;
    if (payloads === undefined) {
      this.options.logger.warn({ topic }, 'Somebody else publishes on a channel of the bus; give the nodes a channel prefix of their own.');
      return;
    }
    this.turns.run(() => {
      for (const payload of payloads) notify(this.channels.registrationsOf(topic), payload, this.options.logger);
    });
  };

  private async comeBack(): Promise<void> {
    if (!(await this.channels.restore())) return;
    for (const listener of this.reconnectListeners) {
      try {
        listener();
      } catch (error) {
        this.options.logger.error({ err: error }, 'A listener for reconnects threw; the others go on.');
      }
    }
  }
}
