import type { TargetName } from '../targets/target.ts';
import type { ScenarioResult } from './summary.ts';

export type Results = Readonly<Record<string, ScenarioResult>>;

/** Something that TokenIM is to reach. */
export interface Goal {
  readonly title: string;
  readonly bound: 'at most' | 'at least';
  readonly value: number;
  /** Undefined where it was not measured. */
  measure(results: Results): number | undefined;
}

const perDelivery = 'server µs per delivery';
const perSend = 'server µs per send';

/** The targets of issue 3, in its order. */
export const goals: readonly Goal[] = [
  atMost('fan-out to 1,000 readers, server µs per delivery', 1, (r) => figure(r, 'fanout-1000', perDelivery)),
  atMost('… ÷ bare relay', 1 / 3, (r) => ratio(r, 'fanout-1000', perDelivery, 'relay')),
  atMost('… ÷ usual stack', 1 / 35, (r) => ratio(r, 'fanout-1000', perDelivery, 'usual')),
  atMost('fan-out to 100 readers, server µs per delivery', 1.4, (r) => figure(r, 'fanout-100', perDelivery)),
  atMost('fan-out to 5,000 readers, server µs per delivery', 1.4, (r) => figure(r, 'fanout-5000', perDelivery)),
  atMost('one event per write ÷ bare relay', 1.1, (r) => ratio(r, 'paced-1000', perDelivery, 'relay')),
  atMost('… with 20 documents and random operation ids ÷ bare relay', 1.6, (r) => ratio(r, 'paced-mixed-1000', perDelivery, 'relay')),
  atMost('`inbox` ÷ `messageAdded`, 1,000 readers', 1.2, (r) =>
    quotient(figure(r, 'inbox-1000', perDelivery), figure(r, 'fanout-1000', perDelivery)),
  ),
  atMost('durable send over the socket, server µs', 100, (r) => figure(r, 'sends', perSend)),
  atMost('… ÷ usual stack', 1 / 20, (r) => ratio(r, 'sends', perSend, 'usual')),
  atMost('durable send over HTTP ÷ usual stack', 1 / 8, (r) => ratio(r, 'sends-http', perSend, 'usual')),
  atLeast('durable sends per second, one process', 9_000, (r) => figure(r, 'sends', 'sends per second')),
  atMost('room of 100 at 50/s, p50 to the last reader (ms)', 2.5, (r) => figure(r, 'latency', 'p50 to the last reader')),
  atMost('… p99 (ms)', 8, (r) => figure(r, 'latency', 'p99 to the last reader')),
  atMost('idle socket with one inbox over 20 conversations (bytes)', 12_288, (r) => figure(r, 'idle', 'resident bytes per socket')),
  atMost('heap after 100,000 sockets ÷ after 10,000', 1.02, (r) => figure(r, 'churn', 'heap at the end ÷ after a tenth')),
  atMost('history page, large table ÷ 10,000 rows', 1.3, (r) => figure(r, 'history', 'large ÷ small, processor time per page')),
  atMost('first page of 1,000 conversations, server ms', 30, (r) => figure(r, 'conversation-list', 'server ms per page')),
  atMost('send into a group of 10,000 ÷ of 10, nobody online', 1.2, (r) =>
    figure(r, 'group', 'send into 10,000 ÷ into 10 members, nobody online'),
  ),
  atLeast('two processes ÷ one, by processor time', 1.6, (r) => figure(r, 'processes', 'throughput, two ÷ one, by processor time')),
];

export function isMet({ bound, value }: Goal, measured: number): boolean {
  return bound === 'at most' ? measured <= value : measured >= value;
}

function atMost(title: string, value: number, measure: Goal['measure']): Goal {
  return { title, bound: 'at most', value, measure };
}

function atLeast(title: string, value: number, measure: Goal['measure']): Goal {
  return { title, bound: 'at least', value, measure };
}

function figure(results: Results, scenario: string, name: string, target: TargetName = 'tokenim'): number | undefined {
  return results[scenario]?.targets[target]?.figures[name]?.median;
}

function ratio(results: Results, scenario: string, name: string, other: TargetName): number | undefined {
  return quotient(figure(results, scenario, name), figure(results, scenario, name, other));
}

function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}
