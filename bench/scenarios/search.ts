import type { DriverProcess } from '../driver/driver-process.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Sample, Scenario, TargetSamples } from '../scenario.ts';
import type { RunningTarget, SearchArchive, SearchKind, TargetName } from '../targets/target.ts';
import { withRoomyDatabase } from './roomy-database.ts';

const messagesWanted = 1_000_000;
const smokeMessages = 4_000;
/** Of the messages, in one conversation; the others are in so many of the same size. */
const largestShare = 0.5;
const otherConversations = 50;
const smokeOtherConversations = 2;
const loadBudgetMs = 75_000;
const secondsPerKind = 2;
const inFlight = 4;
const queriesCount = 500;

const kinds: readonly (SearchKind & { readonly name: string })[] = [
  { name: 'a common word', words: 'common', where: 'everywhere', filter: 'none' },
  { name: 'a rare word', words: 'seldom', where: 'everywhere', filter: 'none' },
  { name: 'two words', words: 'two', where: 'everywhere', filter: 'none' },
  { name: 'a prefix', words: 'prefix', where: 'everywhere', filter: 'none' },
  { name: 'a common prefix', words: 'common prefix', where: 'everywhere', filter: 'none' },
  { name: 'Chinese', words: 'chinese', where: 'everywhere', filter: 'none' },
  { name: 'one Chinese character', words: 'chinese character', where: 'everywhere', filter: 'none' },
  { name: 'two words in one conversation', words: 'two', where: 'largest conversation', filter: 'none' },
  { name: 'a common word of one sender', words: 'common', where: 'everywhere', filter: 'sender' },
  { name: 'a common word in some time', words: 'common', where: 'everywhere', filter: 'time' },
];

const figures: readonly Figure[] = [
  ...kinds.flatMap(({ name }): Figure[] => [
    { name: `p50, ${name}`, unit: 'ms', decimals: 1, better: 'lower' },
    { name: `p99, ${name}`, unit: 'ms', decimals: 1, better: 'lower' },
    { name: `processor time, ${name}`, unit: 'ms', decimals: 2, better: 'lower' },
  ]),
  { name: 'messages', unit: '', decimals: 0, better: 'neither' },
];

export const searchScenario: Scenario = {
  name: 'search',
  title: 'Search',
  description:
    'Pages of 20 hits with snippets, 4 queries in flight over one socket. 1 million messages, or as many as can be loaded in 75 s, half of them in one conversation, the others in 50; a common word stands in every tenth message, a rare one in 40 of each conversation that is long enough; processor time is that of the server and the database per page. MariaDB has a buffer pool of 1 GiB.',
  figures,
  targets: ['tokenim'],
  run,
};

async function run(lab: Lab, name: TargetName): Promise<TargetSamples> {
  return lab.with(name, async (target, driver) => {
    const [archive, { database }] = [await target.createSearchArchive(), target];
    if (archive === null || database === null) throw new Error(`${name} has no search.`);
    return withRoomyDatabase(database, async () => {
      const messages = await load(lab, archive);
      await archive.check();
      const samples: Sample[] = [];
      for (let i = 0; i < lab.runs; i++) samples.push({ ...(await measure(lab, target, driver, archive)), messages });
      return { samples };
    });
  });
}

async function load(lab: Lab, archive: SearchArchive): Promise<number> {
  const wanted = lab.options.rows ?? lab.size(messagesWanted, smokeMessages);
  const others = lab.size(otherConversations, smokeOtherConversations);
  const each = Math.round((wanted * (1 - largestShare)) / others);
  const started = performance.now();
  let messages = Math.round(wanted * largestShare);
  await archive.grow(1, messages);
  for (let i = 0; i < others && performance.now() - started < loadBudgetMs; i++) {
    await archive.grow(1, each);
    messages += each;
  }
  lab.progress(`${messages.toLocaleString('en')} messages after ${Math.round((performance.now() - started) / 1_000)} s`);
  return messages;
}

async function measure(lab: Lab, target: RunningTarget, driver: DriverProcess, archive: SearchArchive): Promise<Sample> {
  const watch = { server: target.pid, database: lab.mariaDb.pid };
  const { socket, shows, times } = archive;
  const seconds = Math.min(secondsPerKind, lab.options.seconds);
  const sample: Record<string, number> = {};
  for (const kind of kinds) {
    const templates = archive.queries(kind, lab.size(queriesCount, 20));
    const { p50Ms, p99Ms, pages, serverUs, databaseUs } = await driver.call('pages', {
      port: target.port,
      socket,
      templates,
      shows,
      times,
      inFlight,
      seconds,
      watch,
    });
    sample[`p50, ${kind.name}`] = p50Ms;
    sample[`p99, ${kind.name}`] = p99Ms;
    sample[`processor time, ${kind.name}`] = (serverUs + databaseUs) / pages / 1_000;
  }
  return sample;
}
