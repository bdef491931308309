import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { fourPeople } from '../support/four-people.ts';
import {
  ApproveJoinRequestDocument,
  BanMemberDocument,
  BansDocument,
  ConversationByIdDocument,
  CreateInviteLinkDocument,
  GroupNoticesDocument,
  InvitePreviewDocument,
  JoinByInviteDocument,
  RequestToJoinDocument,
  SetMemberRoleDocument,
  UnbanMemberDocument,
  UpdateGroupDocument,
} from '../support/generated/graphql.ts';
import type { Person } from '../support/person.ts';

const notFound = { code: 'NOT_FOUND' };
const forbidden = { code: 'FORBIDDEN' };

async function ban(by: Person, groupId: string, { id }: Pick<Person, 'id'>, reason: string | null = null) {
  return (await by.request(BanMemberDocument, { groupId, userId: id, reason })).banMember;
}

async function unban(by: Person, groupId: string, { id }: Person) {
  return (await by.request(UnbanMemberDocument, { groupId, userId: id })).unbanMember;
}

async function bans(as: Person, groupId: string) {
  return (await as.request(BansDocument, { groupId })).bans.edges.map(({ node }) => node);
}

async function link(by: Person, groupId: string, requiresApproval = false): Promise<string> {
  return (await by.request(CreateInviteLinkDocument, { input: { groupId, requiresApproval } })).createInviteLink.token ?? '';
}

async function memberCount(as: Person, id: string) {
  return (await as.request(ConversationByIdDocument, { id })).conversation?.memberCount;
}

describe.each(deployments)('Bans on $name', ({ start }) => {
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

  test('remove a member at once and for good, and are told', async () => {
    const id = await alice.group('Strict', [bob, carla]);
    const inbox = await bob.inbox();
    expect(await ban(alice, id, bob, ' spam ')).toMatchObject({ reason: 'spam', user: { id: bob.id }, bannedBy: { id: alice.id } });
    await eventually(
      () => inbox.all.some((event) => event.__typename === 'ConversationChanged' && event.conversation.id === id && !event.viewerIsMember),
      { what: "bob's last word" },
    );
    await expect(bob.send(id, 'still here?')).rejects.toMatchObject(notFound);
    expect(await bans(alice, id)).toMatchObject([{ reason: 'spam', user: { id: bob.id } }]);
    const notices = (await carla.request(GroupNoticesDocument, { conversationId: id })).history.edges.map(({ node }) => node.system);
    expect(notices.at(-1)).toMatchObject({ type: 'MEMBER_BANNED', actor: { id: alice.id }, targets: [{ id: bob.id }] });
    expect(await memberCount(alice, id)).toBe(2);
    // Again: no change.
    expect((await ban(alice, id, bob, 'another reason')).reason).toBe('spam');
    await bob.goOffline();
  });

  test('close every way in, until they are lifted', async () => {
    const id = await alice.group('Gates', []);
    await alice.request(UpdateGroupDocument, { groupId: id, input: { isPublic: true } });
    const [open, guarded] = [await link(alice, id), await link(alice, id, true)];
    await bob.request(JoinByInviteDocument, { token: guarded });
    await ban(alice, id, bob);
    await expect(alice.add(id, bob)).rejects.toMatchObject(forbidden);
    await expect(alice.add(id, bob, carla)).rejects.toMatchObject(forbidden);
    for (const token of [open, guarded]) {
      await expect(bob.request(JoinByInviteDocument, { token })).rejects.toMatchObject(notFound);
      await expect(bob.request(InvitePreviewDocument, { token })).rejects.toMatchObject(notFound);
    }
    await expect(bob.request(RequestToJoinDocument, { groupId: id })).rejects.toMatchObject(notFound);
    await expect(alice.request(ApproveJoinRequestDocument, { groupId: id, userId: bob.id })).rejects.toMatchObject(notFound);
    expect(await memberCount(alice, id)).toBe(1);

    expect(await unban(alice, id, bob)).toBe(true);
    expect((await bob.request(JoinByInviteDocument, { token: open })).joinByInvite.joined).toBe(true);
    await expect(unban(alice, id, bob)).rejects.toMatchObject(notFound);
    expect(await bans(alice, id)).toEqual([]);
  });

  test('are for admins, and of owners and admins for owners', async () => {
    const id = await alice.group('Ranks', [bob, carla]);
    await expect(ban(bob, id, carla)).rejects.toMatchObject(forbidden);
    await expect(bans(bob, id)).rejects.toMatchObject(forbidden);
    await expect(ban(dave, id, carla)).rejects.toMatchObject(notFound);
    await alice.request(SetMemberRoleDocument, { groupId: id, userId: bob.id, role: 'ADMIN' });
    await expect(ban(bob, id, alice)).rejects.toMatchObject(forbidden);
    await expect(ban(bob, id, bob)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(ban(bob, id, { id: 'u_01ARZ3NDEKTSV4RRFFQ69G5FAV' })).rejects.toMatchObject(notFound);
    await expect(ban(bob, id, carla, 'x'.repeat(201))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'reason' });
    // Somebody who was never in it, before they come.
    await ban(bob, id, dave);
    expect((await bans(bob, id)).map(({ user }) => user.id)).toEqual([dave.id]);
    await expect(unban(carla, id, dave)).rejects.toMatchObject(forbidden);
  });

  test('are listed in pages', async () => {
    const id = await alice.group('List', []);
    for (const one of [bob, carla, dave]) await ban(alice, id, one);
    const first = (await alice.request(BansDocument, { groupId: id, first: 2 })).bans;
    const rest = (await alice.request(BansDocument, { groupId: id, first: 2, after: first.pageInfo.endCursor ?? null })).bans;
    expect([...first.edges, ...rest.edges].map(({ node }) => node.user.id)).toEqual([bob.id, carla.id, dave.id].toSorted());
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  test('come while somebody joins: they are out in the end, whoever was first', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await alice.group('Race', []);
      const token = await link(alice, id);
      const [joined, banned, added] = await Promise.allSettled([
        bob.request(JoinByInviteDocument, { token }),
        ban(alice, id, bob),
        alice.at(tokenim.there).add(id, bob),
      ]);
      expect(banned.status).toBe('fulfilled');
      if (joined.status === 'rejected') expect(joined.reason).toMatchObject(notFound);
      if (added.status === 'rejected') expect(added.reason).toMatchObject(forbidden);
      expect(await memberCount(alice, id)).toBe(1);
      expect((await bob.request(ConversationByIdDocument, { id })).conversation).toBeNull();
    }
  });
});
