import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  HistoryDocument,
  InboxDocument,
  LeaveGroupDocument,
  NodeByIdDocument,
  SendMessageDocument,
  SetMemberRoleDocument,
  SnapshotDocument,
  UpdateGroupDocument,
  type InboxSubscription,
  type PositionInput,
} from '../support/generated/graphql.ts';
import { person, type Inbox, type InboxEvent, type Person } from '../support/person.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { Screen } from '../support/screen.ts';

const limits = { changes: 10, messages: 10, positions: 20 };

describe('The protocol of messages:', () => {
  let tokenim: Deployment;
  let alice: Person;
  /** At the other node. */
  let bob: Person;
  beforeAll(async () => {
    tokenim = await cluster.start({
      TOKENIM_REPLAY_CHANGES_MAX: String(limits.changes),
      TOKENIM_REPLAY_MESSAGES_MAX: String(limits.messages),
      TOKENIM_POSITIONS_MAX: String(limits.positions),
    });
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
  });
  afterEach(async () => {
    await Promise.all([alice.goOffline(), bob.goOffline()]);
  });
  afterAll(async () => tokenim.stop());

  const rename = async (groupId: string, name: string) => alice.request(UpdateGroupDocument, { groupId, input: { name } });
  const sendMany = async (group: string, count: number) =>
    Promise.all(Array.from({ length: count }, async (_, i) => alice.send(group, `message ${i}`)));
  /** Bob's position in the conversation, and nothing else that he knows. */
  const positionIn = async (group: string): Promise<PositionInput> => {
    const inbox = await bob.inbox();
    await inbox.socket.end();
    const found = inbox.positions().find(({ conversationId }) => conversationId === group);
    if (found === undefined) throw new Error('Bob is not in that conversation.');
    return found;
  };
  /** Once this has come, so has everything that was sent before it. */
  const settle = async (inbox: Inbox): Promise<void> => {
    const { body } = await alice.send(await alice.direct(bob), `marker ${randomUUID()}`);
    await inbox.message(body ?? '');
  };

  test('[ID-1] The client makes the `clientMessageId`: 1 to 64 printable ASCII characters, a letter or digit first, which name the message among those of its sender in its conversation and nowhere else.', async () => {
    const [one, other] = [await alice.group('one', [bob]), await alice.group('other', [bob])];
    const longest = `0${'!'.repeat(63)}`;
    const sent = [
      await alice.send(one, 'hers', { clientMessageId: longest }),
      await bob.send(one, 'his', { clientMessageId: longest }),
      await alice.send(other, 'elsewhere', { clientMessageId: longest }),
    ];
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
    expect(sent.every(({ clientMessageId }) => clientMessageId === longest)).toBe(true);
    for (const clientMessageId of ['', '-x', ' x', 'x y', 'ä', `${longest}!`])
      await expect(alice.send(one, 'hello', { clientMessageId })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'input.clientMessageId',
      });
  });

  test('[ID-2] The server makes the `id`, which names the message everywhere: a client MUST NOT read anything into it.', async () => {
    const group = await alice.group('ids', [bob]);
    const { id } = await alice.send(group, 'hello');
    expect(await bob.request(NodeByIdDocument, { id })).toEqual({ node: { __typename: 'Message', id } });
    expect((await bob.history(group)).at(-1)?.id).toBe(id);
    expect((await alice.edit(id, 'changed')).id).toBe(id);
  });

  test('[ID-3] `seq` is the place in the conversation: 1, 2, 3 … without holes; SYSTEM messages have one too, and a recalled message keeps its own.', async () => {
    const group = await alice.group('places', [bob]);
    const sent = [...(await sendMany(group, 5)), await bob.send(group, 'mine')];
    await alice.recall(sent[2]?.id ?? '');
    await rename(group, 'renamed');
    await expect(alice.send(group, '')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await alice.send(group, 'last');
    const history = await bob.history(group);
    expect(history.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(history.map(({ kind }) => kind === 'SYSTEM')).toEqual([true, false, false, false, false, false, false, true, false]);
    expect(history.filter(({ recalledAt }) => recalledAt !== null).map(({ seq }) => seq)).toEqual([sent[2]?.seq]);
  });

  test('[ID-4] `sendMessage` answers once the message is durable: from then on every node has it in `history`.', async () => {
    const group = await alice.group('durable', [bob]);
    for (let i = 0; i < 10; i++) {
      const sent = await alice.send(group, `message ${i}`);
      expect((await bob.history(group, 1))[0]).toEqual(sent);
    }
  });

  test('[ID-5] A client that got no answer SHOULD send again under the same `clientMessageId`: the message is stored once, and the answer is the original with its `id` and `seq`.', async () => {
    const group = await alice.group('again', [bob]);
    const input = { conversationId: group, clientMessageId: randomUUID(), body: 'once' };
    for (let i = 0; i < 5; i++) {
      const socket = await new RawSocket(alice.node).initialised(alice.token);
      socket.subscribe('1', SendMessageDocument.toString(), { input });
      // Cut before, while or after it is stored: the client cannot know.
      if (i > 1) await alice.history(group);
      socket.end();
    }
    const answers = await Promise.all([alice, alice.at(tokenim.there), alice].map(async (one) => one.send(group, 'once', input)));
    expect(new Set(answers.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(1);
    expect((await bob.history(group)).slice(1)).toEqual([answers[0]]);
  });

  test('[ID-6] That holds after the message was edited or recalled as well: the answer shows it as it is now.', async () => {
    const group = await alice.group('edited', [bob]);
    const original = { clientMessageId: 'k1' };
    const { id } = await alice.send(group, 'draft', original);
    const edited = await alice.edit(id, 'final');
    expect(await alice.send(group, 'draft', original)).toEqual(edited);
    await expect(alice.send(group, 'final', original)).rejects.toMatchObject({ code: 'CONFLICT' });
    const recalled = await alice.recall(id);
    expect(await alice.send(group, 'draft', original)).toEqual(recalled);
  });

  test('[ID-7] Another payload under the same `clientMessageId` is refused with CONFLICT.', async () => {
    const group = await alice.group('conflict', [bob]);
    const first = await alice.send(group, 'one thing', { clientMessageId: 'k1' });
    await expect(alice.send(group, 'another', { clientMessageId: 'k1' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(alice.send(group, 'one thing', { clientMessageId: 'k1', mentionIds: [bob.id] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect((await bob.history(group)).at(-1)).toEqual(first);
  });

  test('[ID-8] A message comes to its sender’s own inboxes too, on every device; by its `clientMessageId` a client knows its own.', async () => {
    const group = await alice.group('own', [bob]);
    const socket = alice.socket();
    const inboxes = [await alice.inbox(undefined, socket), await alice.at(tokenim.there).inbox()];
    const input = { conversationId: group, clientMessageId: 'mine', body: 'from this socket' };
    const { sendMessage } = await socket.request(SendMessageDocument, { input });
    for (const inbox of inboxes) expect(await inbox.message('from this socket')).toEqual(sendMessage);
    expect(sendMessage.clientMessageId).toBe('mine');
    await inboxes[1]?.socket.end();
  });

  test('[POS-1] `version` counts the durable changes of a conversation: each takes the next number, and what it changed carries that number.', async () => {
    const group = await alice.group('versions', [bob]);
    const inbox = await bob.inbox();
    const { id, version } = await alice.send(group, 'sent');
    const edited = await alice.edit(id, 'edited');
    const recalled = await alice.recall(id);
    await rename(group, 'renamed');
    await alice.request(SetMemberRoleDocument, { groupId: group, userId: bob.id, role: 'ADMIN' });
    await settle(inbox);
    // The group and its SYSTEM message were 1 and 2; changes of a group take one each, and one for their SYSTEM message.
    expect([version, edited.version, recalled.version]).toEqual([3, 4, 5]);
    expect(versionsOf(inbox, group)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect((await alice.request(SnapshotDocument, { id: group })).conversation?.version).toBe(9);
  });

  test('[POS-2] A position is a version of one conversation up to which the client has everything: the `version` of the last event of that conversation, or what InboxReady or InboxGap say of it.', async () => {
    const group = await alice.group('positions', [bob]);
    const first = await bob.inbox();
    const ready = first.positions().find(({ conversationId }) => conversationId === group);
    await alice.send(group, 'one');
    await rename(group, 'two');
    await settle(first);
    const versions = versionsOf(first, group);
    // From each of them on, exactly what follows.
    for (const [i, version] of [ready?.version ?? 0, ...versions].entries()) {
      const inbox = await bob.inbox([{ conversationId: group, version }]);
      expect(versionsOf(inbox, group)).toEqual(versions.slice(i));
      await inbox.socket.end();
    }
  });

  test('[POS-3] Within one subscription the versions of a conversation ascend, but not always by one: what the viewer may not see, and what was changed again since, is left out.', async () => {
    const group = await alice.group('ascending', []);
    const unseen = await alice.send(group, 'before bob');
    await alice.add(group, bob);
    const position = await positionIn(group);
    const seen = await alice.send(group, 'for bob');
    await alice.edit(unseen.id, 'still not for bob');
    await alice.edit(seen.id, 'for bob, changed');
    const inbox = await bob.inbox([position]);
    await alice.edit(unseen.id, 'still not');
    await alice.send(group, 'live');
    await inbox.message('live');
    const after = position.version;
    expect(versionsOf(inbox, group)).toEqual([after + 3, after + 5]);
  });

  test('[POS-4] The `version` that a query reads of a conversation is a position for what it reads of it below: nothing is lost between such a query and an inbox that begins there.', async () => {
    const group = await alice.group('snapshot', [bob]);
    for (let round = 0; round < 5; round++) {
      const writing = sendMany(group, 5);
      const { conversation } = await bob.request(SnapshotDocument, { id: group });
      const screen = new Map(conversation?.messages.edges.map(({ node }) => [node.seq, node]));
      await writing;
      const inbox = await bob.inbox([{ conversationId: group, version: conversation?.version ?? 0 }]);
      for (const message of inbox.messages(group)) screen.set(message.seq, message);
      expect([...screen.values()].toSorted((a, b) => a.seq - b.seq)).toEqual(await bob.history(group));
      await inbox.socket.end();
    }
  });

  test('[POS-5] Of two states of a message the one with the higher `version` is the newer: a client MUST keep that one, in whatever order they come.', async () => {
    const group = await alice.group('states', [bob]);
    const states = [await alice.send(group, 'first')];
    const { id } = states[0] ?? { id: '' };
    states.push(await alice.edit(id, 'second'), await alice.edit(id, 'third'), await alice.recall(id));
    const [newest] = states.toSorted((a, b) => b.version - a.version);
    expect(newest).toEqual((await bob.history(group)).at(-1));
    expect(new Set(states.map(({ version }) => version)).size).toBe(4);
  });

  test('[INBOX-1] Without `positions`, InboxReady comes first and says where the stream stands in each of the viewer’s conversations.', async () => {
    const [carla, dan] = await Promise.all([person(tokenim.here, 'carla'), person(tokenim.here, 'dan')]);
    expect((await carla.inbox()).all).toMatchObject([{ __typename: 'InboxReady', positions: [] }]);
    const [direct, group] = [await carla.direct(dan), await carla.group('group', [])];
    await dan.send(direct, 'hello');
    const inbox = await carla.inbox();
    expect(inbox.all.map(({ __typename }) => __typename)).toEqual(['InboxReady']);
    expect(inbox.positions().toSorted(byId)).toEqual(
      [
        { conversationId: direct, version: 2 },
        { conversationId: group, version: 2 },
      ].toSorted(byId),
    );
    await carla.goOffline();
  });

  test('[INBOX-2] With `positions`, what changed since comes first, then InboxReady; what follows is live.', async () => {
    const group = await alice.group('first', [bob]);
    const known = (await bob.inbox()).positions();
    await alice.send(group, 'missed');
    const inbox = await bob.inbox(known);
    await alice.send(group, 'live');
    await inbox.message('live');
    expect(inbox.all.map(nameOf)).toEqual(['missed', 'InboxReady', 'live']);
    const [, ready] = inbox.all;
    expect(ready?.__typename === 'InboxReady' && ready.positions).toContainEqual({ conversationId: group, version: 3 });
  });

  test('[INBOX-3] A conversation that `positions` does not name is new to the client: it comes with a first word, a ConversationChanged at the version at which the viewer joined, and then with everything since.', async () => {
    const group = await alice.group('not named', []);
    await alice.send(group, 'before bob');
    const { version } = (await alice.request(SnapshotDocument, { id: group })).conversation ?? { version: 0 };
    await alice.add(group, bob);
    await alice.send(group, 'for bob');
    const events = ofConversation(await bob.inbox([]), group);
    expect(events.map(nameOf)).toEqual(['ConversationChanged', 'MEMBERS_ADDED', 'for bob']);
    expect(events[0]).toMatchObject({ version: version + 1, viewerIsMember: true, conversation: { name: 'not named' } });
  });

  test('[INBOX-4] Positions in conversations that the viewer was never in, and in what is no conversation, are passed over.', async () => {
    const secret = await alice.group('secret', []);
    await alice.send(secret, 'not for bob');
    const known = await positionIn(await alice.direct(bob));
    const strange = [secret, secret.replace(/.$/, '0'), bob.id, 'nonsense', ''].map((conversationId) => ({ conversationId, version: 0 }));
    const inbox = await bob.inbox([known, ...strange]);
    expect(inbox.all.filter((event) => JSON.stringify(event).includes(secret))).toEqual([]);
  });

  test('[INBOX-5] Of two positions in one conversation the lower counts.', async () => {
    const group = await alice.group('twice', [bob]);
    const low = await positionIn(group);
    await alice.send(group, 'between');
    const high = { ...low, version: low.version + 1 };
    for (const positions of [
      [low, high],
      [high, low],
    ])
      expect((await bob.inbox(positions)).bodies(group)).toEqual(['between']);
  });

  test('[INBOX-6] More than `TOKENIM_POSITIONS_MAX` positions, or a version below 0, are refused with BAD_USER_INPUT.', async () => {
    const { conversationId } = await positionIn(await alice.direct(bob));
    const socket = bob.socket();
    const refused = async (positions: PositionInput[]) => socket.subscribe(InboxDocument, { positions }).failed();
    const many = (count: number) => Array.from({ length: count }, (_, version) => ({ conversationId, version }));
    expect(await refused(many(limits.positions + 1))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'positions' });
    expect(await refused([{ conversationId, version: -1 }])).toMatchObject({ code: 'BAD_USER_INPUT', field: 'positions' });
    await bob.inbox(many(limits.positions), socket);
  });

  test('[INBOX-7] MessageChanged brings a message as it is now, whether it was sent, edited or recalled; its `seq` says which one it is, and a client MUST be ready for one that it does not hold.', async () => {
    const group = await alice.group('changes', [bob]);
    const old = await alice.send(group, 'from long ago');
    const inbox = await bob.inbox();
    const sent = await alice.send(group, 'sent');
    const changed = [await alice.edit(old.id, 'changed'), await alice.recall(sent.id), await alice.recall(old.id)];
    await settle(inbox);
    expect(inbox.messages(group)).toEqual([sent, ...changed]);
    expect(inbox.messages(group).map(({ seq }) => seq)).toEqual([3, 2, 3, 2]);
  });

  test('[INBOX-8] Several changes of one message while the client was away come as one event, in the place of the last.', async () => {
    const group = await alice.group('several', [bob]);
    const position = await positionIn(group);
    const first = await alice.send(group, 'first');
    await alice.edit(first.id, 'first, better');
    const second = await alice.send(group, 'second');
    const last = await alice.edit(first.id, 'first, best');
    expect((await bob.inbox([position])).messages(group)).toEqual([second, last]);
  });

  test('[INBOX-9] ConversationChanged says that the name, the settings, the members or their roles changed; what it shows of the conversation is at least as new as its `version`.', async () => {
    const carla = await person(tokenim.here, 'carla');
    const group = await alice.group('settings', [bob]);
    const position = await positionIn(group);
    const live = await bob.inbox();
    await rename(group, 'renamed');
    await alice.request(UpdateGroupDocument, { groupId: group, input: { description: 'described' } });
    await alice.add(group, carla);
    await alice.request(SetMemberRoleDocument, { groupId: group, userId: carla.id, role: 'ADMIN' });
    await carla.request(LeaveGroupDocument, { groupId: group });
    await settle(live);
    const changesIn = (inbox: Inbox) =>
      ofConversation(inbox, group).flatMap((event) => (event.__typename === 'ConversationChanged' ? [event] : []));
    expect(changesIn(live).map(({ version, conversation }) => [version - conversation.version, conversation.memberCount])).toEqual([
      [0, 2],
      [0, 2],
      [0, 3],
      [0, 3],
      [0, 2],
    ]);
    expect(changesIn(live)[1]).toMatchObject({ conversation: { name: 'renamed', description: 'described' } });
    const replayed = changesIn(await bob.inbox([position]));
    expect(replayed.length).toBeGreaterThan(0);
    for (const { version, conversation } of replayed) {
      expect(conversation.version).toBeGreaterThanOrEqual(version);
      expect(conversation).toMatchObject({ name: 'renamed', description: 'described', memberCount: 2 });
    }
  });

  test('[INBOX-10] When the viewer is added to a conversation, its first word comes at once, then its messages from that moment on.', async () => {
    const group = await alice.group('added', []);
    await alice.send(group, 'before');
    const inbox = await bob.inbox();
    await alice.add(group, bob);
    await alice.send(group, 'after');
    await inbox.message('after');
    const events = ofConversation(inbox, group);
    expect(events.map(nameOf)).toEqual(['ConversationChanged', 'MEMBERS_ADDED', 'after']);
    expect(events[0]).toMatchObject({ viewerIsMember: true });
  });

  test('[INBOX-11] When the viewer leaves or is removed, a last word comes, a ConversationChanged with `viewerIsMember: false`, and nothing more of that conversation.', async () => {
    const [left, removed] = [await alice.group('left', [bob]), await alice.group('removed', [bob])];
    const inbox = await bob.inbox();
    await bob.request(LeaveGroupDocument, { groupId: left });
    await alice.remove(removed, bob);
    for (const group of [left, removed]) {
      await alice.send(group, 'without bob');
      await rename(group, 'without bob');
    }
    await settle(inbox);
    for (const group of [left, removed])
      expect(ofConversation(inbox, group)).toMatchObject([{ __typename: 'ConversationChanged', viewerIsMember: false }]);
  });

  test('[INBOX-12] A viewer who was removed while offline gets the last word before InboxReady: it shows the conversation as they left it, and what they missed before that does not come.', async () => {
    const group = await alice.group('as it was', [bob]);
    const position = await positionIn(group);
    await alice.send(group, 'missed');
    await alice.remove(group, bob);
    await rename(group, 'as it is');
    await alice.send(group, 'not for bob');
    const inbox = await bob.inbox([position]);
    const [farewell, ...more] = ofConversation(inbox, group);
    expect(farewell).toMatchObject({
      viewerIsMember: false,
      version: position.version + 2,
      conversation: { name: 'as it was', memberCount: 1, version: position.version + 2, lastSeq: 2 },
    });
    expect(more).toEqual([]);
    expect(inbox.all.at(-1)?.__typename).toBe('InboxReady');
  });

  test('[INBOX-13] The last word is said once: a client SHOULD forget the position then, and the one that the last word gave is passed over.', async () => {
    const group = await alice.group('once', [bob]);
    const inbox = await bob.inbox();
    await alice.remove(group, bob);
    await settle(inbox);
    const [word] = versionsOf(inbox, group);
    expect(ofConversation(await bob.inbox([{ conversationId: group, version: word ?? 0 }]), group)).toEqual([]);
    expect(JSON.stringify((await bob.inbox([])).all)).not.toContain(group);
  });

  test('[INBOX-14] Messages from before the viewer joined do not come, and neither do changes of them, unless the group shows new members its history: then changes of them come.', async () => {
    for (const shows of [false, true]) {
      const group = await alice.group('history', [], shows);
      const early = await alice.send(group, 'early');
      const inbox = await bob.inbox();
      await alice.add(group, bob);
      await alice.edit(early.id, 'early, changed');
      await alice.send(group, 'late');
      await inbox.message('late');
      expect(inbox.bodies(group)).toEqual(shows ? ['early, changed', 'late'] : ['late']);
      const again = await bob.inbox([]);
      expect(again.bodies(group)).toEqual(shows ? ['early, changed', 'late'] : ['late']);
      expect((await bob.history(group)).some(({ seq }) => seq === early.seq)).toBe(shows);
    }
  });

  test('[INBOX-15] `replyTo` is null for a viewer who joined after the message that is answered, wherever it is selected.', async () => {
    const carla = await person(tokenim.there, 'carla');
    const group = await alice.group('replies', [carla]);
    const early = await alice.send(group, 'early');
    await alice.add(group, bob);
    const [bobs, carlas] = [await bob.inbox(), await carla.inbox()];
    const { id } = await alice.send(group, 'answer', { replyToId: early.id });
    expect((await carlas.message('answer')).replyTo).toMatchObject({ body: 'early' });
    expect((await bobs.message('answer')).replyTo).toBeNull();
    const messageAdded = bob.messageAdded(group, 0);
    await messageAdded.count(2);
    expect(messageAdded.received.at(-1)).toMatchObject({ messageAdded: { id, replyTo: null } });
    expect((await bob.history(group)).at(-1)).toMatchObject({ id, replyTo: null });
    expect((await bob.inbox([])).messages(group).at(-1)).toMatchObject({ id, replyTo: null });
    await carla.goOffline();
  });

  test('[GAP-1] Where more than `TOKENIM_REPLAY_CHANGES_MAX` changes would have to be replayed, an InboxGap comes in their place; the other conversations are not affected.', async () => {
    const [large, small] = [await alice.group('large', [bob]), await alice.group('small', [bob])];
    const positions = [await positionIn(large), await positionIn(small)];
    await sendMany(large, limits.changes + 1);
    await sendMany(small, limits.changes - 1);
    // What changed often counts once.
    const last = await alice.send(small, 'edited');
    for (let i = 0; i < limits.changes; i++) await alice.edit(last.id, `edited ${i} times`);
    const inbox = await bob.inbox(positions);
    const fromVersion = positions[0]?.version ?? 0;
    expect(ofConversation(inbox, large)).toEqual([
      { __typename: 'InboxGap', conversationId: large, fromVersion, toVersion: fromVersion + limits.changes + 1 },
    ]);
    expect(inbox.messages(small)).toHaveLength(limits.changes);
    expect(inbox.all.at(-1)?.__typename).toBe('InboxReady');
  });

  test('[GAP-2] An InboxGap also comes for a position ahead of the server’s version, and for one from before the viewer joined the last time.', async () => {
    const group = await alice.group('other histories', [bob]);
    const before = await positionIn(group);
    expect(ofConversation(await bob.inbox([{ ...before, version: before.version + 1 }]), group)).toMatchObject([
      { fromVersion: before.version + 1, toVersion: before.version },
    ]);
    await alice.remove(group, bob);
    await alice.add(group, bob);
    expect(ofConversation(await bob.inbox([before]), group)).toMatchObject([
      { fromVersion: before.version, toVersion: before.version + 4 },
    ]);
  });

  test('[GAP-3] After an InboxGap the position is `toVersion`, even where that is lower than before.', async () => {
    const group = await alice.group('lower', [bob]);
    const { conversationId, version } = await positionIn(group);
    const inbox = await bob.inbox([{ conversationId, version: 1_000_000 }]);
    const [gap] = ofConversation(inbox, group);
    expect(gap).toMatchObject({ __typename: 'InboxGap', toVersion: version });
    await alice.send(group, 'goes on');
    await inbox.message('goes on');
    expect((await bob.inbox([{ conversationId, version }])).bodies(group)).toEqual(['goes on']);
  });

  test('[GAP-4] A client MUST read the conversation and its history after the InboxGap has come: those and the events that follow are everything.', async () => {
    const group = await alice.group('everything', [bob]);
    const position = await positionIn(group);
    await sendMany(group, limits.changes + 1);
    const writing = sendMany(group, 5);
    const inbox = await bob.inbox([position]);
    expect(ofConversation(inbox, group)[0]).toMatchObject({ __typename: 'InboxGap' });
    const screen = new Map((await bob.history(group)).map((message) => [message.seq, message]));
    await writing;
    await settle(inbox);
    for (const message of inbox.messages(group)) screen.set(message.seq, message);
    expect([...screen.values()].toSorted((a, b) => a.seq - b.seq)).toEqual(await bob.history(group));
  });

  test('[RESUME-1] A client resumes by subscribing with its positions, at any node: everything that changed since comes once and in order, also what changes meanwhile.', async () => {
    const group = await alice.group('resume', [bob]);
    const screen = new Screen([await positionIn(group)]);
    for (let round = 0; round < 6; round++) {
      const writing = sendMany(group, 5);
      const reader = round % 2 === 0 ? bob : bob.at(tokenim.here);
      const inbox = await reader.inbox(screen.positions);
      await inbox.socket.end();
      for (const event of ofConversation(inbox, group)) screen.take(event);
      await writing;
    }
    for (const event of ofConversation(await bob.inbox(screen.positions), group)) screen.take(event);
    expect(screen.problems).toEqual([]);
    expect(screen.shown(group)).toEqual((await bob.history(group)).slice(1));
  });

  test('[RESUME-2] A library that subscribes again by itself sends the variables that it holds at that moment: the client MUST see to it that these are its present positions.', async () => {
    const group = await alice.group('by itself', [bob]);
    const start = await positionIn(group);
    const [present, stale] = [new Screen([start]), new Screen([start])];
    let connections = 0;
    const client = createClient({
      url: `${tokenim.there.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { token: bob.token },
      retryWait: async () => undefined,
      on: { connected: () => connections++ },
    });
    const follow = (screen: Screen, variables: object): void => {
      const payload = { query: InboxDocument.toString(), variables: variables as Record<string, unknown> };
      client.subscribe<InboxSubscription>(payload, {
        next: ({ data }) => {
          const concerns = data?.inbox.__typename === 'MessageChanged' && data.inbox.message.conversationId === group;
          if (concerns) screen.take(data.inbox);
        },
        error: (error) => screen.problems.push(String(error)),
        complete: () => undefined,
      });
    };
    follow(stale, { positions: [start] });
    follow(present, {
      get positions() {
        return present.positions;
      },
    });
    await alice.send(group, 'before');
    await eventually(() => present.shown(group).length === 1 && stale.shown(group).length === 1, { what: 'the message' });
    client.terminate();
    await eventually(() => connections === 2, { what: 'the client to come back' });
    await alice.send(group, 'after');
    await eventually(() => present.shown(group).length === 2 && stale.shown(group).length === 2, { what: 'the message' });
    expect(present.problems).toEqual([]);
    expect(stale.problems).toEqual([`Message 2 came at version ${start.version + 1} after ${start.version + 1}.`]);
    await client.dispose();
  });

  test('[RESUME-3] Whoever names an older position gets again what came after it: a client MUST pass over a version that it has.', async () => {
    const group = await alice.group('older', [bob]);
    const old = await positionIn(group);
    const inbox = await bob.inbox();
    await sendMany(group, 3);
    await settle(inbox);
    const again = await bob.inbox([old]);
    expect(ofConversation(again, group)).toEqual(ofConversation(inbox, group));
  });

  test('[ADD-1] Without `afterSeq` it brings what is sent once it has begun, and nothing says when that is: a client that must not miss anything names `afterSeq`.', async () => {
    const group = await alice.group('begun', [bob]);
    await alice.send(group, 'before');
    const events = bob.messageAdded(group);
    const sent = [];
    while (events.received.length === 0) sent.push(await alice.send(group, `message ${sent.length}`));
    const last = await alice.send(group, 'last');
    await events.find('the last', ({ messageAdded }) => messageAdded.seq === last.seq);
    const seqs = events.received.map(({ messageAdded }) => messageAdded.seq);
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => last.seq - seqs.length + 1 + i));
    expect(seqs[0]).toBeGreaterThan(2);
  });

  test('[ADD-2] With `afterSeq` it brings the messages after that one, then what is sent, each once and in the order of `seq`.', async () => {
    const group = await alice.group('after', [bob]);
    await sendMany(group, 5);
    const writing = sendMany(group, 5);
    const events = bob.messageAdded(group, 3);
    await writing;
    await alice.send(group, 'last');
    await events.count(9);
    expect(events.received.map(({ messageAdded }) => messageAdded.seq)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('[ADD-3] Each message comes as it is at that moment; later edits and recalls do not come.', async () => {
    const group = await alice.group('as it is', [bob]);
    const [first, second] = [await alice.send(group, 'first'), await alice.send(group, 'second')];
    const now = [await alice.edit(first.id, 'first, better'), await alice.recall(second.id)];
    const events = bob.messageAdded(group, 1);
    await events.count(2);
    await alice.edit(first.id, 'first, best');
    now.push(await alice.send(group, 'third'));
    await events.count(3);
    expect(events.received.map(({ messageAdded }) => messageAdded)).toEqual(now);
  });

  test('[ADD-4] It is completed when the viewer leaves or is removed.', async () => {
    const [left, removed] = [await alice.group('left', [bob]), await alice.group('removed', [bob])];
    const events = [bob.messageAdded(left, 0), bob.messageAdded(removed, 0)];
    await Promise.all(events.map(async (each) => each.count(1)));
    await bob.request(LeaveGroupDocument, { groupId: left });
    await alice.remove(removed, bob);
    await alice.send(removed, 'without bob');
    for (const each of events) {
      await each.ended();
      expect([each.failure, each.received.length]).toEqual([null, 1]);
    }
  });

  test('[ADD-5] In a conversation that the viewer is not in, it is refused with NOT_FOUND, whether there is such a conversation or not.', async () => {
    const theirs = await alice.group('theirs', []);
    const refusals = await Promise.all([theirs, theirs.replace(/.$/, '0'), 'nonsense'].map(async (id) => bob.messageAdded(id).failed()));
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'NOT_FOUND', message: (refusals[0] as Error).message });
  });

  test('[ADD-6] An `afterSeq` below 0, ahead of the newest message, or with more than `TOKENIM_REPLAY_MESSAGES_MAX` messages since is refused with BAD_USER_INPUT.', async () => {
    const group = await alice.group('bounds', [bob]);
    await sendMany(group, limits.messages);
    const newest = limits.messages + 1;
    for (const afterSeq of [-1, newest + 1, 0])
      expect(await bob.messageAdded(group, afterSeq).failed()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'afterSeq' });
    await bob.messageAdded(group, 1).count(limits.messages);
    const next = bob.messageAdded(group, newest);
    await alice.send(group, 'next');
    await next.count(1);
  });

  test('[ADD-7] Messages from before the viewer joined do not come, unless the group shows new members its history.', async () => {
    for (const shows of [false, true]) {
      const group = await alice.group('history', [], shows);
      await alice.send(group, 'before bob');
      await alice.add(group, bob);
      const { seq } = await alice.send(group, 'for bob');
      const events = bob.messageAdded(group, 0);
      await events.find('the last', ({ messageAdded }) => messageAdded.seq === seq);
      expect(events.received.map(({ messageAdded }) => messageAdded.seq)).toEqual(shows ? [1, 2, 3, 4] : [3, 4]);
    }
  });

  test('[ORDER-1] In one subscription the events of one conversation come in the order of their versions, and messages that were not changed since they were sent in the order of `seq`.', async () => {
    const group = await alice.group('order', [bob]);
    const position = await positionIn(group);
    const live = await bob.inbox();
    await Promise.all([sendMany(group, 4), bob.send(group, 'from the other node'), rename(group, 'renamed')]);
    const { id } = await alice.send(group, 'draft');
    await alice.send(group, 'between');
    await alice.edit(id, 'final');
    await settle(live);
    for (const inbox of [live, await bob.inbox([position])]) {
      const versions = versionsOf(inbox, group);
      expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
      const seqs = inbox.messages(group).flatMap(({ seq, editedAt }) => (editedAt === null ? [seq] : []));
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
  });

  test('[ORDER-2] Messages that a client sends over one socket without waiting for answers get their places in the order in which it sent them.', async () => {
    const group = await alice.group('outbox', [bob]);
    const socket = await new RawSocket(alice.node).initialised(alice.token);
    const bodies = Array.from({ length: 100 }, (_, i) => `message ${i}`);
    for (const [i, body] of bodies.entries())
      socket.subscribe(`${i}`, SendMessageDocument.toString(), { input: { conversationId: group, clientMessageId: `k${i}`, body } });
    await Promise.all(bodies.map(async (_, i) => socket.message('complete', `${i}`)));
    socket.end();
    const { history } = await bob.request(HistoryDocument, { conversationId: group, last: bodies.length });
    expect(history.edges.map(({ node }) => node.body)).toEqual(bodies);
  });
});

function ofConversation(inbox: Inbox, id: string): InboxEvent[] {
  return inbox.all.filter((event) => event.__typename !== 'InboxReady' && JSON.stringify(event).includes(id));
}

function versionsOf(inbox: Inbox, id: string): number[] {
  return ofConversation(inbox, id).flatMap((event) => {
    if (event.__typename === 'MessageChanged') return [event.message.version];
    return event.__typename === 'ConversationChanged' ? [event.version] : [];
  });
}

function nameOf(event: InboxEvent): string {
  if (event.__typename !== 'MessageChanged') return event.__typename;
  return event.message.system?.type ?? String(event.message.body);
}

function byId(a: PositionInput, b: PositionInput): number {
  return a.conversationId < b.conversationId ? -1 : 1;
}
