import type { DriverProcess } from '../driver/driver-process.ts';
import type { Measured } from '../driver/traffic.ts';
import type { Lab } from '../lab.ts';
import type { Figure, Scenario, TargetSamples } from '../scenario.ts';
import type { RoomRequest, RunningTarget, TargetName } from '../targets/target.ts';
import { closeRooms, openRooms } from './room-load.ts';

const membersLarge = 10_000;
const membersSmall = 10;
const online = 1_000;
const smokeMembers = 100;
const smokeOnline = 20;
const sendsInFlight = 64;

const figures: readonly Figure[] = [
  { name: 'send into 10,000 ÷ into 10 members, nobody online', unit: '', decimals: 2, better: 'lower' },
  { name: 'server + database µs per send, 10 members', unit: 'µs', decimals: 1, better: 'lower' },
  { name: 'server + database µs per send, 10,000 members', unit: 'µs', decimals: 1, better: 'lower' },
  { name: 'server µs per delivery, 1,000 of 10,000 online', unit: 'µs', decimals: 2, better: 'lower' },
  { name: 'deliveries per second, 1,000 of 10,000 online', unit: '/s', decimals: 0, better: 'higher' },
];

export const largeGroupScenario: Scenario = {
  name: 'group',
  title: 'A group of 10,000 members',
  description:
    'Sends with 64 in flight into one group: of 10 members and of 10,000 while nobody is online, then of 10,000 of whom 1,000 have an `inbox`.',
  figures,
  targets: ['tokenim', 'usual'],
  run,
};

async function run(lab: Lab, name: TargetName): Promise<TargetSamples> {
  return lab.with(name, async (target, driver) => {
    const members = lab.size(membersLarge, smokeMembers);
    const readers = lab.size(online, smokeOnline);
    const room = { listening: 'inbox', sending: name === 'usual' ? 'http' : 'socket' } as const;
    const small = await measure(lab, target, driver, { ...room, readers: 0, absent: membersSmall - 1 });
    const large = await measure(lab, target, driver, { ...room, readers: 0, absent: members - 1 });
    const live = await measure(lab, target, driver, { ...room, readers, absent: members - readers - 1 });
    return {
      samples: live.map(({ serverUs, delivered, elapsedMs }, i) => ({
        'send into 10,000 ÷ into 10 members, nobody online': costOf(large[i]) / costOf(small[i]),
        'server + database µs per send, 10 members': costOf(small[i]),
        'server + database µs per send, 10,000 members': costOf(large[i]),
        'server µs per delivery, 1,000 of 10,000 online': serverUs / delivered,
        'deliveries per second, 1,000 of 10,000 online': (delivered / elapsedMs) * 1_000,
      })),
    };
  });
}

function costOf(measured: Measured | undefined): number {
  return measured === undefined ? Number.NaN : (measured.serverUs + measured.databaseUs) / measured.sent;
}

async function measure(lab: Lab, target: RunningTarget, driver: DriverProcess, room: RoomRequest): Promise<Measured[]> {
  const opened = await openRooms(lab, target, driver, [room]);
  const seconds = Math.min(3, lab.options.seconds);
  const load = { seconds, inFlight: sendsInFlight, lagMax: target.lagMax, perSecond: null };
  const measured: Measured[] = [];
  for (let i = 0; i <= lab.runs; i++) measured.push(await driver.call('run', i === 0 ? { ...load, seconds: seconds / 2 } : load));
  lab.progress(`${room.readers} of ${1 + room.readers + (room.absent ?? 0)} members online: ${measured[1]?.sent} sends`);
  await closeRooms(target, driver, opened);
  return measured.slice(1);
}
