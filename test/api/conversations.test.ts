import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  ConversationByIdDocument,
  ConversationsDocument,
  GroupByIdDocument,
  LeaveGroupDocument,
  NodeByIdDocument,
  OpenDirectConversationDocument,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { bearer, post } from '../support/raw-request.ts';

const absentConversation = 'c_01ARZ3NDEKTSV4RRFFQ69G5FAV';

async function conversation(as: Person, id: string) {
  return (await as.request(ConversationByIdDocument, { id })).conversation;
}

async function unread(as: Person, id: string): Promise<number | undefined> {
  return (await conversation(as, id))?.viewerMembership?.unreadCount;
}

async function list(as: Person, first?: number, after?: string) {
  const page = { ...(first === undefined ? {} : { first }), ...(after === undefined ? {} : { after }) };
  const { edges, pageInfo } = (await as.request(ConversationsDocument, page)).conversations;
  return { ids: edges.map(({ node }) => node.id), nodes: edges.map(({ node }) => node), pageInfo };
}

describe.each(deployments)('Conversations on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  beforeAll(async () => {
    tokenim = await start();
    alice = await person(tokenim.here, 'alice');
    bob = await person(tokenim.there, 'bob');
    carla = await person(tokenim.here, 'carla');
  });
  afterAll(async () => tokenim.stop());

  describe('direct ones', () => {
    test('are opened empty, with both in them', async () => {
      const { openDirectConversation } = await alice.request(OpenDirectConversationDocument, { userId: bob.id });
      expect(openDirectConversation).toMatchObject({ __typename: 'DirectConversation', memberCount: 2, lastSeq: 0, version: 1 });
      const seenByBob = await conversation(bob, openDirectConversation.id);
      expect(new Set(seenByBob?.members.edges.map(({ node }) => node.user.id))).toEqual(new Set([alice.id, bob.id]));
      expect(seenByBob).toMatchObject({ lastMessage: null, viewerMembership: { role: 'MEMBER', unreadCount: 0, readSeq: 0 } });
    });

    test('there is one of per pair, whoever opens it and however often', async () => {
      const id = await alice.direct(carla);
      expect(await carla.direct(alice)).toBe(id);
      expect(await alice.at(tokenim.there).direct(carla)).toBe(id);
      expect(await alice.direct(bob)).not.toBe(id);
    });

    test('there is one of per pair, also when both open it at the same moment on two nodes', async () => {
      for (let round = 0; round < 3; round++) {
        const [one, other] = await Promise.all([person(tokenim.here, 'one'), person(tokenim.there, 'other')]);
        const ids = await Promise.all([
          ...[one, one.at(tokenim.there), one].map(async (each) => each.direct(other)),
          ...[other, other.at(tokenim.here), other].map(async (each) => each.direct(one)),
        ]);
        expect(new Set(ids).size).toBe(1);
        expect((await list(one)).ids).toEqual(ids.slice(0, 1));
        expect((await list(other)).ids).toEqual(ids.slice(0, 1));
      }
    });

    test('need somebody else', async () => {
      await expect(alice.direct(alice)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'userId' });
    });
  });

  describe('what one may not see looks exactly like what is not there', () => {
    // `C` is the conversation, `M` a message in it, `U` a user.
    const requests = [
      '{ conversation(id: "C") { id } }',
      '{ group(id: "C") { id } }',
      '{ node(id: "C") { id } }',
      '{ node(id: "M") { id } }',
      '{ history(conversationId: "C", last: 5) { edges { node { id } } } }',
      'mutation { sendMessage(input: { conversationId: "C", clientMessageId: "k", body: "hi" }) { id } }',
      'mutation { sendMessage(input: { conversationId: "C", clientMessageId: "k", body: "hi", replyToId: "M", mentionIds: ["U"] }) { id } }',
      'mutation { editMessage(id: "M", body: "changed") { id } }',
      'mutation { recallMessage(id: "M") { id } }',
      'mutation { updateGroup(groupId: "C", input: { name: "changed" }) { id } }',
      'mutation { addGroupMembers(groupId: "C", userIds: ["U"]) { id } }',
      'mutation { removeGroupMember(groupId: "C", userId: "U") { id } }',
      'mutation { setMemberRole(groupId: "C", userId: "U", role: OWNER) { role } }',
      'mutation { leaveGroup(groupId: "C") }',
    ];

    test.each(requests)('%s', async (query) => {
      const ofOthers = await alice.group('Private', [bob]);
      await alice.send(ofOthers, 'secret');
      const formerly = await alice.group('Formerly', [carla]);
      await carla.send(formerly, 'mine', { clientMessageId: 'k' });
      await alice.remove(formerly, carla);
      const direct = await alice.direct(bob);

      const answers = [absentConversation, ofOthers, formerly, direct].map(async (id) => {
        const document = query
          .replaceAll('"C"', `"${id}"`)
          .replaceAll('"M"', `"m_${id.slice(2)}_2"`)
          .replaceAll('"U"', `"${bob.id}"`);
        const { status, text } = await post(tokenim.here, { query: document }, bearer(carla.token));
        return `${status} ${text}`;
      });
      const [absent, ...others] = await Promise.all(answers);
      expect(absent).toMatch(/"code":"NOT_FOUND"|^200 {"data":{"\w+":null}}/);
      expect(others).toEqual([absent, absent, absent]);
      expect((await alice.history(ofOthers)).map(({ body }) => body)).toEqual([null, 'secret']);
    });

    test('a subscription to its messages', async () => {
      const formerly = await alice.group('Formerly', [carla]);
      await alice.remove(formerly, carla);
      const socket = carla.socket();
      const failures = [absentConversation, await alice.direct(bob), formerly].map(async (id) =>
        carla.messageAdded(id, 0, socket).failed(),
      );
      const [absent, ...others] = (await Promise.all(failures)).map((failure) => JSON.stringify(failure));
      expect(absent).toContain('"code":"NOT_FOUND"');
      expect(others).toEqual([absent, absent]);
      await socket.end();
    });

    test('a message that was written before one joined', async () => {
      const id = await alice.group('Old', []);
      await alice.send(id, 'old secret');
      await alice.add(id, bob);
      const ask = async (query: string) => (await post(tokenim.there, { query }, bearer(bob.token))).text;
      for (const query of [
        '{ node(id: "M") { id } }',
        'mutation { editMessage(id: "M", body: "changed") { id } }',
        'mutation { recallMessage(id: "M") { id } }',
        `mutation { sendMessage(input: { conversationId: "${id}", clientMessageId: "k", body: "hi", replyToId: "M" }) { id } }`,
      ]) {
        const [old, absent] = await Promise.all([2, 99].map(async (seq) => ask(query.replace('"M"', `"m_${id.slice(2)}_${seq}"`))));
        expect(old).toMatch(/"code":"NOT_FOUND"|{"data":{"node":null}}/);
        expect(old).toBe(absent);
      }
    });
  });

  test('of one kind are found as that kind only', async () => {
    const [direct, group] = [await alice.direct(bob), await alice.group('A group', [bob])];
    expect((await alice.request(GroupByIdDocument, { id: group })).group?.name).toBe('A group');
    expect((await alice.request(GroupByIdDocument, { id: direct })).group).toBeNull();
    expect((await alice.request(NodeByIdDocument, { id: group })).node).toEqual({ __typename: 'Group', id: group });
    expect((await alice.request(NodeByIdDocument, { id: direct })).node).toEqual({ __typename: 'DirectConversation', id: direct });
  });

  describe('the list', () => {
    test('holds the newest activity first, and only where one is a member', async () => {
      const dora = await person(tokenim.here, 'dora');
      const [first, second, third] = [await dora.group('1', [bob]), await dora.direct(bob), await dora.group('3', [bob])];
      expect((await list(dora)).ids).toEqual([third, second, first]);

      await bob.send(first, 'up');
      await bob.send(second, 'and up');
      expect((await list(dora)).ids).toEqual([second, first, third]);
      expect(
        (await list(dora)).nodes.map(({ lastMessage, viewerMembership }) => [lastMessage?.body, viewerMembership?.unreadCount]),
      ).toEqual([
        ['and up', 1],
        ['up', 1],
        [null, 0],
      ]);

      const erin = await person(tokenim.there, 'erin');
      await dora.add(first, erin);
      expect((await list(erin)).ids).toEqual([first]);
      await dora.remove(first, erin);
      expect(await list(erin)).toMatchObject({ ids: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null } });
    });

    test('is read in pages, each conversation once', async () => {
      const fred = await person(tokenim.here, 'fred');
      // At the same moment, so that some were last active in the same millisecond.
      const made = await Promise.all(Array.from({ length: 7 }, async (_, i) => fred.group(String(i), [])));
      const whole = await list(fred);
      expect(new Set(whole.ids)).toEqual(new Set(made));

      const paged: string[] = [];
      let after: string | undefined;
      for (const size of [3, 3, 1]) {
        const page = await list(fred, 3, after);
        expect(page.ids).toHaveLength(size);
        expect(page.pageInfo).toMatchObject({ hasNextPage: size === 3, hasPreviousPage: after !== undefined });
        paged.push(...page.ids);
        after = page.pageInfo.endCursor ?? '';
      }
      expect(paged).toEqual(whole.ids);
    });

    test.each([
      ['first', { first: 0 }],
      ['first', { first: 201 }],
      ['first', { first: -1 }],
      ['after', { after: 'nonsense' }],
      ['after', { after: Buffer.from('seq:1').toString('base64url') }],
    ])('refuses a bad %s', async (field, page) => {
      await expect(alice.request(ConversationsDocument, page)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    });
  });

  describe('unread', () => {
    test('is what came after joining, and after what one sent oneself', async () => {
      const id = await alice.group('Busy', [bob]);
      for (let i = 0; i < 3; i++) await alice.send(id, `${i}`);
      expect([await unread(alice, id), await unread(bob, id)]).toEqual([0, 4]);

      await bob.send(id, 'I have read that');
      expect([await unread(alice, id), await unread(bob, id)]).toEqual([1, 0]);

      await alice.add(id, carla);
      // The word of joining itself, which counts for all but the one who caused it.
      expect([await unread(alice, id), await unread(bob, id), await unread(carla, id)]).toEqual([0, 1, 1]);

      await bob.request(LeaveGroupDocument, { groupId: id });
      expect([await unread(alice, id), await unread(carla, id)]).toEqual([1, 2]);
    });

    test('counts from the joining also where the history before is shown', async () => {
      const id = await alice.group('Open', [], true);
      for (let i = 0; i < 3; i++) await alice.send(id, `${i}`);
      await alice.add(id, bob);
      expect(await bob.history(id)).toHaveLength(5);
      expect(await unread(bob, id)).toBe(1);
    });
  });

  test('show somebody who joined later no last message of the time before', async () => {
    const id = await alice.group('Late', [bob]);
    await alice.add(id, carla);
    expect((await conversation(carla, id))?.lastMessage).toMatchObject({ seq: 2 });
    await carla.send(id, 'thanks');
    expect((await conversation(bob, id))?.lastMessage).toEqual({ seq: 3, body: 'thanks' });
  });
});
