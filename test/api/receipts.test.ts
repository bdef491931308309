import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  ClearHistoryDocument,
  ConversationByIdDocument,
  MarkDeliveredDocument,
  MarkReadDocument,
  ReadByDocument,
  ReceiptsDocument,
  UnreadTotalDocument,
  UpdateGroupDocument,
  UpdateGroupPermissionsDocument,
  UpdateSettingsDocument,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const membersMax = 4;

describe.each(deployments)('Receipts, on $name:', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_RECEIPT_MEMBERS_MAX: String(membersMax) });
    [alice, bob, carla] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob'), person(tokenim.there, 'carla')]);
  });
  afterAll(async () => tokenim.stop());

  /** [deliveredSeq, readSeq] of a member, as the viewer sees it. */
  const seen = async (viewer: Person, id: string, of: Person) => {
    const { conversation } = await viewer.request(ReceiptsDocument, { id });
    const member = conversation?.members.edges.find(({ node }) => node.user.id === of.id)?.node;
    return [member?.deliveredSeq, member?.readSeq];
  };
  const unread = async (viewer: Person, id: string) =>
    (await viewer.request(ReceiptsDocument, { id })).conversation?.viewerMembership?.unreadCount;
  const readBy = async (viewer: Person, conversationId: string, seq: number, page: { first?: number; after?: string } = {}) =>
    (await viewer.request(ReadByDocument, { conversationId, ...page })).history.edges.find(({ node }) => node.seq === seq)?.node;

  test('members see how far the others have received and read', async () => {
    const group = await alice.group('seen', [bob, carla]);
    const { seq } = await alice.send(group, 'read me');
    expect(await seen(alice, group, bob)).toEqual([0, 0]);
    expect(await bob.markDelivered({ conversationId: group, seq })).toBe(true);
    expect(await seen(alice, group, bob)).toEqual([seq, 0]);
    expect(await bob.markRead(group, seq)).toEqual({ deliveredSeq: seq, readSeq: seq, markedUnreadSeq: null, unreadCount: 0 });
    expect(await seen(carla, group, bob)).toEqual([seq, seq]);
  });

  test('who has read a message is listed and counted, without its sender and those who cannot see it', async () => {
    const group = await alice.group('read by', [bob, carla]);
    const { seq } = await alice.send(group, 'read me');
    const dora = await person(tokenim.here, 'dora');
    await alice.add(group, dora);
    const last = await alice.send(group, 'and me');
    await Promise.all([alice, bob, dora].map(async (one) => one.markRead(group, last.seq)));
    await carla.markDelivered({ conversationId: group, seq });
    expect(await readBy(carla, group, seq)).toMatchObject({
      readCount: 1,
      deliveredCount: 2,
      readBy: { edges: [{ node: { user: { id: bob.id } } }], pageInfo: { hasNextPage: false } },
    });
    const readers = [bob, dora].map(({ id }) => id).toSorted();
    const first = await readBy(carla, group, last.seq, { first: 1 });
    expect(first).toMatchObject({
      readCount: 2,
      readBy: { edges: [{ node: { user: { id: readers[0] } } }], pageInfo: { hasNextPage: true } },
    });
    const next = await readBy(carla, group, last.seq, { first: 1, after: first?.readBy?.pageInfo.endCursor ?? '' });
    expect(next).toMatchObject({ readBy: { edges: [{ node: { user: { id: readers[1] } } }], pageInfo: { hasNextPage: false } } });
    await expect(readBy(carla, group, seq, { after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });

  test('who clears their history has read it all the same', async () => {
    const group = await alice.group('cleared', [bob, carla]);
    const { seq } = await alice.send(group, 'read me');
    await bob.markRead(group, seq);
    await bob.request(ClearHistoryDocument, { conversationId: group });
    expect(await readBy(alice, group, seq)).toMatchObject({ readCount: 1, deliveredCount: 1 });
  });

  test('in larger groups nobody sees the receipts of others', async () => {
    const others = await Promise.all(['dora', 'eve'].map(async (name) => person(tokenim.here, name)));
    const group = await alice.group('large', [bob, carla, ...others]);
    const { seq } = await alice.send(group, 'read me');
    await bob.markRead(group, seq);
    expect(await seen(alice, group, bob)).toEqual([null, null]);
    expect(await seen(bob, group, bob)).toEqual([seq, seq]);
    expect(await readBy(alice, group, seq)).toEqual({ seq, readCount: null, deliveredCount: null, readBy: null });
    // What was kept from the others stays so when the group becomes smaller, until there is a new receipt.
    await alice.remove(group, carla);
    expect(await seen(alice, group, bob)).toEqual([null, null]);
    await bob.markRead(group, seq);
    expect(await seen(alice, group, bob)).toEqual([seq, seq]);
  });

  test('nobody sees those of a member who does not show them, who sees those of others as before', async () => {
    const dora = await person(tokenim.here, 'dora');
    const group = await alice.group('private', [bob, dora]);
    const { seq } = await alice.send(group, 'read me');
    await Promise.all([bob.markRead(group, seq), dora.markRead(group, 1)]);
    await dora.request(UpdateSettingsDocument, { input: { readReceipts: false } });
    await dora.markRead(group, seq);
    expect(await seen(alice, group, dora)).toEqual([null, null]);
    expect(await seen(dora, group, bob)).toEqual([seq, seq]);
    expect(await seen(dora, group, dora)).toEqual([seq, seq]);
    expect(await readBy(alice, group, seq)).toMatchObject({ readCount: 1 });
    expect(await readBy(dora, group, seq)).toMatchObject({ readCount: 2 });
    // What was read in private is told with the next receipt after that.
    await dora.request(UpdateSettingsDocument, { input: { readReceipts: true } });
    expect(await seen(alice, group, dora)).toEqual([null, null]);
    await dora.markRead(group, seq);
    expect(await seen(alice, group, dora)).toEqual([seq, seq]);
  });

  test('strangers and numbers out of bounds are refused', async () => {
    const group = await alice.group('strangers', [bob]);
    await expect(carla.markRead(group, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(carla.markUnread(group, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bob.request(MarkReadDocument, { conversationId: 'nonsense', seq: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bob.markRead(group, -1)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'seq' });
    await expect(bob.markUnread(group, 0)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'seq' });
    const positions = Array.from({ length: 1_001 }, () => ({ conversationId: group, seq: 1 }));
    await expect(bob.request(MarkDeliveredDocument, { positions })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'positions' });
  });

  test('delivery is noted in several conversations at once, where the viewer is a member', async () => {
    const groups = await Promise.all(['one', 'two', 'three'].map(async (name) => alice.group(name, [bob])));
    const strange = await alice.group('strange', [carla]);
    expect(await bob.markDelivered(...groups.map((conversationId) => ({ conversationId, seq: 1 })))).toBe(true);
    for (const group of groups) expect(await seen(alice, group, bob)).toEqual([1, 0]);
    const [one = ''] = groups;
    const { seq } = await alice.send(one, 'more');
    const both = [strange, one].map((conversationId) => ({ conversationId, seq }));
    await expect(bob.markDelivered(...both)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await seen(alice, one, bob)).toEqual([seq, 0]);
  });

  test('many reads at once are all noted, each change with a version of its own', async () => {
    const group = await alice.group('at once', [bob, carla]);
    const sent = await Promise.all(Array.from({ length: 20 }, async (_, i) => alice.send(group, `message ${i}`)));
    const before = (await alice.request(ConversationByIdDocument, { id: group })).conversation?.version ?? 0;
    const reads = sent.flatMap(({ seq }) => [bob, carla].map((one) => ({ one, seq })));
    const answers = await Promise.all(reads.map(async ({ one, seq }) => ({ seq, answer: await one.markRead(group, seq) })));
    for (const { seq, answer } of answers) expect(answer.readSeq).toBeGreaterThanOrEqual(seq);
    const after = (await alice.request(ConversationByIdDocument, { id: group })).conversation?.version ?? 0;
    expect(after - before).toBeGreaterThanOrEqual(2);
    expect(after - before).toBeLessThanOrEqual(40);
    expect(await seen(alice, group, bob)).toEqual([21, 21]);
    expect(await seen(alice, group, carla)).toEqual([21, 21]);
  });

  test('a mark counts from there on, also over what was written oneself, until something is read', async () => {
    const group = await alice.group('marks', [bob]);
    const { seq } = await alice.send(group, 'later');
    await bob.send(group, 'an answer');
    expect(await unread(bob, group)).toBe(0);
    expect(await bob.markUnread(group, seq)).toMatchObject({ markedUnreadSeq: seq, unreadCount: 2 });
    await bob.markDelivered({ conversationId: group, seq: seq + 1 });
    expect(await unread(bob, group)).toBe(2);
    expect(await bob.markRead(group, 1)).toMatchObject({ markedUnreadSeq: null, unreadCount: 0 });
  });

  test('what is unread is what a naive count finds, whatever came in whatever order', { timeout: 120_000 }, async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('send', 'answer', 'change', 'recall', 'leave', 'join'), group: fc.nat(1) }),
      fc.record({ do: fc.constantFrom('read', 'unread'), group: fc.nat(1), seq: fc.nat(12) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const [owner, reader] = await Promise.all([person(tokenim.here, 'owner'), person(tokenim.there, 'reader')]);
        const counts = await Promise.all([0, 1].map(async (i) => Naive.begin(`group ${i}`, owner, reader)));
        for (const each of steps) await counts[each.group]?.take(each.do, 'seq' in each ? each.seq : 0);
        let total = 0;
        for (const naive of counts) {
          const expected = naive.unread();
          expect(await unread(reader, naive.group)).toBe(expected ?? undefined);
          total += expected ?? 0;
        }
        expect((await reader.request(UnreadTotalDocument, {})).viewer.unreadTotal).toBe(total);
      }),
      { numRuns: 8, seed: 7 },
    );
  });
});

