import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  AddGroupMembersDocument,
  EditMessageDocument,
  LeaveGroupDocument,
  RecallMessageDocument,
  RemoveGroupMemberDocument,
  UpdateGroupDocument,
  type PositionInput,
} from '../support/generated/graphql.ts';
import { person, type Inbox, type InboxEvent, type Person } from '../support/person.ts';
import { Screen } from '../support/screen.ts';

const replayChangesMax = 50;

describe.each(deployments)('An inbox on $name', ({ start }) => {
  let tokenim: Deployment;
  /** Writes at one node. */
  let alice: Person;
  /** Reads at the other. */
  let bob: Person;
  let carla: Person;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_REPLAY_CHANGES_MAX: String(replayChangesMax) });
    [alice, bob, carla] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob'), person(tokenim.there, 'carla')]);
  });
  afterEach(async () => {
    await Promise.all([alice, bob, carla].map(async (one) => one.goOffline()));
  });
  afterAll(async () => tokenim.stop());

  const add = async (groupId: string, ...people: Person[]) =>
    alice.request(AddGroupMembersDocument, { groupId, userIds: people.map(({ id }) => id) });
  const remove = async (groupId: string, { id }: Person) => alice.request(RemoveGroupMemberDocument, { groupId, userId: id });
  const rename = async (groupId: string, name: string) => alice.request(UpdateGroupDocument, { groupId, input: { name } });

  /** Once this has come, so has everything that was sent before it. */
  async function settle(inbox: Inbox): Promise<void> {
    const conversation = await alice.direct(bob);
    const { body } = await alice.send(conversation, `a marker ${crypto.randomUUID()}`);
    await inbox.message(body ?? '');
  }

  describe('that resumes', () => {
    test('brings what changed since, each in its state now, in the order of versions', async () => {
      const group = await alice.group('offline', [bob]);
      const first = await alice.send(group, 'first');
      const second = await alice.send(group, 'second');
      const positions = (await bob.inbox()).positions();
      await bob.goOffline();

      await alice.request(EditMessageDocument, { id: first.id, body: 'first, better' });
      await alice.request(RecallMessageDocument, { id: second.id });
      await add(group, carla);
      await carla.request(LeaveGroupDocument, { groupId: group });
      await rename(group, 'another name');
      await alice.send(group, 'third');
      await alice.request(EditMessageDocument, { id: first.id, body: 'first, best' });

      const events = ofGroup(await bob.inbox(positions), group);
      expect(events.map(nameOf)).toEqual([
        'null',
        'MEMBERS_ADDED',
        'a change of the conversation',
        'MEMBER_LEFT',
        'a change of the conversation',
        'GROUP_UPDATED',
        'third',
        'first, best',
      ]);
      expectAscending(events, versionIn(positions, group));
      const changed = events.flatMap((event) => (event.__typename === 'ConversationChanged' ? [event] : []));
      expect(changed.at(-1)).toMatchObject({ viewerIsMember: true, conversation: { name: 'another name', memberCount: 2 } });
    });

    test('brings nothing when nothing was missed', async () => {
      const group = await alice.group('nothing', [bob]);
      await alice.send(group, 'seen');
      const first = await bob.inbox();
      const second = await bob.inbox(first.positions());
      expect(second.all).toHaveLength(1);
      expect(second.positions().toSorted(byId)).toEqual(first.positions().toSorted(byId));
    });

    test('tells of a conversation that began meanwhile, then its messages', async () => {
      const positions = (await bob.inbox()).positions();
      await bob.goOffline();
      const group = await alice.group('while offline', [bob]);
      await alice.send(group, 'welcome');

      const events = ofGroup(await bob.inbox(positions), group);
      expect(events.map(nameOf)).toEqual(['a change of the conversation', 'GROUP_CREATED', 'welcome']);
      expect(events[0]).toMatchObject({ viewerIsMember: true, conversation: { name: 'while offline' } });
    });

    test('says one last word of a conversation that the viewer was removed from meanwhile, and nothing of what came after', async () => {
      const group = await alice.group('until then', [bob, carla]);
      await alice.send(group, 'seen');
      const positions = (await bob.inbox()).positions();
      await bob.goOffline();
      await alice.send(group, 'missed');
      await remove(group, bob);
      await rename(group, 'after that');
      await alice.request(UpdateGroupDocument, { groupId: group, input: { description: 'not for bob' } });
      await alice.send(group, 'without bob');
      await remove(group, carla);

      const inbox = await bob.inbox(positions);
      const events = ofGroup(inbox, group);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({
        viewerIsMember: false,
        conversation: { name: 'until then', description: null, memberCount: 2 },
      });
      const [farewell] = events;
      if (farewell?.__typename !== 'ConversationChanged') throw new Error('No last word.');
      expect(farewell.conversation.version).toBe(farewell.version);

      // Said once: the position that it gave says that it is known.
      expect(ofGroup(await bob.inbox(inbox.positions()), group)).toEqual([]);
    });

    test('has an InboxGap for a position from an earlier membership, and no message from the time between the two', async () => {
      const group = await alice.group('twice', [bob]);
      await alice.send(group, 'before');
      const positions = (await bob.inbox()).positions();
      await bob.goOffline();
      await remove(group, bob);
      await alice.send(group, 'without bob');
      await add(group, bob);
      await alice.send(group, 'again');

      const inbox = await bob.inbox(positions);
      await alice.send(group, 'live');
      await inbox.message('live');
      expect(ofGroup(inbox, group).map(nameOf)).toEqual(['InboxGap', 'live']);
      expect((await bob.history(group)).map(({ body }) => body)).toEqual([null, 'again', 'live']);
    });

    test('leaves the changes of what the viewer may not see out', async () => {
      const group = await alice.group('late', []);
      const early = await alice.send(group, 'before bob');
      await add(group, bob);
      const positions = (await bob.inbox()).positions();
      await bob.goOffline();
      await alice.request(EditMessageDocument, { id: early.id, body: 'changed before bob' });
      await alice.send(group, 'for bob');
      const inbox = await bob.inbox(positions);
      await alice.request(EditMessageDocument, { id: early.id, body: 'changed once more' });
      await settle(inbox);
      expect(ofGroup(inbox, group).map(nameOf)).toEqual(['for bob']);
    });

    test('has an InboxGap where more was missed than is replayed, and goes on from there', async () => {
      const [small, large] = [await alice.direct(bob), await alice.group('large', [bob])];
      const positions = (await bob.inbox()).positions();
      await bob.goOffline();
      await alice.send(small, 'a little');
      const sent = Array.from({ length: replayChangesMax + 1 }, (_, i) => `many ${i}`);
      await Promise.all(sent.map(async (body) => alice.send(large, body)));

      const inbox = await bob.inbox(positions);
      const from = versionIn(positions, large);
      expect(ofGroup(inbox, large)).toEqual([
        { __typename: 'InboxGap', conversationId: large, fromVersion: from, toVersion: from + sent.length },
      ]);
      expect(inbox.bodies(small)).toEqual(['a little']);

      // History after the gap and what follows it are everything.
      await alice.send(large, 'after the gap');
      await inbox.message('after the gap');
      expect(inbox.messages(large)).toHaveLength(1);
      const history = (await bob.history(large)).map(({ body }) => body);
      expect(history).toEqual(expect.arrayContaining([...sent, 'after the gap']));
      expect(versionIn(inbox.positions(), large)).toBe(from + sent.length + 1);
      // To a client that does not know the conversation, it is named before.
      expect(ofGroup(await bob.inbox([]), large).map(nameOf)).toEqual(['a change of the conversation', 'InboxGap']);
    });

    test('has everything up to the limit', async () => {
      const group = await alice.group('limit', [bob]);
      const positions = (await bob.inbox()).positions();
      await bob.goOffline();
      await Promise.all(Array.from({ length: replayChangesMax }, async (_, i) => alice.send(group, `just ${i}`)));
      expect((await bob.inbox(positions)).messages(group)).toHaveLength(replayChangesMax);
    });

    test('has an InboxGap for a position ahead of the server, which knows another history', async () => {
      const group = await alice.group('ahead', [bob]);
      const ahead = 1_000;
      const inbox = await bob.inbox([{ conversationId: group, version: ahead }]);
      const [gap] = ofGroup(inbox, group);
      expect(gap).toMatchObject({ __typename: 'InboxGap', fromVersion: ahead, toVersion: 2 });
      await alice.send(group, 'goes on');
      await inbox.message('goes on');
      expect(ofGroup(inbox, group)).toHaveLength(2);
    });

    test('passes over positions in what the viewer does not know', async () => {
      const theirs = await alice.group('not for bob', [carla]);
      await alice.send(theirs, 'secret');
      const known = (await bob.inbox()).positions();
      const strange = [theirs, theirs.replace(/.$/, 'Z'), bob.id, 'c_', ''].map((conversationId) => ({ conversationId, version: 0 }));
      const inbox = await bob.inbox([...known, ...strange]);
      expect(inbox.all.map(({ __typename }) => __typename)).toEqual(['InboxReady']);
      expect(inbox.positions().map(({ conversationId }) => conversationId)).not.toContain(theirs);
    });

    test('takes as many positions as one may name', async () => {
      const group = await alice.group('among many', [bob]);
      const known = (await bob.inbox()).positions();
      await alice.send(group, 'missed');
      const others = Array.from({ length: 10_000 - known.length }, (_, i) => ({
        conversationId: `c_01M803VBJ2NBN3C254${String(i).padStart(8, '0')}`,
        version: 2 ** 31 - 1,
      }));
      const inbox = await bob.inbox([...others, ...known]);
      expect(inbox.bodies(group)).toEqual(['missed']);
    });

    test('takes the lower of two positions in one conversation', async () => {
      const group = await alice.group('two positions', [bob]);
      const low = versionIn((await bob.inbox()).positions(), group);
      await alice.send(group, 'between');
      const inbox = await bob.inbox([
        { conversationId: group, version: low },
        { conversationId: group, version: low + 1 },
      ]);
      expect(inbox.bodies(group)).toEqual(['between']);
    });
  });

  describe('while it is live', () => {
    test('tells of a new conversation first, then its messages', async () => {
      const inbox = await bob.inbox();
      const direct = await carla.direct(bob);
      const group = await alice.group('new', [bob]);
      await Promise.all([alice.send(group, 'to the group'), carla.send(direct, 'to bob')]);
      await Promise.all([inbox.message('to the group'), inbox.message('to bob')]);
      expect(ofGroup(inbox, direct).map(nameOf)).toEqual(['a change of the conversation', 'to bob']);
      expect(ofGroup(inbox, group).map(nameOf)).toEqual(['a change of the conversation', 'GROUP_CREATED', 'to the group']);
    });

    test('tells the one who made the conversation as well, on each of their devices', async () => {
      const [phone, laptop] = [await bob.inbox(), await bob.at(tokenim.here).inbox()];
      const group = await bob.group('mine', [alice]);
      const mine = await bob.send(group, 'from the phone');
      for (const inbox of [phone, laptop]) {
        await inbox.message('from the phone');
        expect(ofGroup(inbox, group).map(nameOf)).toEqual(['a change of the conversation', 'GROUP_CREATED', 'from the phone']);
        expect(inbox.messages(group).at(-1)).toEqual(mine);
      }
    });

    test('ends with a last word in the instant in which the viewer is removed', async () => {
      const group = await alice.group('kicked', [bob, carla]);
      const [bobs, carlas] = [await bob.inbox(), await carla.inbox()];
      await alice.send(group, 'with bob');
      await remove(group, bob);
      await alice.send(group, 'without bob');
      await rename(group, 'without bob');
      await carlas.message('without bob');
      await settle(bobs);

      const events = ofGroup(bobs, group);
      expect(events.map(nameOf)).toEqual(['with bob', 'a change of the conversation']);
      expect(events.at(-1)).toMatchObject({ viewerIsMember: false, conversation: { name: 'kicked', memberCount: 2 } });
      await expect(bob.history(group)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('ends with a last word for one who leaves', async () => {
      const group = await alice.group('left', [bob]);
      const inbox = await bob.inbox();
      await bob.request(LeaveGroupDocument, { groupId: group });
      await alice.send(group, 'alone');
      await settle(inbox);
      expect(ofGroup(inbox, group)).toMatchObject([{ __typename: 'ConversationChanged', viewerIsMember: false }]);
    });

    test('begins again with a first word for one who comes back, without what was said meanwhile', async () => {
      const group = await alice.group('back', [bob]);
      const inbox = await bob.inbox();
      await remove(group, bob);
      await alice.send(group, 'without bob');
      await add(group, bob);
      await alice.send(group, 'with bob again');
      await inbox.message('with bob again');

      const events = ofGroup(inbox, group);
      expect(events.map(nameOf)).toEqual([
        'a change of the conversation',
        'a change of the conversation',
        'MEMBERS_ADDED',
        'with bob again',
      ]);
      expect(events).toMatchObject([{ viewerIsMember: false }, { viewerIsMember: true }, {}, {}]);
      expectAscending(events, 0);
    });

    test('keeps memberships apart however fast they follow each other', async () => {
      const group = await alice.group('in and out', [bob]);
      const inbox = await bob.inbox();
      const cycles = Array.from({ length: 8 }, (_, i) => i);
      for (const i of cycles) {
        await remove(group, bob);
        await alice.send(group, `hidden ${i}`);
        await add(group, bob);
        await alice.send(group, `seen ${i}`);
      }
      await inbox.message(`seen ${cycles.length - 1}`, 20_000);
      await settle(inbox);

      const bodies = inbox.bodies(group);
      expect(bodies.filter((body) => body?.startsWith('hidden'))).toEqual([]);
      expect(new Set(bodies).size).toBe(bodies.length);
      expectAscending(ofGroup(inbox, group), 0);
      const words = ofGroup(inbox, group).flatMap((event) => (event.__typename === 'ConversationChanged' ? [event.viewerIsMember] : []));
      expect(words.at(-1)).toBe(true);
    });

    test('shows edits, recalls and settings as they come', async () => {
      const group = await alice.group('changes', [bob]);
      const inbox = await bob.inbox();
      const { id } = await alice.send(group, 'draft');
      await alice.request(EditMessageDocument, { id, body: 'final' });
      await rename(group, 'renamed');
      await alice.request(RecallMessageDocument, { id });
      await settle(inbox);
      const events = ofGroup(inbox, group);
      expect(events.map(nameOf)).toEqual(['draft', 'final', 'a change of the conversation', 'GROUP_UPDATED', 'null']);
      expect(events[2]).toMatchObject({ conversation: { name: 'renamed' } });
      expect(events[4]).toMatchObject({ message: { seq: 2, recalledBy: { id: alice.id } } });
      expectAscending(events, 0);
    });

    test('goes to many subscriptions on one socket, each with its own positions', async () => {
      const group = await alice.group('many', [bob]);
      const behind = (await bob.inbox()).positions();
      await alice.send(group, 'before');
      const socket = bob.socket();
      const inboxes = await Promise.all([undefined, behind, undefined, behind].map(async (positions) => bob.inbox(positions, socket)));
      await alice.send(group, 'after');
      await Promise.all(inboxes.map(async (inbox) => inbox.message('after')));
      expect(inboxes.map((inbox) => inbox.bodies(group))).toEqual([['after'], ['before', 'after'], ['after'], ['before', 'after']]);
    });
  });

  test('shows the same from what was there and what came as from history alone', async () => {
    const before = (await bob.inbox()).positions();
    const group = await alice.group('stale and events', [bob, carla]);
    const screen = new Screen();
    const first = await bob.inbox(before);
    const sent = await Promise.all(Array.from({ length: 10 }, async (_, i) => (i % 2 === 0 ? alice : carla).send(group, `message ${i}`)));
    await settle(first);
    for (const event of first.all) screen.take(event);
    await bob.goOffline();

    await Promise.all(
      sent.map(async ({ id, body }, i) => {
        const author = Number(body?.split(' ')[1]) % 2 === 0 ? alice : carla;
        if (i % 3 === 0) await author.request(EditMessageDocument, { id, body: `edited ${i}` });
        if (i % 3 === 1) await author.request(RecallMessageDocument, { id });
      }),
    );
    for (const event of (await bob.inbox(screen.positions)).all) screen.take(event);
    expect(screen.problems).toEqual([]);
    expect(screen.shown(group)).toEqual(await bob.history(group));
  });
});

/** What an inbox told of one conversation, InboxReady aside. */
function ofGroup(inbox: Inbox, id: string): InboxEvent[] {
  return inbox.all.filter((event) => {
    switch (event.__typename) {
      case 'MessageChanged':
        return event.message.conversationId === id;
      case 'ConversationChanged':
        return event.conversation.id === id;
      case 'ReceiptChanged':
      case 'InboxGap':
        return event.conversationId === id;
      case 'InboxReady':
      case 'ViewerChanged':
      case 'ViewerGap':
        return false;
    }
  });
}

function nameOf(event: InboxEvent): string {
  if (event.__typename === 'ConversationChanged') return 'a change of the conversation';
  if (event.__typename !== 'MessageChanged') return event.__typename;
  return event.message.system?.type ?? String(event.message.body);
}

function expectAscending(events: readonly InboxEvent[], after: number): void {
  const versions = events.flatMap((event) => {
    if (event.__typename === 'MessageChanged') return [event.message.version];
    return event.__typename === 'ConversationChanged' ? [event.version] : [];
  });
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  expect(versions[0]).toBeGreaterThan(after);
}

function versionIn(positions: readonly PositionInput[], id: string): number {
  const found = positions.find(({ conversationId }) => conversationId === id);
  if (found === undefined) throw new Error(`No position in ${id}.`);
  return found.version;
}

function byId(a: PositionInput, b: PositionInput): number {
  return a.conversationId < b.conversationId ? -1 : 1;
}
