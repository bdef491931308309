import type { Measured } from '../driver/traffic.ts';
import type { Figure, Sample, Scenario } from '../scenario.ts';
import { targetNames } from '../targets/target.ts';
import { measureRooms } from './room-load.ts';

const readers = 100;
const smokeReaders = 10;
const messagesPerSecond = 50;

const figures: readonly Figure[] = [
  { name: 'p50 to the last reader', unit: 'ms', decimals: 2, better: 'lower' },
  { name: 'p99 to the last reader', unit: 'ms', decimals: 2, better: 'lower' },
  { name: 'max to the last reader', unit: 'ms', decimals: 1, better: 'lower' },
  { name: 'server µs per message', unit: 'µs', decimals: 0, better: 'lower' },
];

export const latencyScenario: Scenario = {
  name: 'latency',
  title: 'Latency in a room of 100 at 50 messages per second',
  description: 'From the moment of sending to the last reader.',
  figures,
  targets: targetNames,
  run: async (lab, target) =>
    measureRooms(lab, target, {
      rooms: [{ readers: lab.size(readers, smokeReaders), listening: 'messageAdded', sending: target === 'usual' ? 'http' : 'socket' }],
      load: { inFlight: 1, perSecond: messagesPerSecond },
      toSample,
    }),
};

function toSample({ completed, serverUs, sent }: Measured): Sample {
  return {
    'p50 to the last reader': completed.p50Ms,
    'p99 to the last reader': completed.p99Ms,
    'max to the last reader': completed.maxMs,
    'server µs per message': serverUs / sent,
  };
}
