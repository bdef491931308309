import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import type { Person } from '../support/person.ts';
import { readHeld } from './parity/held.ts';
import { Mirror } from './parity/mirror.ts';
import { mutations, steps, unplayed } from './parity/mutations.ts';
import { World, type Step } from './parity/world.ts';

/**
 * A client that applies every inbox event to an old state ends with the same state as one that reads everything afresh, whatever happens.
 * `PARITY_RUNS=200 npm test -- parity` plays more, from another seed each time; `PARITY_SEED` says which seed. What fails is told as it was
 * played: making it shorter would take an hour.
 */
const defaultRuns = 3;
const runs = Number(process.env['PARITY_RUNS'] ?? defaultRuns);
const seed = Number(process.env['PARITY_SEED'] ?? (runs === defaultRuns ? 1 : Date.now() % 2 ** 31));
const stepCount = 60;

interface Scenario {
  readonly steps: readonly Step[];
  /** Whose state is looked at. */
  readonly observer: number;
  /** Before which steps the first of the observer's devices is cut off, and comes back at another node. */
  readonly cuts: readonly number[];
}

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  steps: steps(stepCount),
  observer: fc.nat(2),
  cuts: fc.uniqueArray(fc.nat(stepCount - 1), { minLength: 2, maxLength: 2 }).map((both) => both.toSorted((one, two) => one - two)),
});

const played = new Set(mutations.map(({ field }) => field));

test('Each mutation of the schema is played, or stated to change nothing that a client holds', async () => {
  const { definitions } = parse(await readFile('schema.graphql', 'utf8'));
  const fields = definitions.flatMap((each) =>
    each.kind === Kind.OBJECT_TYPE_DEFINITION && each.name.value === 'Mutation' ? (each.fields ?? []) : [],
  );
  expect([...played, ...Object.keys(unplayed)].toSorted()).toEqual(fields.map(({ name }) => name.value).toSorted());
});

describe.each(deployments)('Old state and events on $name', ({ start }) => {
  let tokenim: Deployment;
  const accepted = new Set<string>();
  beforeAll(async () => {
    tokenim = await start();
  });
  afterAll(async () => tokenim.stop());

  test(`are the state that is read afresh, in ${runs} random courses of events`, { timeout: Math.max(60_000, runs * 10_000) }, async () => {
    const holds = fc.asyncProperty(scenarios, async (scenario) => {
      for (const name of await play(tokenim, scenario)) accepted.add(name);
    });
    const result = await fc.check(holds, { numRuns: runs, seed, endOnFailure: true });
    if (result.counterexample !== null) {
      const [{ steps: taken, observer, cuts }] = result.counterexample;
      const course = taken.map(({ text }, i) => `${i}: ${text}`).join('\n');
      const how = `PARITY_SEED=${seed} PARITY_RUNS=${runs} fails at run ${result.numRuns}, seen by person ${observer}, cut off at ${cuts.join(' and back at ')}`;
      throw new Error(`${how}:\n${course}`, { cause: result.errorInstance });
    }
    // What is refused proves nothing. In few runs some has no chance.
    const refused = [...played].filter((field) => !accepted.has(field));
    expect(refused.length, `never accepted: ${refused.join(', ')}`).toBeLessThan(runs < 100 ? played.size / 2 : 1);
  });
});

/** Names of the mutations that were not refused. @throws where a device holds something else in the end */
async function play(tokenim: Deployment, { steps: course, observer, cuts: [away, back] }: Scenario): Promise<ReadonlySet<string>> {
  const world = await World.begin(tokenim);
  const person = world.person(observer);
  const [phone, tablet] = [await Mirror.begin(person), await Mirror.begin(person)];
  await tablet.disconnect();
  for (const [index, step] of course.entries()) {
    if (index === away) {
      await phone.catchUp();
      await phone.disconnect();
    }
    if (index === back) await phone.connect(person.at(tokenim.there));
    await world.play(step);
  }
  if (back === undefined || back >= course.length) await phone.connect(person.at(tokenim.there));
  await tablet.connect(person.at(tokenim.there));
  await comesToHold(phone, person, 'The device that was away for a while');
  await comesToHold(tablet, person, 'The device that was away all the time');
  return world.accepted;
}

async function comesToHold(mirror: Mirror, person: Person, what: string): Promise<void> {
  const fresh = await readHeld(person);
  const isSame = async (): Promise<boolean> => {
    await mirror.catchUp();
    return isDeepStrictEqual(mirror.held, fresh);
  };
  await eventually(isSame, { what }).catch(() => undefined);
  expect(mirror.held, `${what} holds`).toEqual(fresh);
  expect(mirror.problems, `${what} saw`).toEqual([]);
  await mirror.disconnect();
}
