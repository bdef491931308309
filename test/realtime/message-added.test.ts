import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  AddGroupMembersDocument,
  EditMessageDocument,
  LeaveGroupDocument,
  RecallMessageDocument,
  RemoveGroupMemberDocument,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const replayMessagesMax = 20;

describe.each(deployments)('messageAdded on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_REPLAY_MESSAGES_MAX: String(replayMessagesMax), TOKENIM_REPLAY_PAGE_SIZE: '10' });
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
  });
  afterEach(async () => {
    await Promise.all([alice.goOffline(), bob.goOffline()]);
  });
  afterAll(async () => tokenim.stop());

  type Events = ReturnType<Person['messageAdded']>;
  const seqsOf = ({ received }: Events) => received.map(({ messageAdded }) => messageAdded.seq);
  const has = async (events: Events, seq: number) => events.find(`message ${seq}`, ({ messageAdded }) => messageAdded.seq === seq);
  const sendMany = async (group: string, count: number) =>
    Promise.all(Array.from({ length: count }, async (_, i) => alice.send(group, `message ${i}`)));

  test('brings what came after afterSeq, then what comes, each once and in order', async () => {
    const group = await alice.group('replay', [bob]);
    await sendMany(group, replayMessagesMax - 1);
    const whole = bob.messageAdded(group, 0);
    const part = bob.messageAdded(group, 11);
    await Promise.all([has(whole, 20), has(part, 20)]);
    await alice.send(group, 'live');
    await Promise.all([has(whole, 21), has(part, 21)]);
    expect(seqsOf(whole)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    expect(seqsOf(part)).toEqual(Array.from({ length: 10 }, (_, i) => i + 12));
  });

  test('goes on in order while messages are sent during the replay', async () => {
    const group = await alice.group('during', [bob]);
    await sendMany(group, 10);
    const sending = sendMany(group, 10);
    const events = bob.messageAdded(group, 1);
    await sending;
    await has(events, 21);
    expect(seqsOf(events)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });

  test('brings each message as it is now, and no changes of old ones', async () => {
    const group = await alice.group('changes', [bob]);
    const [first, second] = [await alice.send(group, 'first'), await alice.send(group, 'second')];
    await alice.request(EditMessageDocument, { id: first.id, body: 'first, better' });
    await alice.request(RecallMessageDocument, { id: second.id });
    const events = bob.messageAdded(group, 1);
    await has(events, 3);
    await alice.request(EditMessageDocument, { id: first.id, body: 'first, best' });
    await alice.send(group, 'third');
    await has(events, 4);
    expect(events.received.map(({ messageAdded }) => messageAdded.body)).toEqual(['first, better', null, 'third']);
  });

  test('shows nothing from before the viewer joined', async () => {
    const group = await alice.group('later', []);
    await alice.send(group, 'before bob');
    await alice.request(AddGroupMembersDocument, { groupId: group, userIds: [bob.id] });
    const events = bob.messageAdded(group, 0);
    await alice.send(group, 'with bob');
    await has(events, 4);
    expect(seqsOf(events)).toEqual([3, 4]);
  });

  test('is completed for one who is removed, with nothing of what comes after', async () => {
    const group = await alice.group('kicked', [bob]);
    const events = bob.messageAdded(group, 1);
    await alice.send(group, 'with bob');
    await has(events, 2);
    await alice.request(RemoveGroupMemberDocument, { groupId: group, userId: bob.id });
    await alice.send(group, 'without bob');
    await events.ended();
    expect(seqsOf(events)).toEqual([2]);
    expect(events.failure).toBeNull();
  });

  test('is completed for one who leaves, and on each of their devices', async () => {
    const group = await alice.group('left', [bob]);
    const elsewhere = bob.at(tokenim.here);
    const all = [bob.messageAdded(group, 0), elsewhere.messageAdded(group, 0)];
    await Promise.all(all.map(async (events) => has(events, 1)));
    await bob.request(LeaveGroupDocument, { groupId: group });
    await Promise.all(all.map(async (events) => events.ended()));
    expect(all.map(seqsOf)).toEqual([[1], [1]]);
    await elsewhere.goOffline();
  });

  test('is refused for who is no member, as if there were no such conversation', async () => {
    const group = await alice.group('private', []);
    expect(await bob.messageAdded(group).failed()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await bob.messageAdded(group.replace(/.$/, '0')).failed()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await bob.messageAdded('nonsense').failed()).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is refused from too far back, from before the beginning and from ahead of the newest message', async () => {
    const group = await alice.group('bounds', [bob]);
    await sendMany(group, replayMessagesMax);
    for (const afterSeq of [0, -1, replayMessagesMax + 2])
      expect(await bob.messageAdded(group, afterSeq).failed()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'afterSeq' });
    const events = bob.messageAdded(group, replayMessagesMax + 1);
    await alice.send(group, 'next');
    await has(events, replayMessagesMax + 2);
  });
});
