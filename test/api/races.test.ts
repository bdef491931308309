import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  AddGroupMembersDocument,
  ConversationByIdDocument,
  LeaveGroupDocument,
  RemoveGroupMemberDocument,
  SendMessageDocument,
  type MessageFieldsFragment,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import type { Socket } from '../support/socket.ts';

function seqs(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function bySeq(messages: readonly MessageFieldsFragment[]): MessageFieldsFragment[] {
  return messages.toSorted((a, b) => a.seq - b.seq);
}

async function sendOver(socket: Socket, conversationId: string, body: string, clientMessageId: string = randomUUID()) {
  return (await socket.request(SendMessageDocument, { input: { conversationId, body, clientMessageId } })).sendMessage;
}

/** Over a socket of their own; all at once like an outbox, or each after the answer to the one before. */
async function sendNine(sender: Person, room: string, atOnce: boolean): Promise<MessageFieldsFragment[]> {
  const { socket } = await sender.inbox();
  const sending: Promise<MessageFieldsFragment>[] = [];
  for (let i = 1; i <= 9; i++) {
    const sent = sendOver(socket, room, `${i}`);
    sending.push(sent);
    if (!atOnce) await sent;
  }
  const sent = await Promise.all(sending);
  await sender.goOffline();
  return sent;
}

async function conversation(as: Person, id: string) {
  return (await as.request(ConversationByIdDocument, { id })).conversation;
}

describe.each(deployments)('At the same moment on $name', ({ start }) => {
  let tokenim: Deployment;
  let people: readonly Person[];
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await start();
    const nodes = [tokenim.here, tokenim.there];
    people = await Promise.all(Array.from({ length: 20 }, async (_, i) => person(nodes[i % 2] ?? tokenim.here, `person-${i}`)));
    [alice, bob] = people as [Person, Person];
  });
  afterAll(async () => tokenim.stop());

  test('20 people send 9 messages each: places 1 to n without hole, and stored as acknowledged', async () => {
    const room = await alice.group('Crowd', people.slice(1));
    const acknowledged = await Promise.all(people.map(async (each, i) => sendNine(each, room, i % 4 < 2)));

    const history = await alice.history(room);
    expect(history.map(({ seq }) => seq)).toEqual(seqs(1, 181));
    expect(history.slice(1)).toEqual(bySeq(acknowledged.flat()));
    // One version for the making of the group, and one per message.
    expect(await conversation(bob, room)).toMatchObject({ lastSeq: 181, version: 182 });
    // What one socket sent has its places in that order.
    for (const each of acknowledged) expect(bySeq(each).map(({ body }) => body)).toEqual(seqs(1, 9).map(String));
  });

  test('several conversations are written by the same people: each is dense by itself', async () => {
    const rooms = await Promise.all(seqs(1, 4).map(async (i) => alice.group(`Room ${i}`, people.slice(1, 6))));
    const senders = people.slice(0, 6);
    const sends = senders.flatMap((each) => rooms.flatMap((room) => seqs(1, 5).map(async (i) => each.send(room, `${i}`))));
    const acknowledged = await Promise.all(sends);
    for (const room of rooms) {
      const here = bySeq(acknowledged.filter(({ conversationId }) => conversationId === room));
      expect(here.map(({ seq }) => seq)).toEqual(seqs(2, 31));
      expect((await alice.history(room)).slice(1)).toEqual(here);
    }
  });

  test('somebody is removed while they send: nothing of theirs comes after that, and all that was acknowledged stays', async () => {
    for (let round = 0; round < 3; round++) {
      const room = await alice.group('Strict', [bob]);
      const socket = (await bob.inbox()).socket;
      const acknowledged: MessageFieldsFragment[] = [];
      const refused: unknown[] = [];
      const sending = seqs(1, 40).map(async (i) =>
        sendOver(socket, room, `${i}`).then(
          (message) => acknowledged.push(message),
          (error: unknown) => refused.push(error),
        ),
      );
      await eventually(() => acknowledged.length > round, { what: 'a first message' });
      await alice.request(RemoveGroupMemberDocument, { groupId: room, userId: bob.id });
      await Promise.all(sending);
      const late = sendOver(socket, room, 'too late');
      await expect(late).rejects.toMatchObject({ code: 'NOT_FOUND' });
      for (const error of refused) expect(error).toMatchObject({ code: 'NOT_FOUND' });

      const history = await alice.history(room);
      expect(history.map(({ seq }) => seq)).toEqual(seqs(1, history.length));
      const removedAt = history.find(({ system }) => system?.type === 'MEMBER_REMOVED')?.seq ?? 0;
      expect(history.at(-1)?.seq).toBe(removedAt);
      expect(history.filter(({ kind }) => kind === 'TEXT')).toEqual(bySeq(acknowledged));
      await bob.goOffline();
    }
  });

  test('one message is sent many times over on all nodes: it is stored once, and everybody gets it', async () => {
    const room = await alice.direct(bob);
    const nodes = [tokenim.here, tokenim.there];
    const sockets = await Promise.all(seqs(0, 5).map(async (i) => (await alice.at(nodes[i % 2] ?? tokenim.here).inbox()).socket));
    const keys = seqs(1, 8).map(() => randomUUID());
    const storm = keys.flatMap((key) => sockets.flatMap((socket) => [1, 2].map(async () => sendOver(socket, room, `body of ${key}`, key))));
    const answers = await Promise.all(storm);

    const history = await bob.history(room);
    expect(history.map(({ seq }) => seq)).toEqual(seqs(1, keys.length));
    expect(new Set(history.map(({ clientMessageId }) => clientMessageId))).toEqual(new Set(keys));
    for (const answer of answers) expect(history).toContainEqual(answer);
    await Promise.all(sockets.map(async (socket) => socket.end()));
  });

  test('different messages are sent under one clientMessageId: one is stored, the others are a CONFLICT', async () => {
    const room = await alice.group('Conflicts', []);
    const nodes = [tokenim.here, tokenim.there];
    const outcomes = await Promise.allSettled(
      seqs(0, 9).map(async (i) => alice.at(nodes[i % 2] ?? tokenim.here).send(room, `variant ${i}`, { clientMessageId: 'the-same' })),
    );
    const stored = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
    expect(stored).toHaveLength(1);
    expect((await alice.history(room)).slice(1)).toEqual(stored);
  });

  test('two admins add the same people: each joins once', async () => {
    const room = await alice.group('Growing', [bob]);
    const userIds = people.slice(2, 10).map(({ id }) => id);
    const other = alice.at(tokenim.there);
    const adding = [alice, other, alice, other].map(async (each) => each.request(AddGroupMembersDocument, { groupId: room, userIds }));
    await Promise.all(adding);
    expect(await conversation(alice, room)).toMatchObject({ memberCount: 10, lastSeq: 2 });
    expect((await alice.history(room)).map(({ system }) => system?.type)).toEqual(['GROUP_CREATED', 'MEMBERS_ADDED']);
  });

  test('somebody is removed and leaves: they go once', async () => {
    const room = await alice.group('Goodbye', [bob]);
    const outcomes = await Promise.allSettled([
      alice.request(RemoveGroupMemberDocument, { groupId: room, userId: bob.id }),
      bob.request(LeaveGroupDocument, { groupId: room }),
      alice.at(tokenim.there).request(RemoveGroupMemberDocument, { groupId: room, userId: bob.id }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await conversation(alice, room)).toMatchObject({ memberCount: 1, lastSeq: 2 });
  });

  test('all owners of a group leave: whoever stays inherits it', async () => {
    const room = await alice.group('Orphans', people.slice(1, 4));
    const [, second, third, heir] = people;
    await Promise.all([alice, second, third].map(async (each) => each?.request(LeaveGroupDocument, { groupId: room })));
    const left = await conversation(heir as Person, room);
    expect(left?.members.edges.map(({ node }) => [node.user.id, node.role])).toEqual([[heir?.id, 'OWNER']]);
    expect(left?.memberCount).toBe(1);
  });
});
