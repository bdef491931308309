import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  AddGroupMembersDocument,
  InboxSelectedDocument,
  InboxWithChainsDocument,
  InboxWithMembershipDocument,
  InboxWithPagesDocument,
  SetMemberRoleDocument,
  UpdateGroupDocument,
  type InboxSelectedSubscriptionVariables,
  type TypedDocumentString,
} from '../support/generated/graphql.ts';
import { metric } from '../support/metrics.ts';
import { person, type Person } from '../support/person.ts';
import type { Events } from '../support/socket.ts';

/** One event is executed once for all who see the same of it. These are the ways in which they do not. */
describe.each(deployments)('Readers who share a document, on $name,', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob, carla] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob'), person(tokenim.there, 'carla')]);
  });
  afterEach(async () => {
    await Promise.all([alice, bob, carla].map(async (one) => one.goOffline()));
  });
  afterAll(async () => tokenim.stop());

  const add = async (group: string, ...people: Person[]) =>
    alice.request(AddGroupMembersDocument, { groupId: group, userIds: people.map(({ id }) => id) });

  test('see the message that is answered unless they joined after it', async () => {
    const group = await alice.group('replies', [bob]);
    const before = await alice.send(group, 'before carla');
    await add(group, carla);
    const [bobs, carlas] = [await bob.inbox(), await carla.inbox()];

    await alice.send(group, 'an answer', { replyToId: before.id });
    const [toBob, toCarla] = [await bobs.message('an answer'), await carlas.message('an answer')];
    expect(toBob.replyTo).toEqual({ seq: before.seq, body: 'before carla' });
    expect(toCarla.replyTo).toBeNull();
  });

  test('see a chain of answers as far back as they were there', async () => {
    const group = await alice.group('chains', [bob]);
    const first = await alice.send(group, 'first');
    await add(group, carla);
    const second = await alice.send(group, 'second', { replyToId: first.id });
    const [bobs, carlas] = await Promise.all([live(bob, InboxWithChainsDocument, {}), live(carla, InboxWithChainsDocument, {})]);

    await alice.send(group, 'third', { replyToId: second.id });
    const third = async (events: typeof bobs) =>
      events.find('the third', ({ inbox }) => inbox.__typename === 'MessageChanged' && inbox.message.body === 'third');
    expect(await third(bobs)).toMatchObject({ inbox: { message: { replyTo: { body: 'second', replyTo: { body: 'first' } } } } });
    expect(await third(carlas)).toMatchObject({ inbox: { message: { replyTo: { body: 'second', replyTo: null } } } });
  });

  test('read pages of messages as far back as they were there', async () => {
    const group = await alice.group('pages', [bob]);
    const first = await alice.send(group, 'first');
    await add(group, carla);
    await alice.send(group, 'second', { replyToId: first.id });
    const [bobs, carlas] = await Promise.all([live(bob, InboxWithPagesDocument, {}), live(carla, InboxWithPagesDocument, {})]);

    await alice.request(UpdateGroupDocument, { groupId: group, input: { description: 'changed' } });
    const pageOf = async (events: typeof bobs) => {
      const { inbox } = await events.find('the change', (event) => event.inbox.__typename === 'ConversationChanged');
      if (inbox.__typename !== 'ConversationChanged') throw new Error(inbox.__typename);
      return inbox.conversation;
    };
    const [bobsPage, carlasPage] = [await pageOf(bobs), await pageOf(carlas)];
    const second = ({ messages }: typeof bobsPage) => messages.edges.map(({ node }) => node).find(({ body }) => body === 'second');
    expect(second(bobsPage)).toMatchObject({ replyTo: { body: 'first' } });
    expect(second(carlasPage)).toMatchObject({ replyTo: null });
    expect(JSON.stringify(carlasPage)).not.toContain('"first"');
  });

  test('each see their own membership', async () => {
    const group = await alice.group('roles', [bob, carla]);
    const [bobs, carlas] = await Promise.all([live(bob, InboxWithMembershipDocument, {}), live(carla, InboxWithMembershipDocument, {})]);
    await alice.request(SetMemberRoleDocument, { groupId: group, userId: bob.id, role: 'ADMIN' });
    const seen = async (events: typeof bobs) => {
      const { inbox } = await events.find('the change', (event) => event.inbox.__typename === 'ConversationChanged');
      return inbox.__typename === 'ConversationChanged' ? inbox.conversation : null;
    };
    expect(await seen(bobs)).toMatchObject({ viewerMembership: { role: 'ADMIN' }, mine: { role: 'ADMIN' } });
    expect(await seen(carlas)).toMatchObject({ viewerMembership: { role: 'MEMBER' }, mine: { role: 'MEMBER' } });
  });

  test('each see what their own variables select', async () => {
    const group = await alice.group('variables', [bob]);
    const variables: InboxSelectedSubscriptionVariables[] = [
      {},
      { withBody: true, withoutSender: false },
      { withBody: false },
      { withoutSender: true },
      { positions: [] },
    ];
    const socket = bob.socket();
    const readers = variables.map((each) => socket.subscribe(InboxSelectedDocument, each));
    await Promise.all(readers.map(async (events) => events.find('InboxReady', (event) => event.events.__typename === 'InboxReady')));
    // With and without the same values; positions select nothing.
    await eventually(async () => (await metric(tokenim.there, 'tokenim_subscriber_groups')) === 4, { what: 'four groups' });

    const { seq } = await alice.send(group, 'selected');
    const seen = await Promise.all(
      readers.map(async (events) => {
        const { events: event } = await events.find('the message', (each) => isMessage(each.events, seq));
        return event.__typename === 'MessageChanged' ? Object.keys(event.message) : [];
      }),
    );
    expect(seen).toEqual([
      ['seq', 'text', 'from'],
      ['seq', 'text', 'from'],
      ['seq', 'from'],
      ['seq', 'text'],
      ['seq', 'text', 'from'],
    ]);
  });

  test('are not harmed by one whose variables do not work', async () => {
    const group = await alice.group('null', [bob, carla]);
    // Null is no Boolean for @include, which shows only when an event comes.
    const wrong = carla.socket().subscribe(InboxSelectedDocument, { withBody: null });
    await wrong.find('InboxReady', (event) => event.events.__typename === 'InboxReady');
    const right = bob.socket().subscribe(InboxSelectedDocument, {});
    await right.find('InboxReady', (event) => event.events.__typename === 'InboxReady');

    const { seq } = await alice.send(group, 'for those who ask rightly');
    await right.find('the message', (event) => isMessage(event.events, seq));
    expect(await wrong.failed()).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(right.failure).toBeNull();
  });
});

/** Resolves once the subscription, whose field is `inbox`, is live. */
async function live<Data extends { inbox: { __typename: string } }, Variables extends Record<string, unknown>>(
  who: Person,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Events<Data>> {
  const events = who.socket().subscribe(document, variables);
  await events.find('InboxReady', ({ inbox }) => inbox.__typename === 'InboxReady');
  return events;
}

function isMessage(event: { __typename: string; message?: { seq: number } }, seq: number): boolean {
  return event.__typename === 'MessageChanged' && event.message?.seq === seq;
}
