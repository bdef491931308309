import { setTimeout as pause } from 'node:timers/promises';
import { cpuUsOf } from '../process-cost.ts';
import { percentile } from '../statistics.ts';
import { atMost } from './at-most.ts';
import { Room, type RoomOptions, type RoomOwner, type RoomPlan } from './room.ts';

export interface TrafficPlan extends RoomOptions {
  readonly port: number;
  readonly rooms: readonly RoomPlan[];
  readonly watch: Watch;
}

/** The processes whose time is taken. */
export interface Watch {
  readonly server: number;
  readonly database: number | null;
}

export interface Load {
  readonly seconds: number;
  /** Sends that are not acknowledged yet, over all rooms. */
  readonly inFlight: number;
  /** Messages of one room that are not at its last reader yet. */
  readonly lagMax: number;
  /** Sends per second at a steady pace; null for as many as the bounds allow. */
  readonly perSecond: number | null;
}

/** From silence to silence: all that was sent has been acknowledged and delivered when the clock stops. */
export interface Measured {
  readonly elapsedMs: number;
  readonly sent: number;
  readonly delivered: number;
  readonly serverUs: number;
  readonly databaseUs: number;
  readonly driverUs: number;
  /** From sending to the acknowledgement, and to the last reader. */
  readonly acked: Latencies;
  readonly completed: Latencies;
}

export interface Latencies {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const openAtOnce = 100;
const probePauseMs = 100;
const probeTimeoutMs = 30_000;
const silenceMaxMs = 30_000;

/** Rooms full of readers, and somebody who talks in each. */
export class Traffic implements RoomOwner {
  private readonly rooms: readonly Room[];
  private load: Load | null = null;
  private deadline = 0;
  private turn = 0;
  private totals = { sent: 0, acked: 0, delivered: 0, deliveriesDue: 0 };
  private ackMs: number[] = [];
  private completeMs: number[] = [];
  private problem: string | null = null;
  private wake: () => void = () => undefined;

  constructor(private readonly plan: TrafficPlan) {
    this.rooms = plan.rooms.map((room) => new Room(room, plan, this));
  }

  /** Resolves once every reader of every room receives. */
  async open(): Promise<void> {
    const { port } = this.plan;
    const openings = this.rooms.flatMap((room) => [...room.readers, room.sender]);
    await atMost(openAtOnce, openings, (each) => each.open(port));
    if (this.rooms.some(({ readers }) => readers.length > 0)) await this.probe();
  }

  /** Sends for a while, then waits until all is delivered. */
  async run(load: Load): Promise<Measured> {
    this.reset();
    const { watch } = this.plan;
    const before = [cpuUsOf(watch.server), cpuUsOf(watch.database ?? watch.server), ownCpuUs()] as const;
    const started = performance.now();
    this.load = load;
    this.deadline = started + load.seconds * 1_000;
    if (load.perSecond === null) {
      this.pump();
      await pause(load.seconds * 1_000);
    } else await this.pace(load.perSecond);
    this.load = null;
    await this.settled();
    const elapsedMs = performance.now() - started;
    return {
      elapsedMs,
      sent: this.totals.sent,
      delivered: this.totals.delivered,
      serverUs: cpuUsOf(watch.server) - before[0],
      databaseUs: watch.database === null ? 0 : cpuUsOf(watch.database) - before[1],
      driverUs: ownCpuUs() - before[2],
      acked: latenciesOf(this.ackMs),
      completed: latenciesOf(this.completeMs),
    };
  }

  async sendEach(count: number): Promise<void> {
    this.reset();
    for (const room of this.rooms) for (let i = 0; i < count; i++) this.send(room);
    await this.settled();
  }

  /** How many messages each room was sent in all. @throws where a reader lacks one, or got them in another order. */
  check(): { sent: number[]; outOfOrder: number } {
    const problems = this.rooms.flatMap((room) => room.problems());
    if (problems.length > 0) throw new Error(problems.slice(0, 5).join('\n'));
    const readers = this.rooms.flatMap((room) => room.readers);
    return { sent: this.rooms.map(({ sent }) => sent), outOfOrder: readers.reduce((sum, reader) => sum + reader.outOfOrder, 0) };
  }

