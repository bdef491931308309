import type { DriverProcess } from '../driver/driver-process.ts';
import type { RoomPlan } from '../driver/room.ts';
import type { Load, Measured } from '../driver/traffic.ts';
import type { Lab } from '../lab.ts';
import type { Sample, TargetSamples } from '../scenario.ts';
import type { RoomRequest, RunningTarget, TargetName } from '../targets/target.ts';

export interface RoomLoad {
  readonly rooms: readonly RoomRequest[];
  readonly load: Omit<Load, 'lagMax' | 'seconds'> & { readonly lagMax?: number };
  readonly toSample: (measured: Measured, target: RunningTarget) => Sample;
}

/** Node compiles what ran some thousand times: a server at a slow pace would otherwise be measured as one that has just been started. */
const warmUp = { perSecond: null, inFlight: 64 };
const warmUpSeconds = 3;
const smokeWarmUpSeconds = 0.1;

/** Opens rooms, warms up, measures, and looks whether everything that was acknowledged is there and came to everybody. */
export async function measureRooms(lab: Lab, name: TargetName, { rooms, load, toSample }: RoomLoad): Promise<TargetSamples> {
  return lab.with(name, async (target, driver) => {
    const readers = rooms.reduce((sum, room) => sum + room.readers, 0);
    const opened = await openRooms(lab, target, driver, rooms);
    lab.progress(`${readers} readers are live`);
    const full: Load = { lagMax: target.lagMax, ...load, seconds: lab.options.seconds };
    await driver.call('run', { ...full, ...warmUp, seconds: lab.size(warmUpSeconds, smokeWarmUpSeconds) });
    await target.rest();
    const samples: Sample[] = [];
    const driverShares: number[] = [];
    for (let run = 1; run <= lab.runs; run++) {
      const measured = await driver.call('run', full);
      samples.push(toSample(measured, target));
      driverShares.push(measured.driverUs / measured.elapsedMs / 1_000);
      lab.progress(`run ${run} of ${lab.runs}: ${describe(measured)}`);
    }
    const { outOfOrder } = await closeRooms(target, driver, opened);
    const notes = outOfOrder > 0 ? [`${outOfOrder} deliveries came out of order`] : [];
    if (Math.max(...driverShares) > 0.85) notes.push('the driver was at its limit: rates are lower bounds');
    return { samples, notes };
  });
}

/** What was in the database before. */
export interface OpenedRooms {
  readonly storedBefore: number | null;
}

export async function openRooms(
  lab: Lab,
  target: RunningTarget,
  driver: DriverProcess,
  requests: readonly RoomRequest[],
): Promise<OpenedRooms> {
  const rooms = await target.createRooms(requests);
  const storedBefore = await target.countMessages();
  await openTraffic(lab, target, driver, rooms);
  return { storedBefore };
}

export async function openTraffic(lab: Lab, target: RunningTarget, driver: DriverProcess, rooms: readonly RoomPlan[]): Promise<void> {
  await driver.call('openTraffic', {
    port: target.port,
    rooms,
    ordered: target.ordered,
    thorough: lab.isSmoke,
    watch: { server: target.pid, database: target.name === 'relay' ? null : lab.mariaDb.pid },
  });
}

/** @throws where messages were lost or doubled on the way to readers, or rows are not what was acknowledged. */
export async function closeRooms(
  target: RunningTarget,
  driver: DriverProcess,
  { storedBefore }: OpenedRooms,
): Promise<{ readonly outOfOrder: number }> {
  const { sent, outOfOrder } = await driver.call('closeTraffic');
  const stored = await target.countMessages();
  const acknowledged = sent.reduce((sum, count) => sum + count, 0);
  if (stored !== null && storedBefore !== null && stored - storedBefore !== acknowledged)
    throw new Error(`${acknowledged} sends were acknowledged, and the database has ${stored - storedBefore} messages.`);
  return { outOfOrder };
}

function describe({ elapsedMs, sent, delivered, serverUs, databaseUs, driverUs }: Measured): string {
  const share = (us: number): string => `${Math.round(us / elapsedMs / 10)} %`;
  return `${sent} sends and ${delivered} deliveries in ${(elapsedMs / 1_000).toFixed(1)} s; server ${share(serverUs)}, database ${share(databaseUs)}, driver ${share(driverUs)} of a core`;
}
