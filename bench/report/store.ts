import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MachineFacts } from '../machine.ts';
import { toSvg } from './chart.ts';
import type { Results } from './goals.ts';
import { toMarkdown } from './markdown.ts';
import type { ScenarioResult } from './summary.ts';

interface Stored {
  readonly machine: MachineFacts;
  readonly results: Results;
}

const dir = 'bench';
const file = join(dir, 'results.json');

/** Writes the report; scenarios that did not run this time keep what they had. They are put into the given order. */
export async function store(measured: readonly ScenarioResult[], machine: MachineFacts, order: readonly string[]): Promise<void> {
  const before = await load();
  const all: Results = { ...before?.results, ...Object.fromEntries(measured.map((result) => [result.name, result])) };
  const results = Object.fromEntries(order.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
  await writeFile(file, `${JSON.stringify({ machine, results } satisfies Stored, null, 2)}\n`);
  await writeFile(join(dir, 'RESULTS.md'), toMarkdown(results, machine));
  await writeFile(join(dir, 'results.svg'), toSvg(results));
}

async function load(): Promise<Stored | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Written by ourselves.
  return text === null ? null : (JSON.parse(text) as Stored);
}
