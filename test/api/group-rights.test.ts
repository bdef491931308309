import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { fourPeople } from '../support/four-people.ts';
import {
  GroupStateByIdDocument,
  GroupMembersDocument,
  GroupNoticesDocument,
  LeaveGroupDocument,
  SetAnnouncementDocument,
  SetMemberRoleDocument,
  SetNicknameDocument,
  TransferOwnershipDocument,
  UpdateGroupDocument,
  UpdateGroupPermissionsDocument,
  type MemberRole,
  type UpdateGroupPermissionsInput,
} from '../support/generated/graphql.ts';
import type { Inbox, Person } from '../support/person.ts';

const notFound = { code: 'NOT_FOUND' };
const forbidden = { code: 'FORBIDDEN' };
const defaults = { send: 'EVERYONE', invite: 'ADMINS', editInfo: 'ADMINS', pin: 'ADMINS', mentionAll: 'ADMINS' };

async function permit(by: Person, groupId: string, input: Partial<UpdateGroupPermissionsInput>) {
  return (await by.request(UpdateGroupPermissionsDocument, { input: { groupId, ...input } })).updateGroupPermissions;
}

async function setRole(by: Person, groupId: string, { id }: Person, role: MemberRole) {
  return by.request(SetMemberRoleDocument, { groupId, userId: id, role });
}

async function announce(by: Person, groupId: string, text: string | null) {
  return (await by.request(SetAnnouncementDocument, { groupId, text })).setAnnouncement;
}

async function group(as: Person, id: string) {
  return (await as.request(GroupStateByIdDocument, { id })).group;
}

async function lastNotice(as: Person, conversationId: string) {
  return (await as.request(GroupNoticesDocument, { conversationId })).history.edges.at(-1)?.node.system;
}

async function members(as: Person, id: string) {
  const found = (await as.request(GroupMembersDocument, { id, first: 200 })).group?.members.edges ?? [];
  return new Map(found.map(({ node }) => [node.user.id, node]));
}

function changesOf(inbox: Inbox, id: string) {
  return inbox.all.filter((event) => event.__typename === 'ConversationChanged' && event.conversation.id === id);
}

