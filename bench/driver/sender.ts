import type { FrameSink } from './frames.ts';
import { HttpConnection, type HttpPlan } from './http-connection.ts';
import { bodyMark, numberAt, Template } from './numbered.ts';
import { RawSocket, type RawSocketOwner, type SocketPlan } from './raw-socket.ts';

export type SenderPlan =
  /** `next` for the operation whose id is the number. */
  | { readonly over: 'socket'; readonly socket: SocketPlan; readonly template: string }
  /** Its own copy of the message. */
  | { readonly over: 'echo'; readonly socket: SocketPlan; readonly template: string }
  /** The response to the request. */
  | { readonly over: 'http'; readonly http: HttpPlan; readonly template: string };

export interface SenderOwner {
  /** `seq` as the server told it; null where it tells none. */
  acknowledged(number: number, seq: number | null): void;
  /** After each read. */
  read(): void;
  fail(problem: string): void;
}

export interface Sender {
  open(port: number): Promise<void>;
  send(number: number): void;
  destroy(): void;
}

export function createSender(plan: SenderPlan, owner: SenderOwner): Sender {
  return plan.over === 'http' ? new HttpSender(plan.http, plan.template, owner) : new SocketSender(plan, owner);
}

/** `{"id":"` */
const idOffset = 7;
/** `{"id":"00000042","type":"` */
const typeOffset = 25;
const next = 'n'.charCodeAt(0);
const complete = 'c'.charCodeAt(0);

class SocketSender implements Sender, FrameSink, RawSocketOwner {
  private readonly template: Template;
  private socket: RawSocket | null = null;

  constructor(
    private readonly plan: Extract<SenderPlan, { over: 'socket' | 'echo' }>,
    private readonly owner: SenderOwner,
  ) {
    this.template = new Template(plan.template);
  }

  async open(port: number): Promise<void> {
    this.socket = await RawSocket.open(port, this.plan.socket, this);
  }

  send(number: number): void {
    this.socket?.send(this.template.with(number));
  }

  destroy(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  frame(bytes: Buffer, start: number, end: number): void {
    if (this.plan.over === 'echo') return this.echoed(bytes, start, end);
    const type = bytes[start + typeOffset];
    if (type === complete) return;
    const text = bytes.toString('latin1', start, end);
    const number = numberAt(bytes, start + idOffset);
    if (type !== next || number === -1 || text.includes('"errors":'))
      return this.owner.fail(`A send was answered with ${text.slice(0, 300)}`);
    this.owner.acknowledged(number, seqIn(text));
  }

  read(): void {
    this.owner.read();
  }

  ended(reason: string): void {
    this.owner.fail(`A sender lost its socket: ${reason}.`);
  }

  private echoed(bytes: Buffer, start: number, end: number): void {
    const at = bytes.subarray(start, end).indexOf(bodyMark);
    this.owner.acknowledged(numberAt(bytes, start + at + bodyMark.length), null);
  }
}

/** As many connections as requests are in flight; each is kept for the next request. */
class HttpSender implements Sender {
  private readonly template: Template;
  private readonly idle: HttpConnection[] = [];
  private readonly all: HttpConnection[] = [];
  private port = 0;

  constructor(
    private readonly plan: HttpPlan,
    template: string,
    private readonly owner: SenderOwner,
  ) {
    this.template = new Template(template);
  }

  async open(port: number): Promise<void> {
    this.port = port;
  }

  send(number: number): void {
    const connection = this.idle.pop() ?? this.connect();
    connection.post(this.template.with(number), (text) => {
      this.idle.push(connection);
      if (text.includes('"errors":') || !text.includes('"data":{'))
        return this.owner.fail(`A send was answered with ${text.slice(0, 300)}`);
      this.owner.acknowledged(number, seqIn(text));
      this.owner.read();
    });
  }

  destroy(): void {
    for (const connection of this.all) connection.destroy();
  }

  private connect(): HttpConnection {
    const connection = new HttpConnection(this.port, this.plan, (problem) => this.owner.fail(problem));
    this.all.push(connection);
    return connection;
  }
}

function seqIn(text: string): number | null {
  const at = text.indexOf('"seq":');
  return at === -1 ? null : Number.parseInt(text.slice(at + 6, at + 17), 10);
}
