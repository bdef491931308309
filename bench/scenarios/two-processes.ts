import type { Measured } from '../driver/traffic.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Scenario, TargetSamples } from '../scenario.ts';
import type { TargetName } from '../targets/target.ts';
import { closeRooms, openRooms } from './room-load.ts';

const rooms = 20;
const readersPerRoom = 50;
const smokeRooms = 4;
const smokeReadersPerRoom = 5;
const sendsInFlight = 64;

const figures: readonly Figure[] = [
  { name: 'throughput, two ÷ one, by the clock', unit: '', decimals: 2, better: 'higher' },
  { name: 'throughput, two ÷ one, by processor time', unit: '', decimals: 2, better: 'higher' },
  { name: 'deliveries per second, one process', unit: '/s', decimals: 0, better: 'higher' },
  { name: 'deliveries per second, two processes', unit: '/s', decimals: 0, better: 'higher' },
  { name: 'server µs per delivery, one process', unit: 'µs', decimals: 2, better: 'lower' },
  { name: 'server µs per delivery, two processes', unit: 'µs', decimals: 2, better: 'lower' },
  { name: 'driver and database, share of a core beside two processes', unit: '', decimals: 2, better: 'neither' },
];

export const twoProcessesScenario: Scenario = {
  name: 'processes',
  title: 'Two processes on two cores, compared with one',
  description:
    '20 rooms of 50 readers each, 64 durable sends in flight over all. By the clock, the drivers and the database take their share of the second core where the machine has but two; by processor time, both processes are taken to have a core each: 2 × (µs per delivery of one ÷ of two).',
  figures,
  targets: ['tokenim'],
  run,
};

async function run(lab: Lab, target: TargetName): Promise<TargetSamples> {
  const one = await measure(lab, target, 1);
  const two = await measure(lab, target, 2);
  return {
    samples: two.map((each, i) => {
      const first = one[i] ?? each;
      return {
        'throughput, two ÷ one, by the clock': rateOf(each) / rateOf(first),
        'throughput, two ÷ one, by processor time': (2 * costOf(first)) / costOf(each),
        'deliveries per second, one process': rateOf(first),
        'deliveries per second, two processes': rateOf(each),
        'server µs per delivery, one process': costOf(first),
        'server µs per delivery, two processes': costOf(each),
        'driver and database, share of a core beside two processes': (each.driverUs + each.databaseUs) / each.elapsedMs / 1_000,
      };
    }),
  };
}

async function measure(lab: Lab, name: TargetName, processes: 1 | 2): Promise<Measured[]> {
  return lab.with(
    name,
    async (target, driver) => {
      const count = lab.size(rooms, smokeRooms);
      const readers = lab.size(readersPerRoom, smokeReadersPerRoom);
      const request = { readers, listening: 'messageAdded', sending: 'socket' } as const;
      const opened = await openRooms(
        lab,
        target,
        driver,
        Array.from({ length: count }, () => request),
      );
      const load = { seconds: lab.options.seconds, inFlight: sendsInFlight, lagMax: target.lagMax, perSecond: null };
      const measured: Measured[] = [];
      for (let i = 0; i <= lab.runs; i++) measured.push(await driver.call('run', i === 0 ? { ...load, seconds: load.seconds / 2 } : load));
      lab.progress(`${processes} process(es): ${measured[1]?.delivered} deliveries`);
      await closeRooms(target, driver, opened);
      return measured.slice(1);
    },
    { processes },
  );
}

function rateOf({ delivered, elapsedMs }: Measured): number {
  return (delivered / elapsedMs) * 1_000;
}

function costOf({ serverUs, delivered }: Measured): number {
  return serverUs / delivered;
}
