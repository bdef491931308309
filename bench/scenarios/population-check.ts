import { setTimeout as pause } from 'node:timers/promises';
import type { DriverProcess } from '../driver/driver-process.ts';
import { numberDigits, placeholder } from '../driver/numbered.ts';
import type { Lab } from '../lab.ts';
import type { Population, RunningTarget } from '../targets/target.ts';
import { openTraffic } from './room-load.ts';

const arrivalTimeoutMs = 15_000;

/** One message into each of these conversations. Returns the clientMessageIds that each of the people is to get. */
export async function sayOnce(
  lab: Lab,
  target: RunningTarget,
  driver: DriverProcess,
  population: Population,
  conversations: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const speakers = conversations.map((conversation) => ({ conversation, ...population.speaker(conversation) }));
  const stored = await target.countMessages();
  await openTraffic(
    lab,
    target,
    driver,
    speakers.map(({ room }) => room),
  );
  await driver.call('sendEach', 1);
  await driver.call('closeTraffic');
  const nowStored = await target.countMessages();
  if (nowStored !== null && stored !== null && nowStored - stored !== conversations.length)
    throw new Error(`${conversations.length} sends were acknowledged, and the database has ${nowStored - stored} more messages.`);
  const due = new Map<number, string[]>();
  for (const { conversation, clientMessageId } of speakers)
    for (const member of population.membersOf[conversation] ?? [])
      due.set(member, [...(due.get(member) ?? []), clientMessageId.replace(placeholder, '1'.padStart(numberDigits, '0'))]);
  return due;
}

/** @throws unless each of the people gets exactly what it is to get, once, and nobody else anything. */
export async function checkArrivals(driver: DriverProcess, due: ReadonlyMap<number, readonly string[]>): Promise<void> {
  const wanted = [...due.values()].reduce((sum, ids) => sum + ids.length, 0);
  const deadline = performance.now() + arrivalTimeoutMs;
  for (;;) {
    const arrived = await driver.call('readMailboxes');
    const wrong = arrived.findIndex((ids, i) => !sameSet(ids, due.get(i) ?? []));
    if (wrong === -1) return;
    const count = arrived.reduce((sum, ids) => sum + ids.length, 0);
    if (count > wanted || performance.now() > deadline)
      throw new Error(
        `${wanted} deliveries were due and ${count} came; socket ${wrong} got ${arrived[wrong]?.length ?? 0} of ${due.get(wrong)?.length ?? 0}.`,
      );
    await pause(100);
  }
}

function sameSet(arrived: readonly string[], due: readonly string[]): boolean {
  return arrived.length === due.length && new Set([...arrived, ...due]).size === due.length;
}
