import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  AddReactionDocument,
  ForwardMessagesDocument,
  InboxWithInteractionsDocument,
  InteractionsDocument,
  PinMessageDocument,
  RemoveReactionDocument,
  ThreadDocument,
  UnpinMessageDocument,
  UnreadMentionsDocument,
  type PositionInput,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const limits = { emoji: 3, pins: 2 };

describe.each(deployments)('On $name,', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_REACTION_EMOJI_MAX: String(limits.emoji), TOKENIM_PINS_MAX: String(limits.pins) });
    [alice, bob, carla] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob'), person(tokenim.there, 'carla')]);
  });
  afterEach(async () => {
    await Promise.all([alice, bob, carla].map(async (one) => one.goOffline()));
  });
  afterAll(async () => tokenim.stop());

  const react = async (who: Person, messageId: string, emoji: string) =>
    (await who.request(AddReactionDocument, { messageId, emoji })).addReaction;
  const unreact = async (who: Person, messageId: string, emoji: string) =>
    (await who.request(RemoveReactionDocument, { messageId, emoji })).removeReaction;
  const pin = async (who: Person, messageId: string) => (await who.request(PinMessageDocument, { messageId })).pinMessage;
  const unpin = async (who: Person, messageId: string) => (await who.request(UnpinMessageDocument, { messageId })).unpinMessage;
  const read = async (who: Person, conversationId: string, page: { first?: number; after?: string } = {}) =>
    who.request(InteractionsDocument, { conversationId, ...page });
  const messageIn = async (who: Person, conversationId: string, seq: number) =>
    (await read(who, conversationId)).history.edges.find(({ node }) => node.seq === seq)?.node;
  const pinned = async (who: Person, conversationId: string) =>
    (await read(who, conversationId)).conversation?.pinnedMessages.edges.map(({ node }) => node.body);
  const unreadMentions = async (who: Person, conversationId: string) =>
    (await read(who, conversationId)).conversation?.viewerMembership?.unreadMentions;
  /** The changes of messages of one conversation. */
  const changes = async (who: Person, conversationId: string, positions?: PositionInput[]) => {
    const events = who.socket().subscribe(InboxWithInteractionsDocument, positions === undefined ? {} : { positions });
    await events.find('InboxReady', ({ inbox }) => inbox.__typename === 'InboxReady');
    return () =>
      events.received.flatMap(({ inbox }) =>
        inbox.__typename === 'MessageChanged' && inbox.message.conversationId === conversationId ? [inbox.message] : [],
      );
  };

  describe('reactions', () => {
    test('are counted, told live and after coming back, and given once each', async () => {
      const group = await alice.group('reactions', [bob, carla]);
      const message = await alice.send(group, 'well?');
      const position = { conversationId: group, version: message.version };
      const live = await changes(carla, group);
      await react(bob, message.id, '👍');
      const again = await react(bob, message.id, '👍');
      const after = await react(alice, message.id, '❤');
      expect(after).toMatchObject({
        version: again.version + 1,
        reactions: [
          { emoji: '👍', count: 1, viewerReacted: false },
          { emoji: '❤️', count: 1 },
        ],
      });
      await react(carla, message.id, '👍');
      const last = await unreact(alice, message.id, '❤️');
      expect(last.reactions).toEqual([{ emoji: '👍', count: 2 }]);
      expect(await unreact(alice, message.id, '❤️')).toEqual(last);
      const told = await eventually(() => (live().length === 4 ? live() : undefined), { what: 'four changes' });
      expect(told.map(({ version }) => version)).toEqual([1, 2, 3, 4].map((n) => message.version + n));
      const replayed = (await changes(alice, group, [position]))();
      expect(replayed).toEqual([told.at(-1)]);
      expect(await messageIn(carla, group, message.seq)).toMatchObject({
        reactions: [{ emoji: '👍', count: 2, viewerReacted: true, users: [{ id: bob.id }, { id: carla.id }] }],
      });
    });

    test('that come at once are all counted', async () => {
      const group = await alice.group('at once', [bob, carla]);
      const { id, seq } = await alice.send(group, 'now');
      const gifts = [alice, bob, carla].flatMap((who) => ['👍', '🎉', '👍'].map((emoji) => ({ who, emoji })));
      await Promise.all(gifts.map(async ({ who, emoji }) => react(who, id, emoji)));
      const message = await messageIn(alice, group, seq);
      expect(new Map(message?.reactions.map(({ emoji, count }) => [emoji, count]))).toEqual(
        new Map([
          ['👍', 3],
          ['🎉', 3],
        ]),
      );
      expect(message?.reactions[0]?.users).toHaveLength(2);
    });

    test('are refused where they make no sense', async () => {
      const group = await alice.group('refused', [bob]);
      const message = await alice.send(group, 'well?');
      await expect(react(carla, message.id, '👍')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(react(bob, 'nonsense', '👍')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      for (const emoji of ['', 'ok', '👍👍'])
        await expect(react(bob, message.id, emoji)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'emoji' });
      for (const emoji of ['1️⃣', '2️⃣', '3️⃣']) await react(bob, message.id, emoji);
      await expect(react(bob, message.id, '👍')).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
      expect((await react(alice, message.id, '1⃣')).reactions[0]).toMatchObject({ count: 2 });
      await alice.recall(message.id);
      await expect(react(alice, message.id, '3️⃣')).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await messageIn(bob, group, message.seq)).toMatchObject({ reactions: [] });
    });
  });

  describe('pins', () => {
    test('are set by admins, for everybody, up to a limit, the newest first', async () => {
      const group = await alice.group('pins', [bob]);
      const [one, two, three] = await Promise.all(['one', 'two', 'three'].map(async (body) => alice.send(group, body)));
      await expect(pin(bob, one?.id ?? '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(pin(carla, one?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const live = await changes(bob, group);
      await pin(alice, two?.id ?? '');
      const first = await pin(alice, one?.id ?? '');
      expect(first).toMatchObject({ body: 'one', pinnedBy: { id: alice.id } });
      expect(await pin(alice, one?.id ?? '')).toEqual(first);
      expect(await pinned(bob, group)).toEqual(['one', 'two']);
      await expect(pin(alice, three?.id ?? '')).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
      const page = (await read(bob, group, { first: 1 })).conversation?.pinnedMessages;
      expect(page).toMatchObject({ edges: [{ node: { body: 'one' } }], pageInfo: { hasNextPage: true } });
      const next = (await read(bob, group, { first: 1, after: page?.edges[0]?.cursor ?? '' })).conversation?.pinnedMessages;
      expect(next).toMatchObject({ edges: [{ node: { body: 'two' } }], pageInfo: { hasNextPage: false } });
      expect((await unpin(alice, two?.id ?? '')).pinnedAt).toBeNull();
      await alice.recall(one?.id ?? '');
      expect(await pinned(bob, group)).toEqual([]);
      const told = await eventually(() => (live().length === 4 ? live() : undefined), { what: 'four changes' });
      expect(told.map(({ body, pinnedAt }) => [body, pinnedAt !== null])).toEqual([
        ['two', true],
        ['one', true],
        ['two', false],
        [null, false],
      ]);
    });

    test('are set by both in a direct conversation', async () => {
      const direct = await alice.direct(bob);
      const { id } = await alice.send(direct, 'remember');
      await pin(bob, id);
      expect(await pinned(alice, direct)).toEqual(['remember']);
    });

    test('do not show what was before one joined', async () => {
      const group = await alice.group('joined later', [bob]);
      await pin(alice, (await alice.send(group, 'before')).id);
      await alice.add(group, carla);
      await pin(alice, (await alice.send(group, 'after')).id);
      expect([await pinned(bob, group), await pinned(carla, group)]).toEqual([['after', 'before'], ['after']]);
    });
  });

  describe('forwarding', () => {
    const forward = async (who: Person, messageIds: string[], conversationIds: string[], clientForwardId: string = randomUUID()) =>
      (await who.request(ForwardMessagesDocument, { input: { messageIds, conversationIds, clientForwardId } })).forwardMessages;

    test('sends several messages to several conversations, in order, once', async () => {
      const [from, one, other] = [await alice.group('from', [bob]), await bob.group('one', [carla]), await bob.direct(carla)];
      const sent = [await alice.send(from, 'first'), await alice.send(from, 'second')];
      const ids = sent.map(({ id }) => id);
      const key = randomUUID();
      const forwarded = await forward(bob, ids, [one, other], key);
      expect(forwarded.map(({ conversationId, body }) => [conversationId, body])).toEqual([
        [one, 'first'],
        [one, 'second'],
        [other, 'first'],
        [other, 'second'],
      ]);
      expect(forwarded[0]?.forwardedFrom).toEqual({ createdAt: sent[0]?.createdAt, sender: { id: alice.id }, message: { id: ids[0] } });
      await alice.edit(ids[0] ?? '', 'changed');
      expect(await forward(bob, ids, [one, other], key)).toEqual(forwarded);
      expect((await carla.history(one)).slice(1).map(({ body }) => body)).toEqual(['first', 'second']);
      const seen = await messageIn(carla, one, 2);
      expect(seen?.forwardedFrom).toEqual({ sender: { id: alice.id }, message: null });
      const onwards = await forward(carla, [seen?.id ?? ''], [other]);
      expect(onwards[0]?.forwardedFrom).toMatchObject({ sender: { id: alice.id }, message: null });
    });

    test('needs rights at both ends', async () => {
      const [from, to] = [await alice.group('from', [bob]), await carla.group('to', [])];
      const { id } = await alice.send(from, 'secret');
      const gone = await alice.send(from, 'gone');
      await alice.recall(gone.id);
      await expect(forward(carla, [id], [to])).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(forward(bob, [id], [to])).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(forward(bob, [gone.id], [from])).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.messageIds' });
      await expect(forward(bob, [], [from])).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.messageIds' });
      const mine = await bob.group('mine', []);
      await expect(forward(bob, [id], [to, mine])).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await bob.history(mine)).at(-1)?.body).toBe('secret');
      await alice.add(from, carla);
      await expect(forward(carla, [id], [to])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  describe('threads', () => {
    const thread = async (who: Person, id: string, page: { first?: number; after?: string; last?: number } = {}) => {
      const { node } = await who.request(ThreadDocument, { id, ...page });
      if (node === null || !('thread' in node)) throw new Error('There is no such message.');
      return node;
    };

    test('hold their replies in order, with a count and the last one', async () => {
      const group = await alice.group('threads', [bob]);
      const root = await alice.send(group, 'root');
      expect(await thread(bob, root.id)).toMatchObject({ replyCount: 0, lastReply: null, thread: { edges: [] } });
      const first = await bob.send(group, 'one', { threadRootId: root.id });
      await alice.send(group, 'beside');
      // A reply to a reply is in the same thread.
      await alice.send(group, 'two', { threadRootId: first.id });
      await bob.send(group, 'three', { threadRootId: root.id });
      const whole = await thread(alice, root.id);
      expect(whole).toMatchObject({ replyCount: 3, lastReply: { body: 'three' } });
      expect(whole.thread.edges.map(({ node }) => [node.body, node.threadRootId])).toEqual(
        ['one', 'two', 'three'].map((body) => [body, root.id]),
      );
      const begin = await thread(alice, root.id, { first: 2 });
      expect(begin.thread).toMatchObject({
        edges: [{ node: { body: 'one' } }, { node: { body: 'two' } }],
        pageInfo: { hasNextPage: true },
      });
      const rest = await thread(alice, root.id, { first: 2, after: begin.thread.edges[1]?.cursor ?? '' });
      expect(rest.thread).toMatchObject({ edges: [{ node: { body: 'three' } }], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
      expect((await thread(alice, root.id, { last: 1 })).thread).toMatchObject({ edges: [{ node: { body: 'three' } }] });
    });

    test('count what is sent at once, and keep their replies when these are taken back', async () => {
      const group = await alice.group('busy', [bob]);
      const root = await alice.send(group, 'root');
      const replies = await Promise.all(
        Array.from({ length: 20 }, async (_, i) => alice.send(group, `reply ${i}`, { threadRootId: root.id })),
      );
      await alice.recall(replies[0]?.id ?? '');
      const { replyCount, thread: page } = await thread(bob, root.id);
      expect([replyCount, page.edges.length]).toEqual([20, 20]);
      const retry = await alice.send(group, 'reply 1', { threadRootId: root.id, clientMessageId: replies[1]?.clientMessageId ?? '' });
      expect(retry.id).toBe(replies[1]?.id);
      expect((await thread(bob, root.id)).replyCount).toBe(20);
    });

    test('are begun only where one sees the message', async () => {
      const group = await alice.group('unseen', [bob]);
      const other = await alice.group('other', [bob]);
      const root = await alice.send(group, 'root');
      await alice.add(group, carla);
      await expect(carla.send(group, 'hello', { threadRootId: root.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(bob.send(other, 'hello', { threadRootId: root.id })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    });
  });

  describe('mentions', () => {
    const mentions = async (who: Person, conversationId: string, page: { first?: number; after?: string } = {}) =>
      (await who.request(UnreadMentionsDocument, { conversationId, ...page })).unreadMentions;

    test('that are unread are counted and listed, by name and of everybody, each once', async () => {
      const group = await alice.group('mentions', [bob, carla]);
      await alice.send(group, 'bob', { mentionIds: [bob.id] });
      await alice.send(group, 'all', { mentionsAll: true });
      await alice.send(group, 'bob and all', { mentionIds: [bob.id], mentionsAll: true });
      const last = await alice.send(group, 'nobody');
      expect([await unreadMentions(bob, group), await unreadMentions(carla, group), await unreadMentions(alice, group)]).toEqual([3, 2, 0]);
      const first = await mentions(bob, group, { first: 2 });
      expect(first).toMatchObject({ edges: [{ node: { body: 'bob' } }, { node: { body: 'all' } }], pageInfo: { hasNextPage: true } });
      const next = await mentions(bob, group, { first: 2, after: first.edges[1]?.cursor ?? '' });
      expect(next).toMatchObject({ edges: [{ node: { body: 'bob and all' } }], pageInfo: { hasNextPage: false } });
      await bob.markRead(group, last.seq - 2);
      expect(await unreadMentions(bob, group)).toBe(1);
      await bob.send(group, 'seen');
      expect(await unreadMentions(bob, group)).toBe(0);
    });

    test('of everybody are for those who may', async () => {
      const group = await alice.group('all', [bob]);
      await expect(bob.send(group, 'all', { mentionsAll: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(bob.send(await bob.direct(alice), 'all', { mentionsAll: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect((await messageIn(bob, group, (await alice.send(group, 'all', { mentionsAll: true })).seq))?.mentionsAll).toBe(true);
    });

    test('go when the message is taken back, and those from before one joined are none', async () => {
      const group = await alice.group('gone', [bob]);
      const { id } = await alice.send(group, 'bob', { mentionIds: [bob.id], mentionsAll: true });
      await alice.send(group, 'all', { mentionsAll: true });
      await alice.add(group, carla);
      expect([await unreadMentions(bob, group), await unreadMentions(carla, group)]).toEqual([2, 0]);
      await alice.recall(id);
      expect(await unreadMentions(bob, group)).toBe(1);
      const stranger = await person(tokenim.here, 'stranger');
      await expect(mentions(stranger, group)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
