import { Redis } from 'ioredis';

/** What becomes of a message: how many copies go on at once, and how many are kept for later. */
export interface Fate {
  readonly now: number;
  readonly later: number;
}

/**
 * Stands between nodes that use one prefix in a Redis and a node that uses another: the latter hears of the former only what passes here.
 * What is kept for later comes behind messages that were published after it.
 */
export class BadBus {
  passed = 0;
  private kept: [channel: string, message: Buffer][] = [];

  private constructor(
    private readonly listener: Redis,
    private readonly publisher: Redis,
    private readonly prefixes: readonly [from: string, to: string],
    private readonly fateOf: () => Fate,
    private readonly keptMax: number,
  ) {}

  static async open(url: string, prefixes: readonly [from: string, to: string], fateOf: () => Fate, keptMax = 3): Promise<BadBus> {
    const bus = new BadBus(new Redis(url), new Redis(url), prefixes, fateOf, keptMax);
    bus.listener.on('pmessageBuffer', (_pattern: string, channel: Buffer, message: Buffer) => {
      bus.arrive(channel.toString(), message);
    });
    await bus.listener.psubscribe(`${prefixes[0]}*`);
    return bus;
  }

  async close(): Promise<void> {
    await this.listener.quit();
    await this.publisher.quit();
  }

  private arrive(channel: string, message: Buffer): void {
    const [from, to] = this.prefixes;
    const target = to + channel.slice(from.length);
    const { now, later } = this.fateOf();
    for (let i = 0; i < now; i++) this.pass(target, message);
    for (let i = 0; i < later; i++) this.kept.push([target, message]);
    if (this.kept.length <= this.keptMax) return;
    // The newest first: everything is overtaken.
    for (const [each, text] of this.kept.toReversed()) this.pass(each, text);
    this.kept = [];
  }

  private pass(channel: string, message: Buffer): void {
    this.passed++;
    void this.publisher.publish(channel, message);
  }
}
