import type { Measured } from '../driver/traffic.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Sample, Scenario } from '../scenario.ts';
import { targetNames, type Listening, type RunningTarget, type TargetName } from '../targets/target.ts';
import { measureRooms } from './room-load.ts';

interface FanOut {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly readers: number;
  readonly listening?: Listening;
  /** One event per write: the next message waits until everybody has the one before it. */
  readonly oneByOne?: boolean;
  readonly documents?: number;
}

const sendsInFlight = 64;
const smokeReaders = 30;

const figures: readonly Figure[] = [
  { name: 'server µs per delivery', unit: 'µs', decimals: 2, better: 'lower' },
  { name: 'deliveries per second', unit: '/s', decimals: 0, better: 'higher' },
  { name: 'database µs per delivery', unit: 'µs', decimals: 3, better: 'lower' },
  { name: 'p50 to the last reader', unit: 'ms', decimals: 1, better: 'lower' },
];

const saturated = 'One room; one sender keeps 64 durable sends in flight over its socket.';

const variants: readonly FanOut[] = [
  ...[100, 1_000, 5_000].map((readers) => ({
    name: `fanout-${readers}`,
    title: `Fan-out to ${readers.toLocaleString('en')} readers, saturated`,
    description: `${saturated} Readers run \`messageAdded\`: one document, operation id 1.`,
    readers,
  })),
  {
    name: 'inbox-1000',
    title: 'Fan-out to 1,000 readers by inbox, saturated',
    description: `${saturated} Readers run \`inbox\`.`,
    readers: 1_000,
    listening: 'inbox',
  },
  {
    name: 'paced-1000',
    title: 'Fan-out to 1,000 readers, one event per write',
    description: 'The sender waits until every reader has a message before it sends the next, so nothing can be batched.',
    readers: 1_000,
    oneByOne: true,
  },
  {
    name: 'paced-mixed-1000',
    title: 'One event per write, 20 documents, random operation ids',
    description:
      'As before, with 1,000 readers who use 20 different documents and the random operation ids (UUIDs) of graphql-ws and Apollo Client.',
    readers: 1_000,
    oneByOne: true,
    documents: 20,
  },
];

export const fanOutScenarios: readonly Scenario[] = variants.map(({ name, title, description, ...variant }) => ({
  name,
  title,
  description,
  figures,
  targets: targetNames,
  run: (lab, target) => run(lab, target, variant),
}));

async function run(
  lab: Lab,
  target: TargetName,
  { readers, listening, oneByOne, documents }: Omit<FanOut, 'name' | 'title' | 'description'>,
) {
  const sending = target === 'usual' ? 'http' : 'socket';
  return measureRooms(lab, target, {
    rooms: [
      {
        readers: lab.size(readers, smokeReaders),
        listening: listening ?? 'messageAdded',
        sending,
        ...(documents === undefined ? {} : { documents }),
      },
    ],
    load: { inFlight: oneByOne === true ? 1 : sendsInFlight, perSecond: null, ...(oneByOne === true ? { lagMax: 1 } : {}) },
    toSample,
  });
}

function toSample({ delivered, sent, elapsedMs, serverUs, databaseUs, completed }: Measured, { echoes }: RunningTarget): Sample {
  const deliveries = delivered + sent * echoes;
  return {
    'server µs per delivery': serverUs / deliveries,
    'deliveries per second': (deliveries / elapsedMs) * 1_000,
    'database µs per delivery': databaseUs / deliveries,
    'p50 to the last reader': completed.p50Ms,
  };
}
