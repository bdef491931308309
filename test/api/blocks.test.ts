import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accept, ask, becomeContacts, block, blocksOf, contactsOf, requestsOf, unblock } from '../support/contacts.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  BlocksDocument,
  CreateInviteLinkDocument,
  JoinByInviteDocument,
  NodeByIdDocument,
  UpdateSettingsDocument,
  UserByIdDocument,
  type DirectMessageAudience,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { refusalOf } from '../support/refusal.ts';

describe.each(deployments)('Blocks on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await start();
  });
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
  });
  afterAll(async () => tokenim.stop());

  const finds = async (viewer: Person, { id }: Person) => [
    (await viewer.request(UserByIdDocument, { id })).user?.id ?? null,
    (await viewer.request(NodeByIdDocument, { id })).node?.id ?? null,
  ];

  test('neither finds the other, and neither can open a conversation or ask; it looks the same to both', async () => {
    await block(alice, bob);
    for (const [viewer, other] of [
      [alice, bob],
      [bob, alice],
    ] as const) {
      expect(await finds(viewer, other)).toEqual([null, null]);
      await expect(viewer.direct(other)).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no such user.' });
      await expect(ask(viewer, other)).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no such user.' });
    }
    await unblock(alice, bob);
    expect(await finds(bob, alice)).toEqual([alice.id, alice.id]);
    await bob.direct(alice);
  });

  test('only who blocked sees it', async () => {
    const made = await block(alice, bob);
    expect(await blocksOf(alice)).toEqual([made]);
    expect(made.user.id).toBe(bob.id);
    expect(await blocksOf(bob)).toEqual([]);
    expect(await block(alice, bob)).toEqual(made);
    await expect(unblock(bob, alice)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await unblock(alice, bob);
    await expect(unblock(alice, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await blocksOf(alice)).toEqual([]);
  });

  test('nothing more is sent in the conversation of the two, and the refusal does not tell who blocked', async () => {
    const conversation = await alice.direct(bob);
    const { id } = await bob.send(conversation, 'before');
    await block(alice, bob);
    const refusals = await Promise.all([refusalOf(alice.send(conversation, 'to bob')), refusalOf(bob.send(conversation, 'to alice'))]);
    expect(refusals.map(({ code, message }) => ({ code, message }))).toEqual([
      { code: 'FORBIDDEN', message: 'You cannot write to this user.' },
      { code: 'FORBIDDEN', message: 'You cannot write to this user.' },
    ]);
    await expect(bob.edit(id, 'said in another way')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await bob.history(conversation)).map(({ body }) => body)).toEqual(['before']);
    await bob.recall(id);

    await unblock(alice, bob);
    await bob.send(conversation, 'after');
    expect((await alice.history(conversation)).map(({ body }) => body)).toEqual([null, 'after']);
  });

  test('a conversation stays closed until both have taken their block back', async () => {
    const conversation = await alice.direct(bob);
    await block(alice, bob);
    await block(bob, alice);
    await unblock(alice, bob);
    await expect(alice.send(conversation, 'still')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await unblock(bob, alice);
    await alice.send(conversation, 'open again');
  });

  test('what was sent before is answered with the original, also after the block', async () => {
    const conversation = await alice.direct(bob);
    const clientMessageId = crypto.randomUUID();
    const sent = await bob.send(conversation, 'hello', { clientMessageId });
    await block(alice, bob);
    expect(await bob.send(conversation, 'hello', { clientMessageId })).toEqual(sent);
    await expect(bob.send(conversation, 'something else', { clientMessageId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('no message is acknowledged after the block was', async () => {
    const conversation = await alice.direct(bob);
    for (let round = 0; round < 10; round++) {
      const sends = Array.from({ length: 10 }, async () => bob.send(conversation, `in round ${round}`).catch(() => null));
      await block(alice, bob);
      const history = await alice.history(conversation);
      await Promise.all(sends);
      expect(await alice.history(conversation)).toEqual(history);
      await unblock(alice, bob);
    }
  });

  test('a conversation that is opened while the block is made is not left open', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = await Promise.all([person(tokenim.here, 'one'), person(tokenim.there, 'other')]);
      const [opened] = await Promise.all([other.direct(one).catch(() => null), block(one, other)]);
      const { code } = await refusalOf(opened === null ? other.direct(one) : other.send(opened, 'hello'));
      expect(code).toBe(opened === null ? 'NOT_FOUND' : 'FORBIDDEN');
    }
  });

  test('in a group both go on hearing each other', async () => {
    const group = await alice.group('both', [bob]);
    await block(alice, bob);
    const sent = await bob.send(group, 'to all');
    expect(sent.sender?.id).toBe(bob.id);
    expect((await alice.history(group)).at(-1)).toMatchObject({ body: 'to all', sender: { id: bob.id } });
  });

  test('neither adds the other to a group, new or old; an invite link still lets both in', async () => {
    const carla = await person(tokenim.here, 'carla');
    await block(alice, bob);
    const noSuchUser = { code: 'NOT_FOUND', message: 'There is no such user.' };
    for (const [viewer, other] of [
      [alice, bob],
      [bob, alice],
    ] as const) {
      await expect(viewer.group('new', [carla, other])).rejects.toMatchObject(noSuchUser);
      const groupId = await viewer.group('old', []);
      await expect(viewer.add(groupId, other)).rejects.toMatchObject(noSuchUser);
      const { createInviteLink } = await viewer.request(CreateInviteLinkDocument, { input: { groupId } });
      const { joinByInvite } = await other.request(JoinByInviteDocument, { token: createInviteLink.token ?? '' });
      expect(joinByInvite.joined).toBe(true);
    }
    await unblock(alice, bob);
    await bob.group('again', [alice]);
  });

  test('contacts stay contacts, so that nobody is told', async () => {
    await becomeContacts(alice, bob);
    await block(alice, bob);
    expect([(await contactsOf(alice)).length, (await contactsOf(bob)).length]).toEqual([1, 1]);
  });

  test('requests end for who blocked; who is blocked sees theirs wait as before', async () => {
    await ask(bob, alice);
    await block(alice, bob);
    expect(await requestsOf(alice, 'INCOMING')).toEqual([]);
    expect(await requestsOf(bob, 'OUTGOING')).toHaveLength(1);
    await expect(accept(alice, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const carla = await person(tokenim.here, 'carla');
    await ask(alice, carla);
    await block(alice, carla);
    expect([...(await requestsOf(alice, 'OUTGOING')), ...(await requestsOf(carla, 'INCOMING'))]).toEqual([]);
  });

  test('one cannot block oneself, nor nobody', async () => {
    await expect(block(alice, alice)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'userId' });
    await expect(alice.request(BlocksDocument, { after: 'no cursor' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });
});

describe.each(deployments)('Who takes direct messages from whom on $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await start();
  });
  afterAll(async () => tokenim.stop());

  test('is for them to say: everybody, those in a group with them, or contacts', async () => {
    const [alice, bob, carla, dora] = await Promise.all([
      person(tokenim.here, 'alice'),
      person(tokenim.there, 'bob'),
      person(tokenim.here, 'carla'),
      person(tokenim.there, 'dora'),
    ]);
    const take = async (directMessagesFrom: DirectMessageAudience) =>
      alice.request(UpdateSettingsDocument, { input: { directMessagesFrom } });
    await alice.group('shared', [carla]);
    await becomeContacts(alice, dora);
    await take('CONTACTS');
    for (const stranger of [bob, carla])
      await expect(stranger.direct(alice)).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'You cannot write to this user.' });
    const withDora = await dora.direct(alice);
    await take('SHARED_GROUPS');
    await expect(bob.direct(alice)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const withCarla = await carla.direct(alice);
    // Who was let in stays in, and may write first to anybody who takes it.
    await take('CONTACTS');
    expect(await carla.direct(alice)).toBe(withCarla);
    await carla.send(withCarla, 'still here');
    await dora.send(withDora, 'me too');
    await alice.direct(bob);
  });
});
