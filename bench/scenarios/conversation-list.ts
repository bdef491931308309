import type { PagesMeasured } from '../driver/pages.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Sample, Scenario, TargetSamples } from '../scenario.ts';
import type { TargetName } from '../targets/target.ts';

const conversations = 1_000;
const smokeConversations = 60;
const messagesEach = 20;
const smokeMessagesEach = 2;
/** One at a time: what a person waits for who opens the app. */
const inFlight = 1;

const figures: readonly Figure[] = [
  { name: 'server ms per page', unit: 'ms', decimals: 2, better: 'lower' },
  { name: 'database ms per page', unit: 'ms', decimals: 2, better: 'lower' },
  { name: 'p50 per page', unit: 'ms', decimals: 2, better: 'lower' },
  { name: 'p99 per page', unit: 'ms', decimals: 2, better: 'lower' },
];

export const conversationListScenario: Scenario = {
  name: 'conversation-list',
  title: 'First page of the conversations of somebody who is in 1,000',
  description:
    'The 50 most recently active ones, each with its last message and that one’s sender, the number of unread messages and the viewer’s membership; one query at a time over a socket.',
  figures,
  targets: ['tokenim'],
  run,
};

async function run(lab: Lab, name: TargetName): Promise<TargetSamples> {
  return lab.with(name, async (target, driver) => {
    const archive = await target.createArchive();
    if (archive?.list === undefined) throw new Error(`${name} has no list of conversations.`);
    await archive.grow(lab.size(conversations, smokeConversations), lab.size(messagesEach, smokeMessagesEach));
    const templates = [archive.list];
    const plan = { port: target.port, socket: archive.socket, templates, shows: archive.shows, times: 50, inFlight } as const;
    const watch = { server: target.pid, database: lab.mariaDb.pid };
    const measured: PagesMeasured[] = [];
    for (let i = 0; i <= lab.runs; i++) measured.push(await driver.call('pages', { ...plan, watch, seconds: lab.options.seconds }));
    return { samples: measured.slice(1).map(toSample) };
  });
}

function toSample({ serverUs, databaseUs, pages, p50Ms, p99Ms }: PagesMeasured): Sample {
  return {
    'server ms per page': serverUs / pages / 1_000,
    'database ms per page': databaseUs / pages / 1_000,
    'p50 per page': p50Ms,
    'p99 per page': p99Ms,
  };
}
