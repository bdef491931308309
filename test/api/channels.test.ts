import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { fourPeople } from '../support/four-people.ts';
import {
  AddGroupMembersDocument,
  BanMemberDocument,
  ChannelByIdDocument,
  ConversationsDocument,
  CreateChannelDocument,
  CreateInviteLinkDocument,
  InvitePreviewDocument,
  JoinByInviteDocument,
  JoinChannelDocument,
  LeaveChannelDocument,
  LeaveGroupDocument,
  NodeByIdDocument,
  RemoveChannelMemberDocument,
  SetMemberRoleDocument,
  TransferOwnershipDocument,
  UpdateChannelDocument,
  UpdateGroupDocument,
  type CreateChannelInput,
} from '../support/generated/graphql.ts';
import { person, type Inbox, type Person } from '../support/person.ts';

const notFound = { code: 'NOT_FOUND' };
const forbidden = { code: 'FORBIDDEN' };

async function create(by: Person, input: Partial<CreateChannelInput> = {}): Promise<string> {
  return (await by.request(CreateChannelDocument, { input: { name: 'News', isPublic: true, ...input } })).createChannel.id;
}

async function join(by: Person, channelId: string) {
  return (await by.request(JoinChannelDocument, { channelId })).joinChannel;
}

async function channel(as: Person, id: string) {
  const { conversation } = await as.request(ChannelByIdDocument, { id });
  return conversation?.__typename === 'Channel' ? conversation : null;
}

async function makeAdmin(by: Person, groupId: string, { id }: Person) {
  await by.request(SetMemberRoleDocument, { groupId, userId: id, role: 'ADMIN' });
}

function changesOf(inbox: Inbox, id: string) {
  return inbox.all.filter((event) => event.__typename === 'ConversationChanged' && event.conversation.id === id);
}

