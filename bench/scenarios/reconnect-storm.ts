import type { DriverProcess } from '../driver/driver-process.ts';
import type { Opened } from '../driver/mailboxes.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Sample, Scenario, TargetSamples } from '../scenario.ts';
import { targetNames, type Population, type RunningTarget, type TargetName } from '../targets/target.ts';
import { checkArrivals, sayOnce } from './population-check.ts';

const sockets = 5_000;
const firstAtOnce = 100;
const smokeSockets = 40;
const conversationsPerUser = 20;
const membersPerConversation = 20;
/** Each has 20 members, who all were away: 10,000 missed messages. */
const conversationsMissed = 500;
const smokeConversationsMissed = 10;
const conversationsAfterwards = 20;

const figures: readonly Figure[] = [
  { name: 'time until all are live', unit: 'ms', decimals: 0, better: 'lower' },
  { name: 'server µs per socket', unit: 'µs', decimals: 0, better: 'lower' },
  { name: 'database µs per socket', unit: 'µs', decimals: 0, better: 'lower' },
  { name: 'attempts that failed, of 5,000', unit: '', decimals: 0, better: 'lower' },
];

export const reconnectStormScenario: Scenario = {
  name: 'storm',
  title: 'Reconnect storm of 5,000 sockets',
  description:
    'All connect at once and resume an `inbox` over 20 conversations each; together they have missed 10,000 messages, and each gets its own exactly once. Who is turned away comes again after one to four seconds, as graphql-ws does. Clients of the usual stack subscribe and then ask for what they missed; those of the relay only connect. The usual stack is measured once.',
  figures,
  targets: targetNames,
  run,
};

async function run(lab: Lab, name: TargetName): Promise<TargetSamples> {
  return lab.with(name, async (target, driver) => {
    const users = lab.size(sockets, smokeSockets);
    const population = await target.createPopulation({ users, conversationsPerUser, membersPerConversation });
    const sent = population.membersOf.map(() => 0);
    const samples: Sample[] = [];
    await comeBack(lab, target, driver, population.mailboxes(null), firstAtOnce);
    lab.progress(`${users} sockets were live once`);
    const runs = name === 'usual' ? 1 : lab.runs;
    for (let i = 1; i <= runs; i++) {
      await driver.call('dropMailboxes');
      const sample = await storm(lab, target, driver, population, sent);
      samples.push(sample);
      lab.progress(`run ${i} of ${runs}: all live after ${Math.round(sample['time until all are live'] ?? 0)} ms`);
    }
    await driver.call('dropMailboxes');
    return { samples };
  });
}

async function storm(lab: Lab, target: RunningTarget, driver: DriverProcess, population: Population, sent: number[]): Promise<Sample> {
  const had = [...sent];
  const say = async (count: number) => {
    const conversations = pickOf(population.membersOf.length, count);
    for (const each of conversations) sent[each] = (sent[each] ?? 0) + 1;
    return conversations.length === 0 ? new Map<number, string[]>() : sayOnce(lab, target, driver, population, conversations);
  };
  const missed = await say(lab.size(conversationsMissed, smokeConversationsMissed));
  const mailboxes = population.mailboxes(had);
  const { elapsedMs, serverUs, databaseUs, retries } = await comeBack(lab, target, driver, mailboxes);
  await checkArrivals(driver, missed);
  // And they are live indeed.
  const live = await say(conversationsAfterwards);
  await checkArrivals(driver, new Map(mailboxes.map((_, i) => [i, [...(missed.get(i) ?? []), ...(live.get(i) ?? [])]])));
  return {
    'time until all are live': elapsedMs,
    'server µs per socket': serverUs / mailboxes.length,
    'database µs per socket': databaseUs / mailboxes.length,
    'attempts that failed, of 5,000': retries,
  };
}

async function comeBack(
  lab: Lab,
  target: RunningTarget,
  driver: DriverProcess,
  mailboxes: ReturnType<Population['mailboxes']>,
  atOnce = mailboxes.length,
): Promise<Opened> {
  const watch = { server: target.pid, database: target.name === 'relay' ? null : lab.mariaDb.pid };
  return driver.call('openMailboxes', { port: target.port, mailboxes, atOnce, watch });
}

/** So many of the numbers below `below`, evenly spread. */
function pickOf(below: number, count: number): number[] {
  const taken = Math.min(below, count);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * below) / taken));
}
