import type { Scenario } from './scenario.ts';

/** Scenarios in which the engine once broke a promise, as small as they could be made. They are played first. */
export const regressions: readonly { readonly what: string; readonly scenario: Scenario }[] = [];
