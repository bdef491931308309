import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { fourPeople } from '../support/four-people.ts';
import {
  ApproveJoinRequestDocument,
  ConversationByIdDocument,
  CreateInviteLinkDocument,
  DeclineJoinRequestDocument,
  GroupNoticesDocument,
  InviteLinksDocument,
  JoinByInviteDocument,
  JoinRequestCountDocument,
  JoinRequestsDocument,
  RequestToJoinDocument,
  UpdateGroupDocument,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const notFound = { code: 'NOT_FOUND' };
const forbidden = { code: 'FORBIDDEN' };
const waiting = { joined: false, conversation: null };

async function link(by: Person, groupId: string, usesMax?: number): Promise<string> {
  const input = { groupId, requiresApproval: true, usesMax: usesMax ?? null };
  return (await by.request(CreateInviteLinkDocument, { input })).createInviteLink.token ?? '';
}

async function ask(by: Person, token: string, note: string | null = null) {
  return (await by.request(JoinByInviteDocument, { token, note })).joinByInvite;
}

async function request(by: Person, groupId: string) {
  return (await by.request(RequestToJoinDocument, { groupId })).requestToJoin;
}

async function queue(as: Person, groupId: string) {
  return (await as.request(JoinRequestsDocument, { groupId })).joinRequests.edges.map(({ node }) => node);
}

async function approve(by: Person, groupId: string, { id }: Person) {
  return (await by.request(ApproveJoinRequestDocument, { groupId, userId: id })).approveJoinRequest;
}

async function decline(by: Person, groupId: string, { id }: Person) {
  return (await by.request(DeclineJoinRequestDocument, { groupId, userId: id })).declineJoinRequest;
}

async function count(as: Person, id: string) {
  return (await as.request(JoinRequestCountDocument, { id })).group?.joinRequestCount;
}

describe.each(deployments)('Requests to join on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  let dave: Person;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_JOIN_REQUESTS_MAX: '3' });
    [alice, bob, carla, dave] = await fourPeople(tokenim);
  });
  afterAll(async () => tokenim.stop());

  test('through a link that requires approval wait until an admin lets them in', async () => {
    const id = await alice.group('Club', [bob]);
    const token = await link(alice, id);
    const inbox = await carla.inbox();
    expect(await ask(carla, token, ' It is me,\ncarla ')).toEqual(waiting);
    expect(await ask(carla, token)).toEqual(waiting);
    expect((await carla.request(ConversationByIdDocument, { id })).conversation).toBeNull();
    expect(await queue(alice, id)).toMatchObject([{ note: 'It is me,\ncarla', user: { id: carla.id } }]);
    expect([await count(alice, id), await count(bob, id)]).toEqual([1, null]);

    expect(await approve(alice, id, carla)).toEqual({ role: 'MEMBER', user: { id: carla.id } });
    await eventually(() => inbox.all.some((event) => event.__typename === 'ConversationChanged' && event.conversation.id === id), {
      what: 'carla to hear of it',
    });
    expect([await count(alice, id), await queue(alice, id)]).toEqual([0, []]);
    const notices = (await bob.request(GroupNoticesDocument, { conversationId: id })).history.edges.map(({ node }) => node.system);
    expect(notices.at(-1)).toMatchObject({ type: 'MEMBER_JOINED', actor: { id: alice.id }, targets: [{ id: carla.id }] });
    const { inviteLinks } = await alice.request(InviteLinksDocument, { groupId: id });
    expect(inviteLinks.edges.map(({ node }) => node.uses)).toEqual([1]);
    await carla.goOffline();
  });

  test('reach the admins live, and again if they were away', async () => {
    const id = await alice.group('Doorbell', [bob]);
    const inbox = await alice.at(tokenim.there).inbox();
    const before = inbox.positions();
    await ask(carla, await link(alice, id));
    const { version } = (await alice.request(JoinRequestCountDocument, { id })).group ?? {};
    const isThere = ({ all }: typeof inbox) =>
      all.some((event) => event.__typename === 'ConversationChanged' && event.conversation.id === id && event.version === version);
    await eventually(() => isThere(inbox), { what: 'the word of it' });
    await inbox.socket.end();
    const resumed = await alice.inbox(before);
    expect(isThere(resumed)).toBe(true);
    await alice.goOffline();
  });

  test('that are declined are gone, and may be made again', async () => {
    const id = await alice.group('Choosy', []);
    const token = await link(alice, id);
    await ask(carla, token);
    expect(await decline(alice, id, carla)).toBe(true);
    expect(await queue(alice, id)).toEqual([]);
    await expect(decline(alice, id, carla)).rejects.toMatchObject(notFound);
    await expect(approve(alice, id, carla)).rejects.toMatchObject(notFound);
    expect(await ask(carla, token)).toEqual(waiting);
  });

  test('are answered by two admins at once: once', async () => {
    const id = await alice.group('Both', []);
    await ask(carla, await link(alice, id));
    const other = alice.at(tokenim.there);
    const outcomes = await Promise.allSettled([approve(alice, id, carla), decline(other, id, carla), approve(other, id, carla)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await count(alice, id)).toBe(0);
  });

  test('are answered when somebody is added meanwhile', async () => {
    const id = await alice.group('Anyway', []);
    await ask(carla, await link(alice, id));
    await alice.add(id, carla);
    expect([await count(alice, id), await queue(alice, id)]).toEqual([0, []]);
  });

  test('are the way into groups that are public, and into no others', async () => {
    const id = await alice.group('Public', [bob]);
    await expect(request(dave, id)).rejects.toMatchObject(notFound);
    await alice.request(UpdateGroupDocument, { groupId: id, input: { isPublic: true } });
    expect(await request(dave, id)).toEqual(waiting);
    expect(await request(dave, id)).toEqual(waiting);
    expect(await request(bob, id)).toEqual({ joined: true, conversation: { id } });
    await approve(alice, id, dave);
    expect((await request(dave, id)).joined).toBe(true);
    await expect(request(dave, 'c_01ARZ3NDEKTSV4RRFFQ69G5FAV')).rejects.toMatchObject(notFound);
    await expect(request(carla, await alice.direct(bob))).rejects.toMatchObject(notFound);
  });

  test('are seen and answered by the owner and admins only', async () => {
    const id = await alice.group('Private', [bob]);
    await ask(carla, await link(alice, id));
    await expect(queue(bob, id)).rejects.toMatchObject(forbidden);
    await expect(approve(bob, id, carla)).rejects.toMatchObject(forbidden);
    await expect(decline(bob, id, carla)).rejects.toMatchObject(forbidden);
    for (const answer of [approve, decline]) await expect(answer(carla, id, carla)).rejects.toMatchObject(notFound);
    await expect(queue(carla, id)).rejects.toMatchObject(notFound);
  });

  test('are listed in pages, the oldest first, and no more wait than may', async () => {
    const id = await alice.group('Queue', []);
    const token = await link(alice, id);
    for (const one of [dave, bob, carla]) await ask(one, token);
    const first = (await alice.request(JoinRequestsDocument, { groupId: id, first: 2 })).joinRequests;
    const rest = (await alice.request(JoinRequestsDocument, { groupId: id, first: 2, after: first.pageInfo.endCursor ?? null }))
      .joinRequests;
    expect([...first.edges, ...rest.edges].map(({ node }) => node.user.id)).toEqual([dave.id, bob.id, carla.id]);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    await expect(ask(await person(tokenim.here, 'erin'), token)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await expect(ask(await person(tokenim.here, 'erin'), token, 'x'.repeat(201))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'note',
    });
  });
});