/** Holds each message of a group, and whether the reader has still to see it. */
class Naive {
  private readonly messages: { readonly id: string; isUnread: boolean; readonly isVisible: boolean }[] = [];
  private isMember = true;
  private readThrough = 0;
  private markedFrom: number | null = null;

  private constructor(
    readonly group: string,
    private readonly owner: Person,
    private readonly reader: Person,
  ) {}

  static async begin(name: string, owner: Person, reader: Person): Promise<Naive> {
    const group = await owner.group(name, [reader]);
    await owner.request(UpdateGroupPermissionsDocument, { input: { groupId: group, editInfo: 'EVERYONE' } });
    const naive = new Naive(group, owner, reader);
    await naive.readOn();
    return naive;
  }

  /** Null for somebody who is not in it. */
  unread(): number | null {
    if (!this.isMember) return null;
    const { markedFrom } = this;
    if (markedFrom === null) return this.messages.filter(({ isUnread }) => isUnread).length;
    return this.messages.filter(({ isVisible }, i) => isVisible && i + 1 >= markedFrom).length;
  }

  async take(what: string, seq: number): Promise<void> {
    if (what === 'send') await this.owner.send(this.group, 'hello');
    else if (what === 'recall') await this.recall();
    else if (what === 'join' && !this.isMember) await this.join();
    else if (this.isMember) await this.act(what, seq);
    await this.readOn();
  }

