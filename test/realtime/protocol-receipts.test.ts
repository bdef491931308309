import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { AddReactionDocument, PinMessageDocument, UpdateSettingsDocument } from '../support/generated/graphql.ts';
import { person, type Inbox, type Person, type ReceiptEvent } from '../support/person.ts';

const membersMax = 3;

describe('The protocol of receipts:', () => {
  let tokenim: Deployment;
  let alice: Person;
  /** At the other node. */
  let bob: Person;
  let carla: Person;
  beforeAll(async () => {
    tokenim = await cluster.start({ TOKENIM_RECEIPT_MEMBERS_MAX: String(membersMax) });
    [alice, bob, carla] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob'), person(tokenim.there, 'carla')]);
  });
  afterEach(async () => {
    await Promise.all([alice, bob, carla].map(async (one) => one.goOffline()));
  });
  afterAll(async () => tokenim.stop());

  /** Once this has come, so has everything that happened before it in that conversation. */
  const settle = async (inbox: Inbox, group: string): Promise<void> => {
    const { body } = await alice.send(group, `marker ${randomUUID()}`);
    await inbox.message(body ?? '');
  };
  const show = ({ userId, deliveredSeq, readSeq, unreadMark }: ReceiptEvent) => [userId, deliveredSeq, readSeq, unreadMark];
  const shown = (inbox: Inbox, group: string) => inbox.receipts(group).map(show);

  test('[INBOX-17] Reactions and pins come as a MessageChanged of their message; a reply in a thread comes as its own message, and not as a change of the one whose thread it is in.', async () => {
    const group = await alice.group('interactions', [bob]);
    const root = await alice.send(group, 'root');
    const live = await bob.inbox();
    await bob.request(AddReactionDocument, { messageId: root.id, emoji: '👍' });
    await alice.request(PinMessageDocument, { messageId: root.id });
    await bob.send(group, 'reply', { threadRootId: root.id });
    await settle(live, group);
    expect(live.messages(group).map(({ seq, version }) => [seq, version])).toEqual([
      [root.seq, root.version + 1],
      [root.seq, root.version + 2],
      [root.seq + 1, root.version + 3],
      [root.seq + 2, root.version + 4],
    ]);
    const replayed = await bob.inbox([{ conversationId: group, version: root.version }]);
    expect(replayed.messages(group)).toEqual(live.messages(group).slice(1));
  });

  test('[RCPT-1] ReceiptChanged says how far a member has received and read; it comes to all members, on all devices, their own too.', async () => {
    const group = await alice.group('receipts', [bob, carla]);
    const { seq } = await alice.send(group, 'read me');
    const inboxes = await Promise.all([alice.inbox(), bob.inbox(), bob.at(tokenim.here).inbox(), carla.inbox()]);
    await bob.markDelivered({ conversationId: group, seq });
    await bob.markRead(group, seq);
    for (const inbox of inboxes) {
      await settle(inbox, group);
      expect(shown(inbox, group)).toEqual([
        [bob.id, seq, 0, null],
        [bob.id, seq, seq, null],
      ]);
      const versions = inbox.receipts(group).map(({ version }) => version);
      expect(versions).toEqual([seq + 2, seq + 3]);
    }
  });

  test('[RCPT-2] Receipts never go back and never beyond the newest message, and who has read a message has received it.', async () => {
    const group = await alice.group('onwards', [bob]);
    await alice.send(group, 'one');
    const { seq } = await alice.send(group, 'two');
    const inbox = await alice.inbox();
    await bob.markRead(group, seq - 1);
    await bob.markDelivered({ conversationId: group, seq: seq - 2 });
    await bob.markRead(group, 0);
    await bob.markRead(group, seq + 1_000);
    await settle(inbox, group);
    expect(shown(inbox, group)).toEqual([
      [bob.id, seq - 1, seq - 1, null],
      [bob.id, seq, seq, null],
    ]);
  });

  test('[RCPT-3] Receipts of one member that moved several times while the client was away come as one event, in the place of the last.', async () => {
    const group = await alice.group('while away', [bob, carla]);
    const first = await alice.inbox();
    const positions = first.positions();
    await first.socket.end();
    for (let i = 0; i < 3; i++) {
      const { seq } = await alice.send(group, `message ${i}`);
      await bob.markDelivered({ conversationId: group, seq });
      await bob.markRead(group, seq);
    }
    await carla.markRead(group, 2);
    await alice.send(group, 'the last');
    const resumed = await alice.inbox(positions);
    expect(shown(resumed, group)).toEqual([
      [bob.id, 4, 4, null],
      [carla.id, 2, 2, null],
    ]);
    const versions = resumed.all.flatMap((event) =>
      'version' in event ? [event.version] : 'message' in event ? [event.message.version] : [],
    );
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    // The last read of the third message, and Carla's after it, come between that message and the last one.
    expect(resumed.all.slice(-4).map(({ __typename }) => __typename)).toEqual([
      'ReceiptChanged',
      'ReceiptChanged',
      'MessageChanged',
      'InboxReady',
    ]);
  });

  test('[RCPT-4] Receipts of members who set `readReceipts` to false, and those of groups with more than `TOKENIM_RECEIPT_MEMBERS_MAX` members, come to the member’s own devices and to nobody else.', async () => {
    const [dora, eve] = await Promise.all([person(tokenim.here, 'dora'), person(tokenim.there, 'eve')]);
    await dora.request(UpdateSettingsDocument, { input: { readReceipts: false } });
    const [small, large] = [await alice.group('small', [dora]), await alice.group('large', [bob, carla, dora, eve])];
    const before = await alice.inbox();
    const positions = before.positions();
    const [doras, eves] = [await dora.inbox(), await eve.inbox()];
    await dora.markRead(small, 1);
    await dora.markRead(large, 1);
    await eve.markRead(large, 1);
    await settle(doras, small);
    await settle(doras, large);
    await settle(eves, large);
    await settle(before, small);
    await settle(before, large);
    expect([shown(doras, small), shown(doras, large), shown(eves, large)]).toEqual([
      [[dora.id, 1, 1, { seq: null }]],
      [[dora.id, 1, 1, { seq: null }]],
      [[eve.id, 1, 1, { seq: null }]],
    ]);
    const replayed = await alice.inbox(positions);
    for (const inbox of [before, replayed]) expect([...inbox.receipts(small), ...inbox.receipts(large)]).toEqual([]);
    await Promise.all([dora.goOffline(), eve.goOffline()]);
  });

  test('[RCPT-5] `markUnread` comes to the viewer’s own devices as a ReceiptChanged with an `unreadMark`, and so does its end with `markRead`; nobody else hears of it.', async () => {
    const group = await alice.group('marks', [bob]);
    const { seq } = await alice.send(group, 'later');
    await bob.markRead(group, seq);
    const other = await bob.at(tokenim.here).inbox();
    const alices = await alice.inbox();
    const positions = other.positions();
    expect(await bob.markUnread(group, seq)).toEqual({ deliveredSeq: seq, readSeq: seq, markedUnreadSeq: seq, unreadCount: 1 });
    const marked = await eventually(() => other.receipts(group)[0], { what: 'the mark' });
    expect(show(marked)).toEqual([bob.id, seq, seq, { seq }]);
    expect((await bob.inbox(positions)).receipts(group)).toEqual([marked]);
    expect(await bob.markRead(group, seq)).toEqual({ deliveredSeq: seq, readSeq: seq, markedUnreadSeq: null, unreadCount: 0 });
    await settle(other, group);
    expect(shown(other, group).slice(1)).toEqual([[bob.id, seq, seq, { seq: null }]]);
    await settle(alices, group);
    expect(alices.receipts(group)).toEqual([]);
    expect((await alice.inbox(positions)).receipts(group)).toEqual([]);
  });
});
