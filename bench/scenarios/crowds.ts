import type { CrowdMeasured } from '../driver/crowd.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Sample, Scenario, TargetSamples } from '../scenario.ts';
import type { CrowdKind, RunningTarget, TargetName } from '../targets/target.ts';

const people = 1_000;
/** As in the large group, nobody is told what the others have read. */
const smokePeople = 110;
/** More than a run has time for. */
const roundsMax = 2_000;
const smokeRounds = 4;

const presenceFigures: readonly Figure[] = [
  { name: 'server µs per watcher and change', unit: 'µs', decimals: 2, better: 'lower' },
  { name: 'p50 to the last watcher', unit: 'ms', decimals: 1, better: 'lower' },
  { name: 'p99 to the last watcher', unit: 'ms', decimals: 1, better: 'lower' },
];

const receiptFigures: readonly Figure[] = [
  { name: 'server µs per receipt', unit: 'µs', decimals: 1, better: 'lower' },
  { name: 'database µs per receipt', unit: 'µs', decimals: 1, better: 'lower' },
  { name: 'receipts per second', unit: '/s', decimals: 0, better: 'higher' },
  { name: 'transactions per second', unit: '/s', decimals: 1, better: 'lower' },
];

export const crowdScenarios: readonly Scenario[] = [
  {
    name: 'presence',
    title: 'Presence, watched by 1,000',
    description:
      'Somebody turns AWAY and ONLINE, over and over, each time once 1,000 watchers on a socket each have heard of it. All are in one group.',
    figures: presenceFigures,
    targets: ['tokenim'],
    run: (lab, name) => run(lab, name, 'presence', toPresenceSample),
  },
  {
    name: 'receipts',
    title: 'Receipts of 1,000 readers of one group',
    description:
      'All mark the next message as read at once, each over a socket of its own, and hear of it in their `inbox`; the next round begins when everybody has an answer.',
    figures: receiptFigures,
    targets: ['tokenim'],
    run: (lab, name) => run(lab, name, 'receipts', toReceiptSample),
  },
];

type ToSample = (measured: CrowdMeasured, people: number, commits: number) => Sample;

async function run(lab: Lab, name: TargetName, kind: CrowdKind, toSample: ToSample): Promise<TargetSamples> {
  return lab.with(name, async (target, driver) => {
    const size = lab.size(people, smokePeople);
    const crowd = await target.createCrowd(kind, size);
    if (crowd === null) throw new Error(`${name} has no ${kind}.`);
    await driver.call('openCrowd', { port: target.port, members: crowd.members, watch: { server: target.pid, database: lab.mariaDb.pid } });
    lab.progress(`${size} people are there`);
    const samples: Sample[] = [];
    for (let i = 0; i <= lab.runs; i++) {
      const rounds = crowd.rounds(lab.isSmoke ? smokeRounds : roundsMax);
      const commitsBefore = await commitsOf(target);
      const measured = await driver.call('runCrowd', { rounds, seconds: lab.options.seconds });
      await crowd.check(measured.rounds);
      if (i > 0) samples.push(toSample(measured, size, (await commitsOf(target)) - commitsBefore));
      lab.progress(`${measured.rounds} rounds in ${(measured.elapsedMs / 1_000).toFixed(1)} s`);
    }
    await driver.call('closeCrowd');
    return { samples };
  });
}

/** Of the whole database server, since its start. */
async function commitsOf({ database }: RunningTarget): Promise<number> {
  const [row] = (await database?.select("SHOW GLOBAL STATUS LIKE 'Com_commit'")) ?? [];
  return Number(row?.['Value']);
}

function toPresenceSample({ rounds, serverUs, round }: CrowdMeasured, watchers: number): Sample {
  return {
    'server µs per watcher and change': serverUs / rounds / watchers,
    'p50 to the last watcher': round.p50Ms,
    'p99 to the last watcher': round.p99Ms,
  };
}

function toReceiptSample({ rounds, elapsedMs, serverUs, databaseUs }: CrowdMeasured, readers: number, commits: number): Sample {
  const receipts = rounds * readers;
  return {
    'server µs per receipt': serverUs / receipts,
    'database µs per receipt': databaseUs / receipts,
    'receipts per second': (receipts / elapsedMs) * 1_000,
    'transactions per second': (commits / elapsedMs) * 1_000,
  };
}
