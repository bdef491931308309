import type { Figure, Sample } from '../scenario.ts';
import { median } from '../statistics.ts';
import type { TargetName } from '../targets/target.ts';

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface TargetResult {
  readonly figures: Readonly<Record<string, Spread>>;
  readonly runs: number;
  readonly notes: readonly string[];
}

export interface ScenarioResult {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly figures: readonly Figure[];
  readonly measuredAt: string;
  readonly targets: Readonly<Partial<Record<TargetName, TargetResult>>>;
}

export function summarize(figures: readonly Figure[], samples: readonly Sample[], notes: readonly string[]): TargetResult {
  const spreads = figures.map(({ name }): [string, Spread] => {
    const values = samples.map((sample) => sample[name] ?? Number.NaN);
    return [name, { median: median(values), min: Math.min(...values), max: Math.max(...values) }];
  });
  return { figures: Object.fromEntries(spreads), runs: samples.length, notes };
}
