import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ConversationByIdDocument,
  CreateInviteLinkDocument,
  GroupNoticesDocument,
  InviteLinksDocument,
  InvitePreviewDocument,
  JoinByInviteDocument,
  LeaveGroupDocument,
  RevokeInviteLinkDocument,
  SetMemberRoleDocument,
  UpdateGroupPermissionsDocument,
  type CreateInviteLinkInput,
  type InviteLinkFieldsFragment,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { refusalOf } from '../support/refusal.ts';

const notFound = { code: 'NOT_FOUND' };
const forbidden = { code: 'FORBIDDEN' };
const unknownToken = 'A'.repeat(32);

type Link = InviteLinkFieldsFragment & { readonly token: string };

async function link(by: Person, groupId: string, input: Partial<CreateInviteLinkInput> = {}): Promise<Link> {
  const { createInviteLink: made } = await by.request(CreateInviteLinkDocument, { input: { groupId, ...input } });
  return { ...made, token: made.token ?? '' };
}

async function join(by: Person, token: string) {
  return (await by.request(JoinByInviteDocument, { token })).joinByInvite;
}

async function preview(as: Person, token: string) {
  return (await as.request(InvitePreviewDocument, { token })).invitePreview;
}

async function links(as: Person, groupId: string) {
  return (await as.request(InviteLinksDocument, { groupId })).inviteLinks.edges.map(({ node }) => node);
}

