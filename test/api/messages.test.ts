import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { SendMessageDocument, UpdateGroupDocument, type SendMessageInput } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { bearer, post, resultOf } from '../support/raw-request.ts';

const badInput = (field: string) => ({ code: 'BAD_USER_INPUT', field });

describe.each(deployments)('Messages on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let room: string;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.there, 'bob')];
    room = await alice.group('The room', [bob]);
  });
  afterAll(async () => tokenim.stop());

  /** Sends exactly these fields beside the conversation and a fresh client id. */
  async function send(input: Partial<SendMessageInput>, as = alice) {
    const whole = { conversationId: room, clientMessageId: randomUUID(), ...input };
    return (await as.request(SendMessageDocument, { input: whole })).sendMessage;
  }

  async function newest(as = bob) {
    return (await as.history(room, 1))[0];
  }

  test('of two people come live, once and in order, whichever node they are on', async () => {
    const direct = await alice.direct(bob);
    const inboxes = [await alice.inbox(), await bob.inbox()];
    const bodies = Array.from({ length: 20 }, (_, i) => `message ${i + 1}`);
    for (const [i, body] of bodies.entries()) await (i % 2 === 0 ? alice : bob).send(direct, body);
    for (const inbox of inboxes) {
      await inbox.message('message 20');
      expect(inbox.messages(direct).map(({ seq, body }) => [seq, body])).toEqual(bodies.map((body, i) => [i + 1, body]));
    }
    expect((await bob.history(direct)).map(({ body }) => body)).toEqual(bodies);
    await Promise.all([alice.goOffline(), bob.goOffline()]);
  });

  describe('kinds', () => {
    test('TEXT: as it was sent, with who, when and its place', async () => {
      const before = await newest();
      const clientMessageId = randomUUID();
      const message = await send({ body: 'Hello\n\tworld', clientMessageId });
      expect(message).toMatchObject({
        id: `m_${room.slice(2)}_${message.seq}`,
        conversationId: room,
        seq: (before?.seq ?? 0) + 1,
        clientMessageId,
        kind: 'TEXT',
        body: 'Hello\n\tworld',
        sender: { id: alice.id },
        replyTo: null,
        mentions: [],
        system: null,
        editedAt: null,
        recalledAt: null,
      });
      expect(Math.abs(Date.parse(message.createdAt) - Date.now())).toBeLessThan(10_000);
      expect(await newest()).toEqual(message);
    });

    test('LOCATION: a place on earth, with a name or without', async () => {
      const location = { latitude: -33.8568, longitude: 151.2153, name: 'Opera House' };
      expect(await send({ kind: 'LOCATION', location })).toMatchObject({ kind: 'LOCATION', body: null, location });
      expect(await newest()).toMatchObject({ location });
      expect((await send({ kind: 'LOCATION', location: { latitude: 90, longitude: -180 } })).location?.name).toBeNull();
    });

    test('CUSTOM: any JSON, with a text for clients that do not know it', async () => {
      const custom = { poll: { question: 'Pizza?', options: ['yes', 'no'] }, n: 1.5, ok: true, none: null, '\u00FC': [] };
      expect(await send({ kind: 'CUSTOM', custom, body: 'A poll: Pizza?' })).toMatchObject({
        kind: 'CUSTOM',
        custom,
        body: 'A poll: Pizza?',
      });
      expect(await newest()).toMatchObject({ custom });
      for (const value of ['text', 0, false, [], {}]) expect((await send({ kind: 'CUSTOM', custom: value })).custom).toEqual(value);
    });

    test.each<[string, Partial<SendMessageInput>, string]>([
      ['a TEXT without body', {}, 'input.body'],
      ['an empty TEXT', { body: '' }, 'input.body'],
      ['a TEXT of white space', { body: ' \n\t ' }, 'input.body'],
      ['a TEXT that cannot be seen', { body: '\u200B\u2060 \u3164' }, 'input.body'],
      ['a TEXT with a location', { body: 'x', location: { latitude: 0, longitude: 0 } }, 'input.location'],
      ['a TEXT with a payload', { body: 'x', custom: {} }, 'input.custom'],
      ['a LOCATION without location', { kind: 'LOCATION' }, 'input.location'],
      ['a LOCATION with a body', { kind: 'LOCATION', body: 'x', location: { latitude: 0, longitude: 0 } }, 'input.body'],
      ['a LOCATION beyond the pole', { kind: 'LOCATION', location: { latitude: 90.1, longitude: 0 } }, 'input.location.latitude'],
      ['a LOCATION once around', { kind: 'LOCATION', location: { latitude: 0, longitude: -181 } }, 'input.location.longitude'],
      [
        'a LOCATION with a long name',
        { kind: 'LOCATION', location: { latitude: 0, longitude: 0, name: 'x'.repeat(201) } },
        'input.location.name',
      ],
      ['a CUSTOM without payload', { kind: 'CUSTOM', body: 'x' }, 'input.custom'],
      ['a SYSTEM message', { kind: 'SYSTEM', body: 'You were promoted' }, 'input.kind'],
      ['an IMAGE without an upload', { kind: 'IMAGE' }, 'input.kind'],
      ['no client id', { body: 'x', clientMessageId: '' }, 'input.clientMessageId'],
      ['a client id of 65 characters', { body: 'x', clientMessageId: 'k'.repeat(65) }, 'input.clientMessageId'],
      ['a client id in another script', { body: 'x', clientMessageId: 'clé' }, 'input.clientMessageId'],
      ['a client id like one of ours', { body: 'x', clientMessageId: ':1' }, 'input.clientMessageId'],
    ])('%s is refused', async (_, input, field) => {
      const before = await newest();
      await expect(send(input)).rejects.toMatchObject(badInput(field));
      expect(await newest()).toEqual(before);
    });
  });

  describe('the body', () => {
    test('has up to 16 KiB of UTF-8, however few characters that are', async () => {
      const largest = '\u{1F600}'.repeat(4_096);
      expect((await send({ body: largest })).body).toBe(largest);
      expect((await newest())?.body).toBe(largest);
      await expect(send({ body: `${largest}x` })).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', field: 'input.body' });
      await expect(send({ body: 'x'.repeat(16_385) })).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', field: 'input.body' });
    });

    test('is stored in the composed form', async () => {
      expect((await send({ body: 'Cafe\u0301 \u1100\u1161' })).body).toBe('Caf\u00E9 \uAC00');
    });

    test.each([
      ['\u0000', 'U+0000'],
      ['\u0007', 'a bell'],
      ['\u001B[31m', 'a terminal escape'],
      ['\u0085', 'a C1 control'],
      ['\u202E', 'a right-to-left override'],
    ])('is refused with a control character in it', async (character) => {
      await expect(send({ body: `a${character}b` })).rejects.toMatchObject(badInput('input.body'));
    });

    test('is refused with half a surrogate pair in it', async () => {
      const query = `mutation($body: String!) { sendMessage(input: { conversationId: "${room}", clientMessageId: "half", body: $body }) { body } }`;
      for (const half of ['\\ud83d', '\\ude00', '\\ude00\\ud83d']) {
        const body = `{"query":${JSON.stringify(query)},"variables":{"body":"a${half}b"}}`;
        expect(resultOf(await post(tokenim.here, body, bearer(alice.token))).errors?.[0]?.extensions).toEqual(badInput('input.body'));
      }
    });

    test('keeps every character that people write', async () => {
      const body =
        '\u2068isolated\u2069 简体中文 عربى עברית हिन्दी ไทย 👩‍👩‍👧‍👦 🏳️‍🌈 𝕌 \u00A0 ﷽ <script>alert("x")</script> \'; DROP TABLE messages; -- %s \\ ?';
      expect((await send({ body })).body).toBe(body);
      expect((await newest())?.body).toBe(body);
    });

    test('of a CUSTOM payload is at most 32 levels deep', async () => {
      const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
      const deepest: unknown = JSON.parse(nested(32));
      expect((await send({ kind: 'CUSTOM', custom: deepest })).custom).toEqual(deepest);
      const input = `{ conversationId: "${room}", clientMessageId: "deep", kind: CUSTOM, custom: $custom }`;
      const query = JSON.stringify(`mutation($custom: JSON) { sendMessage(input: ${input}) { seq } }`);
      for (const levels of [33, 8_000]) {
        const answer = await post(tokenim.here, `{"query":${query},"variables":{"custom":${nested(levels)}}}`, bearer(alice.token));
        expect(resultOf(answer).errors?.[0]?.extensions).toEqual(badInput('input.custom'));
      }
    });

    test('of a CUSTOM payload has up to 16 KiB of JSON', async () => {
      const filled = 'x'.repeat(16_384 - '{"a":""}'.length);
      expect((await send({ kind: 'CUSTOM', custom: { a: filled } })).custom).toEqual({ a: filled });
      await expect(send({ kind: 'CUSTOM', custom: { a: `${filled}x` } })).rejects.toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
        field: 'input.custom',
      });
    });
  });

  describe('what they refer to', () => {
    test('replyTo shows the message that is answered, as it is now', async () => {
      const question = await send({ body: 'Pizza?' });
      const answer = await send({ body: 'Yes!', replyToId: question.id }, bob);
      expect(answer.replyTo).toEqual({ seq: question.seq, body: 'Pizza?' });
      expect((await newest(alice))?.replyTo).toEqual({ seq: question.seq, body: 'Pizza?' });
    });

    test('a reply stays in its conversation, and answers what is there', async () => {
      const elsewhere = await alice.send(await alice.direct(bob), 'elsewhere');
      await expect(send({ body: 'x', replyToId: elsewhere.id })).rejects.toMatchObject(badInput('input.replyToId'));
      for (const replyToId of [`m_${room.slice(2)}_99999`, `m_${room.slice(2)}_0`, 'nonsense'])
        await expect(send({ body: 'x', replyToId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('a reply to what one joined after shows nothing of it to those who joined later', async () => {
      const carla = await person(tokenim.here, 'carla');
      const group = await alice.group('Replies', [bob]);
      const old = await alice.send(group, 'before carla');
      await alice.add(group, carla);
      await bob.send(group, 'an answer', { replyToId: old.id });
      expect((await carla.history(group, 1)).map(({ body, replyTo }) => [body, replyTo])).toEqual([['an answer', null]]);
      expect((await alice.history(group, 1))[0]?.replyTo?.body).toBe('before carla');
    });

    test('mentions name members, each once', async () => {
      const { mentions } = await send({ body: '@bob @alice @bob', mentionIds: [bob.id, alice.id, bob.id] });
      expect(new Set(mentions.map(({ id }) => id))).toEqual(new Set([alice.id, bob.id]));
      expect(mentions).toHaveLength(2);
    });

    test('mentions of others, and more than 50, are refused', async () => {
      const stranger = await person(tokenim.here, 'stranger');
      await expect(send({ body: 'x', mentionIds: [bob.id, stranger.id] })).rejects.toMatchObject(badInput('input.mentionIds'));
      const many = Array.from({ length: 51 }, (_, i) => `u_01ARZ3NDEKTSV4RRFFQ69G0${String(i).padStart(3, '0')}`);
      await expect(send({ body: 'x', mentionIds: many })).rejects.toMatchObject(badInput('input.mentionIds'));
    });
  });

  describe('sending again with the same clientMessageId', () => {
    test('returns the original, on whatever node and however often', async () => {
      const input = { body: 'once', clientMessageId: randomUUID() };
      const original = await send(input);
      expect(await send(input)).toEqual(original);
      expect(await send(input, alice.at(tokenim.there))).toEqual(original);
      expect(await newest()).toEqual(original);
    });

    test('is a CONFLICT with another payload', async () => {
      const clientMessageId = randomUUID();
      const original = await send({ body: 'first', clientMessageId });
      const changes: Partial<SendMessageInput>[] = [
        { body: 'second' },
        { body: 'first', replyToId: original.id },
        { body: 'first', mentionIds: [bob.id] },
        { kind: 'CUSTOM', custom: {}, body: 'first' },
      ];
      for (const change of changes) await expect(send({ ...change, clientMessageId })).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await newest()).toEqual(original);
    });

    test('counts what means the same as the same', async () => {
      const clientMessageId = randomUUID();
      const original = await send({ body: 'Caf\u00E9', mentionIds: [alice.id, bob.id], clientMessageId });
      const again = await send({ body: 'Cafe\u0301', mentionIds: [bob.id, alice.id, bob.id], clientMessageId });
      expect(again).toEqual(original);
    });

    test('returns it as it is now, after an edit and after a recall', async () => {
      const input = { body: 'typo', clientMessageId: randomUUID() };
      const { id } = await send(input);
      const edited = await alice.edit(id, 'corrected');
      expect(await send(input)).toEqual(edited);
      const recalled = await alice.recall(id);
      expect(await send(input)).toEqual(recalled);
      await expect(send({ ...input, body: 'corrected' })).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('is another message in another conversation, or of another sender', async () => {
      const input = { body: 'same words', clientMessageId: randomUUID() };
      const [mine, bobs] = [await send(input), await send(input, bob)];
      const elsewhere = await send({ ...input, conversationId: await alice.direct(bob) });
      expect(new Set([mine.id, bobs.id, elsewhere.id]).size).toBe(3);
    });

    test('stores one message when two sockets send it at once on two nodes', async () => {
      for (let round = 0; round < 5; round++) {
        const sockets = [alice.socket(), alice.at(tokenim.there).socket()];
        const input = { conversationId: room, clientMessageId: randomUUID(), body: `round ${round}` };
        const sent = await Promise.all(sockets.map(async (socket) => (await socket.request(SendMessageDocument, { input })).sendMessage));
        expect(sent[1]).toEqual(sent[0]);
        expect(await newest()).toEqual(sent[0]);
      }
      await alice.goOffline();
    });
  });

  test('of a conversation say its newest place at once', async () => {
    const { seq } = await send({ body: 'newest' });
    const { updateGroup } = await alice.request(UpdateGroupDocument, { groupId: room, input: {} });
    expect(updateGroup.lastSeq).toBe(seq);
  });
});
