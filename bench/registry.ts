import type { Scenario } from './scenario.ts';
import { churnScenario } from './scenarios/churn.ts';
import { conversationListScenario } from './scenarios/conversation-list.ts';
import { crowdScenarios } from './scenarios/crowds.ts';
import { fanOutScenarios } from './scenarios/fan-out.ts';
import { historyScenario } from './scenarios/history.ts';
import { idleSocketsScenario } from './scenarios/idle-sockets.ts';
import { largeGroupScenario } from './scenarios/large-group.ts';
import { latencyScenario } from './scenarios/latency.ts';
import { reconnectStormScenario } from './scenarios/reconnect-storm.ts';
import { searchScenario } from './scenarios/search.ts';
import { sendScenarios } from './scenarios/sends.ts';
import { twoProcessesScenario } from './scenarios/two-processes.ts';

/** All scenarios, in the order of the report. */
export const scenarios: readonly Scenario[] = [
  ...fanOutScenarios,
  ...sendScenarios,
  latencyScenario,
  idleSocketsScenario,
  reconnectStormScenario,
  churnScenario,
  historyScenario,
  searchScenario,
  conversationListScenario,
  largeGroupScenario,
  ...crowdScenarios,
  twoProcessesScenario,
];

/** Those whose names begin with one of the words; all where there are none. @throws where a word fits nothing. */
export function findScenarios(words: readonly string[]): Scenario[] {
  const unknown = words.find((word) => !scenarios.some(({ name }) => name.startsWith(word)));
  if (unknown !== undefined)
    throw new Error(`There is no scenario "${unknown}". There are: ${scenarios.map(({ name }) => name).join(', ')}.`);
  if (words.length === 0) return [...scenarios];
  // A whole name means that one, although others may begin with it.
  const means = (word: string, name: string): boolean =>
    scenarios.some((each) => each.name === word) ? name === word : name.startsWith(word);
  return scenarios.filter(({ name }) => words.some((word) => means(word, name)));
}
