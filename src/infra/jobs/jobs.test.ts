import { afterEach, describe, expect, test } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/open-test-database.ts';
import { startJobs, type Job, type Jobs } from './index.ts';

let database: TestDatabase | undefined;
let workers: Jobs[] = [];

afterEach(async () => {
  await Promise.all(workers.map(async (jobs) => jobs.stop()));
  workers = [];
  await database?.close();
  database = undefined;
});

/** However often it ran, nothing is left to do. */
function isMore(runs: number): boolean {
  return runs < 0;
}

/** Nodes with a clock that is moved by hand; their timers end at once when it has passed them. */
async function setUp(kind: string) {
  const opened = await openTestDatabase(kind, []);
  database = opened;
  const { clock, unitOfWork } = opened;
  const timers = new Set<{ at: number; callback: () => void }>();
  const after = (delayMs: number, callback: () => void) => {
    const timer = { at: clock.now() + delayMs, callback };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const pass = (ms: number) => {
    opened.advance(ms);
    const due = [...timers].filter(({ at }) => at <= clock.now());
    for (const timer of due) {
      timers.delete(timer);
      timer.callback();
    }
  };
  const warnings: unknown[] = [];
  const logger = { warn: (...words: unknown[]) => void warnings.push(words) };
  const worker = (nodeId: string, job: Job) => {
    const jobs = startJobs({ jobs: [job], unitOfWork, clock: { now: () => clock.now(), after }, logger, nodeId });
    workers.push(jobs);
    return jobs;
  };
  return { pass, worker, warnings };
}

describe.each(databases)('Jobs on %s', (kind) => {
  test('are done by one worker at a time, and by the next one once that has gone', async () => {
    const { pass, worker } = await setUp(kind);
    const runs = { a: 0, b: 0 };
    const job = (name: 'a' | 'b'): Job => ({ name: 'count', intervalMs: 100, run: async () => isMore(++runs[name]) });
    const a = worker('a', job('a'));
    pass(0);
    await eventually(() => runs.a === 1, { what: 'the first to begin' });
    worker('b', job('b'));
    await eventually(
      () => {
        pass(100);
        return runs.a > 10;
      },
      { what: 'the first to go on' },
    );
    expect(runs.b).toBe(0);
    expect(a.heldCount).toBe(1);
    await a.stop();
    const done = runs.a;
    await eventually(
      () => {
        pass(2_000);
        return runs.b > 0;
      },
      { what: 'the second to take over' },
    );
    expect(runs.a).toBe(done);
  });

  test('go to another worker when the lease of one that died has ended', async () => {
    const { pass, worker } = await setUp(kind);
    let began = 0;
    let runs = 0;
    const frozen = new Promise<boolean>(() => undefined);
    const dead = worker('dead', { name: 'count', intervalMs: 100, run: async () => (began++, frozen) });
    workers = workers.filter((jobs) => jobs !== dead);
    pass(0);
    await eventually(() => began === 1, { what: 'the first to begin' });
    worker('alive', { name: 'count', intervalMs: 100, run: async () => isMore(++runs) });
    pass(0);
    pass(14_000);
    expect(runs).toBe(0);
    await eventually(
      () => {
        pass(2_000);
        return runs > 0;
      },
      { what: 'the second to take over' },
    );
    expect(began).toBe(1);
  });

  test('that fail are tried again, and counted', async () => {
    const { pass, worker, warnings } = await setUp(kind);
    let runs = 0;
    const jobs = worker('a', {
      name: 'fail',
      intervalMs: 100,
      async run() {
        if (++runs === 1) throw new Error('not yet');
        return false;
      },
    });
    pass(0);
    await eventually(() => jobs.failureCount === 1, { what: 'the failure' });
    await eventually(
      () => {
        pass(5_000);
        return runs > 1;
      },
      { what: 'another try' },
    );
    expect(warnings).toHaveLength(1);
  });

  test('finish the piece of work that is under way before they stop', async () => {
    const { pass, worker } = await setUp(kind);
    let finish: ((isMore: boolean) => void) | undefined;
    const jobs = worker('a', { name: 'slow', intervalMs: 100, run: async () => new Promise((resolve) => (finish = resolve)) });
    pass(0);
    await eventually(() => finish, { what: 'the work to begin' });
    let isStopped = false;
    const stopped = jobs.stop().then(() => (isStopped = true));
    await new Promise((resolve) => void setImmediate(resolve));
    expect(isStopped).toBe(false);
    finish?.(true);
    await stopped;
  });
});
