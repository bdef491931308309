import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ClearHistoryDocument,
  HistoryWithStarsDocument,
  InboxWithStarsDocument,
  StarMessageDocument,
  StarredMessagesDocument,
  UnstarMessageDocument,
  type StarredMessagesQueryVariables,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const starsMax = 5;

describe.each(deployments)('Stars on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let group: string;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_STARS_PER_USER_MAX: String(starsMax) });
  });
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    group = await alice.group('all', [bob]);
  });
  afterEach(async () => {
    await Promise.all([alice, bob].map(async (one) => one.goOffline()));
  });
  afterAll(async () => tokenim.stop());

  const star = async ({ id }: { id: string }, by = alice) => (await by.request(StarMessageDocument, { messageId: id })).starMessage;
  const unstar = async ({ id }: { id: string }, by = alice) => (await by.request(UnstarMessageDocument, { messageId: id })).unstarMessage;
  const page = async (variables: StarredMessagesQueryVariables = {}, of = alice) =>
    (await of.request(StarredMessagesDocument, variables)).starredMessages;
  const listed = async (variables: StarredMessagesQueryVariables = {}, of = alice) =>
    (await page(variables, of)).edges.map(({ node }) => node.body);

  test('a star is given once, is the own of who gave it, and can be taken away', async () => {
    const message = await bob.send(group, 'the address is …');
    const { viewerStarredAt } = await star(message);
    expect(viewerStarredAt).not.toBeNull();
    expect(await star(message)).toEqual({ id: message.id, viewerStarredAt });
    const shown = async (to: Person) =>
      (await to.request(HistoryWithStarsDocument, { conversationId: group })).history.edges
        .map(({ node }) => node)
        .find(({ id }) => id === message.id)?.viewerStarredAt;
    expect(await shown(alice)).toBe(viewerStarredAt);
    expect(await shown(bob)).toBeNull();
    expect(await listed({}, bob)).toEqual([]);
    expect(await unstar(message)).toEqual({ id: message.id, viewerStarredAt: null });
    expect(await unstar(message)).toEqual({ id: message.id, viewerStarredAt: null });
    expect(await listed()).toEqual([]);
  });

  test('they are listed in pages with the newest star first, of all conversations or of one', async () => {
    const direct = await alice.direct(bob);
    for (const body of ['one', 'two', 'three']) await star(await bob.send(group, body));
    await star(await bob.send(direct, 'four'));
    const first = await page({ first: 2 });
    expect(first.edges.map(({ node }) => node.body)).toEqual(['four', 'three']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await page({ first: 2, after: first.pageInfo.endCursor ?? null });
    expect(second).toMatchObject({ edges: [{ node: { body: 'two' } }, { node: { body: 'one' } }], pageInfo: { hasNextPage: false } });
    expect(await listed({ conversationId: group })).toEqual(['three', 'two', 'one']);
    expect(await listed({ conversationId: direct })).toEqual(['four']);
    await expect(page({ after: 'elsewhere' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });

  test('what was recalled, cleared or left is not listed; rejoining brings it back, and a star there can be taken away', async () => {
    const [recalled, cleared, left] = [await bob.send(group, 'one'), await bob.send(group, 'two'), await bob.send(group, 'three')];
    for (const message of [recalled, cleared, left]) await star(message);
    await bob.recall(recalled.id);
    expect(await listed()).toEqual(['three', 'two']);
    await alice.request(ClearHistoryDocument, { conversationId: group, throughSeq: cleared.seq });
    expect(await listed()).toEqual(['three']);
    const elsewhere = await bob.group('of bob', [alice], true);
    const there = await bob.send(elsewhere, 'in the group of bob');
    await star(there);
    await bob.remove(elsewhere, alice);
    expect(await listed()).toEqual(['three']);
    await expect(page({ conversationId: elsewhere })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await bob.add(elsewhere, alice);
    expect(await listed()).toEqual(['in the group of bob', 'three']);
    await bob.remove(elsewhere, alice);
    expect(await unstar(there)).toBeNull();
    await bob.add(elsewhere, alice);
    expect(await listed()).toEqual(['three']);
  });

  test('what is recalled cannot be starred, and what one may not read looks like what does not exist', async () => {
    const message = await bob.send(group, 'oops');
    await bob.recall(message.id);
    await expect(star(message)).rejects.toMatchObject({ code: 'CONFLICT' });
    const carla = await person(tokenim.there, 'carla');
    await expect(star(message, carla)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(star({ id: `${message.id}9` })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(star({ id: 'not an id' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const later = await bob.send(group, 'before carla came');
    await bob.request(StarMessageDocument, { messageId: later.id });
    await alice.add(group, carla);
    await expect(star(later, carla)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('there is a bound on them, also for those who star at once', async () => {
    const messages = await Promise.all(Array.from({ length: starsMax + 3 }, async (_, i) => bob.send(group, `message ${i}`)));
    const results = await Promise.allSettled(messages.map(async (message) => star(message)));
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(refusals).toMatchObject(Array.from({ length: 3 }, () => ({ code: 'QUOTA_EXCEEDED' })));
    expect(await listed()).toHaveLength(starsMax);
    const starred = messages.filter((_, i) => results[i]?.status === 'fulfilled');
    const waiting = messages.filter((_, i) => results[i]?.status === 'rejected');
    for (const message of starred.slice(0, 1)) await unstar(message);
    for (const message of waiting.slice(0, 1)) await star(message);
    expect(await listed()).toHaveLength(starsMax);
  });

  test('another device hears of it live, with the message, and each device sees its own stars in what comes', async () => {
    const message = await bob.send(group, 'keep this');
    const [tablet, bobs] = [alice.at(tokenim.there).socket(), bob.socket()];
    const events = tablet.subscribe(InboxWithStarsDocument, {});
    const eventsOfBob = bobs.subscribe(InboxWithStarsDocument, {});
    for (const each of [events, eventsOfBob]) await each.find('InboxReady', ({ inbox }) => inbox.__typename === 'InboxReady');
    const { viewerStarredAt } = await star(message);
    const change = async () =>
      eventually(() => events.received.map(({ inbox }) => inbox).findLast(({ __typename }) => __typename === 'ViewerChanged'), {
        what: 'the star',
      });
    expect(await change()).toMatchObject({
      change: { messageId: message.id, conversationId: group, starredAt: viewerStarredAt, message: { body: 'keep this', viewerStarredAt } },
    });
    await bob.edit(message.id, 'keep this, really');
    for (const [heard, expected] of [
      [events, viewerStarredAt],
      [eventsOfBob, null],
    ] as const) {
      const edited = await heard.find('the edit', ({ inbox }) => inbox.__typename === 'MessageChanged');
      expect(edited.inbox).toMatchObject({ message: { id: message.id, viewerStarredAt: expected } });
    }
    expect(eventsOfBob.received.map(({ inbox }) => inbox.__typename)).toEqual(['InboxReady', 'MessageChanged']);
    await Promise.all([tablet.end(), bobs.end()]);
  });

  test('a device that was away catches up: each star once, as it is now', async () => {
    const [kept, dropped] = [await bob.send(group, 'kept'), await bob.send(group, 'dropped')];
    const { userVersion } = await alice.inbox();
    await alice.goOffline();
    const { viewerStarredAt } = await star(kept);
    await star(dropped);
    await unstar(dropped);
    const inbox = await alice.at(tokenim.there).inbox([], alice.at(tokenim.there).socket(), userVersion);
    expect(inbox.own).toMatchObject([
      { userVersion: userVersion + 1, change: { __typename: 'StarChanged', messageId: kept.id, starredAt: viewerStarredAt } },
      { userVersion: userVersion + 3, change: { __typename: 'StarChanged', messageId: dropped.id, starredAt: null } },
    ]);
    await inbox.socket.end();
  });
});
