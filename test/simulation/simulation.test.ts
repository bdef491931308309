import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarios } from './scenario.ts';
import { simulate } from './simulate.ts';

test('x', { timeout: 60_000_000 }, async () => {
  const runs = Number(process.env['SIMULATION_RUNS'] ?? 300);
  const seed = Number(process.env['SIMULATION_SEED'] ?? 1);
  const t = performance.now();
  const result = await fc.check(
    fc.asyncProperty(scenarios(60), async (scenario) => (await simulate(scenario)).violation === null),
    { numRuns: runs, seed },
  );
  console.log(result.numRuns, performance.now() - t, result.failed);
  if (result.failed && result.counterexample) {
    console.log(JSON.stringify(result.counterexample[0]));
    const o = await simulate(result.counterexample[0], true);
    console.log(o.trace.join('\n'), o.violation);
  }
  expect(result.failed).toBe(false);
});