  close(): void {
    for (const room of this.rooms) room.destroy();
  }

  delivered(): void {
    this.totals.delivered++;
  }

  acknowledged(latencyMs: number): void {
    this.totals.acked++;
    this.ackMs.push(latencyMs);
  }

  completed(latencyMs: number): void {
    this.completeMs.push(latencyMs);
  }

  read(): void {
    if (this.load !== null) this.pump();
    else if (this.isSettled) this.wake();
  }

  fail(problem: string): void {
    this.problem ??= problem;
    this.load = null;
    this.wake();
  }

  private get isSettled(): boolean {
    const { sent, acked, delivered, deliveriesDue } = this.totals;
    return acked >= sent && delivered >= deliveriesDue;
  }

  private reset(): void {
    for (const room of this.rooms) room.settle();
    this.totals = { sent: 0, acked: 0, delivered: 0, deliveriesDue: 0 };
    this.ackMs = [];
    this.completeMs = [];
  }

  private send(room: Room): void {
    this.totals.sent++;
    this.totals.deliveriesDue += room.readers.length;
    room.send();
  }

  /** Sends in one room after the other, as far as the bounds allow. */
  private pump(): void {
    const { load, totals, rooms } = this;
    if (load === null || load.perSecond !== null) return;
    let blocked = 0;
    while (totals.sent - totals.acked < load.inFlight && blocked < rooms.length) {
      const room = rooms[this.turn];
      this.turn = (this.turn + 1) % rooms.length;
      if (room === undefined || room.lag >= load.lagMax) {
        blocked++;
        continue;
      }
      if (performance.now() >= this.deadline) return;
      blocked = 0;
      this.send(room);
    }
  }

  private async pace(perSecond: number): Promise<void> {
    const started = performance.now();
    for (let i = 0; performance.now() < this.deadline && this.problem === null; i++) {
      await pause(Math.max(0, started + (i * 1_000) / perSecond - performance.now()));
      const room = this.rooms[i % this.rooms.length];
      if (room !== undefined) this.send(room);
    }
  }

  private async settled(): Promise<void> {
    for (let last = -1; !this.isSettled;) {
      this.refuseProblems();
      const { acked, delivered, sent, deliveriesDue } = this.totals;
      if (acked + delivered === last)
        throw new Error(
          `Silence for ${silenceMaxMs / 1_000} s with ${acked} of ${sent} sends acknowledged and ${delivered} of ${deliveriesDue} deliveries.`,
        );
      last = acked + delivered;
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      const timer = new AbortController();
      await Promise.race([woken, pause(silenceMaxMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
      timer.abort();
    }
    this.refuseProblems();
  }

  /** A subscription does not say when it is live; so somebody says something until everybody has heard it. */
  private async probe(): Promise<void> {
    const deadline = performance.now() + probeTimeoutMs;
    for (;;) {
      const before = this.rooms.map(({ acked }) => acked);
      for (const room of this.rooms) room.send();
      const giveUpAt = Math.min(deadline, performance.now() + 5_000);
      let silent = 0;
      for (;;) {
        await pause(probePauseMs);
        this.refuseProblems();
        const acked = this.rooms.every((room, i) => room.acked > (before[i] ?? 0));
        if (acked && this.rooms.every((room) => room.isLive)) return;
        // Some were not there yet when it was said: say it once more.
        if (acked && ++silent >= 5) break;
        if (performance.now() > giveUpAt) break;
      }
      if (performance.now() >= deadline) throw new Error(`After ${probeTimeoutMs / 1_000} s some readers still receive nothing.`);
    }
  }

  private refuseProblems(): void {
    if (this.problem !== null) throw new Error(this.problem);
  }
}

function ownCpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export function latenciesOf(values: readonly number[]): Latencies {
  const sorted = Float64Array.from(values).toSorted();
  return { p50Ms: percentile(sorted, 0.5), p99Ms: percentile(sorted, 0.99), maxMs: percentile(sorted, 1) };
}
