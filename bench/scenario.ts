import type { Lab } from './lab.ts';
import type { TargetName } from './targets/target.ts';

/** One number that a scenario measures. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** Decimals that mean something. */
  readonly decimals: number;
  readonly better: 'lower' | 'higher' | 'neither';
}

/** What one run measured, by the names of the figures. */
export type Sample = Readonly<Record<string, number>>;

export interface TargetSamples {
  readonly samples: readonly Sample[];
  /** What a reader of the table should know. */
  readonly notes?: readonly string[];
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** What is done, in a sentence or two. */
  readonly description: string;
  /** The most important one first: the chart shows it. */
  readonly figures: readonly Figure[];
  /** Those that can do it. */
  readonly targets: readonly TargetName[];
  /** Measures one target. @throws where the target lost, doubled or reordered something, or acknowledged what it does not have. */
  run(lab: Lab, target: TargetName): Promise<TargetSamples>;
}
