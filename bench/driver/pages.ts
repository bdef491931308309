import { setTimeout as pause } from 'node:timers/promises';
import { cpuUsOf } from '../process-cost.ts';
import { numberAt, numberDigits } from './numbered.ts';
import { RawSocket, type RawSocketOwner, type SocketPlan } from './raw-socket.ts';
import { latenciesOf, type Latencies, type Watch } from './traffic.ts';

export interface PagesPlan {
  readonly port: number;
  readonly socket: SocketPlan;
  /** The queries, asked in turn; the operation's id is the placeholder. */
  readonly templates: readonly string[];
  /** What each answer has to show so many times. */
  readonly shows: string;
  readonly times: number;
  readonly inFlight: number;
  readonly seconds: number;
  readonly watch: Watch;
}

export interface PagesMeasured extends Latencies {
  readonly pages: number;
  readonly elapsedMs: number;
  readonly serverUs: number;
  readonly databaseUs: number;
}

/** `{"id":"` */
const idOffset = 7;
/** `{"id":"00000042","type":"` */
const typeOffset = idOffset + numberDigits + 10;
const next = 'n'.charCodeAt(0);
const complete = 'c'.charCodeAt(0);

/** Asks for one page after the other over one socket. */
export class Pages implements RawSocketOwner {
  private readonly askedAt = new Map<number, number>();
  private readonly latencies: number[] = [];
  private socket: RawSocket | null = null;
  private asked = 0;
  private deadline = 0;
  private problem: string | null = null;

  constructor(private readonly plan: PagesPlan) {}

  async run(): Promise<PagesMeasured> {
    const { port, socket, watch, seconds, inFlight } = this.plan;
    this.socket = await RawSocket.open(port, socket, this);
    const before = [cpuUsOf(watch.server), watch.database === null ? 0 : cpuUsOf(watch.database)] as const;
    const started = performance.now();
    this.deadline = started + seconds * 1_000;
    for (let i = 0; i < inFlight; i++) this.ask();
    await pause(seconds * 1_000);
    while (this.askedAt.size > 0 && this.problem === null) await pause(1);
    this.socket.destroy();
    if (this.problem !== null) throw new Error(this.problem);
    return {
      pages: this.latencies.length,
      elapsedMs: performance.now() - started,
      serverUs: cpuUsOf(watch.server) - before[0],
      databaseUs: watch.database === null ? 0 : cpuUsOf(watch.database) - before[1],
      ...latenciesOf(this.latencies),
    };
  }

  frame(bytes: Buffer, start: number, end: number): void {
    const type = bytes[start + typeOffset];
    if (type === complete) return;
    const text = bytes.toString('latin1', start, end);
    const number = numberAt(bytes, start + idOffset);
    const askedAt = this.askedAt.get(number);
    if (type !== next || askedAt === undefined || text.split(this.plan.shows).length !== this.plan.times + 1)
      return this.fail(`A query was answered with ${text.slice(0, 500)}`);
    this.askedAt.delete(number);
    this.latencies.push(performance.now() - askedAt);
    if (performance.now() < this.deadline) this.ask();
  }

  read(): void {
    // All is done per frame.
  }

  ended(reason: string): void {
    this.fail(`The socket ended: ${reason}.`);
  }

  private ask(): void {
    const number = ++this.asked;
    const template = this.plan.templates[number % this.plan.templates.length] ?? '';
    this.askedAt.set(number, performance.now());
    this.socket?.send(template.replace('\u0000', String(number).padStart(numberDigits, '0')));
  }

  private fail(problem: string): void {
    this.problem ??= problem;
  }
}
