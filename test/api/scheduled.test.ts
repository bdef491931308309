import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  CancelScheduledMessageDocument,
  DeactivateAccountDocument,
  ScheduledMessagesDocument,
  ScheduleMessageDocument,
  UpdateScheduledMessageDocument,
  type ScheduledMessagesQueryVariables,
  type ScheduleMessageInput,
  type UpdateScheduledMessageInput,
} from '../support/generated/graphql.ts';
import { password, person, type Person } from '../support/person.ts';

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const inAMoment = (): string => new Date(Date.now() + 1_500).toISOString();

describe.each(deployments)('Scheduled messages on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let room: string;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_SCHEDULED_PER_USER_MAX: '10' });
    [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.there, 'bob')];
    room = await alice.group('The room', [bob]);
  });
  afterAll(async () => tokenim.stop());

  async function schedule(input: Partial<ScheduleMessageInput>, who = alice) {
    const whole = { conversationId: room, clientMessageId: randomUUID(), sendAt: inAnHour(), ...input };
    return (await who.request(ScheduleMessageDocument, { input: whole })).scheduleMessage;
  }

  async function update(id: string, input: UpdateScheduledMessageInput, who = alice) {
    return (await who.request(UpdateScheduledMessageDocument, { id, input })).updateScheduledMessage;
  }

  async function cancel(id: string, who = alice) {
    return (await who.request(CancelScheduledMessageDocument, { id })).cancelScheduledMessage;
  }

  async function list(who = alice, page: ScheduledMessagesQueryVariables = {}) {
    return (await who.request(ScheduledMessagesDocument, page)).scheduledMessages;
  }

  async function failed(id: string, who = alice) {
    return eventually(async () => (await list(who)).edges.find(({ node }) => node.id === id && node.status === 'FAILED')?.node, {
      what: 'the message to fail',
    });
  }

  test('are sent once at their time, as anything that is sent, and are in the list no more', async () => {
    const inbox = await bob.inbox();
    const clientMessageId = randomUUID();
    const sendAt = inAMoment();
    const waiting = await schedule({ body: 'Good morning!', sendAt, clientMessageId, mentionIds: [bob.id] });
    expect(waiting).toMatchObject({ status: 'PENDING', sendAt, body: 'Good morning!', mentionIds: [bob.id], failure: null });
    const message = await inbox.message('Good morning!');
    expect(message).toMatchObject({ clientMessageId, sender: { id: alice.id }, mentions: [{ id: bob.id }] });
    expect(Date.parse(message.createdAt)).toBeGreaterThanOrEqual(Date.parse(sendAt));
    await eventually(async () => (await list()).edges.length === 0, { what: 'the list to be empty' });
    expect((await bob.history(room)).filter(({ body }) => body === 'Good morning!')).toHaveLength(1);
    await bob.goOffline();
  });

  test('wait in the order of their times, for their author alone', async () => {
    const group = await alice.group('Lists', [bob]);
    const times = [3, 1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const all = await Promise.all(times.map(async (sendAt, i) => schedule({ conversationId: group, body: `number ${i}`, sendAt })));
    const elsewhere = await schedule({ body: 'elsewhere' });
    const first = await list(alice, { conversationId: group, first: 2 });
    expect(first.edges.map(({ node }) => node.body)).toEqual(['number 1', 'number 2']);
    const { edges, pageInfo } = await list(alice, { conversationId: group, first: 2, after: first.pageInfo.endCursor ?? null });
    expect([edges.map(({ node }) => node.body), pageInfo.hasNextPage]).toEqual([['number 0'], false]);
    expect((await list(bob)).edges).toEqual([]);
    await expect(cancel(elsewhere.id, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(update(elsewhere.id, { body: 'mine' }, bob)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const { id } of [...all, elsewhere]) expect(await cancel(id)).toBe(true);
    await expect(cancel(elsewhere.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await list()).edges).toEqual([]);
  });

  test('can be changed until they are sent', async () => {
    const { id } = await schedule({ body: 'first thought' });
    expect(await update(id, { body: 'second thought' })).toMatchObject({ id, body: 'second thought', status: 'PENDING' });
    await expect(update(id, { body: ' ' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.body' });
    await expect(update(id, { sendAt: new Date(0).toISOString() })).rejects.toMatchObject({ field: 'input.sendAt' });
    await update(id, { sendAt: inAMoment() });
    await eventually(async () => (await bob.history(room)).some(({ body }) => body === 'second thought'), { what: 'the message' });
    expect((await bob.history(room)).some(({ body }) => body === 'first thought')).toBe(false);
  });

  test('scheduling twice with one clientMessageId makes one; with another content it is refused', async () => {
    const input = { clientMessageId: randomUUID(), body: 'once', sendAt: inAnHour() };
    const { id } = await schedule(input);
    expect((await schedule(input)).id).toBe(id);
    await expect(schedule({ ...input, body: 'twice' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await cancel(id);
  });

  test('fail with a reason where their author may not write any more, and wait again once they are changed', async () => {
    const group = await bob.group('Soon without Alice', [alice]);
    const { id } = await schedule({ conversationId: group, body: 'too late', sendAt: inAMoment() });
    await bob.remove(group, alice);
    expect(await failed(id)).toMatchObject({ failure: { code: 'NOT_FOUND' } });
    await bob.add(group, alice);
    expect(await update(id, { body: 'not too late', sendAt: inAMoment() })).toMatchObject({ status: 'PENDING', failure: null });
    await eventually(async () => (await bob.history(group)).some(({ body }) => body === 'not too late'), { what: 'the message' });
  });

  test('fail where their client id stands for another message by then', async () => {
    const clientMessageId = randomUUID();
    const { id } = await schedule({ clientMessageId, body: 'later', sendAt: inAMoment() });
    await alice.send(room, 'now', { clientMessageId });
    expect(await failed(id)).toMatchObject({ failure: { code: 'CONFLICT' } });
    await cancel(id);
  });

  test('of somebody who has deactivated the account are not sent', async () => {
    const carol = await person(tokenim.here, 'carol');
    const group = await bob.group('With Carol', [carol]);
    await schedule({ conversationId: group, body: 'from the grave', sendAt: inAMoment() }, carol);
    await carol.request(DeactivateAccountDocument, { password });
    const marker = await schedule({ conversationId: room, body: 'the marker', sendAt: inAMoment() });
    await eventually(async () => (await bob.history(room)).some(({ body }) => body === 'the marker'), { what: 'what is due later' });
    expect(marker.status).toBe('PENDING');
    expect((await bob.history(group)).some(({ body }) => body === 'from the grave')).toBe(false);
  });

  test('are as many as the limit says', async () => {
    const waiting = await Promise.all(Array.from({ length: 10 }, async (_, i) => schedule({ body: `${i}` }, bob)));
    await expect(schedule({ body: 'one more' }, bob)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await Promise.all(waiting.map(async ({ id }) => cancel(id, bob)));
  });

  test.each<[string, Partial<ScheduleMessageInput>, Record<string, string>]>([
    ['in the past', { body: 'x', sendAt: new Date(0).toISOString() }, { code: 'BAD_USER_INPUT', field: 'input.sendAt' }],
    ['in two years', { body: 'x', sendAt: new Date(Date.now() + 63e9).toISOString() }, { code: 'BAD_USER_INPUT', field: 'input.sendAt' }],
    ['without a body', {}, { code: 'BAD_USER_INPUT', field: 'input.body' }],
    ['to a place that there is not', { body: 'x', conversationId: 'c_01ARZ3NDEKTSV4RRFFQ69G5FAV' }, { code: 'NOT_FOUND' }],
  ])('%s are refused', async (_, input, refusal) => {
    await expect(schedule(input)).rejects.toMatchObject(refusal);
  });
});
