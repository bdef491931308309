import { CombinedGraphQLErrors, gql, type TypedDocumentNode } from '@apollo/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { trimMessages } from '../../sdk/src/apollo/index.ts';
import { Unreachable } from '../../sdk/src/index.ts';
import { deployments } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  AddReactionDocument,
  RemoveReactionDocument,
  SaveDraftDocument,
  SetTypingDocument,
  StarMessageDocument,
  UpdateMembershipDocument,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { ApolloScreen, bodiesOf, listedIn, messagesOf, outgoingOf, pageInfoOf, expectToShow } from './apollo-screen.ts';
import type { Device } from './device.ts';
import { devicesOn } from './devices.ts';

const typing: TypedDocumentNode<{ typingChanged: { typing: boolean } }, { id: string }> = gql`
  subscription Typing($id: ID!) {
    typingChanged(conversationId: $id) {
      typing
    }
  }
`;
const setTyping: TypedDocumentNode<{ setTyping: boolean }, { id: string }> = gql`
  mutation SetTyping($id: ID!) {
    setTyping(conversationId: $id)
  }
`;
const editMessage: TypedDocumentNode<unknown, { id: string; body: string }> = gql`
  mutation Edit($id: ID!, $body: String!) {
    editMessage(id: $id, body: $body) {
      id
      version
      body
      editedAt
    }
  }
`;

