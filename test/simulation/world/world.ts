import type { Limits } from '../../../src/kernel/limits.ts';
import type { LiveEvent } from '../../../src/realtime/index.ts';
import type { Body } from '../model/bodies.ts';
import { ModelDatabase } from '../model/database.ts';
import { calm, type Faults } from './faults.ts';
import { Random } from './random.ts';
import { VirtualTime } from './virtual-time.ts';

/** What everything in one simulation shares. */
export class World {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly database = new ModelDatabase();
  /** The first promise that was broken. */
  violation: string | null = null;
  /** What happened, line by line; empty unless asked for. */
  readonly trace: string[] = [];
  private readonly payloads: LiveEvent<Body>[] = [];

  constructor(
    seed: number,
    readonly limits: Limits,
    public faults: Faults,
    private readonly isTraced: boolean,
  ) {
    this.random = new Random(seed);
    this.time = new VirtualTime(this.random.fork('time'));
  }

  calmDown(): void {
    this.faults = calm;
    this.note('world', () => 'the faults stop');
  }

  note(who: string, what: () => string): void {
    if (this.isTraced) this.trace.push(`${String(this.time.now()).padStart(6)} ms  ${who.padEnd(12)} ${what()}`);
  }

  fail(who: string, what: string): void {
    if (this.violation !== null) return;
    this.violation = `${who}: ${what}`;
    this.note(who, () => `✗ ${what}`);
    this.time.stop();
  }

  /** Work that the engine is called for: what it throws is a failure of the engine. */
  guard(who: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fail(who, `the engine threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  /** A payload stands for the event that it was rendered from. */
  write(event: LiveEvent<Body>): string {
    this.payloads.push(event);
    return String(this.payloads.length - 1);
  }

  read(payload: string): LiveEvent<Body> {
    const event = this.payloads[Number(payload)];
    if (event === undefined) throw new Error(`Nobody rendered ${payload}.`);
    return event;
  }
}
