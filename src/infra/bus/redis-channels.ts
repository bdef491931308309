import type { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Clock } from '../../kernel/clock.ts';
import { BusUnavailable, type BusListener, type BusLogger } from './event-bus.ts';
import { reasonOf } from './redis-connections.ts';
import type { Arrival } from './redis-wire.ts';
import { Registration } from './registration.ts';
import type { SubscriberConnection } from './subscriber-connection.ts';
import { within } from './within.ts';

export interface RedisChannelsOptions {
  readonly connection: SubscriberConnection;
  readonly pubSub: RedisPubSub;
  readonly prefix: string;
  readonly address: string;
  readonly clock: Clock;
  readonly logger: BusLogger;
  readonly subscribeTimeoutMs: number;
  /** Called for each message of an open channel; undefined is an echo. Must not throw. */
  readonly onArrival: (arrival: Arrival | undefined) => void;
}

/** Which topics this node listens to. All listeners of a topic share one channel, which is open as long as it has one. */
export class RedisChannels {
  private readonly channels = new Map<string, Channel>();
  private unsent: Channel[] = [];
  private isClosed = false;

  constructor(private readonly options: RedisChannelsOptions) {}

  registrationsOf(topic: string): readonly Registration[] {
    return this.channels.get(topic)?.registrations ?? nobody;
  }

  /** @throws BusUnavailable when Redis refuses, is silent for `subscribeTimeoutMs`, or the bus is closed */
  async subscribe(topic: string, listener: BusListener): Promise<Registration> {
    if (this.isClosed) throw closed();
    const channel = this.channels.get(topic) ?? this.open(topic);
    channel.interest += 1;
    try {
      if (channel.opening !== undefined) await this.inTime(channel.opening.promise);
    } catch (error) {
      void this.leave(channel);
      throw error;
    }
    const registration = new Registration(topic, listener, this.release);
    channel.registrations = [...channel.registrations, registration];
    return registration;
  }

  /** Subscribes to everything again, on a new connection. False: it broke once more, and the next one has to. Never rejects. */
  async restore(): Promise<boolean> {
    let chunk: Channel[] = [];
    for (const channel of this.channels.values()) {
      chunk.push(channel);
      if (chunk.length < channelsPerCommandMax) continue;
      if (!(await this.ask(chunk))) return this.waitNoMore();
      chunk = [];
    }
    return (await this.ask(chunk)) || this.waitNoMore();
  }

  close(): void {
    this.isClosed = true;
    for (const channel of this.channels.values()) {
      channel.opening?.reject(closed());
      channel.isGone = true;
    }
    this.channels.clear();
  }

  private open(topic: string): Channel {
    const channel = new Channel(topic);
    this.channels.set(topic, channel);
    this.unsent.push(channel);
    if (this.unsent.length === 1) queueMicrotask(() => void this.askUnsent());
    return channel;
  }

  /** What was asked for in one turn of the loop goes in one command. */
  private async askUnsent(): Promise<void> {
    const { unsent } = this;
    this.unsent = [];
    for (let from = 0; from < unsent.length; from += channelsPerCommandMax) {
      const chunk = unsent.slice(from, from + channelsPerCommandMax).filter((channel) => !channel.isGone);
      if (!(await this.ask(chunk))) return void this.waitNoMore();
    }
  }

  /**
   * Redis is away, so there is nothing to hear of it: whoever waits is where those are who subscribed before. `restore` asks again, and then
   * all are told of the reconnect.
   */
  private waitNoMore(): false {
    for (const channel of this.channels.values()) channel.opened();
    return false;
  }

  /** False when the connection broke. A refusal is of the whole command, so that each channel is then asked for alone. Never rejects. */
  private async ask(channels: readonly Channel[]): Promise<boolean> {
    if (channels.length === 0) return true;
    try {
      await this.options.connection.open(channels.map((channel) => this.nameOf(channel)));
      for (const channel of channels) await this.settle(channel);
      return true;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ReplyError') return false;
      for (const channel of channels) {
        if (channels.length === 1) this.refuse(channel, error);
        else if (!channel.isGone && !(await this.ask([channel]))) return false;
      }
      return true;
    }
  }

  private async settle(channel: Channel): Promise<void> {
    if (channel.isGone || channel.isOpen) return;
    channel.isOpen = true;
    channel.pubSubId = await this.options.pubSub.subscribe<Arrival | undefined>(this.nameOf(channel), this.options.onArrival);
    channel.opened();
  }

  private refuse(channel: Channel, error: Error): void {
    const refusal = new BusUnavailable(`Redis at ${this.options.address} refuses to subscribe: ${reasonOf(error)}.`);
    this.options.logger.error({ topic: channel.topic }, refusal.message);
    if (channel.opening === undefined) return;
    channel.opening.reject(refusal);
    channel.isGone = true;
    this.channels.delete(channel.topic);
  }

  private readonly release = async ({ topic }: Registration): Promise<void> => {
    const channel = this.channels.get(topic);
    if (channel === undefined) return;
    channel.registrations = channel.registrations.filter((registration) => registration.isActive);
    await this.leave(channel);
  };

  private async leave(channel: Channel): Promise<void> {
    channel.interest -= 1;
    if (channel.interest > 0 || channel.isGone) return;
    channel.isGone = true;
    this.channels.delete(channel.topic);
    const { connection, pubSub } = this.options;
    if (!channel.isOpen) return connection.shut(this.nameOf(channel));
    pubSub.unsubscribe(channel.pubSubId);
    return connection.allShut();
  }

  private nameOf({ topic }: Channel): string {
    return this.options.prefix + topic;
  }

  private async inTime(opening: Promise<void>): Promise<void> {
    const { clock, subscribeTimeoutMs, address } = this.options;
    const tooLate = (): Error => new BusUnavailable(`Redis at ${address} did not answer within ${subscribeTimeoutMs} ms to subscribe.`);
    await within(clock, subscribeTimeoutMs, opening, tooLate);
  }
}

/** One topic: opening until `opening` is gone, then open, or waiting for Redis to be back; at last gone. */
class Channel {
  registrations: readonly Registration[] = nobody;
  /** Listeners, and those who wait to become one. */
  interest = 0;
  isOpen = false;
  isGone = false;
  pubSubId = -1;
  opening: Deferred | undefined = new Deferred();

  constructor(readonly topic: string) {}

  /** Nobody waits for it any more. */
  opened(): void {
    this.opening?.resolve();
    this.opening = undefined;
  }
}

class Deferred {
  resolve: () => void = () => undefined;
  reject: (error: Error) => void = () => undefined;
  readonly promise = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

const nobody: readonly Registration[] = [];

/** Redis answers nobody else while it works through one command. */
const channelsPerCommandMax = 1_000;

function closed(): BusUnavailable {
  return new BusUnavailable('The bus is closed.');
}
