import { Template } from './numbered.ts';
import { createSender, type Sender, type SenderOwner, type SenderPlan } from './sender.ts';
import { Subscriber, type SubscriberPlan, type SubscriberRoom } from './subscriber.ts';

export interface RoomPlan {
  readonly readers: readonly SubscriberPlan[];
  readonly sender: SenderPlan;
  /** Templates of what each delivery has to show. */
  readonly shows: readonly string[];
}

export interface RoomOptions {
  /** Whether the server promises the order of sending, and places without gaps. */
  readonly ordered: boolean;
  /** Looks into every delivery instead of one per layout. */
  readonly thorough: boolean;
}

/** What a room tells the whole. */
export interface RoomOwner {
  delivered(): void;
  acknowledged(latencyMs: number): void;
  /** The last reader has it. */
  completed(latencyMs: number): void;
  /** After each read of a socket. */
  read(): void;
  fail(problem: string): void;
}

/** More than may be under way in one room at once. */
const ringSize = 4_096;
const ringMask = ringSize - 1;

/** One conversation: its readers, its sender, and the books about both. */
export class Room implements SubscriberRoom, SenderOwner {
  readonly readers: readonly Subscriber[];
  readonly sender: Sender;
  /** The number of the latest message. */
  sent = 0;
  acked = 0;
  /** Messages that all readers have. */
  completions = 0;
  private readonly shows: readonly Template[];
  private readonly deliveries = new Uint32Array(ringSize);
  private readonly sentAt = new Float64Array(ringSize);
  private seqOffset: number | null = null;

  constructor(
    plan: RoomPlan,
    private readonly options: RoomOptions,
    private readonly owner: RoomOwner,
  ) {
    this.readers = plan.readers.map((reader) => new Subscriber(reader, this, options.thorough));
    this.sender = createSender(plan.sender, this);
    this.shows = plan.shows.map((text) => new Template(text));
  }

  send(): void {
    const number = ++this.sent;
    this.deliveries[number & ringMask] = 0;
    this.sentAt[number & ringMask] = performance.now();
    this.sender.send(number);
  }

  /** Messages that are not at the last reader yet, or not acknowledged where nobody reads. */
  get lag(): number {
    return this.sent - (this.readers.length === 0 ? this.acked : this.completions);
  }

  /** Forgets what went before: everybody has everything. */
  settle(): void {
    this.acked = this.sent;
    this.completions = this.sent;
  }

  get isLive(): boolean {
    return this.readers.every(({ expected }) => expected === this.sent + 1);
  }

  delivered(number: number): void {
    const at = number & ringMask;
    const count = (this.deliveries[at] ?? 0) + 1;
    this.deliveries[at] = count;
    if (count === this.readers.length) {
      this.completions++;
      this.owner.completed(performance.now() - (this.sentAt[at] ?? 0));
    }
    this.owner.delivered();
  }

  acknowledged(number: number, seq: number | null): void {
    if (number < 1 || number > this.sent) return this.fail(`Something was acknowledged that was not sent: ${number}.`);
    this.acked++;
    if (seq !== null && this.options.ordered) this.checkSeq(number, seq);
    this.owner.acknowledged(performance.now() - (this.sentAt[number & ringMask] ?? 0));
  }

  read(): void {
    this.owner.read();
  }

  fail(problem: string): void {
    this.owner.fail(problem);
  }

  inspect(number: number, text: string): void {
    for (const show of this.shows) {
      const wanted = show.with(number);
      if (!text.includes(wanted)) return this.fail(`Message ${number} does not show ${wanted}: ${text.slice(0, 500)}`);
    }
    if (this.seqOffset !== null && !new RegExp(`"seq":${number + this.seqOffset}\\b`).test(text))
      this.fail(`Message ${number} was stored as seq ${number + this.seqOffset} and delivered as ${text.slice(0, 500)}`);
  }

  /** What is not as it should be once everything has come to rest. */
  problems(): string[] {
    const short = this.readers.filter(({ expected }) => expected !== this.sent + 1).length;
    const unordered = this.readers.reduce((sum, reader) => sum + reader.outOfOrder, 0);
    return [
      ...(short > 0 ? [`${short} of ${this.readers.length} readers do not have all ${this.sent} messages.`] : []),
      ...(this.options.ordered && unordered > 0 ? [`${unordered} deliveries came out of order.`] : []),
    ];
  }

  destroy(): void {
    this.sender.destroy();
    for (const reader of this.readers) reader.destroy();
  }

  private checkSeq(number: number, seq: number): void {
    this.seqOffset ??= seq - number;
    if (seq - number !== this.seqOffset)
      this.fail(`Message ${number} got seq ${seq} instead of ${number + this.seqOffset}: a gap, or not the order of sending.`);
  }
}
