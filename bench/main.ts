import { noCores, shareOutCores } from './cores.ts';
import { Lab } from './lab.ts';
import { helpText, readOptions } from './options.ts';
import { findScenarios, scenarios } from './registry.ts';
import { summarize, type ScenarioResult, type TargetResult } from './report/summary.ts';
import { asText, tableOf } from './report/table.ts';
import type { Scenario } from './scenario.ts';
import type { TargetName } from './targets/target.ts';

/** `npm run bench`. Exits with 1 when a scenario could not be run, or a target did not tell the truth. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(helpText);
    for (const { name, title } of scenarios) console.log(`  ${name.padEnd(18)} ${title}`);
    return 0;
  }
  const chosen = findScenarios(options.scenarios);
  // A smoke run looks for the truth, not for time, and shares the machine with other tests.
  const cores = options.smoke ? noCores : shareOutCores();
  let place = '';
  const say = (line: string): void => console.error(`[${new Date().toISOString().slice(11, 19)}] ${place}: ${line}`);
  const lab = await Lab.open(options, cores, say);
  const failures: string[] = [];
  try {
    for (const [i, scenario] of chosen.entries()) {
      const targets: Partial<Record<TargetName, TargetResult>> = {};
      for (const target of options.targets.filter((name) => scenario.targets.includes(name))) {
        place = `${i + 1}/${chosen.length} ${scenario.name} ${target}`;
        try {
          const { samples, notes = [] } = await scenario.run(lab, target);
          targets[target] = summarize(scenario.figures, samples, notes);
        } catch (error) {
          const problem = error instanceof Error ? error.message : String(error);
          failures.push(`${scenario.name} ${target}: ${problem}`);
          say(`FAILED: ${problem}`);
        }
      }
      show(toResult(scenario, targets));
    }
  } finally {
    await lab.close();
  }
  if (failures.length > 0) console.error(`\n${failures.length} failed:\n${failures.join('\n')}`);
  return failures.length === 0 ? 0 : 1;
}

function toResult({ name, title, description, figures }: Scenario, targets: Partial<Record<TargetName, TargetResult>>): ScenarioResult {
  return { name, title, description, figures, measuredAt: new Date().toISOString(), targets };
}

function show(result: ScenarioResult): void {
  console.log(`\n${result.name}: ${result.title}\n${asText(tableOf(result))}`);
  for (const [target, { notes = [] } = {}] of Object.entries(result.targets)) for (const note of notes) console.log(`  ${target}: ${note}`);
  console.log('');
}
