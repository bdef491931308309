import type { Measured } from '../driver/traffic.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Sample, Scenario } from '../scenario.ts';
import { targetNames, type Sending, type TargetName } from '../targets/target.ts';
import { measureRooms } from './room-load.ts';

const pairs = 100;
const smokePairs = 10;
const sendsInFlight = 64;

const figures: readonly Figure[] = [
  { name: 'server µs per send', unit: 'µs', decimals: 1, better: 'lower' },
  { name: 'sends per second', unit: '/s', decimals: 0, better: 'higher' },
  { name: 'database µs per send', unit: 'µs', decimals: 1, better: 'lower' },
  { name: 'p50 to the other member', unit: 'ms', decimals: 1, better: 'lower' },
  { name: 'p99 to the other member', unit: 'ms', decimals: 1, better: 'lower' },
  { name: 'p50 to the acknowledgement', unit: 'ms', decimals: 1, better: 'lower' },
];

const description = '100 pairs, 64 durable sends in flight over all of them; the other member of each pair reads `messageAdded`.';

export const sendScenarios: readonly Scenario[] = [
  {
    name: 'sends',
    title: 'Durable sends over the socket',
    description: `${description} The usual stack sends by HTTP, as its libraries' documents do.`,
    figures,
    targets: targetNames,
    run: (lab, target) => run(lab, target, target === 'usual' ? 'http' : 'socket'),
  },
  {
    name: 'sends-http',
    title: 'Durable sends over HTTP',
    description,
    figures,
    targets: ['tokenim', 'usual'],
    run: (lab, target) => run(lab, target, 'http'),
  },
];

async function run(lab: Lab, target: TargetName, sending: Sending) {
  const rooms = Array.from({ length: lab.size(pairs, smokePairs) }, () => ({ readers: 1, listening: 'messageAdded' as const, sending }));
  // By HTTP, whoever cares for order waits for the answer before the next message.
  const oneAtATime = sending === 'http' ? { lagMax: 1 } : {};
  return measureRooms(lab, target, { rooms, load: { inFlight: sendsInFlight, perSecond: null, ...oneAtATime }, toSample });
}

function toSample({ sent, elapsedMs, serverUs, databaseUs, completed, acked }: Measured): Sample {
  return {
    'server µs per send': serverUs / sent,
    'sends per second': (sent / elapsedMs) * 1_000,
    'database µs per send': databaseUs / sent,
    'p50 to the other member': completed.p50Ms,
    'p99 to the other member': completed.p99Ms,
    'p50 to the acknowledgement': acked.p50Ms,
  };
}
