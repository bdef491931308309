import { Redis } from 'ioredis';

/**
 * The subscribing connection as RedisPubSub gets to see it. RedisPubSub makes an unhandled rejection of a SUBSCRIBE or UNSUBSCRIBE that
 * fails, loses track of a channel that it leaves while its SUBSCRIBE is pending, and sends a needless PUNSUBSCRIBE for every
 * UNSUBSCRIBE. So channels are opened before RedisPubSub hears of them, which then only hands out messages and closes them.
 */
export class SubscriberConnection extends Redis {
  private closing: Promise<unknown> = Promise.resolve();

  /** Sends one SUBSCRIBE. @throws ReplyError when Redis refuses, another Error when the connection is away or breaks */
  async open(channels: readonly string[]): Promise<void> {
    await super.subscribe(...channels);
  }

  /** Sends UNSUBSCRIBE, in order with what was sent before. Resolves once Redis has done it or the connection is gone, and with it the channel. */
  async shut(channel: string): Promise<void> {
    this.closing = super.unsubscribe(channel).catch(() => undefined);
    await this.closing;
  }

  /** Settles with the last `shut`, also with one that RedisPubSub made. */
  async allShut(): Promise<void> {
    await this.closing;
  }

  /** For RedisPubSub only: the channel is open already. */
  override async subscribe(...args: readonly unknown[]): Promise<number> {
    const callback = args.at(-1);
    if (isCallback(callback)) callback(null, 1);
    return 1;
  }

  /** For RedisPubSub only. */
  override async unsubscribe(...args: readonly unknown[]): Promise<void> {
    const [channel] = args;
    if (typeof channel === 'string') await this.shut(channel);
  }

  override async punsubscribe(): Promise<void> {}
}

function isCallback(value: unknown): value is (error: null, count: number) => void {
  return typeof value === 'function';
}
