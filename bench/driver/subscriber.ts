import type { FrameSink } from './frames.ts';
import { bodyMark, numberAt } from './numbered.ts';
import { RawSocket, type RawSocketOwner, type SocketPlan } from './raw-socket.ts';

/** One reader of a room. */
export interface SubscriberPlan extends SocketPlan {
  /** The operation that it runs; null where to be connected is enough. */
  readonly subscribe: string | null;
}

/** What a subscriber tells its room. */
export interface SubscriberRoom {
  delivered(number: number): void;
  /** After each read of the socket. */
  read(): void;
  fail(problem: string): void;
  /** A whole delivery, as text: once in a while, for checks that cost more. */
  inspect(number: number, text: string): void;
}

const hash = bodyMark.charCodeAt(bodyMark.length - 1);

/**
 * Reads one socket and sees to it that each message comes once. Where the number stands is looked up once per layout; from then on a
 * delivery costs a dozen byte reads.
 */
export class Subscriber implements FrameSink, RawSocketOwner {
  /** The lowest number that has not come yet; 0 until the first message. */
  expected = 0;
  /** Deliveries that a later message had overtaken. */
  outOfOrder = 0;
  /** Frames that were no message: InboxReady and the like. */
  others = 0;
  private readonly ahead = new Set<number>();
  private layoutLength = -1;
  private numberOffset = 0;
  private socket: RawSocket | null = null;

  constructor(
    private readonly plan: SubscriberPlan,
    private readonly room: SubscriberRoom,
    /** Looks into every delivery. */
    private readonly thorough: boolean,
  ) {}

  async open(port: number): Promise<void> {
    this.socket = await RawSocket.open(port, this.plan, this);
    if (this.plan.subscribe !== null) this.socket.send(this.plan.subscribe);
  }

  destroy(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  frame(bytes: Buffer, start: number, end: number): void {
    if (end - start !== this.layoutLength || bytes[start + this.numberOffset - 1] !== hash) {
      this.learn(bytes, start, end);
      return;
    }
    const number = numberAt(bytes, start + this.numberOffset);
    if (number === this.expected && this.ahead.size === 0) {
      this.expected++;
      this.room.delivered(number);
    } else this.unusual(number, bytes, start, end);
  }

  read(): void {
    this.room.read();
  }

  ended(reason: string): void {
    this.room.fail(`A reader lost its socket: ${reason}.`);
  }

  /** Takes up the layout of a message that is unlike the one before it. */
  private learn(bytes: Buffer, start: number, end: number): void {
    const text = bytes.toString('latin1', start, end);
    const at = text.indexOf(bodyMark);
    if (at === -1) return this.takeOther(text);
    if (!this.thorough) this.layoutLength = end - start;
    this.numberOffset = at + bodyMark.length;
    const number = numberAt(bytes, start + this.numberOffset);
    this.room.inspect(number, text);
    this.take(number, text);
  }

  private takeOther(text: string): void {
    this.others++;
    if (text.includes('"type":"error"') || text.includes('"errors":') || text.includes('"type":"complete"'))
      this.room.fail(`A reader got ${text.slice(0, 300)}`);
  }

  private unusual(number: number, bytes: Buffer, start: number, end: number): void {
    this.take(number, bytes.toString('latin1', start, end));
  }

  private take(number: number, text: string): void {
    if (this.expected === 0) this.expected = number;
    if (number < this.expected || this.ahead.has(number))
      return this.room.fail(`A reader got message ${number} twice, or something else: ${text.slice(0, 300)}`);
    if (number > this.expected) {
      this.ahead.add(number);
      this.outOfOrder++;
    } else {
      this.expected++;
      while (this.ahead.delete(this.expected)) this.expected++;
    }
    this.room.delivered(number);
  }
}
