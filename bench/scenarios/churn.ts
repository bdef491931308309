import type { Lab } from '../lab.ts';
import type { Figure, Scenario, TargetSamples } from '../scenario.ts';
import type { RunningTarget, TargetName } from '../targets/target.ts';

const sockets = 100_000;
const smokeSockets = 120;
const socketsAtATime = 500;
const smokeSocketsAtATime = 40;
const openedAtOnce = 100;
/** Until then code is compiled and caches are filled. */
const firstShare = 0.1;

const figures: readonly Figure[] = [
  { name: 'heap at the end ÷ after a tenth', unit: '', decimals: 3, better: 'lower' },
  { name: 'server µs per coming and going', unit: 'µs', decimals: 0, better: 'lower' },
];

export const churnScenario: Scenario = {
  name: 'churn',
  title: '100,000 sockets that come and go',
  description:
    'Each opens an `inbox` over two conversations, is live, and is cut off; 500 at a time. The heap after a collection, when all have gone and when a tenth had. Measured once.',
  figures,
  targets: ['tokenim'],
  run,
};

async function run(lab: Lab, name: TargetName): Promise<TargetSamples> {
  return lab.with(
    name,
    async (target, driver) => {
      const users = lab.size(socketsAtATime, smokeSocketsAtATime);
      const rounds = lab.size(sockets, smokeSockets) / users;
      const first = Math.ceil(rounds * firstShare);
      const population = await target.createPopulation({ users, conversationsPerUser: 2, membersPerConversation: 20 });
      const mailboxes = population.mailboxes(null);
      const watch = { server: target.pid, database: lab.mariaDb.pid };
      const comeAndGo = async (times: number): Promise<number> => {
        let us = 0;
        for (let i = 0; i < times; i++) {
          us += (await driver.call('openMailboxes', { port: target.port, mailboxes, atOnce: openedAtOnce, watch })).serverUs;
          await driver.call('dropMailboxes');
        }
        return us;
      };
      await comeAndGo(first);
      const before = await kept(target);
      lab.progress(`${first * users} have come and gone; the heap keeps ${Math.round(before / 1_024)} KB`);
      const serverUs = await comeAndGo(rounds - first);
      const after = await kept(target);
      lab.progress(`${rounds * users} have come and gone; the heap keeps ${Math.round(after / 1_024)} KB`);
      const sample = {
        'heap at the end ÷ after a tenth': after / before,
        'server µs per coming and going': serverUs / ((rounds - first) * users),
      };
      return { samples: [sample] };
    },
    { inspected: true },
  );
}

async function kept(target: RunningTarget): Promise<number> {
  const bytes = await target.keptBytes();
  if (bytes === null) throw new Error(`${target.name} cannot be inspected.`);
  return bytes;
}
