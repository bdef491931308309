import { setTimeout as pause } from 'node:timers/promises';
import type { Lab } from '../lab.ts';
import { residentBytesOf } from '../process-cost.ts';
import type { Figure, Sample, Scenario, TargetSamples } from '../scenario.ts';
import { targetNames, type TargetName } from '../targets/target.ts';
import { checkArrivals, sayOnce } from './population-check.ts';

const sockets = 10_000;
const smokeSockets = 40;
/** Connected and dropped before the count begins, so that code and caches are not counted. */
const firstSockets = 200;
const openedAtOnce = 100;
const conversationsPerUser = 20;
const conversationsThatSpeak = 20;

const figures: readonly Figure[] = [
  { name: 'resident bytes per socket', unit: 'bytes', decimals: 0, better: 'lower' },
  { name: 'server µs per socket, to connect', unit: 'µs', decimals: 0, better: 'lower' },
];

export const idleSocketsScenario: Scenario = {
  name: 'idle',
  title: '10,000 idle sockets',
  description:
    'Each with one `inbox` over 20 conversations of 20 members; the relay has bare sockets. Resident memory of the server after the sockets have been silent for a while, less what it was before. The baselines are measured once.',
  figures,
  targets: targetNames,
  run,
};

async function run(lab: Lab, target: TargetName): Promise<TargetSamples> {
  const runs = target === 'tokenim' ? lab.runs : 1;
  const samples: Sample[] = [];
  // Each time with a fresh process: memory that was used once is not given back.
  for (let i = 1; i <= runs; i++) {
    const sample = await measure(lab, target);
    samples.push(sample);
    lab.progress(`run ${i} of ${runs}: ${Math.round(sample['resident bytes per socket'] ?? 0)} bytes per socket`);
  }
  return { samples };
}

async function measure(lab: Lab, name: TargetName): Promise<Sample> {
  return lab.with(name, async (target, driver) => {
    const users = lab.size(sockets, smokeSockets);
    const membersPerConversation = 20;
    const population = await target.createPopulation({ users, conversationsPerUser, membersPerConversation });
    const watch = { server: target.pid, database: name === 'relay' ? null : lab.mariaDb.pid };
    const mailboxes = population.mailboxes(null);
    const open = { port: target.port, atOnce: openedAtOnce, watch };
    await driver.call('openMailboxes', { ...open, mailboxes: mailboxes.slice(0, firstSockets) });
    await driver.call('dropMailboxes');
    const before = await settledBytes(lab, target.pid, 2_000);
    const { serverUs } = await driver.call('openMailboxes', { ...open, mailboxes });
    lab.progress(`${users} sockets are open`);
    const after = await settledBytes(lab, target.pid, 10_000);
    const conversations = population.membersOf.map((_, i) => i).slice(0, conversationsThatSpeak);
    if (conversations.length > 0) await checkArrivals(driver, await sayOnce(lab, target, driver, population, conversations));
    await driver.call('dropMailboxes');
    return { 'resident bytes per socket': (after - before) / users, 'server µs per socket, to connect': serverUs / users };
  });
}

/** V8 collects what connecting left behind once a process has been idle for some seconds. */
async function settledBytes(lab: Lab, pid: number, sameForMs: number): Promise<number> {
  if (lab.isSmoke) return residentBytesOf(pid);
  const deadline = performance.now() + 2 * sameForMs;
  let bytes = residentBytesOf(pid);
  let since = performance.now();
  while (performance.now() - since < sameForMs && performance.now() < deadline) {
    await pause(250);
    const now = residentBytesOf(pid);
    if (Math.abs(now - bytes) > bytes / 200) {
      bytes = now;
      since = performance.now();
    }
  }
  return residentBytesOf(pid);
}