describe.each(deployments)('Channels on $name', ({ start }) => {
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

  test('are made with a name, are a type of their own, and are among the conversations', async () => {
    const { createChannel } = await alice.request(CreateChannelDocument, { input: { name: ' News ', description: 'Daily' } });
    const { id } = createChannel;
    expect(createChannel).toMatchObject({ __typename: 'Channel', name: 'News', description: 'Daily', isPublic: false, memberCount: 1 });
    expect((await alice.request(NodeByIdDocument, { id })).node).toEqual({ __typename: 'Channel', id });
    const { conversations } = await alice.request(ConversationsDocument, {});
    expect(conversations.edges.map(({ node }) => [node.__typename, node.id])).toContainEqual(['Channel', id]);
    expect((await alice.history(id)).map(({ system }) => system?.type)).toEqual(['CHANNEL_CREATED']);
    await expect(create(alice, { name: ' ' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.name' });
  });

  test('that are public are joined by whoever knows the id, and show what was posted before', async () => {
    const id = await create(alice);
    await alice.send(id, 'first post');
    expect(await join(bob, id)).toMatchObject({ id, memberCount: 2, lastSeq: 2 });
    expect(await join(bob, id)).toMatchObject({ memberCount: 2 });
    expect((await bob.history(id)).map(({ body }) => body)).toEqual([null, 'first post']);
    const hidden = await create(alice, { isPublic: false });
    for (const closed of [hidden, await alice.group('A group', []), 'c_01ARZ3NDEKTSV4RRFFQ69G5FAV'])
      await expect(join(bob, closed)).rejects.toMatchObject(notFound);
  });

  test('are joined through a link, public or not', async () => {
    const id = await create(alice, { isPublic: false });
    const token = (await alice.request(CreateInviteLinkDocument, { input: { groupId: id } })).createInviteLink.token ?? '';
    expect((await bob.request(InvitePreviewDocument, { token })).invitePreview).toMatchObject({
      name: 'News',
      isChannel: true,
      memberCount: 1,
    });
    expect((await bob.request(JoinByInviteDocument, { token })).joinByInvite).toEqual({
      joined: true,
      conversation: { id, memberCount: 2 },
    });
    await expect(bob.request(CreateInviteLinkDocument, { input: { groupId: id } })).rejects.toMatchObject(forbidden);
  });

  test('are written by their owner and admins, and read by everybody, live on every node', async () => {
    const id = await create(alice);
    for (const reader of [bob, carla]) await join(reader, id);
    await makeAdmin(alice, id, carla);
    const inbox = await bob.inbox();
    await alice.send(id, 'from the owner');
    await carla.send(id, 'from an admin');
    await expect(bob.send(id, 'from a reader')).rejects.toMatchObject({
      ...forbidden,
      message: 'Only its owner and admins may write here.',
    });
    await expect(dave.send(id, 'from a stranger')).rejects.toMatchObject(notFound);
    await inbox.message('from the owner');
    await inbox.message('from an admin');
    expect(inbox.bodies(id)).toEqual(['from the owner', 'from an admin']);
    expect((await channel(bob, id))?.viewerMembership).toEqual({ role: 'MEMBER', unreadCount: 2 });
    await bob.goOffline();
  });

  test('do not show their readers to each other', async () => {
    const id = await create(alice);
    for (const reader of [bob, carla]) await join(reader, id);
    expect(await channel(bob, id)).toMatchObject({ memberCount: 3, members: { edges: [] }, joinRequestCount: null });
    const seen = (await channel(alice, id))?.members.edges.map(({ node }) => node.user.id);
    expect(seen?.toSorted()).toEqual([alice.id, bob.id, carla.id].toSorted());
    expect((await channel(alice, id))?.joinRequestCount).toBe(0);
  });

  test('tell nobody who comes and goes, neither in the timeline nor live nor afterwards', async () => {
    const id = await create(alice);
    await join(bob, id);
    const inbox = await bob.inbox();
    const before = inbox.positions();
    await join(carla, id);
    await join(dave, id);
    await dave.request(LeaveChannelDocument, { channelId: id });
    await alice.request(RemoveChannelMemberDocument, { channelId: id, userId: carla.id });
    await alice.send(id, 'after all that');
    await inbox.message('after all that');
    expect(changesOf(inbox, id)).toEqual([]);
    expect((await alice.history(id)).map(({ body, system }) => system?.type ?? body)).toEqual(['CHANNEL_CREATED', 'after all that']);
    const resumed = await bob.inbox(before);
    expect(changesOf(resumed, id)).toEqual([]);
    expect(resumed.bodies(id)).toEqual(['after all that']);
    await bob.goOffline();
  });

  test('tell those who come and go themselves, live and afterwards', async () => {
    const id = await create(alice);
    const inbox = await bob.inbox();
    await join(bob, id);
    await eventually(() => changesOf(inbox, id).length === 1, { what: 'the first word' });
    await alice.send(id, 'welcome');
    await inbox.message('welcome');
    await bob.goOffline();
    await alice.request(RemoveChannelMemberDocument, { channelId: id, userId: bob.id });
    const resumed = await bob.inbox(inbox.positions());
    expect(changesOf(resumed, id)).toMatchObject([{ viewerIsMember: false }]);
    expect(await channel(bob, id)).toBeNull();
    await bob.goOffline();
  });

  test('show their new name to everybody, live and afterwards', async () => {
    const id = await create(alice);
    await join(bob, id);
    const inbox = await bob.inbox();
    const before = inbox.positions();
    const { updateChannel } = await alice.request(UpdateChannelDocument, { channelId: id, input: { name: 'Old news', isPublic: false } });
    expect(updateChannel).toMatchObject({ name: 'Old news', isPublic: false });
    await eventually(() => changesOf(inbox, id).length === 1, { what: 'the change' });
    const resumed = await bob.inbox(before);
    expect(changesOf(resumed, id)).toHaveLength(1);
    expect(resumed.messages(id).map(({ system }) => [system?.type, system?.name])).toEqual([['CHANNEL_UPDATED', 'Old news']]);
    await expect(bob.request(UpdateChannelDocument, { channelId: id, input: { name: 'Mine' } })).rejects.toMatchObject(forbidden);
    await expect(join(carla, id)).rejects.toMatchObject(notFound);
    await bob.goOffline();
  });

  test('keep out whoever is banned', async () => {
    const id = await create(alice);
    await join(bob, id);
    await alice.request(BanMemberDocument, { groupId: id, userId: bob.id });
    await expect(bob.history(id)).rejects.toMatchObject(notFound);
    await expect(join(bob, id)).rejects.toMatchObject(notFound);
  });

  test('are inherited by an admin, and never by a reader', async () => {
    const id = await create(alice);
    for (const reader of [bob, carla]) await join(reader, id);
    const leave = async (one: Person) => one.request(LeaveChannelDocument, { channelId: id });
    await expect(leave(alice)).rejects.toMatchObject({ code: 'CONFLICT' });
    await makeAdmin(alice, id, carla);
    await leave(alice);
    expect((await channel(carla, id))?.viewerMembership?.role).toBe('OWNER');
    await carla.request(TransferOwnershipDocument, { groupId: id, userId: bob.id });
    expect((await channel(bob, id))?.viewerMembership?.role).toBe('OWNER');
    await leave(carla);
    await leave(bob);
  });

  test('are no groups', async () => {
    const id = await create(alice);
    await join(bob, id);
    await expect(alice.request(UpdateGroupDocument, { groupId: id, input: { name: 'A group' } })).rejects.toMatchObject(notFound);
    await expect(alice.request(AddGroupMembersDocument, { groupId: id, userIds: [carla.id] })).rejects.toMatchObject(notFound);
    await expect(bob.request(LeaveGroupDocument, { groupId: id })).rejects.toMatchObject(notFound);
    await expect(alice.request(LeaveChannelDocument, { channelId: await alice.group('A group', []) })).rejects.toMatchObject(notFound);
  });

  test('are joined by many at once, each once, and the count is exact', async () => {
    const id = await create(alice);
    const nodes = [tokenim.here, tokenim.there];
    const readers = await Promise.all(Array.from({ length: 8 }, async (_, i) => person(nodes[i % 2] ?? tokenim.here, `reader-${i}`)));
    await Promise.all(readers.flatMap((reader) => [join(reader, id), join(reader.at(tokenim.there), id)]));
    expect((await channel(alice, id))?.memberCount).toBe(9);
  });
});
