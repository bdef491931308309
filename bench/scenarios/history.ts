import type { DriverProcess } from '../driver/driver-process.ts';
import type { PagesMeasured } from '../driver/pages.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Sample, Scenario, TargetSamples } from '../scenario.ts';
import type { Archive, RunningTarget, TargetName } from '../targets/target.ts';
import { withRoomyDatabase } from './roomy-database.ts';

const smallConversations = 100;
const smokeSmallConversations = 10;
const smallMessagesEach = 100;
const smokeSmallMessagesEach = 60;
const largeRowsWanted = 10_000_000;
const smokeLargeRows = 2_000;
const rowsPerStep = 500_000;
const loadBudgetMs = 45_000;
/** Of each step; the first one's is the longest of all. */
const stepConversations = 50;
const inFlight = 8;
const templatesCount = 2_000;

const figures: readonly Figure[] = [
  { name: 'large ÷ small, processor time per page', unit: '', decimals: 2, better: 'lower' },
  { name: 'large ÷ small, p50', unit: '', decimals: 2, better: 'lower' },
  { name: 'rows in the large table', unit: '', decimals: 0, better: 'neither' },
  { name: 'server µs per page, small', unit: 'µs', decimals: 0, better: 'lower' },
  { name: 'server µs per page, large', unit: 'µs', decimals: 0, better: 'lower' },
  { name: 'database µs per page, small', unit: 'µs', decimals: 0, better: 'lower' },
  { name: 'database µs per page, large', unit: 'µs', decimals: 0, better: 'lower' },
  { name: 'p50 per page, large', unit: 'ms', decimals: 2, better: 'lower' },
];

export const historyScenario: Scenario = {
  name: 'history',
  title: 'History page of 50 against table size',
  description:
    'Pages at random places, 8 queries in flight over one socket. Small: 10,000 messages in 100 conversations. Large: as many rows as can be loaded in 45 s (10 million at most; `--rows` sets it), in conversations of 10,000 and one of 500,000; half of the pages are from that one. MariaDB has a buffer pool of 1 GiB in both.',
  figures,
  targets: ['tokenim', 'usual'],
  run,
};

async function run(lab: Lab, name: TargetName): Promise<TargetSamples> {
  return lab.with(name, async (target, driver) => {
    const [archive, { database }] = [await target.createArchive(), target];
    if (archive === null || database === null) throw new Error(`${name} has no history.`);
    return withRoomyDatabase(database, async () => {
      await archive.grow(lab.size(smallConversations, smokeSmallConversations), lab.size(smallMessagesEach, smokeSmallMessagesEach));
      const small = await measure(lab, target, driver, archive);
      const rows = await load(lab, archive);
      const large = await measure(lab, target, driver, archive);
      return { samples: small.map((sample, i) => compare(sample, large[i] ?? sample, rows)) };
    });
  });
}

async function load(lab: Lab, archive: Archive): Promise<number> {
  const wanted = lab.options.rows ?? lab.size(largeRowsWanted, smokeLargeRows);
  const step = Math.min(rowsPerStep, wanted);
  const started = performance.now();
  let rows = smallConversations * smallMessagesEach;
  for (let steps = 0; rows < wanted; steps++) {
    if (steps === 0) await archive.grow(1, step);
    else await archive.grow(stepConversations, step / stepConversations);
    rows += step;
    lab.progress(`${rows.toLocaleString('en')} rows after ${Math.round((performance.now() - started) / 1_000)} s`);
    if (lab.options.rows === null && performance.now() - started > loadBudgetMs) break;
  }
  return rows;
}

async function measure(lab: Lab, target: RunningTarget, driver: DriverProcess, archive: Archive): Promise<PagesMeasured[]> {
  const { longest, any } = archive.pages(lab.size(templatesCount, 50));
  const templates = longest.flatMap((each, i) => [each, any[i] ?? each]);
  const plan = { port: target.port, socket: archive.socket, templates, shows: archive.shows, times: 50, inFlight } as const;
  const watch = { server: target.pid, database: lab.mariaDb.pid };
  // Pages come from memory in both: the question is what the size of the table costs, not the disk.
  const seconds = Math.min(3, lab.options.seconds);
  const measured: PagesMeasured[] = [];
  for (let i = 0; i <= lab.runs; i++) measured.push(await driver.call('pages', { ...plan, watch, seconds }));
  return measured.slice(1);
}

function compare(small: PagesMeasured, large: PagesMeasured, rows: number): Sample {
  return {
    'large ÷ small, processor time per page': costOf(large) / costOf(small),
    'large ÷ small, p50': large.p50Ms / small.p50Ms,
    'rows in the large table': rows,
    'server µs per page, small': small.serverUs / small.pages,
    'server µs per page, large': large.serverUs / large.pages,
    'database µs per page, small': small.databaseUs / small.pages,
    'database µs per page, large': large.databaseUs / large.pages,
    'p50 per page, large': large.p50Ms,
  };
}

function costOf({ serverUs, databaseUs, pages }: PagesMeasured): number {
  return (serverUs + databaseUs) / pages;
}
