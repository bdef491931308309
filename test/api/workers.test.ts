import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { ScheduleMessageDocument } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const count = 30;

let tokenim: Deployment;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  tokenim = await cluster.start({ TOKENIM_ROLES: 'api,gateway,worker' });
  [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
});

afterAll(async () => {
  await Promise.all([alice, bob].map(async (one) => one.goOffline()));
  await tokenim.stop();
});

test('of two workers on MariaDB, each scheduled message is sent once and each that expires is taken away once', async () => {
  const group = await alice.group('Busy', [bob]);
  const inbox = await bob.inbox();
  const own = await alice.inbox();
  const sendAt = new Date(Date.now() + 4_000).toISOString();
  const at = (i: number): Person => alice.at(i % 2 === 0 ? tokenim.here : tokenim.there);
  const scheduled = Array.from({ length: count }, (_, i) => `scheduled ${i}`);
  const expiring = Array.from({ length: count }, (_, i) => `expiring ${i}`);
  await Promise.all([
    ...scheduled.map(async (body, i) =>
      at(i).request(ScheduleMessageDocument, { input: { conversationId: group, body, clientMessageId: randomUUID(), sendAt } }),
    ),
    ...expiring.map(async (body, i) => at(i).send(group, body, { expiresInSeconds: 1 })),
  ]);

  const gone = () => inbox.messages(group).filter(({ kind, body }) => kind === 'TEXT' && body === null);
  await eventually(() => gone().length >= count, { what: 'all to expire' });
  // Each was added and has ended.
  await eventually(() => own.own.length >= 2 * count, { what: 'all to be sent' });
  const { version } = await alice.send(group, 'the last');
  await inbox.message('the last');

  const sent = inbox.bodies(group).filter((body) => typeof body === 'string' && scheduled.includes(body));
  expect([sent.length, new Set(sent).size]).toEqual([count, count]);
  // Created with its SYSTEM message; each scheduled one, each expiring one twice, and the last.
  expect(version).toBe(2 + 3 * count + 1);
  expect(own.own).toHaveLength(2 * count);
});
