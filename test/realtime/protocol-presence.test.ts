import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cluster, deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  AcceptContactRequestDocument,
  BlockUserDocument,
  CreateChannelDocument,
  JoinChannelDocument,
  RequestContactDocument,
  SetPresenceDocument,
  UnblockUserDocument,
  UpdateSettingsDocument,
  type PresenceStatus,
  type UpdateSettingsInput,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { comeOnline, presenceOf, Presences } from '../support/presences.ts';
import type { Socket } from '../support/socket.ts';

const graceMs = 1_000;
const usersMax = 5;
const groupMembersMax = 4;
const nobody = 'u_01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe.each(deployments)('The protocol of presence, on $name:', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  /** At the other node. */
  let bob: Person;
  const sockets: Socket[] = [];
  const online = async (who: Person): Promise<Socket> => {
    const socket = await comeOnline(who);
    sockets.push(socket);
    return socket;
  };
  beforeAll(async () => {
    tokenim = await start({
      TOKENIM_PRESENCE_GRACE_MS: String(graceMs),
      TOKENIM_PRESENCE_USERS_MAX: String(usersMax),
      TOKENIM_PRESENCE_GROUP_MEMBERS_MAX: String(groupMembersMax),
    });
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    await alice.direct(bob);
  });
  afterEach(async () => {
    await Promise.all(sockets.splice(0).map(async (socket) => socket.end()));
    await bob.goOffline();
    await eventually(async () => (await presenceOf(bob, alice)).status === 'OFFLINE', { what: 'alice to be OFFLINE' });
  });
  afterAll(async () => tokenim.stop());

  const choose = async (who: Pick<Socket, 'request'>, status: PresenceStatus) =>
    (await who.request(SetPresenceDocument, { status })).setPresence;
  const becomeContacts = async (one: Person, other: Person) => {
    await one.request(RequestContactDocument, { input: { userId: other.id } });
    await other.request(AcceptContactRequestDocument, { userId: one.id });
  };
  const update = async (who: Person, input: UpdateSettingsInput) => who.request(UpdateSettingsDocument, { input });

  test('[PRES-1] Somebody is ONLINE once a socket of theirs is acknowledged, and OFFLINE `TOKENIM_PRESENCE_GRACE_MS` after their last one has ended: whoever comes back before that was there all the time.', async () => {
    const heard = new Presences(bob, [alice]);
    await heard.until(alice, 'OFFLINE');
    await (await online(alice)).end();
    await heard.until(alice, 'ONLINE');
    // Back at once, at another node where there is one.
    const again = await online(alice.at(tokenim.there));
    const leftAt = Date.now();
    await again.end();
    await heard.until(alice, 'OFFLINE');
    expect(Date.now() - leftAt).toBeGreaterThanOrEqual(graceMs - 50);
    expect(heard.statusesOf(alice)).toEqual(['OFFLINE', 'ONLINE', 'OFFLINE']);
  });

  test('[PRES-2] `setPresence` over a socket is for that socket, over HTTP for all sockets of the session at any node; a new socket begins ONLINE.', async () => {
    const heard = new Presences(bob, [alice]);
    await heard.until(alice, 'OFFLINE');
    const one = await online(alice);
    const other = await online(alice.at(tokenim.there));
    await heard.until(alice, 'ONLINE');
    // The other one is ONLINE still.
    expect(await choose(one, 'AWAY')).toMatchObject({ userId: alice.id, status: 'ONLINE' });
    expect(await choose(other, 'AWAY')).toMatchObject({ status: 'AWAY' });
    await heard.until(alice, 'AWAY');
    await choose(alice, 'ONLINE');
    await heard.until(alice, 'ONLINE');
    await choose(alice, 'AWAY');
    await heard.until(alice, 'AWAY');
    await online(alice);
    await heard.until(alice, 'ONLINE');
    expect(heard.statusesOf(alice)).toEqual(['OFFLINE', 'ONLINE', 'AWAY', 'ONLINE', 'AWAY', 'ONLINE']);
  });

  test('[PRES-3] The devices of a user add up: ONLINE on one of them is ONLINE, otherwise AWAY on one of them is AWAY; one that chose OFFLINE does not count.', async () => {
    const heard = new Presences(bob, [alice]);
    const [phone, laptop] = [await online(alice), await online(alice.at(tokenim.there))];
    await heard.until(alice, 'ONLINE');
    for (const [onPhone, onLaptop, sum] of [
      ['AWAY', 'AWAY', 'AWAY'],
      ['OFFLINE', 'ONLINE', 'ONLINE'],
      ['OFFLINE', 'OFFLINE', 'OFFLINE'],
      ['AWAY', 'OFFLINE', 'AWAY'],
      ['ONLINE', 'AWAY', 'ONLINE'],
    ] as const) {
      await choose(phone, onPhone);
      expect(await choose(laptop, onLaptop)).toMatchObject({ status: sum });
      await heard.until(alice, sum);
    }
  });

  test('[PRES-4] `presenceChanged` brings the current state of each user first, then every change; a state that is like the one before does not come.', async () => {
    const carla = await person(tokenim.here, 'carla');
    await carla.direct(bob);
    const socket = await online(carla);
    const heard = new Presences(bob, [alice, carla, bob]);
    await Promise.all([heard.until(alice, 'OFFLINE'), heard.until(carla, 'ONLINE'), heard.until(bob, 'ONLINE')]);
    for (const status of ['ONLINE', 'AWAY', 'AWAY', 'ONLINE', 'AWAY'] as const) await choose(socket, status);
    await heard.until(carla, 'AWAY');
    await eventually(() => heard.of(carla).length === 4, { what: 'every change' });
    expect(heard.statusesOf(carla)).toEqual(['ONLINE', 'AWAY', 'ONLINE', 'AWAY']);
    expect(heard.statusesOf(alice)).toEqual(['OFFLINE']);
  });

  test('[PRES-5] It is for the user’s contacts and for those who share a direct conversation or a group of at most `TOKENIM_PRESENCE_GROUP_MEMBERS_MAX` members with the user, unless one of the two has blocked the other: of anybody else nothing comes, as of users who do not exist, and `User.presence` is OFFLINE without `lastSeenAt`.', async () => {
    const names = ['stranger', 'far', 'blocked', 'contact', 'friend'];
    const [stranger, far, blocked, contact, friend] = await Promise.all(names.map(async (name) => person(tokenim.here, name)));
    if (!stranger || !far || !blocked || !contact || !friend) throw new Error('Five were asked for.');
    const crowd = await Promise.all(Array.from({ length: groupMembersMax - 1 }, async () => person(tokenim.here, 'crowd')));
    await far.group('too large', [bob, ...crowd]);
    const { createChannel } = await far.request(CreateChannelDocument, { input: { name: 'news', isPublic: true } });
    await bob.request(JoinChannelDocument, { channelId: createChannel.id });
    await friend.group('small', [bob]);
    await blocked.group('small', [bob]);
    await blocked.request(BlockUserDocument, { userId: bob.id });
    await becomeContacts(contact, bob);
    await Promise.all([stranger, far, blocked, contact, friend].map(online));
    const heard = new Presences(bob, [stranger, far, blocked, contact, friend]);
    const nothing = new Presences(bob, [{ id: nobody }, { id: 'nonsense' }]);
    await Promise.all([heard.until(friend, 'ONLINE'), heard.until(contact, 'ONLINE')]);
    await choose(stranger, 'AWAY');
    await choose(friend, 'AWAY');
    await heard.until(friend, 'AWAY');
    for (const id of [nobody, 'nonsense']) expect(nothing.of({ id })).toEqual([]);
    for (const hidden of [stranger, far, blocked]) expect(heard.of(hidden)).toEqual([]);
    for (const hidden of [stranger, far])
      expect(await presenceOf(bob, hidden)).toEqual({ userId: hidden.id, status: 'OFFLINE', lastSeenAt: null });
    expect(await presenceOf(bob, friend)).toMatchObject({ status: 'AWAY' });
  });

  test('[PRES-6] When the viewer may not see a user any more, a last OFFLINE without `lastSeenAt` comes of them; when the viewer may see one of those asked for, the current state comes.', async () => {
    const carla = await person(tokenim.here, 'carla');
    const socket = await online(carla);
    const heard = new Presences(bob, [carla, alice]);
    await heard.until(alice, 'OFFLINE');
    expect(heard.of(carla)).toEqual([]);
    const group = await carla.group('together', [bob]);
    await heard.until(carla, 'ONLINE');
    await carla.remove(group, bob);
    expect(await heard.until(carla, 'OFFLINE')).toMatchObject({ lastSeenAt: null });
    await choose(socket, 'AWAY');
    await becomeContacts(carla, bob);
    await heard.until(carla, 'AWAY');
    await bob.request(BlockUserDocument, { userId: carla.id });
    expect(await heard.until(carla, 'OFFLINE')).toMatchObject({ lastSeenAt: null });
    await choose(socket, 'ONLINE');
    await bob.request(UnblockUserDocument, { userId: carla.id });
    await heard.until(carla, 'ONLINE');
    expect(heard.statusesOf(carla)).toEqual(['ONLINE', 'OFFLINE', 'AWAY', 'OFFLINE', 'ONLINE']);
  });

  test('[PRES-7] A user whose setting `invisible` is true is OFFLINE for everybody, whatever their sockets say.', async () => {
    const heard = new Presences(bob, [alice]);
    await heard.until(alice, 'OFFLINE');
    const socket = await online(alice);
    await heard.until(alice, 'ONLINE');
    await update(alice.at(tokenim.there), { invisible: true });
    const { lastSeenAt } = await heard.until(alice, 'OFFLINE');
    expect(await choose(socket, 'ONLINE')).toEqual({ userId: alice.id, status: 'OFFLINE', lastSeenAt });
    await online(alice.at(tokenim.there));
    expect(await presenceOf(bob, alice)).toEqual({ userId: alice.id, status: 'OFFLINE', lastSeenAt });
    await update(alice, { invisible: false });
    await heard.until(alice, 'ONLINE');
    expect(heard.statusesOf(alice)).toEqual(['OFFLINE', 'ONLINE', 'OFFLINE', 'ONLINE']);
  });

  test('[PRES-8] `lastSeenAt` is when the user went OFFLINE, to the second: null while they are there, and for those whom their `lastSeenVisibleTo` leaves out.', async () => {
    const carla = await person(tokenim.here, 'carla');
    await carla.direct(bob);
    const heard = new Presences(bob, [carla]);
    expect(await heard.until(carla, 'OFFLINE')).toMatchObject({ lastSeenAt: null });
    await online(carla);
    expect(await heard.until(carla, 'ONLINE')).toMatchObject({ lastSeenAt: null });
    const leftAt = Date.now();
    await carla.goOffline();
    const { lastSeenAt } = await heard.until(carla, 'OFFLINE');
    const seenAt = Date.parse(lastSeenAt ?? '');
    expect(seenAt % 1_000).toBe(0);
    expect(seenAt).toBeGreaterThanOrEqual(leftAt - 1_000);
    expect(seenAt).toBeLessThanOrEqual(Date.now());
    for (const node of tokenim.nodes) expect(await presenceOf(bob.at(node), carla)).toMatchObject({ status: 'OFFLINE', lastSeenAt });
    const stranger = await person(tokenim.here, 'stranger');
    await stranger.group('together', [carla]);
    await becomeContacts(bob, carla);
    for (const audience of ['NOBODY', 'CONTACTS', 'EVERYONE', 'NOBODY'] as const) {
      await update(carla, { lastSeenVisibleTo: audience });
      const shown = audience === 'NOBODY' ? null : lastSeenAt;
      await eventually(() => heard.of(carla).at(-1)?.lastSeenAt === shown, { what: `lastSeenAt to be for ${audience}` });
      expect(await presenceOf(bob, carla)).toMatchObject({ lastSeenAt: shown });
      expect(await presenceOf(carla, carla)).toMatchObject({ lastSeenAt });
      expect(await presenceOf(stranger, carla)).toMatchObject({ lastSeenAt: audience === 'EVERYONE' ? lastSeenAt : null });
    }
  });

  test('[PRES-9] More than `TOKENIM_PRESENCE_USERS_MAX` users are refused with BAD_USER_INPUT.', async () => {
    const ids = Array.from({ length: usersMax + 1 }, (_, i) => ({ id: `${nobody.slice(0, -1)}${i}` }));
    expect(await new Presences(bob, ids).failed()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'userIds' });
    const heard = new Presences(bob, [...ids.slice(0, usersMax - 1), alice, alice]);
    await heard.until(alice, 'OFFLINE');
  });
});

