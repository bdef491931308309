import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regressions } from './regressions.ts';
import { scenarios, type Scenario } from './scenario.ts';
import { simulate } from './simulate.ts';

/**
 * Plays random scenarios against the engine. `SIMULATION_RUNS=100000 npm test -- simulation` plays more of them, from another seed each
 * time; `SIMULATION_SEED` says which.
 */
const defaultRuns = 1_000;
const runs = Number(process.env['SIMULATION_RUNS'] ?? defaultRuns);
const seed = Number(process.env['SIMULATION_SEED'] ?? (runs === defaultRuns ? 1 : Date.now() % 2 ** 31));
const stepsMax = 60;

test.each(regressions)('The promises hold where they were once broken: $what', async ({ scenario }) => {
  expect(await violationOf(scenario)).toBeNull();
});

test(`The promises hold in ${runs} random scenarios`, { timeout: Math.max(120_000, runs * 100) }, async () => {
  const isKept = fc.asyncProperty(scenarios(stepsMax), async (scenario) => (await simulate(scenario)).violation === null);
  const { counterexample, numRuns } = await fc.check(isKept, { numRuns: runs, seed });
  if (counterexample === null) return;
  const [scenario] = counterexample;
  const again = `SIMULATION_SEED=${seed} SIMULATION_RUNS=${runs} fails at run ${numRuns}. For regressions.ts: ${JSON.stringify(scenario)}`;
  expect.fail(`${await violationOf(scenario)}\n\n${again}`);
});

/** What went wrong and how it came to that; null if nothing did. */
async function violationOf(scenario: Scenario): Promise<string | null> {
  const { violation, trace } = await simulate(scenario, true);
  return violation === null ? null : `${violation}\n\n${trace.join('\n')}`;
}