  private async act(what: string, seq: number): Promise<void> {
    if (what === 'answer' || what === 'change') {
      if (what === 'answer') await this.reader.send(this.group, 'yes?');
      else await this.reader.request(UpdateGroupDocument, { groupId: this.group, input: { name: `Group ${this.messages.length}` } });
      await this.readOn();
      // Whoever answers, or changes something, has seen what is above.
      for (const message of this.messages) message.isUnread = false;
    } else if (what === 'leave') {
      await this.owner.remove(this.group, this.reader);
      this.isMember = false;
    } else if (what === 'read') {
      await this.reader.markRead(this.group, seq);
      this.markedFrom = null;
      this.readThrough = Math.max(this.readThrough, Math.min(seq, this.messages.length));
      for (const message of this.messages.slice(0, this.readThrough)) message.isUnread = false;
    } else if (what === 'unread' && seq > 0) {
      await this.reader.markUnread(this.group, seq);
      this.markedFrom = seq;
    }
  }

  private async recall(): Promise<void> {
    const last = (await this.owner.history(this.group)).findLast(({ kind, sender }) => kind === 'TEXT' && sender?.id === this.owner.id);
    if (last !== undefined) await this.owner.recall(last.id);
  }

  private async join(): Promise<void> {
    await this.owner.add(this.group, this.reader);
    this.isMember = true;
    this.markedFrom = null;
    this.readThrough = 0;
    // What was there before is not for them; the word of their joining is.
    const known = (await this.owner.history(this.group)).slice(0, -1);
    this.messages.splice(0, this.messages.length, ...known.map(({ id }) => ({ id, isUnread: false, isVisible: false })));
  }

  /** New messages are unread, whoever they are from; `act` knows better. */
  private async readOn(): Promise<void> {
    for (const { id } of (await this.owner.history(this.group)).slice(this.messages.length))
      this.messages.push({ id, isUnread: this.isMember, isVisible: this.isMember });
  }
}
