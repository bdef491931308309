import { cpuUsOf } from '../process-cost.ts';
import { atMost } from './at-most.ts';
import { numberDigits, Template } from './numbered.ts';
import { RawSocket, type RawSocketOwner, type SocketPlan } from './raw-socket.ts';
import { latenciesOf, type Latencies, type Watch } from './traffic.ts';

/** Somebody who does something in each round, listens to what comes of it, or both. */
export interface CrowdMember extends SocketPlan {
  readonly acts: boolean;
  /** What is said once the socket is open, and what the server answers when it listens; null for who does not. */
  readonly listens: { readonly says: string; readonly liveMark: string } | null;
}

export interface CrowdPlan {
  readonly port: number;
  readonly members: readonly CrowdMember[];
  readonly watch: Watch;
}

/** What all who act do at once, and what then comes to each who listens, once. */
export interface Round {
  /** A template: the operation's id is the number. */
  readonly act: string;
  readonly heard: string;
}

export interface CrowdLoad {
  /** Played one after the other, each once what came of the one before it has arrived. */
  readonly rounds: readonly Round[];
  /** No round begins after that. */
  readonly seconds: number;
}

export interface CrowdMeasured {
  readonly rounds: number;
  readonly elapsedMs: number;
  readonly serverUs: number;
  readonly databaseUs: number;
  /** From the first act of a round to the last that is heard of it. */
  readonly round: Latencies;
}

const openAtOnce = 100;
const liveTimeoutMs = 60_000;
const roundTimeoutMs = 30_000;

/** Many who do or hear the same at the same time. */
export class Crowd {
  private readonly members: readonly Member[];
  private readonly actors: readonly Member[];
  private readonly listeners: readonly Member[];
  private problem: string | null = null;
  private due = 0;
  private arrived: () => void = () => undefined;
  private number = 0;

  constructor(private readonly plan: CrowdPlan) {
    this.members = plan.members.map((member) => new Member(member, this));
    this.actors = this.members.filter(({ plan: { acts } }) => acts);
    this.listeners = this.members.filter(({ plan: { listens } }) => listens !== null);
  }

  /** Resolves once all who listen do. */
  async open(): Promise<void> {
    const { port } = this.plan;
    const all = this.awaiting(this.listeners.length, liveTimeoutMs);
    await Promise.all([atMost(openAtOnce, this.members, (member) => member.open(port)), all]);
  }

  async run({ rounds, seconds }: CrowdLoad): Promise<CrowdMeasured> {
    const { watch } = this.plan;
    const before = [cpuUsOf(watch.server), cpuUsOf(watch.database ?? watch.server)] as const;
    const started = performance.now();
    const latencies: number[] = [];
    for (const round of rounds) {
      const begun = performance.now();
      if (begun - started > seconds * 1_000) break;
      await this.play(round);
      latencies.push(performance.now() - begun);
    }
    return {
      rounds: latencies.length,
      elapsedMs: performance.now() - started,
      serverUs: cpuUsOf(watch.server) - before[0],
      databaseUs: watch.database === null ? 0 : cpuUsOf(watch.database) - before[1],
      round: latenciesOf(latencies),
    };
  }

  close(): void {
    for (const member of this.members) member.destroy();
  }

  /** One of those that are waited for has come. */
  came(): void {
    this.due--;
    if (this.due === 0) this.arrived();
  }

  fail(problem: string): void {
    this.problem ??= problem;
    this.arrived();
  }

  private async play({ act, heard }: Round): Promise<void> {
    const number = ++this.number;
    const all = this.awaiting(this.actors.length + this.listeners.length, roundTimeoutMs);
    for (const listener of this.listeners) listener.expect(heard);
    const text = new Template(act).with(number);
    for (const actor of this.actors) actor.act(number, text);
    await all;
  }

  private async awaiting(count: number, timeoutMs: number): Promise<void> {
    this.due = count;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`After ${timeoutMs / 1_000} s ${this.due} of ${count} answers and events of round ${this.number} have not come.`));
      }, timeoutMs);
      this.arrived = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    if (this.problem !== null) throw new Error(this.problem);
  }
}

/** `{"id":"` */
const idOffset = 7;

class Member implements RawSocketOwner {
  private socket: RawSocket | null = null;
  /** Of the act that is not answered yet, and what is yet to be heard. */
  private asked: string | null = null;
  private expected: string | null = null;

  constructor(
    readonly plan: CrowdMember,
    private readonly crowd: Crowd,
  ) {}

  async open(port: number): Promise<void> {
    this.socket = await RawSocket.open(port, this.plan, this);
    if (this.plan.listens === null) return;
    this.expected = this.plan.listens.liveMark;
    this.socket.send(this.plan.listens.says);
  }

  act(number: number, text: string): void {
    this.asked = String(number).padStart(numberDigits, '0');
    this.socket?.send(text);
  }

  expect(heard: string): void {
    this.expected = heard;
  }

  destroy(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  frame(bytes: Buffer, start: number, end: number): void {
    const text = bytes.toString('latin1', start, end);
    if (text.includes('"errors":') || text.includes('"type":"error"')) return this.crowd.fail(`Somebody got ${text.slice(0, 300)}`);
    if (text.startsWith('{"id":"') && text.slice(idOffset, idOffset + numberDigits) === this.asked) {
      if (!text.includes('"type":"next"')) return;
      this.asked = null;
      this.crowd.came();
    } else if (this.expected !== null && text.includes(this.expected)) {
      this.expected = null;
      this.crowd.came();
    } else if (!text.includes('"type":"complete"')) this.crowd.fail(`Somebody heard what was not to come: ${text.slice(0, 300)}`);
  }

  read(): void {
    // All is done per frame.
  }

  ended(reason: string): void {
    this.crowd.fail(`A socket ended: ${reason}.`);
  }
}
