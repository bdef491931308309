import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { ScheduleMessageDocument, SearchMessagesDocument } from '../support/generated/graphql.ts';
import { person, type Inbox, type Person } from '../support/person.ts';

describe('The protocol of the clock and the index:', () => {
  let tokenim: Deployment;
  let alice: Person;
  /** At the other node. */
  let bob: Person;
  let group: string;
  let inbox: Inbox;
  beforeAll(async () => {
    tokenim = await cluster.start();
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    group = await alice.group('Clockwork', [bob]);
    inbox = await bob.inbox();
  });
  afterEach(async () => {
    // Once this has come, so has everything before it.
    const { body } = await alice.send(group, `marker ${randomUUID()}`);
    await inbox.message(body ?? '');
  });
  afterAll(async () => {
    await bob.goOffline();
    await tokenim.stop();
  });

  const found = async (text: string) =>
    (await bob.request(SearchMessagesDocument, { text })).searchMessages.edges.map(({ node }) => node.body);
  /** What came of one message: when, and what it said. */
  const heardOf = (id: string) => inbox.messages(group).filter((message) => message.id === id);

  test('[TIME-1] A message that was scheduled comes like any other, under the `clientMessageId` that its author gave it, not before its `sendAt`.', async () => {
    const sendAt = new Date(Date.now() + 1_500).toISOString();
    const clientMessageId = randomUUID();
    await alice.request(ScheduleMessageDocument, { input: { conversationId: group, body: 'good morning', clientMessageId, sendAt } });
    const message = await inbox.message('good morning');
    expect(message).toMatchObject({ clientMessageId, sender: { id: alice.id } });
    expect(Date.parse(message.createdAt)).toBeGreaterThanOrEqual(Date.parse(sendAt));
  });

  test('[TIME-2] A message that has expired comes once more, at its place and without its content, not before its `expiresAt`.', async () => {
    const { id, seq, createdAt } = await alice.send(group, 'for a second', { expiresInSeconds: 1 });
    await eventually(() => heardOf(id).length === 2, { what: 'its end' });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(createdAt) + 1_000);
    expect(heardOf(id)).toMatchObject([
      { seq, body: 'for a second' },
      { seq, body: null },
    ]);
  });

  test('[TIME-3] What is sent or edited is found by `searchMessages` moments after its event; what is recalled or has expired is found no more from its event on.', async () => {
    const kept = await alice.send(group, 'a narwhal');
    const expiring = await alice.send(group, 'a narwhal for a while', { expiresInSeconds: 5 });
    await eventually(async () => (await found('narwhal')).length === 2, { what: 'both to be found' });
    await alice.edit(kept.id, 'a narwhal and a walrus');
    await eventually(async () => (await found('walrus')).length === 1, { what: 'the edited one to be found' });
    await eventually(() => heardOf(expiring.id).length === 2, { what: 'the end of the other one' });
    expect(await found('narwhal')).toEqual(['a narwhal and a walrus']);
    await alice.recall(kept.id);
    await eventually(() => heardOf(kept.id).length === 3, { what: 'the recall' });
    expect(await found('narwhal')).toEqual([]);
  });
});