test('[PRES-10] When a node dies, those who were there only are OFFLINE within `TOKENIM_PRESENCE_LEASE_MS`; those who are at another one too stay as they are.', async () => {
  const leaseMs = 5_000;
  const tokenim = await cluster.start({ TOKENIM_PRESENCE_LEASE_MS: String(leaseMs) });
  const [alice, bob, carla] = await Promise.all(['alice', 'bob', 'carla'].map(async (name) => person(tokenim.here, name)));
  if (alice === undefined || bob === undefined || carla === undefined) throw new Error('Three were asked for.');
  await bob.group('together', [alice, carla]);
  await Promise.all([comeOnline(alice.at(tokenim.there)), comeOnline(carla.at(tokenim.there)), comeOnline(carla)]);
  const heard = new Presences(bob, [alice, carla]);
  await Promise.all([heard.until(alice, 'ONLINE'), heard.until(carla, 'ONLINE')]);
  const killedAt = Date.now();
  await tokenim.there.kill();
  const { lastSeenAt } = await heard.until(alice, 'OFFLINE');
  // As much again for a machine that has other things to do: by default it would be six times as long.
  expect(Date.now() - killedAt).toBeLessThan(2 * leaseMs);
  expect(Math.abs(Date.parse(lastSeenAt ?? '') - killedAt)).toBeLessThan(2 * leaseMs);
  await eventually(async () => (await presenceOf(bob, alice)).lastSeenAt === lastSeenAt, { what: 'the time to be written' });
  expect(heard.statusesOf(carla)).toEqual(['ONLINE']);
  expect(await presenceOf(bob, carla)).toMatchObject({ status: 'ONLINE' });
  await Promise.all([bob, carla].map(async (who) => who.goOffline()));
  await tokenim.stop();
});
