import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accept, ask, becomeContacts, block, contactsOf, unblock } from '../support/contacts.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  CancelScheduledMessageDocument,
  ClearHistoryDocument,
  InboxDocument,
  LeaveGroupDocument,
  RemoveContactDocument,
  SaveDraftDocument,
  ScheduledMessagesDocument,
  ScheduleMessageDocument,
  StarMessageDocument,
  UnstarMessageDocument,
  UpdateContactDocument,
  UpdateScheduledMessageDocument,
  UpdateSettingsDocument,
} from '../support/generated/graphql.ts';
import { person, type Inbox, type Person } from '../support/person.ts';

const replayChangesMax = 20;

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const inAMoment = (): string => new Date(Date.now() + 1_500).toISOString();

describe.each(deployments)("What docs/PROTOCOL.md says of the viewer's own on $name", ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_REPLAY_CHANGES_MAX: String(replayChangesMax), TOKENIM_REPLAY_PAGE_SIZE: '10' });
  });
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
  });
  afterEach(async () => {
    await Promise.all([alice, bob].map(async (one) => one.goOffline()));
  });
  afterAll(async () => tokenim.stop());

  const rename = async (remarkName: string) => alice.request(UpdateContactDocument, { input: { userId: bob.id, remarkName } });
  const schedule = async (conversationId: string, sendAt: string) => {
    const input = { conversationId, sendAt, body: 'later', clientMessageId: randomUUID() };
    return (await alice.request(ScheduleMessageDocument, { input })).scheduleMessage;
  };
  const own = async (inbox: Inbox, count: number) =>
    eventually(() => inbox.own.length >= count && inbox.own.map(({ change }) => change), { what: `${count} changes of the viewer's own` });

  test('[OWN-1] `userVersion` counts the changes of what is the viewer’s own: settings, contacts, requests, blocks, what they made of their conversations, drafts included, stars and scheduled messages; each ViewerChanged carries the number of its change, and they ascend.', async () => {
    const conversationId = await alice.group('all', []);
    const inbox = await alice.inbox();
    await ask(alice, bob);
    await accept(bob, alice);
    await rename('Bobby');
    await block(alice, bob);
    await alice.request(UpdateSettingsDocument, { input: { readReceipts: false } });
    await alice.request(SaveDraftDocument, { input: { conversationId, body: 'dear all' } });
    const { id: messageId } = await alice.send(conversationId, 'remember this');
    await alice.request(StarMessageDocument, { messageId });
    await schedule(conversationId, inAnHour());
    expect((await own(inbox, 9)).map(({ __typename }) => __typename)).toEqual([
      'ContactRequestChanged',
      'ContactRequestChanged',
      'ContactChanged',
      'ContactChanged',
      'BlockChanged',
      'SettingsChanged',
      'MembershipChanged',
      'StarChanged',
      'ScheduledMessageChanged',
    ]);
    expect(inbox.own.map(({ userVersion }) => userVersion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => each + 1));
  });

  test('[OWN-2] InboxReady says where the stream stands in it; what changes from then on comes to all devices of the viewer, at every node.', async () => {
    await becomeContacts(alice, bob);
    const inboxes = await Promise.all([alice.inbox(), alice.at(tokenim.there).inbox()]);
    const [before = 0] = inboxes.map(({ userVersion }) => userVersion);
    expect(before).toBeGreaterThan(0);
    await rename('Bobby');
    for (const inbox of inboxes) {
      expect(await own(inbox, 1)).toMatchObject([{ __typename: 'ContactChanged', userId: bob.id, contact: { remarkName: 'Bobby' } }]);
      expect(inbox.userVersion).toBe(before + 1);
    }
  });

  test('[OWN-3] With `userVersion`, what changed since comes before InboxReady: each thing once, as it is now; of what is gone comes a null.', async () => {
    await becomeContacts(alice, bob);
    const { userVersion } = await alice.inbox();
    await alice.goOffline();
    await rename('Bobby');
    await rename('Bob');
    await block(alice, bob);
    await unblock(alice, bob);
    await alice.request(RemoveContactDocument, { userId: bob.id });
    const inbox = await alice.inbox([], alice.socket(), userVersion);
    expect(inbox.all.map(({ __typename }) => __typename)).toEqual(['ViewerChanged', 'ViewerChanged', 'InboxReady']);
    expect(inbox.own).toMatchObject([
      { userVersion: userVersion + 4, change: { __typename: 'BlockChanged', userId: bob.id, block: null } },
      { userVersion: userVersion + 5, change: { __typename: 'ContactChanged', userId: bob.id, contact: null } },
    ]);
    expect(inbox.userVersion).toBe(userVersion + 5);
  });

  test('[OWN-4] Without `userVersion` nothing of it is replayed: what a client reads after InboxReady and the events that follow are everything.', async () => {
    await becomeContacts(alice, bob);
    const inbox = await alice.inbox();
    expect(inbox.own).toEqual([]);
    expect(await contactsOf(alice)).toHaveLength(1);
    await rename('Bobby');
    expect(await own(inbox, 1)).toMatchObject([{ contact: { remarkName: 'Bobby' } }]);
  });

  test('[OWN-5] Where more than `TOKENIM_REPLAY_CHANGES_MAX` versions were missed, and for a `userVersion` ahead of the server’s, a ViewerGap comes instead: the client MUST read all of it afresh, and `toUserVersion` is its position.', async () => {
    await becomeContacts(alice, bob);
    const { userVersion } = await alice.inbox();
    for (let i = 0; i < replayChangesMax; i++) await rename(`Bob ${i}`);
    const notYet = await alice.inbox([], alice.socket(), userVersion);
    expect(notYet.own).toHaveLength(1);
    await rename('Bob at last');
    const present = userVersion + replayChangesMax + 1;
    for (const from of [userVersion, present + 1]) {
      const inbox = await alice.inbox([], alice.socket(), from);
      expect(inbox.all).toMatchObject([
        { __typename: 'ViewerGap', fromUserVersion: from, toUserVersion: present },
        { __typename: 'InboxReady', userVersion: present },
      ]);
    }
  });

  test('[OWN-6] A `userVersion` below 0 is refused with BAD_USER_INPUT.', async () => {
    const refused = await alice.socket().subscribe(InboxDocument, { userVersion: -1 }).failed();
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', field: 'userVersion' });
  });

  test('[OWN-7] Nobody but the viewer is told.', async () => {
    await becomeContacts(alice, bob);
    const inbox = await bob.inbox();
    await rename('Bobby');
    await block(alice, bob);
    await unblock(alice, bob);
    await alice.request(RemoveContactDocument, { userId: bob.id });
    expect(await own(inbox, 1)).toMatchObject([{ __typename: 'ContactChanged', userId: alice.id, contact: null }]);
  });

  test('[OWN-8] After `clearHistory` messages up to `visibleAfterSeq` are in no answer and no replay; a client MUST pass over what still comes live of them.', async () => {
    const group = await alice.group('cleared', [bob]);
    const { id } = await bob.send(group, 'before');
    const inbox = await alice.inbox();
    const positions = inbox.positions();
    const { clearHistory } = await alice.request(ClearHistoryDocument, { conversationId: group });
    expect(clearHistory.visibleAfterSeq).toBe(2);
    await bob.edit(id, 'before, edited');
    const { seq } = await bob.send(group, 'after');
    await inbox.message('after');
    expect(inbox.messages(group).filter((message) => message.seq > clearHistory.visibleAfterSeq)).toMatchObject([{ seq }]);
    expect((await alice.history(group)).map(({ body }) => body)).toEqual(['after']);
    expect((await alice.inbox(positions)).bodies(group)).toEqual(['after']);
    expect((await bob.history(group)).map(({ body }) => body)).toContain('before, edited');
  });

  test('[OWN-9] A scheduled message comes with each change of its author’s and when it is refused, and as a null once it is sent or taken back; that it is being sent is not told.', async () => {
    const group = await alice.group('later', [bob]);
    const inbox = await alice.at(tokenim.there).inbox();
    const [kept, dropped] = [await schedule(group, inAnHour()), await schedule(group, inAnHour())];
    await alice.request(UpdateScheduledMessageDocument, { id: kept.id, input: { body: 'sooner', sendAt: inAMoment() } });
    await alice.request(CancelScheduledMessageDocument, { id: dropped.id });
    await inbox.message('sooner');
    const changes = (await own(inbox, 5)).map((change) => change.__typename === 'ScheduledMessageChanged' && show(change));
    expect(changes).toEqual([
      [kept.id, 'later', 'PENDING'],
      [dropped.id, 'later', 'PENDING'],
      [kept.id, 'sooner', 'PENDING'],
      [dropped.id, undefined, undefined],
      [kept.id, undefined, undefined],
    ]);

    const { userVersion } = inbox;
    await inbox.socket.end();
    const refused = await schedule(group, inAMoment());
    await alice.request(LeaveGroupDocument, { groupId: group });
    const isRefused = async () => {
      const { scheduledMessages } = await alice.request(ScheduledMessagesDocument, {});
      return scheduledMessages.edges.some(({ node }) => node.status === 'FAILED');
    };
    await eventually(isRefused, { what: 'the refusal' });
    const away = await alice.inbox([], alice.socket(), userVersion);
    expect(away.own).toMatchObject([{ change: { scheduledMessageId: refused.id, scheduledMessage: { failure: { code: 'NOT_FOUND' } } } }]);
  });
});

