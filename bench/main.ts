import { setPriority } from 'node:os';
import { noCores, shareOutCores } from './cores.ts';
import { Lab } from './lab.ts';
import { machineFacts } from './machine.ts';
import { leaveNothingBehind } from './own-dirs.ts';
import { helpText, readOptions, type Options } from './options.ts';
import { findScenarios, scenarios } from './registry.ts';
import { store } from './report/store.ts';
import { summarize, type ScenarioResult, type TargetResult } from './report/summary.ts';
import { asText, tableOf, targetTitles } from './report/table.ts';
import type { Scenario } from './scenario.ts';
import type { TargetName } from './targets/target.ts';

/** `npm run bench`. Exits with 1 when a scenario could not be run, or a target did not tell the truth. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log([helpText, ...scenarios.map(({ name, title }) => `  ${name.padEnd(18)} ${title}`)].join('\n'));
    return 0;
  }
  const chosen = findScenarios(options.scenarios);
  leaveNothingBehind();
  // A smoke run looks for the truth, not for time, and shares the machine with other tests.
  const cores = options.smoke ? noCores : shareOutCores();
  const machine = machineFacts(cores);
  if (options.nice !== null) setPriority(options.nice);
  const bench = new Bench(options);
  const lab = await Lab.open(options, cores, (line) => bench.say(line));
  const results: ScenarioResult[] = [];
  try {
    for (const [i, scenario] of chosen.entries()) results.push(await bench.run(lab, scenario, `${i + 1}/${chosen.length}`));
  } finally {
    await lab.close();
  }
  if (isWorthKeeping(options))
    await store(
      results,
      machine,
      scenarios.map(({ name }) => name),
    );
  if (bench.failures.length > 0) console.error(`\n${bench.failures.length} failed:\n${bench.failures.join('\n')}`);
  return bench.failures.length === 0 ? 0 : 1;
}

class Bench {
  readonly failures: string[] = [];
  private place = '';

  constructor(private readonly options: Options) {}

  say(line: string): void {
    console.error(`[${new Date().toISOString().slice(11, 19)}] ${this.place}: ${line}`);
  }

  async run(lab: Lab, scenario: Scenario, count: string): Promise<ScenarioResult> {
    const { name, title, description, figures } = scenario;
    const targets: Partial<Record<TargetName, TargetResult>> = {};
    for (const target of this.options.targets.filter((each) => scenario.targets.includes(each))) {
      this.place = `${count} ${name}, ${targetTitles[target]}`;
      this.say('starts');
      targets[target] = await this.measure(lab, scenario, target);
    }
    const result = { name, title, description, figures, measuredAt: new Date().toISOString(), targets };
    show(result);
    return result;
  }

  private async measure(lab: Lab, scenario: Scenario, target: TargetName): Promise<TargetResult> {
    try {
      const { samples, notes = [] } = await scenario.run(lab, target);
      return summarize(scenario.figures, samples, notes);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.failures.push(`${scenario.name}, ${targetTitles[target]}: ${problem}`);
      this.say(`FAILED: ${problem}`);
      return { figures: {}, runs: 0, notes: [`failed: ${problem}`] };
    }
  }
}

function isWorthKeeping({ smoke, save, scenarios: names }: Options): boolean {
  return !smoke && (save || names.length === 0);
}

function show(result: ScenarioResult): void {
  const notes = Object.entries(result.targets).flatMap(([target, { notes: each }]) => each.map((note) => `  ${target}: ${note}`));
  console.log(['', `${result.name}: ${result.title}`, asText(tableOf(result)), ...notes, ''].join('\n'));
}