describe.each(deployments)('The rights of a group on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  let dave: Person;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob, carla, dave] = await fourPeople(tokenim);
  });
  afterAll(async () => tokenim.stop());

  test('are given by its owner, told in the timeline, and what is not named stays', async () => {
    const id = await alice.group('Rights', [bob]);
    expect((await group(bob, id))?.permissions).toEqual(defaults);
    expect((await permit(alice, id, { send: 'ADMINS', pin: 'EVERYONE' })).permissions).toEqual({
      ...defaults,
      send: 'ADMINS',
      pin: 'EVERYONE',
    });
    expect((await permit(alice, id, { pin: 'OWNER' })).permissions).toEqual({ ...defaults, send: 'ADMINS', pin: 'OWNER' });
    expect(await lastNotice(bob, id)).toMatchObject({
      type: 'PERMISSIONS_CHANGED',
      actor: { id: alice.id },
      targets: [],
      permissions: { ...defaults, send: 'ADMINS', pin: 'OWNER' },
    });
    const { version } = await permit(alice, id, { pin: 'OWNER' });
    expect(version).toBe((await group(alice, id))?.version);
    expect((await group(alice, id))?.lastSeq).toBe(3);
  });

  test('are given by nobody but its owner', async () => {
    const id = await alice.group('Rights', [bob, carla]);
    await setRole(alice, id, bob, 'ADMIN');
    for (const one of [bob, carla]) await expect(permit(one, id, { send: 'OWNER' })).rejects.toMatchObject(forbidden);
    await expect(permit(dave, id, { send: 'OWNER' })).rejects.toMatchObject(notFound);
    await expect(permit(alice, await alice.direct(bob), { send: 'OWNER' })).rejects.toMatchObject(notFound);
  });

  test('decide who sends, and hold at once', async () => {
    const id = await alice.group('Sending', [bob, carla]);
    await setRole(alice, id, bob, 'ADMIN');
    await permit(alice, id, { send: 'ADMINS' });
    await alice.send(id, 'the owner');
    await bob.send(id, 'an admin');
    const refused = { ...forbidden, message: 'Only its owner and admins may write here.' };
    await expect(carla.send(id, 'a member')).rejects.toMatchObject(refused);
    await permit(alice, id, { send: 'OWNER' });
    await expect(bob.send(id, 'an admin')).rejects.toMatchObject({ ...forbidden, message: 'Only its owner may write here.' });
    await permit(alice, id, { send: 'EVERYONE' });
    await carla.send(id, 'a member');
  });

  test('give the original to whoever sends again what was stored before they lost the right', async () => {
    const id = await alice.group('Again', [bob]);
    const sent = await bob.send(id, 'hello', { clientMessageId: 'the-first' });
    await permit(alice, id, { send: 'ADMINS' });
    expect(await bob.send(id, 'hello', { clientMessageId: 'the-first' })).toEqual(sent);
    await expect(bob.send(id, 'hello', { clientMessageId: 'the-second' })).rejects.toMatchObject(forbidden);
  });

  test('decide who invites and who changes what it shows', async () => {
    const id = await alice.group('Open', [bob]);
    const rename = async (by: Person, name: string) => by.request(UpdateGroupDocument, { groupId: id, input: { name } });
    await expect(bob.add(id, carla)).rejects.toMatchObject(forbidden);
    await expect(rename(bob, 'Mine')).rejects.toMatchObject(forbidden);
    await permit(alice, id, { invite: 'EVERYONE', editInfo: 'EVERYONE' });
    await bob.add(id, carla);
    await rename(carla, 'Ours');
    await permit(alice, id, { invite: 'OWNER', editInfo: 'OWNER' });
    await setRole(alice, id, bob, 'ADMIN');
    await expect(bob.add(id, dave)).rejects.toMatchObject(forbidden);
    await expect(rename(bob, 'Mine')).rejects.toMatchObject(forbidden);
    await alice.add(id, dave);
  });

  describe('ownership', () => {
    test('is passed on: the new owner may all, the old one is an admin', async () => {
      const id = await alice.group('Heirloom', [bob, carla]);
      expect((await alice.request(TransferOwnershipDocument, { groupId: id, userId: bob.id })).transferOwnership).toEqual({
        role: 'OWNER',
        user: { id: bob.id },
      });
      const now = await members(carla, id);
      expect([alice, bob, carla].map((one) => now.get(one.id)?.role)).toEqual(['ADMIN', 'OWNER', 'MEMBER']);
      expect(await lastNotice(carla, id)).toMatchObject({ type: 'OWNER_CHANGED', actor: { id: alice.id }, targets: [{ id: bob.id }] });
      await expect(permit(alice, id, { send: 'OWNER' })).rejects.toMatchObject(forbidden);
      await permit(bob, id, { send: 'OWNER' });
    });

    test('is passed on by its owner to a member only', async () => {
      const id = await alice.group('Heirloom', [bob]);
      const transfer = async (by: Person, to: Person) => by.request(TransferOwnershipDocument, { groupId: id, userId: to.id });
      await expect(transfer(bob, bob)).rejects.toMatchObject(forbidden);
      await expect(transfer(alice, dave)).rejects.toMatchObject(notFound);
      await expect(transfer(dave, dave)).rejects.toMatchObject(notFound);
      const { version } = (await group(alice, id)) ?? {};
      await transfer(alice, alice);
      expect((await group(alice, id))?.version).toBe(version);
    });

    test('is passed on twice at once: there is one new owner more, and nobody keeps it who gave it away', async () => {
      const id = await alice.group('Heirloom', [bob, carla]);
      const transfer = async (node: Person, to: Person) => node.request(TransferOwnershipDocument, { groupId: id, userId: to.id });
      const outcomes = await Promise.allSettled([transfer(alice, bob), transfer(alice.at(tokenim.there), carla)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const roles = [...(await members(alice, id)).values()].map(({ role }) => role);
      expect(roles.toSorted()).toEqual(['ADMIN', 'MEMBER', 'OWNER']);
    });
  });

  describe('an announcement', () => {
    test('shows its text, author and time, and is told', async () => {
      const id = await alice.group('News', [bob]);
      const before = Date.now();
      const { announcement } = await announce(alice, id, '  Moving\nto Friday  ');
      expect(announcement).toMatchObject({ text: 'Moving\nto Friday', author: { id: alice.id } });
      expect(Date.parse(String(announcement?.announcedAt))).toBeGreaterThanOrEqual(before - 1_000);
      expect((await group(bob, id))?.announcement).toEqual(announcement);
      expect(await lastNotice(bob, id)).toMatchObject({ type: 'ANNOUNCEMENT_CHANGED', text: 'Moving\nto Friday' });
      expect((await announce(alice, id, null)).announcement).toBeNull();
      expect(await lastNotice(bob, id)).toMatchObject({ type: 'ANNOUNCEMENT_CHANGED', text: null });
    });

    test('is put up by admins only, within its bounds', async () => {
      const id = await alice.group('News', [bob]);
      await expect(announce(bob, id, 'mine')).rejects.toMatchObject(forbidden);
      await expect(announce(dave, id, 'mine')).rejects.toMatchObject(notFound);
      await expect(announce(alice, id, 'x'.repeat(2_001))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'text' });
    });
  });

  describe('a nickname', () => {
    test('is what a member is called in this group, and in no other', async () => {
      const [id, other] = [await alice.group('Masks', [bob]), await alice.group('Faces', [bob])];
      const { setNickname } = await bob.request(SetNicknameDocument, { groupId: id, nickname: ' Bobby ' });
      expect(setNickname).toEqual({ nickname: 'Bobby', user: { id: bob.id, displayName: 'bob' } });
      expect((await members(alice, id)).get(bob.id)?.nickname).toBe('Bobby');
      expect((await members(alice, other)).get(bob.id)?.nickname).toBeNull();
      expect((await group(bob, id))?.viewerMembership?.nickname).toBe('Bobby');
      // No word of it in the timeline.
      expect((await group(bob, id))?.lastSeq).toBe(1);
      expect((await bob.request(SetNicknameDocument, { groupId: id, nickname: null })).setNickname.nickname).toBeNull();
    });

    test('is one line of at most 64 characters, and is gone when they come back', async () => {
      const id = await alice.group('Masks', [bob]);
      const name = async (nickname: string) => bob.request(SetNicknameDocument, { groupId: id, nickname });
      for (const bad of ['x'.repeat(65), 'two\nlines', '\u200B'])
        await expect(name(bad)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'nickname' });
      await name('Bobby');
      await bob.request(LeaveGroupDocument, { groupId: id });
      await expect(name('Bob')).rejects.toMatchObject(notFound);
      await alice.add(id, bob);
      expect((await members(alice, id)).get(bob.id)?.nickname).toBeNull();
    });
  });

  test('and what else it says of itself come live on every node, and again to who was away', async () => {
    const id = await alice.group('Live', [bob, carla]);
    const inbox = await bob.inbox();
    const before = inbox.positions();
    await permit(alice, id, { pin: 'EVERYONE' });
    await announce(alice, id, 'Friday');
    await carla.request(SetNicknameDocument, { groupId: id, nickname: 'C' });
    await alice.request(TransferOwnershipDocument, { groupId: id, userId: carla.id });
    const { version } = (await group(alice, id)) ?? {};
    await eventually(() => inbox.positions().some((position) => position.conversationId === id && position.version === version), {
      what: 'all of it',
    });
    expect(changesOf(inbox, id)).toHaveLength(4);
    const told = inbox.messages(id).map(({ system }) => system?.type);
    expect(told).toEqual(['PERMISSIONS_CHANGED', 'ANNOUNCEMENT_CHANGED', 'OWNER_CHANGED']);

    const resumed = await bob.inbox(before);
    expect(resumed.messages(id).map(({ system }) => system?.type)).toEqual(told);
    expect(changesOf(resumed, id).length).toBeGreaterThan(0);
    expect(resumed.positions()).toContainEqual({ conversationId: id, version });
    await bob.goOffline();
  });
});
