import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { embedded } from '../support/deployments.ts';
import { PresenceChangedDocument, SetPresenceDocument, SetTypingDocument, TypingChangedDocument } from '../support/generated/graphql.ts';
import { person } from '../support/person.ts';
import { comeOnline, presenceOf, Presences } from '../support/presences.ts';
import { PrivateCluster } from './private-cluster.ts';

test('Presence goes on once Redis, which forgot everything, is back', { timeout: 60_000 }, async () => {
  const cluster = await PrivateCluster.start(2, { TOKENIM_PRESENCE_LEASE_MS: '3000', TOKENIM_COMPARE_INTERVAL_MS: '500' });
  const [alice, bob] = await Promise.all([person(cluster.node(0), 'alice'), person(cluster.node(1), 'bob')]);
  await alice.direct(bob);
  const hers = await comeOnline(alice);
  const heard = new Presences(bob, [alice]);
  await heard.until(alice, 'ONLINE');
  await cluster.redis.kill();
  await cluster.redis.restart();
  await hers.request(SetPresenceDocument, { status: 'AWAY' }).catch(() => undefined);
  await heard.until(alice, 'AWAY', 30_000);
  expect(await presenceOf(bob, alice)).toMatchObject({ status: 'AWAY' });
  await Promise.all([alice, bob].map(async (who) => who.goOffline()));
  await cluster.stop();
});

test(
  'While Redis is away, what is subscribed to on a socket works as far as this node knows, and keeps the socket',
  { timeout: 60_000 },
  async () => {
    const cluster = await PrivateCluster.start(2, { TOKENIM_COMPARE_INTERVAL_MS: '500' });
    const [alice, bob] = await Promise.all([person(cluster.node(0), 'alice'), person(cluster.node(1), 'bob')]);
    const direct = await alice.direct(bob);
    const elsewhere = alice.at(cluster.node(1));
    await comeOnline(alice);
    await cluster.redis.kill();

    const inbox = await bob.inbox();
    const { socket } = inbox;
    const typing = socket.subscribe(TypingChangedDocument, { conversationId: direct });
    const presence = socket.subscribe(PresenceChangedDocument, { userIds: [alice.id] });
    // Nobody can say who is there.
    expect((await presence.find('a state', () => true)).presenceChanged.status).toBe('OFFLINE');
    await elsewhere.request(SetTypingDocument, { conversationId: direct, typing: true });
    await typing.find('alice to type at this node', () => true);
    await elsewhere.send(direct, 'from this node');
    await inbox.message('from this node');
    await alice.send(direct, 'from the other node');
    await inbox.message('from the other node');

    await cluster.redis.restart();
    await presence.find('alice to be there', ({ presenceChanged }) => presenceChanged.status === 'ONLINE');
    expect([socket.closes, presence.failure, typing.failure]).toEqual([[], null, null]);
    expect(inbox.bodies(direct)).toEqual(['from this node', 'from the other node']);
    await Promise.all([alice, bob].map(async (who) => who.goOffline()));
    await cluster.stop();
  },
);

test('When users were last there survives a restart, also of those who were there then', { timeout: 60_000 }, async () => {
  const settings = { TOKENIM_DATA_DIR: await mkdtemp(join(tmpdir(), 'tokenim-data-')), TOKENIM_PRESENCE_GRACE_MS: '0' };
  const before = await embedded.start(settings);
  const [alice, bob, carla] = await Promise.all(['alice', 'bob', 'carla'].map(async (name) => person(before.here, name)));
  if (alice === undefined || bob === undefined || carla === undefined) throw new Error('Three were asked for.');
  await bob.group('together', [alice, carla]);
  const heard = new Presences(bob, [alice, carla]);
  await Promise.all([comeOnline(alice), comeOnline(carla)]);
  await Promise.all([heard.until(alice, 'ONLINE'), heard.until(carla, 'ONLINE')]);
  await alice.goOffline();
  const { lastSeenAt } = await heard.until(alice, 'OFFLINE');
  const stoppedAt = Date.now();
  await before.stop();

  const after = await embedded.start(settings);
  expect(await presenceOf(bob.at(after.here), alice)).toEqual({ userId: alice.id, status: 'OFFLINE', lastSeenAt });
  const carlas = await presenceOf(bob.at(after.here), carla);
  expect(carlas.status).toBe('OFFLINE');
  expect(Date.parse(carlas.lastSeenAt ?? '')).toBeGreaterThanOrEqual(stoppedAt - 1_000);
  await Promise.all([bob, carla].map(async (who) => who.goOffline()));
  await after.stop();
});
