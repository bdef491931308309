import { parseArgs } from 'node:util';
import { targetNames, type TargetName } from './targets/target.ts';

export interface Options {
  /** Names of scenarios, or beginnings of them; none means all. */
  readonly scenarios: readonly string[];
  readonly targets: readonly TargetName[];
  /** Runs that the medians are taken of. */
  readonly runs: number;
  /** Length of one run. */
  readonly seconds: number;
  readonly smoke: boolean;
  /** Writes the results into bench/ also when only some scenarios or targets ran. */
  readonly save: boolean;
  /** The build of TokenIM that is measured. */
  readonly dist: string;
  /** Settings of TokenIM on top of the bench's own. */
  readonly settings: Readonly<Record<string, string>>;
  readonly nodeArgs: readonly string[];
  /** Priority of this process and all that it starts; null leaves it as it is. */
  readonly nice: number | null;
  /** Rows in the large table of `history`; null for as many as fit into the time. */
  readonly rows: number | null;
  readonly help: boolean;
}

export const helpText = `npm run bench [-- OPTIONS SCENARIO …]

  --targets LIST     of ${targetNames.join(',')}; default: all
  --runs N           runs that the medians are taken of (default 3)
  --seconds N        length of one run (default 5)
  --smoke            every scenario tiny: checks truth, not time
  --save             writes bench/RESULTS.md also when only some scenarios ran
  --dist DIR         the build of TokenIM that is measured (default dist)
  --set NAME=VALUE   a setting of TokenIM; may be given several times
  --node ARGUMENT    an argument for TokenIM's node, such as --node=--cpu-prof; may be given several times
  --profile DIR      the same as --node=--cpu-prof --node=--cpu-prof-dir=DIR
  --nice N           priority of all that the bench starts, -20 to 19: on a busy machine, -10 (needs root) gives steadier figures
  --rows N           rows in the large table of the scenario history

Scenarios (beginnings of names will do):`;

export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      targets: { type: 'string', default: targetNames.join(',') },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      smoke: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
      dist: { type: 'string', default: 'dist' },
      set: { type: 'string', multiple: true, default: [] },
      node: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
      nice: { type: 'string' },
      rows: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { smoke, profile } = values;
  return {
    scenarios: positionals,
    targets: targetNames.filter((name) => values.targets.split(',').includes(name)),
    runs: toNumber('runs', values.runs, smoke ? 1 : 3),
    seconds: toNumber('seconds', values.seconds, smoke ? 0.3 : 5),
    smoke,
    save: values.save,
    dist: values.dist,
    settings: Object.fromEntries(values.set.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)])),
    nodeArgs: [...values.node, ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])],
    nice: values.nice === undefined ? null : Number(values.nice),
    rows: values.rows === undefined ? null : toNumber('rows', values.rows, 0),
    help: values.help,
  };
}

function toNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text.replaceAll('_', ''));
  if (!(value > 0)) throw new Error(`--${name} is a number above 0, not "${text}".`);
  return value;
}
