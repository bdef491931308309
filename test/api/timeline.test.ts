import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  ConversationByIdDocument,
  ConversationMessagesDocument,
  HistoryDocument,
  MessageByIdDocument,
  SetMemberRoleDocument,
  type HistoryQueryVariables,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

type PageArguments = Omit<HistoryQueryVariables, 'conversationId'>;

/** A page by its seqs, asked for as history and as a field of the conversation: both have to agree. */
async function page(as: Person, id: string, args: PageArguments) {
  const { history } = await as.request(HistoryDocument, { conversationId: id, ...args });
  const { conversation } = await as.request(ConversationMessagesDocument, { id, ...args });
  expect(conversation?.messages).toEqual(history);
  const { edges, pageInfo } = history;
  expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null]);
  const ends = { previous: pageInfo.hasPreviousPage, next: pageInfo.hasNextPage };
  return { seqs: edges.map(({ node }) => node.seq), cursors: edges.map(({ cursor }) => cursor), ...ends };
}

function seqs(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

async function version(as: Person, id: string): Promise<number | undefined> {
  return (await as.request(ConversationByIdDocument, { id })).conversation?.version;
}

describe.each(deployments)('The timeline on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.there, 'bob')];
  });
  afterAll(async () => tokenim.stop());

  describe('in pages', () => {
    const last = 60;
    let room: string;
    let cursors: readonly string[];
    /** The cursor of the message with that seq. */
    const at = (seq: number): string => cursors[seq - 1] ?? '';
    beforeAll(async () => {
      room = await alice.direct(bob);
      for (let i = 1; i <= last; i++) await (i % 2 === 0 ? bob : alice).send(room, `message ${i}`);
      ({ cursors } = await page(alice, room, { first: last }));
    });

    const whole = { previous: false, next: false };

    test('is the newest 50 in the order in which they were sent, unless one asks for others', async () => {
      expect(await page(bob, room, {})).toMatchObject({ seqs: seqs(11, last), previous: true, next: false });
      expect(await page(bob, room, { first: 200 })).toMatchObject({ seqs: seqs(1, last), ...whole });
      expect(await page(bob, room, { last: 200 })).toMatchObject({ seqs: seqs(1, last), ...whole });
    });

    test.each<[string, () => PageArguments, number[], { previous: boolean; next: boolean }]>([
      ['first 5', () => ({ first: 5 }), seqs(1, 5), { previous: false, next: true }],
      ['last 5', () => ({ last: 5 }), seqs(56, 60), { previous: true, next: false }],
      ['first 5 after 20', () => ({ first: 5, after: at(20) }), seqs(21, 25), { previous: true, next: true }],
      ['last 5 before 20', () => ({ last: 5, before: at(20) }), seqs(15, 19), { previous: true, next: true }],
      ['first 5 before 20', () => ({ first: 5, before: at(20) }), seqs(1, 5), { previous: false, next: true }],
      ['last 5 after 20', () => ({ last: 5, after: at(20) }), seqs(56, 60), { previous: true, next: false }],
      ['first 9 between 20 and 25', () => ({ first: 9, after: at(20), before: at(25) }), seqs(21, 24), { previous: true, next: true }],
      ['last 2 between 20 and 25', () => ({ last: 2, after: at(20), before: at(25) }), seqs(23, 24), { previous: true, next: true }],
      ['first 5 after 58', () => ({ first: 5, after: at(58) }), seqs(59, 60), { previous: true, next: false }],
      ['last 5 before 3', () => ({ last: 5, before: at(3) }), seqs(1, 2), { previous: false, next: true }],
      ['first 5 after the last', () => ({ first: 5, after: at(60) }), [], { previous: true, next: false }],
      ['last 5 before the first', () => ({ last: 5, before: at(1) }), [], { previous: false, next: true }],
      ['first 5 between two neighbours', () => ({ first: 5, after: at(7), before: at(8) }), [], { previous: true, next: true }],
      ['before 4, with neither first nor last', () => ({ before: at(4) }), seqs(1, 3), { previous: false, next: true }],
      ['4 around 30', () => ({ first: 4, around: 30 }), seqs(28, 31), { previous: true, next: true }],
      ['50 around 30', () => ({ around: 30 }), seqs(5, 54), { previous: true, next: true }],
      ['9 around the first', () => ({ first: 9, around: 1 }), seqs(1, 9), { previous: false, next: true }],
      ['4 around the last', () => ({ first: 4, around: 60 }), seqs(58, 60), { previous: true, next: false }],
    ])('%s', async (_, args, expected, ends) => {
      expect(await page(alice, room, args())).toMatchObject({ seqs: expected, ...ends });
    });

    test('forwards and backwards, every message comes once', async () => {
      const forwards: number[] = [];
      for (let after: string | undefined, more = true; more;) {
        const { seqs: some, cursors: ends, next } = await page(bob, room, { first: 7, ...(after === undefined ? {} : { after }) });
        forwards.push(...some);
        [after, more] = [ends.at(-1), next];
      }
      const backwards: number[] = [];
      for (let before: string | undefined, more = true; more;) {
        const { seqs: some, cursors: ends, previous } = await page(bob, room, { last: 7, ...(before === undefined ? {} : { before }) });
        backwards.unshift(...some);
        [before, more] = [ends[0], previous];
      }
      expect(forwards).toEqual(seqs(1, last));
      expect(backwards).toEqual(seqs(1, last));
    });

    test.each<[string, PageArguments]>([
      ['first', { first: 0 }],
      ['first', { first: -1 }],
      ['first', { first: 201 }],
      ['last', { last: 0 }],
      ['last', { last: 201 }],
      ['last', { first: 5, last: 5 }],
      ['after', { after: 'nonsense' }],
      ['after', { after: '' }],
      ['before', { before: Buffer.from('seq:one').toString('base64url') }],
      ['before', { before: Buffer.from('activity:5').toString('base64url') }],
      ['around', { around: 5, last: 5 }],
      ['around', { around: 5, after: Buffer.from('seq:1').toString('base64url') }],
    ])('refuses a bad %s: %o', async (field, args) => {
      const refusal = { code: 'BAD_USER_INPUT', field };
      await expect(alice.request(HistoryDocument, { conversationId: room, ...args })).rejects.toMatchObject(refusal);
      await expect(alice.request(ConversationMessagesDocument, { id: room, ...args })).rejects.toMatchObject(refusal);
    });

    test('begins for a new member with the joining', async () => {
      const group = await alice.group('Growing', []);
      for (let i = 0; i < 5; i++) await alice.send(group, 'before');
      await alice.add(group, bob);
      for (let i = 0; i < 5; i++) await alice.send(group, 'after');
      expect(await page(bob, group, { first: 50 })).toMatchObject({ seqs: seqs(7, 12), ...whole });
      expect(await page(bob, group, { last: 3 })).toMatchObject({ seqs: seqs(10, 12), previous: true });
      expect(await page(bob, group, { first: 3, after: Buffer.from('seq:2').toString('base64url') })).toMatchObject({ seqs: seqs(7, 9) });
      expect(await page(bob, group, { first: 3, around: 2 })).toMatchObject({ seqs: seqs(7, 9), previous: false });
      const old = await bob.request(HistoryDocument, {
        conversationId: group,
        last: 5,
        before: Buffer.from('seq:4').toString('base64url'),
      });
      expect(old.history.edges).toEqual([]);
    });
  });

  describe('edits', () => {
    test('replace the text; sender, time and place stay, and the version grows', async () => {
      const room = await alice.direct(bob);
      const sent = await alice.send(room, 'Helo', { mentionIds: [bob.id] });
      const edited = await alice.edit(sent.id, 'Hello, cafe\u0301');
      const { editedAt } = edited;
      expect(edited).toEqual({ ...sent, body: 'Hello, caf\u00E9', version: sent.version + 1, editedAt });
      expect(Date.parse(editedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(sent.createdAt));
      expect(await bob.history(room, 1)).toEqual([edited]);
      expect((await bob.request(MessageByIdDocument, { id: sent.id })).node).toMatchObject({ body: 'Hello, caf\u00E9' });
      expect(await version(bob, room)).toBe(edited.version);
    });

    test('show in replies', async () => {
      const room = await alice.direct(bob);
      const { id } = await alice.send(room, 'Pizza?');
      await bob.send(room, 'Yes', { replyToId: id });
      await alice.edit(id, 'Pasta?');
      expect((await bob.history(room, 1))[0]?.replyTo?.body).toBe('Pasta?');
    });

    test('are for the own text only, within its bounds', async () => {
      const group = await alice.group('Edits', [bob]);
      const text = await alice.send(group, 'text');
      const location = { latitude: 1, longitude: 2 };
      const place = await alice.send(group, '', { kind: 'LOCATION', location, body: null });
      const [notice] = await alice.history(group);
      await expect(bob.edit(text.id, 'not mine')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(alice.edit(notice?.id ?? '', 'never happened')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(alice.edit(place.id, 'here')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' });
      for (const body of ['', ' \n', 'a\u0000b']) await expect(alice.edit(text.id, body)).rejects.toMatchObject({ field: 'body' });
      await expect(alice.edit(text.id, 'x'.repeat(16_385))).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', field: 'body' });
      expect((await bob.history(group)).map(({ body }) => body)).toEqual([null, 'text', null]);
    });

    test('at the same moment on two nodes come one after the other, each with a version of its own', async () => {
      const room = await alice.direct(bob);
      const { id, version: first } = await alice.send(room, '0');
      const nodes = [tokenim.here, tokenim.there];
      const edits = Array.from({ length: 10 }, async (_, i) => alice.at(nodes[i % 2] ?? tokenim.here).edit(id, `edit ${i}`));
      const edited = (await Promise.all(edits)).toSorted((a, b) => a.version - b.version);
      expect(edited.map((each) => each.version)).toEqual(seqs(first + 1, first + 10));
      expect(await bob.history(room, 1)).toEqual([edited.at(-1)]);
    });
  });

  describe('recalls', () => {
    test('take what was said away, for everybody; the place stays', async () => {
      const room = await alice.direct(bob);
      const [text, custom, place] = [
        await alice.send(room, 'oops', { mentionIds: [bob.id] }),
        await alice.send(room, 'poll', { kind: 'CUSTOM', custom: { secret: true } }),
        await alice.send(room, '', { kind: 'LOCATION', body: null, location: { latitude: 1, longitude: 2 } }),
      ];
      const answer = await bob.send(room, 'I saw that', { replyToId: text.id });
      for (const { id, seq } of [text, custom, place]) {
        const recalled = await alice.recall(id);
        expect(recalled).toMatchObject({ seq, body: null, custom: null, location: null, mentions: [], recalledBy: { id: alice.id } });
        expect(Math.abs(Date.parse(recalled.recalledAt ?? '') - Date.now())).toBeLessThan(10_000);
      }
      expect((await bob.history(room, 4)).map(({ seq, body }) => [seq, body])).toEqual([
        [text.seq, null],
        [custom.seq, null],
        [place.seq, null],
        [answer.seq, 'I saw that'],
      ]);
      expect((await bob.history(room, 1))[0]?.replyTo).toEqual({ seq: text.seq, body: null });
    });

    test('a second time change nothing; an edit afterwards is a CONFLICT', async () => {
      const { id } = await alice.send(await alice.direct(bob), 'oops');
      const recalled = await alice.recall(id);
      expect(await alice.recall(id)).toEqual(recalled);
      await expect(alice.edit(id, 'instead')).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('of what others wrote are for the admins of a group, who are named', async () => {
      const group = await alice.group('Moderated', [bob]);
      const { id } = await bob.send(group, 'rude');
      expect((await alice.recall(id)).recalledBy).toEqual({ id: alice.id });
      const { id: another } = await alice.send(group, 'polite');
      await expect(bob.recall(another)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await alice.request(SetMemberRoleDocument, { groupId: group, userId: bob.id, role: 'ADMIN' });
      expect((await bob.recall(another)).recalledBy).toEqual({ id: bob.id });
    });

    test('in a direct conversation are for the own messages, and nowhere for SYSTEM messages', async () => {
      const { id } = await alice.send(await alice.direct(bob), 'mine');
      await expect(bob.recall(id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const [notice] = await alice.history(await alice.group('Notices', []));
      await expect(alice.recall(notice?.id ?? '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