describe.each(deployments)('Invite links on $name', ({ start }) => {
  let tokenim: Deployment;
  let people: readonly Person[];
  let alice: Person;
  let bob: Person;
  let carla: Person;
  let dave: Person;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_INVITE_LINKS_MAX: '5' });
    const nodes = [tokenim.here, tokenim.there];
    people = await Promise.all(Array.from({ length: 10 }, async (_, i) => person(nodes[i % 2] ?? tokenim.here, `person-${i}`)));
    [alice, bob, carla, dave] = people as [Person, Person, Person, Person];
  });
  afterAll(async () => tokenim.stop());

  test('let in whoever has the token, who is told of like every member, live and on every node', async () => {
    const id = await alice.group('Open house', [bob]);
    const inbox = await bob.inbox();
    const joining = await carla.inbox();
    const { token } = await link(alice, id);
    expect(await join(carla, token)).toEqual({ joined: true, conversation: { id, memberCount: 3 } });
    await eventually(() => inbox.messages(id).some(({ system }) => system?.type === 'MEMBER_JOINED'), { what: 'bob to hear of it' });
    await eventually(() => joining.all.some((event) => event.__typename === 'ConversationChanged' && event.conversation.id === id), {
      what: "carla's first word",
    });
    await alice.send(id, 'welcome');
    await joining.message('welcome');
    const notices = (await bob.request(GroupNoticesDocument, { conversationId: id })).history.edges.map(({ node }) => node.system);
    expect(notices[1]).toMatchObject({ type: 'MEMBER_JOINED', actor: { id: carla.id }, targets: [{ id: carla.id }] });
    await Promise.all([bob.goOffline(), carla.goOffline()]);
  });

  test('show name, picture and size to anybody who has the token, and nothing more', async () => {
    const id = await alice.group('Shop window', [bob]);
    const { token } = await link(alice, id, { requiresApproval: true });
    const shown = { name: 'Shop window', avatarUrl: null, memberCount: 2, isChannel: false, requiresApproval: true };
    expect(await preview(dave, token)).toEqual({ ...shown, viewerIsMember: false });
    expect(await preview(bob, token)).toEqual({ ...shown, viewerIsMember: true });
    expect((await dave.request(ConversationByIdDocument, { id })).conversation).toBeNull();
  });

  test('count each who joins once, and no member', async () => {
    const id = await alice.group('Turnstile', [bob]);
    const { token } = await link(alice, id, { usesMax: 5 });
    await join(carla, token);
    await join(carla, token);
    await join(bob, token);
    await join(dave, token);
    expect((await links(alice, id)).map(({ uses }) => uses)).toEqual([2]);
  });

  test('are as if they had never been once they are used up, expired or revoked', async () => {
    const id = await alice.group('Closed', [bob]);
    const once = await link(alice, id, { usesMax: 1 });
    const expiresAt = new Date(Date.now() + 1_000);
    const short = await link(alice, id, { expiresAt: expiresAt.toISOString() });
    const revoked = await link(alice, id);
    await join(carla, once.token);
    expect(await alice.request(RevokeInviteLinkDocument, { groupId: id, linkId: revoked.id })).toEqual({ revokeInviteLink: true });
    await eventually(() => Date.now() >= expiresAt.getTime(), { what: 'the link to expire' });
    const absent = await refusalOf(join(dave, unknownToken));
    for (const { token } of [once, short, revoked])
      for (const refusal of [await refusalOf(join(dave, token)), await refusalOf(preview(dave, token))])
        expect([refusal.code, refusal.message]).toEqual([absent.code, absent.message]);
    // Who came in through it and asks again, because the answer was lost, is in it.
    expect((await join(carla, once.token)).joined).toBe(true);
    await expect(alice.request(RevokeInviteLinkDocument, { groupId: id, linkId: revoked.id })).rejects.toMatchObject(notFound);
  });

  test('are used by many at once: as many get in as may, and the count is exact', async () => {
    const id = await alice.group('Last seats', []);
    const { token } = await link(alice, id, { usesMax: 3 });
    const outcomes = await Promise.allSettled(people.slice(1).map(async (each) => join(each, token)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(notFound);
    expect((await links(alice, id)).map(({ uses }) => uses)).toEqual([3]);
    expect((await alice.request(ConversationByIdDocument, { id })).conversation?.memberCount).toBe(4);
  });

  test('are made by those who may invite, listed by admins, revoked by admins and their makers', async () => {
    const id = await alice.group('Ways in', [bob, carla]);
    await expect(link(bob, id)).rejects.toMatchObject(forbidden);
    await expect(link(dave, id)).rejects.toMatchObject(notFound);
    await alice.request(UpdateGroupPermissionsDocument, { input: { groupId: id, invite: 'EVERYONE' } });
    const [bobs, carlas] = [await link(bob, id), await link(carla, id)];
    for (const stranger of [bob, carla]) await expect(links(stranger, id)).rejects.toMatchObject(forbidden);
    expect((await links(alice, id)).map(({ id: each, createdBy }) => [each, createdBy?.id])).toEqual([
      [carlas.id, carla.id],
      [bobs.id, bob.id],
    ]);
    // Nobody is shown a token again.
    expect((await links(alice, id)).map(({ token }) => token)).toEqual([null, null]);
    await expect(bob.request(RevokeInviteLinkDocument, { groupId: id, linkId: carlas.id })).rejects.toMatchObject(forbidden);
    await bob.request(RevokeInviteLinkDocument, { groupId: id, linkId: bobs.id });
    await alice.request(SetMemberRoleDocument, { groupId: id, userId: bob.id, role: 'ADMIN' });
    await bob.request(RevokeInviteLinkDocument, { groupId: id, linkId: carlas.id });
    expect(await links(bob, id)).toEqual([]);
  });

  test('are listed in pages', async () => {
    const id = await alice.group('Pages', []);
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.unshift((await link(alice, id)).id);
    const first = (await alice.request(InviteLinksDocument, { groupId: id, first: 3 })).inviteLinks;
    const rest = (await alice.request(InviteLinksDocument, { groupId: id, first: 3, after: first.pageInfo.endCursor ?? null })).inviteLinks;
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.edges, ...rest.edges].map(({ node }) => node.id)).toEqual(made);
    await expect(link(alice, id)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
  });

  test('are refused with the field at fault', async () => {
    const id = await alice.group('Bounds', []);
    const past = new Date(Date.now() - 1_000).toISOString();
    for (const [field, input] of [
      ['input.expiresAt', { expiresAt: past }],
      ['input.usesMax', { usesMax: 0 }],
      ['input.usesMax', { usesMax: 10_001 }],
    ] as const)
      await expect(link(alice, id, input)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    await expect(link(alice, await alice.direct(bob))).rejects.toMatchObject(notFound);
  });

  test('lead nowhere once everybody has left', async () => {
    const id = await alice.group('Ghost town', []);
    const { token } = await link(alice, id);
    await alice.request(LeaveGroupDocument, { groupId: id });
    await expect(join(dave, token)).rejects.toMatchObject(notFound);
    await expect(preview(dave, token)).rejects.toMatchObject(notFound);
  });

  test('cannot be tried without end', async () => {
    const eve = await person(tokenim.here, 'eve');
    const outcomes = await Promise.allSettled(Array.from({ length: 70 }, async () => preview(eve, unknownToken)));
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'none'));
    expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(5);
    expect(codes.filter((code) => code === 'NOT_FOUND').length).toBeGreaterThanOrEqual(60);
    const { retryAfterMs } = await refusalOf(join(eve, unknownToken));
    expect(retryAfterMs).toBeGreaterThan(0);
  });
});