describe.each(deployments)('Apollo Client on $name', ({ start }) => {
  const devices = devicesOn(start);
  let alice: Person;
  let bob: Person;
  let direct: string;
  let device: Device;
  let screen: ApolloScreen;
  /** How many of the device have been answered. */
  let requests: number;
  /** What the answers to queries wait for. */
  let answersMayCome: Promise<void>;
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(devices.here, 'alice'), person(devices.there, 'bob')]);
    direct = await alice.direct(bob);
    requests = 0;
    answersMayCome = Promise.resolve();
    const counted: typeof fetch = async (address, init) => {
      const answer = await fetch(address, init);
      requests++;
      if (typeof init?.body === 'string' && init.body.includes('query ')) await answersMayCome;
      return answer;
    };
    device = await devices.live(bob, { fetch: counted });
    screen = new ApolloScreen(device);
  });
  afterEach(() => screen.close());

  test('shows messages, their edits and their reactions as they come, and asks for nothing twice', async () => {
    const room = screen.room(direct);
    const first = await alice.send(direct, 'first');
    await alice.send(direct, 'second');
    await expectToShow(room, 'first', 'second');
    const before = requests;
    await alice.edit(first.id, 'better');
    await expectToShow(room, 'better', 'second');
    await alice.request(AddReactionDocument, { messageId: first.id, emoji: '👍' });
    await bob.request(AddReactionDocument, { messageId: first.id, emoji: '👍' });
    const reactions = () => messagesOf(room)[0]?.reactions;
    await eventually(() => reactions()?.[0]?.viewerReacted, { what: 'the reaction from another device' });
    expect(reactions()).toMatchObject([{ emoji: '👍', count: 2 }]);
    await bob.request(RemoveReactionDocument, { messageId: first.id, emoji: '👍' });
    await eventually(() => reactions()?.[0]?.viewerReacted === false, { what: 'its end' });
    await bob.request(StarMessageDocument, { messageId: first.id });
    await eventually(() => messagesOf(room)[0]?.viewerStarredAt, { what: 'the star' });
    expect(requests).toBe(before);
  });

  test('pages back to the beginning as one window, and goes on at its end', async () => {
    const bodies = Array.from({ length: 25 }, (_, i) => `message ${i}`);
    for (const body of bodies) await alice.send(direct, body);
    const room = screen.room(direct, { last: 10 });
    await expectToShow(room, ...bodies.slice(-10));
    for (const had of [20, 25]) {
      const before = pageInfoOf(room)?.startCursor ?? null;
      await room.fetchMore({ variables: { before, last: 10 } });
      await expectToShow(room, ...bodies.slice(-had));
    }
    expect(pageInfoOf(room)).toMatchObject({ hasPreviousPage: false, hasNextPage: false });
    await alice.send(direct, 'and on');
    await expectToShow(room, ...bodies, 'and on');
  });

  test('what is far from where one reads can be let go of, and is read again from there', async () => {
    const bodies = Array.from({ length: 12 }, (_, i) => `message ${i}`);
    for (const body of bodies) await alice.send(direct, body);
    const room = screen.room(direct, { last: 12 });
    await expectToShow(room, ...bodies);
    const { cache } = screen.apollo;
    const id = cache.identify({ __typename: 'DirectConversation', id: direct });

    trimMessages(cache, { id, keep: 'oldest', messagesMax: 5 });
    await expectToShow(room, ...bodies.slice(0, 5));
    const later = await alice.send(direct, 'later');
    await eventually(() => device.messages(direct).at(-1)?.seq === later.seq, { what: 'the message' });
    expect(bodiesOf(room)).toEqual(bodies.slice(0, 5));
    await room.fetchMore({ variables: { after: pageInfoOf(room)?.endCursor ?? null, first: 5, last: null } });
    await expectToShow(room, ...bodies.slice(0, 10));

    trimMessages(cache, { id, keep: 'newest', messagesMax: 4 });
    await expectToShow(room, ...bodies.slice(6, 10));
    await room.fetchMore({ variables: { before: pageInfoOf(room)?.startCursor ?? null, last: 6 } });
    await expectToShow(room, ...bodies.slice(0, 10));
    expect(pageInfoOf(room)).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  });

  test('a jump shows another window, and what comes meanwhile is not shown below it', async () => {
    const bodies = Array.from({ length: 25 }, (_, i) => `message ${i}`);
    for (const body of bodies) await alice.send(direct, body);
    const room = screen.room(direct, { last: 5 });
    await expectToShow(room, ...bodies.slice(-5));
    await room.fetchMore({ variables: { around: 3, first: 5, last: null } });
    await expectToShow(room, ...bodies.slice(0, 5));
    await alice.send(direct, 'unseen');
    await eventually(() => device.messages(direct).at(-1)?.body === 'unseen', { what: 'the message' });
    expect(bodiesOf(room)).toEqual(bodies.slice(0, 5));
    await room.refetch();
    await expectToShow(room, ...bodies.slice(-4), 'unseen');
  });

  test('what is written here is shown as pending, fails or arrives, and is never shown twice or gone between', async () => {
    await alice.send(direct, 'first');
    const room = screen.room(direct);
    await expectToShow(room, 'first');
    devices.network.down();
    device.client.outbox.send(direct, 'offline');
    device.client.outbox.send(direct, { body: 'refused', replyToId: 'm_nothing' });
    await expectToShow(room, 'first', 'offline', 'refused');
    expect(outgoingOf(room)).toMatchObject([{ status: 'PENDING' }, { status: 'PENDING' }]);
    devices.network.heal();
    await eventually(() => outgoingOf(room)[0]?.status === 'FAILED', { what: 'the refusal' });
    expect(bodiesOf(room)).toEqual(['first', 'offline', 'refused']);
    const { clientMessageId } = device.client.outbox.of(direct)[0] ?? { clientMessageId: '' };
    device.client.outbox.discard(clientMessageId);
    await expectToShow(room, 'first', 'offline');
    expect(new Set(screen.seen.map((bodies) => bodies.join()))).toEqual(new Set(['first', 'first,offline', 'first,offline,refused']));
  });

  test('is as if nothing had been after a cut, with everything that was missed', async () => {
    const room = screen.room(direct);
    const list = screen.list();
    await alice.send(direct, 'before');
    await expectToShow(room, 'before');
    await eventually(() => listedIn(list).length === 1, { what: 'the list' });
    devices.network.down();
    const missed = await alice.send(direct, 'missed');
    await alice.edit(missed.id, 'missed, and edited');
    devices.network.heal();
    await expectToShow(room, 'before', 'missed, and edited');
    await eventually(() => listedIn(list)[0]?.viewerMembership?.unreadCount === 2, { what: 'the unread messages' });
    expect(listedIn(list)[0]?.lastMessage?.body).toBe('missed, and edited');
  });

  test('what could not be read without a network is read once there is one', async () => {
    await alice.send(direct, 'hello');
    devices.network.down();
    await device.is('offline');
    const room = screen.room(direct);
    await eventually(() => room.getCurrentResult().error instanceof Unreachable, { what: 'the failure' });
    devices.network.heal();
    await expectToShow(room, 'hello');
  });

  test('reads afresh what is shown after an InboxGap', async () => {
    const room = screen.room(direct);
    const old = await alice.send(direct, 'old');
    await expectToShow(room, 'old');
    devices.network.down();
    await alice.edit(old.id, 'old, and edited');
    const bodies = Array.from({ length: 30 }, (_, i) => `message ${i}`);
    for (const body of bodies) await alice.send(direct, body);
    devices.network.heal();
    await expectToShow(room, 'old, and edited', ...bodies);
    await alice.send(direct, 'and on');
    await expectToShow(room, 'old, and edited', ...bodies, 'and on');
  });

  test('reads threads afresh that are shown after an InboxGap', async () => {
    const { id } = await alice.send(direct, 'the root');
    const thread = screen.thread(id);
    await alice.send(direct, 'before', { threadRootId: id });
    await eventually(() => thread()?.thread.edges.length === 1, { what: 'the reply' });
    devices.network.down();
    for (let i = 0; i < 30; i++) await alice.send(direct, `reply ${i}`, { threadRootId: id });
    devices.network.heal();
    await eventually(() => thread()?.thread.edges.length === 31, { what: 'all replies', timeoutMs: 20_000 });
    expect(thread()?.replyCount).toBe(31);
  });

  test('replies are counted once: not those that were counted before they became known', async () => {
    const { id } = await alice.send(direct, 'the root');
    const first = await alice.send(direct, 'one', { threadRootId: id });
    await alice.send(direct, 'two', { threadRootId: id });
    const other = new ApolloScreen(await devices.live(bob));
    const thread = other.thread(id, 1);
    await eventually(() => thread()?.replyCount === 2, { what: 'the thread' });
    await alice.edit(first.id, 'one, and edited');
    await alice.send(direct, 'three', { threadRootId: id });
    await eventually(() => thread()?.thread.edges.at(-1)?.node.body === 'three', { what: 'the third reply' });
    expect(thread()?.replyCount).toBe(3);
    other.close();
  });

  test('who has read a message is shown as they read it', async () => {
    const { id, seq } = await bob.send(direct, 'have you seen it?');
    const message = screen.thread(id);
    await eventually(() => message()?.readCount === 0, { what: 'the message' });
    await alice.markRead(direct, seq);
    await eventually(() => message()?.readCount === 1 && message()?.readBy?.edges[0]?.node.user.id === alice.id, { what: 'the reader' });
  });

  test('keeps the list in order: by activity, with new conversations, without those that are over', async () => {
    const team = await alice.group('team', [bob]);
    const list = screen.list();
    const ids = () => listedIn(list).map(({ id }) => id);
    await alice.send(direct, 'hello');
    await eventually(() => ids()[0] === direct && ids()[1] === team, { what: 'the two' });
    await alice.send(team, 'hello, all');
    await eventually(() => ids()[0] === team, { what: 'the group to rise' });
    const other = await alice.group('another', [bob]);
    await eventually(() => ids()[0] === other, { what: 'the new group' });
    await alice.remove(other, bob);
    await eventually(() => !ids().includes(other), { what: 'the new group to go' });

    await bob.request(UpdateMembershipDocument, { input: { conversationId: team, archived: true } });
    await eventually(() => !ids().includes(team), { what: 'the archived one to go' });
    await bob.request(UpdateMembershipDocument, { input: { conversationId: team, archived: false } });
    await eventually(() => ids().includes(team), { what: 'it to come back' });
    await bob.request(SaveDraftDocument, { input: { conversationId: direct, body: 'not yet' } });
    await eventually(() => listedIn(list).find(({ id }) => id === direct)?.viewerMembership?.draft?.body === 'not yet', {
      what: 'the draft',
    });
  });

  test('a conversation on a later page rises to the top, and the other pages stay', async () => {
    const groups: string[] = [];
    for (let i = 0; i < 6; i++) groups.unshift(await alice.group(`group ${i}`, [bob]));
    await eventually(() => device.client.inbox.conversations.get().length === 7, { what: 'all of them' });
    const list = screen.list(2);
    const ids = () => listedIn(list).map(({ id }) => id);
    await eventually(() => ids().length === 2, { what: 'the first page' });
    await list.fetchMore({ variables: { after: list.getCurrentResult().data?.conversations?.pageInfo?.endCursor ?? null } });
    await eventually(() => ids().length === 4, { what: 'the second page' });
    const last = groups[5] ?? '';
    await alice.send(last, 'here I am');
    await eventually(() => ids()[0] === last, { what: 'the group to rise' });
    expect(ids()).toEqual([last, ...groups.slice(0, 4)]);
  });

  test('what is read of the others’ receipts moves with them', async () => {
    const { seq } = await bob.send(direct, 'have you seen it?');
    const members = screen.members(direct);
    const readSeq = () => {
      const { data, dataState } = members.getCurrentResult();
      const edges = dataState === 'complete' ? data.conversation?.members.edges : [];
      return edges?.find(({ node }) => node.user.id === alice.id)?.node.readSeq;
    };
    await eventually(() => readSeq() !== undefined, { what: 'the members' });
    await alice.markRead(direct, seq);
    await eventually(() => readSeq() === seq, { what: 'her receipt' });
  });

  test('subscriptions go over the one socket, and refusals are Apollo’s, with their codes', async () => {
    const heard: boolean[] = [];
    const subscription = screen.apollo
      .subscribe({ query: typing, variables: { id: direct } })
      .subscribe(({ data }) => heard.push(data?.typingChanged.typing ?? false));
    await eventually(
      async () => {
        await alice.request(SetTypingDocument, { conversationId: direct, typing: true });
        return heard.length > 0;
      },
      { what: 'that she types' },
    );
    subscription.unsubscribe();

    const refused = await screen.apollo
      .mutate({ mutation: editMessage, variables: { id: 'm_nothing', body: 'x' } })
      .catch((e: unknown) => e);
    expect(CombinedGraphQLErrors.is(refused) && refused.errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    const errors: unknown[] = [];
    screen.apollo.subscribe({ query: typing, variables: { id: 'c_nothing' } }).subscribe(({ error }) => errors.push(error));
    await eventually(() => errors.length > 0, { what: 'the refusal' });
    expect(CombinedGraphQLErrors.is(errors[0]) && errors[0].errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    devices.network.down();
    await expect(screen.apollo.mutate({ mutation: setTyping, variables: { id: direct } })).rejects.toThrow(Unreachable);
  });

  test('a message that comes while the page with it is read is shown in its newest state', async () => {
    const message = await alice.send(direct, 'first');
    devices.network.delay(150);
    const room = screen.room(direct);
    await alice.edit(message.id, 'second');
    await expectToShow(room, 'second');
    devices.network.heal();
    await alice.edit(message.id, 'third');
    await expectToShow(room, 'third');
  });

  test('a message that comes while the first page is read, and is not on it, is shown', async () => {
    let letThemCome = (): void => undefined;
    answersMayCome = new Promise((resolve) => (letThemCome = resolve));
    const before = requests;
    const room = screen.room(direct);
    await eventually(() => requests > before, { what: 'the page to be read' });
    await alice.send(direct, 'meanwhile');
    await eventually(() => device.client.inbox.conversation(direct)?.lastMessage?.body === 'meanwhile', { what: 'the message' });
    letThemCome();
    await expectToShow(room, 'meanwhile');
  });

  test('a message that comes while a query asks for more is shown, also where it gets no answer', async () => {
    await alice.send(direct, 'first');
    const room = screen.room(direct);
    await expectToShow(room, 'first');
    let failThem = (): void => undefined;
    answersMayCome = new Promise((_, reject) => (failThem = () => reject(new TypeError('fetch failed'))));
    answersMayCome.catch(() => undefined);
    const before = requests;
    const more = room.fetchMore({ variables: { before: pageInfoOf(room)?.startCursor ?? null, last: 10 } });
    await eventually(() => requests > before, { what: 'the page to be read' });
    await alice.send(direct, 'meanwhile');
    await eventually(() => JSON.stringify(screen.apollo.extract()).includes('meanwhile'), { what: 'the message' });
    // Apollo tells its queries of it by a timer, which has gone off when another request is answered.
    await alice.history(direct);
    failThem();
    await expect(more).rejects.toThrow(Unreachable);
    await expectToShow(room, 'first', 'meanwhile');
  });

  test('who signs out leaves nothing in the cache', async () => {
    const room = screen.room(direct);
    await alice.send(direct, 'secret');
    await expectToShow(room, 'secret');
    let letThemCome = (): void => undefined;
    answersMayCome = new Promise((resolve) => (letThemCome = resolve));
    const before = requests;
    screen.list();
    await eventually(() => requests > before, { what: 'a page to be on its way' });
    await alice.send(direct, 'another secret');
    await eventually(() => device.client.inbox.conversation(direct)?.lastMessage?.body === 'another secret', { what: 'the message' });
    await device.client.logout();
    letThemCome();
    // What was to be said after the answers has been said by then.
    await alice.send(direct, 'unheard');
    await eventually(() => !JSON.stringify(screen.apollo.extract()).includes('secret'), { what: 'the cache to be empty' });
  });
});