type ScheduledMessageChanged = Extract<Inbox['own'][number]['change'], { readonly __typename: 'ScheduledMessageChanged' }>;

function show({ scheduledMessageId, scheduledMessage }: ScheduledMessageChanged) {
  return [scheduledMessageId, scheduledMessage?.body, scheduledMessage?.status];
}

describe.each(deployments)('What docs/PROTOCOL.md says of what is gone for long on $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_TOMBSTONES_KEPT_MS: '1000' });
  });
  afterAll(async () => tokenim.stop());

  test('[OWN-10] What is gone is told for at least `TOKENIM_TOMBSTONES_KEPT_MS`: for a `userVersion` from before something that is not told any more, a ViewerGap comes as well.', async () => {
    const alice = await person(tokenim.here, 'alice');
    const tablet = alice.at(tokenim.there);
    const conversationId = await alice.group('all', []);
    const { id: messageId } = await alice.send(conversationId, 'remember this');
    const input = { conversationId, sendAt: inAnHour(), body: 'later', clientMessageId: randomUUID() };
    const { scheduleMessage } = await alice.request(ScheduleMessageDocument, { input });
    await alice.request(StarMessageDocument, { messageId });
    const phone = await alice.inbox();
    const before = await tablet.inbox();
    const [positions, userVersion] = [before.positions(), before.userVersion];
    await tablet.goOffline();

    await alice.request(UnstarMessageDocument, { messageId });
    await alice.request(CancelScheduledMessageDocument, { id: scheduleMessage.id });
    const present = userVersion + 2;
    for (const from of [userVersion, userVersion + 1]) {
      const cameBack = async () => {
        const inbox = await tablet.inbox(positions, tablet.socket(), from);
        await tablet.goOffline();
        return inbox.all.some(({ __typename }) => __typename === 'ViewerGap') ? inbox : null;
      };
      const inbox = await eventually(cameBack, { what: `a gap after ${from}` });
      expect(inbox.all).toMatchObject([
        { __typename: 'ViewerGap', fromUserVersion: from, toUserVersion: present },
        { __typename: 'InboxReady', userVersion: present },
      ]);
    }

    await alice.request(StarMessageDocument, { messageId });
    await eventually(() => phone.userVersion === present + 1, { what: 'the device that was there to hear of all' });
    expect(phone.all).not.toContainEqual(expect.objectContaining({ __typename: 'ViewerGap' }));
    const changes = phone.own.map(({ change }) => change);
    expect(changes).toMatchObject([
      { __typename: 'StarChanged', messageId, starredAt: null },
      { __typename: 'ScheduledMessageChanged', scheduledMessageId: scheduleMessage.id, scheduledMessage: null },
      { __typename: 'StarChanged', messageId },
    ]);
    expect(changes[2]).not.toMatchObject({ starredAt: null });
    const again = await tablet.inbox(positions, tablet.socket(), present);
    expect(again.all.map(({ __typename }) => __typename)).toEqual(['ViewerChanged', 'InboxReady']);
    await Promise.all([alice, tablet].map(async (device) => device.goOffline()));
  });
});
