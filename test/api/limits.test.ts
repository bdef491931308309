import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refused, request, type ClientError } from '../support/api.ts';
import { embedded, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ConversationsDocument,
  CreateGroupDocument,
  HistoryDocument,
  LoginDocument,
  SendMessageDocument,
  TypedDocumentString,
  ViewerDocument,
} from '../support/generated/graphql.ts';
import { password, person, type Person } from '../support/person.ts';
import { bearer, post, resultOf, webSocketWith } from '../support/raw-request.ts';
import { refusalOf } from '../support/refusal.ts';
import { Socket } from '../support/socket.ts';

const settings = {
  TOKENIM_QUERY_DEPTH_MAX: '8',
  TOKENIM_QUERY_COST_MAX: '5000',
  TOKENIM_REQUEST_BYTES_MAX: '20000',
  TOKENIM_BODY_BYTES_MAX: '1000',
  TOKENIM_PAYLOAD_BYTES_MAX: '1000',
  TOKENIM_MENTIONS_MAX: '1',
  TOKENIM_SENDS_PER_USER_MAX: '20',
  TOKENIM_EDIT_WINDOW_MS: '1',
  TOKENIM_RECALL_WINDOW_MS: '1',
  TOKENIM_SUBSCRIPTIONS_PER_SOCKET_MAX: '3',
  TOKENIM_SOCKETS_PER_USER_MAX: '3',
  TOKENIM_LOGIN_ATTEMPTS_PER_ACCOUNT_MAX: '3',
  TOKENIM_LOGIN_ATTEMPTS_PER_ADDRESS_MAX: '5',
  TOKENIM_TRUST_PROXY: 'loopback',
  TOKENIM_SESSIONS_PER_USER_MAX: '2',
  TOKENIM_GROUP_MEMBERS_MAX: '3',
  TOKENIM_GROUP_MEMBERS_ADDED_MAX: '2',
  TOKENIM_CONVERSATIONS_PER_USER_MAX: '10',
};

/** `{viewer{user{…}}}` with fragments that spread each other twice, so many levels deep. */
function doublingFragments(levels: number): string {
  const chain = Array.from({ length: levels }, (_, i) => `fragment f${i} on User { ...f${i + 1} ...f${i + 1} }`);
  return `{ viewer { user { ...f0 } } } ${chain.join(' ')} fragment f${levels} on User { id }`;
}

// Limits are counted by each node for itself, whatever the database.
describe('Limits', () => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  beforeAll(async () => {
    tokenim = await embedded.start(settings);
    [alice, bob, carla] = [await person(tokenim.here, 'alice'), await person(tokenim.here, 'bob'), await person(tokenim.here, 'carla')];
  });
  afterAll(async () => tokenim.stop());

  async function ask(query: string, variables: Record<string, unknown> = {}) {
    return resultOf(await post(tokenim.here, { query, variables }, bearer(alice.token)));
  }

  async function overSocket(query: string, variables: Record<string, unknown>): Promise<unknown> {
    const socket = new Socket(tokenim.here, alice.token);
    const document = new TypedDocumentString<unknown, Record<string, unknown>>(query);
    try {
      return await socket.request(document, variables);
    } catch (error) {
      // Told before it ran: a list, and not a result with errors in it.
      throw Array.isArray(error) ? new Refused(error as readonly ClientError[]) : error;
    } finally {
      await socket.end();
    }
  }

  describe('of what a request may ask for, over HTTP and over sockets alike', () => {
    const pages = 'query($n: Int) { conversations(first: $n) { edges { node { messages(last: 50) { edges { node { id } } } } } } }';

    async function expectRefused(query: string, message: RegExp, variables: Record<string, unknown> = {}): Promise<void> {
      const overHttp = await post(tokenim.here, { query, variables }, bearer(alice.token));
      expect(overHttp.status).toBe(400);
      for (const errors of [resultOf(overHttp).errors, (await refusalOf(overSocket(query, variables))).errors]) {
        expect(errors).toHaveLength(1);
        expect(errors?.[0]?.message).toMatch(message);
        expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      }
    }

    test('depth: 8 levels may be asked for, 9 may not, however they are written', async () => {
      const below = (levels: number): string => (levels === 1 ? 'id' : `replyTo { ${below(levels - 1)} }`);
      const nested = (levels: number) => `{ conversations { edges { node { lastMessage { ${below(levels - 4)} } } } } }`;
      expect((await ask(nested(8))).errors).toBeUndefined();
      await expectRefused(nested(9), /9 levels deep; the limit is 8/);
      const inFragment = nested(9).replace('{ id }', '{ ...last }').concat(' fragment last on Message { id }');
      await expectRefused(inFragment, /9 levels deep; the limit is 8/);
    });

    test('cost: fields times the pages around them, sizes in variables and their defaults included', async () => {
      expect((await ask(pages, { n: 20 })).errors).toBeUndefined();
      await expectRefused(pages, /costs \d+ points; the limit is 5000/, { n: 200 });
      await expectRefused(pages.replace('$n: Int', '$n: Int = 200'), /costs \d+ points; the limit is 5000/);
      await expectRefused(pages.replace('(first: $n)', '').replace('($n: Int)', '').replace('last: 50', 'last: 200'), /costs \d+ points/);
    });

    test('fragments that spread each other without end in sight are counted, not followed', async () => {
      const begin = performance.now();
      await expectRefused(doublingFragments(60), /costs .* points; the limit is 5000/);
      expect(performance.now() - begin).toBeLessThan(2_000);
      expect((await ask(doublingFragments(5))).data).toEqual({ viewer: { user: { id: alice.id } } });
    });

    test('length: a document of more tokens than anybody writes is refused by the parser', async () => {
      await expectRefused(`{ viewer { user { ${'id '.repeat(4_000)} } } }`, /token/i);
    });

    test('page size: 200 is the largest', async () => {
      await expect(alice.request(ConversationsDocument, { first: 201 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
    });

    test('size: a request of more bytes than the limit is refused unread', async () => {
      const padding = (bytes: number) => ({ query: '{ viewer { user { id } } }', variables: { padding: 'x'.repeat(bytes) } });
      expect((await post(tokenim.here, padding(19_000), bearer(alice.token))).status).toBe(200);
      const answer = await post(tokenim.here, padding(20_000), bearer(alice.token));
      expect(answer.status).toBe(413);
      expect(resultOf(answer).errors?.[0]?.extensions.code).toBe('PAYLOAD_TOO_LARGE');
      const { query, variables } = padding(20_000);
      await expect(overSocket(query, variables)).rejects.toMatchObject({ code: 1009 });
    });
  });

  describe('of messages', () => {
    test('bytes of the body, bytes of the payload, and mentions', async () => {
      const room = await alice.group('Bounds', [bob]);
      await expect(alice.send(room, 'x'.repeat(1_001))).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', field: 'input.body' });
      const custom = 'x'.repeat(999);
      await expect(alice.send(room, 'x', { kind: 'CUSTOM', custom })).rejects.toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
        field: 'input.custom',
      });
      const mentionIds = [alice.id, bob.id];
      await expect(alice.send(room, 'x', { mentionIds })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.mentionIds' });
    });

    test('the time to edit and to recall the own ones; admins may always recall', async () => {
      const room = await alice.group('Windows', [bob]);
      const { id } = await bob.send(room, 'too late');
      const untilRefused = async (change: () => Promise<unknown>) => {
        const refused = async () =>
          change().then(
            () => null,
            (error: unknown) => error,
          );
        return eventually(refused, { what: 'the window to close' });
      };
      expect(await untilRefused(async () => bob.edit(id, 'changed'))).toMatchObject({ code: 'CONFLICT' });
      const { id: another } = await bob.send(room, 'too late as well');
      await eventually(async () => Date.now() > Date.parse((await bob.history(room, 1))[0]?.createdAt ?? '') + 1, { what: 'a moment' });
      await expect(bob.recall(another)).rejects.toMatchObject({ code: 'CONFLICT' });
      expect((await alice.recall(another)).recalledBy).toEqual({ id: alice.id });
    });

    test('so many in 10 s: those beyond it are told when to come back, and then they may', async () => {
      const dora = await person(tokenim.here, 'dora');
      const room = await dora.group('Flood', []);
      const { socket } = await dora.inbox();
      const input = () => ({ conversationId: room, body: 'x', clientMessageId: randomUUID() });
      const send = async () => socket.request(SendMessageDocument, { input: input() });
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, send));
      const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
      expect(refusals.length).toBeGreaterThanOrEqual(8);
      expect(refusals.length).toBeLessThanOrEqual(10);

      const refusal = await eventually(
        async () =>
          send().then(
            () => null,
            (error: unknown) => error,
          ),
        { what: 'a refusal' },
      );
      const { retryAfterMs } = refusal as { retryAfterMs: number };
      expect(refusal).toMatchObject({ code: 'RATE_LIMITED' });
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(500);
      const refusedAt = Date.now();
      await eventually(() => Date.now() >= refusedAt + retryAfterMs, { what: 'the time that it said to pass' });
      expect((await send()).sendMessage.body).toBe('x');
      // Nobody else waits for it.
      expect((await alice.send(await alice.direct(bob), 'hello')).body).toBe('hello');
      await dora.goOffline();
    });
  });

  describe('of sockets', () => {
    test('3 subscriptions on one, also when they are asked for all at once; one that ends makes room', async () => {
      const room = await alice.group('Subscribed', []);
      const socket = alice.socket();
      const streams = Array.from({ length: 10 }, () => alice.messageAdded(room, 0, socket));
      const open = () => streams.filter(({ received }) => received.length > 0);
      const refused = () => streams.filter(({ failure }) => failure !== null);
      await eventually(() => open().length + refused().length === 10, { what: 'ten answers' });
      expect(open()).toHaveLength(3);
      for (const { failure } of refused()) expect(failure).toMatchObject([{ extensions: { code: 'QUOTA_EXCEEDED' } }]);

      open()[0]?.stop();
      const another = async () => {
        const stream = alice.messageAdded(room, 0, socket);
        await eventually(() => stream.failure !== null || stream.received.length > 0, { what: 'an answer' });
        return stream.failure === null;
      };
      expect(await eventually(another, { what: 'room for another subscription' })).toBe(true);
      await alice.goOffline();
    });

    test('3 of one user: the next one is closed with 4429, until another one ends', async () => {
      const inboxes = [await bob.inbox(), await bob.inbox(), await bob.inbox()];
      const another = async () => new Socket(tokenim.here, bob.token).request(ViewerDocument, {});
      await expect(another()).rejects.toMatchObject({ code: 4429 });
      await inboxes[0]?.socket.end();
      expect((await eventually(another, { what: 'room for another socket' })).viewer.user.id).toBe(bob.id);
      await bob.goOffline();
    });
  });

  describe('of accounts', () => {
    test('3 wrong passwords, then also the right one has to wait', async () => {
      const { username } = carla.auth.user;
      const login = async (secret: string) => request(tokenim.here, LoginDocument, { input: { username, password: secret } });
      for (let i = 0; i < 3; i++) await expect(login('a wrong guess')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      const refusal = await refusalOf(login(password));
      expect(refusal.code).toBe('RATE_LIMITED');
      expect(refusal.retryAfterMs).toBeGreaterThan(600_000);
      expect(refusal.retryAfterMs).toBeLessThanOrEqual(900_000);
      expect((await carla.request(ViewerDocument, {})).viewer.user.id).toBe(carla.id);
    });

    test('5 wrong passwords from one address, whatever the accounts, over HTTP and over sockets, and whatever the client claims', async () => {
      const guess = (username: string) =>
        `mutation { login(input: { username: "${username}", password: "a wrong guess" }) { accessToken } }`;
      // What is before the address that the trusted proxy saw is made up.
      const from = (i: number) => ({ 'x-forwarded-for': `198.51.100.${i}, 203.0.113.7` });
      const overHttp = async (i: number) =>
        resultOf(await post(tokenim.here, { query: guess(`victim-${i}`) }, from(i))).errors?.[0]?.extensions.code;
      const onSocket = async (i: number, headers = from(i)) => {
        const socket = new Socket(tokenim.here, undefined, { webSocketImpl: webSocketWith(headers) });
        const guessing = socket.request(new TypedDocumentString<unknown, Record<string, never>>(guess(`victim-${i}`)), {});
        return (await refusalOf(guessing)).code;
      };
      const codes = [await overHttp(1), await onSocket(2), await overHttp(3), await onSocket(4), await overHttp(5)];
      expect(codes).toEqual(codes.map(() => 'UNAUTHENTICATED'));
      expect([await onSocket(6), await overHttp(7)]).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
      expect(await onSocket(8, { 'x-forwarded-for': '203.0.113.8' })).toBe('UNAUTHENTICATED');
    });

    test('2 devices: the third one takes the place of the one that was away longest', async () => {
      const erin = await person(tokenim.here, 'erin');
      const { username } = erin.auth.user;
      const login = async () => (await request(tokenim.here, LoginDocument, { input: { username, password } })).login.accessToken;
      const [second, third] = [await login(), await login()];
      await expect(erin.request(ViewerDocument, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      for (const token of [second, third]) expect((await request(tokenim.here, ViewerDocument, {}, token)).viewer.sessions).toHaveLength(2);
    });
  });

  describe('of groups', () => {
    test('members added at once, and members altogether', async () => {
      const dave = await person(tokenim.here, 'dave');
      const making = alice.group('Too many at once', [bob, carla, dave]);
      await expect(making).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.memberIds' });
      const room = await alice.group('Full', [bob, carla]);
      await expect(alice.add(room, dave)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
      await alice.add(room, bob);
      await alice.remove(room, bob);
      await alice.add(room, dave);
    });

    test('groups of one user', async () => {
      const collector = await person(tokenim.here, 'collector');
      for (let i = 0; i < 10; i++) await collector.request(CreateGroupDocument, { input: { name: `${i}` } });
      await expect(collector.group('One more', [])).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
      const room = await alice.group('Popular', []);
      await expect(alice.add(room, collector)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
      expect((await alice.request(HistoryDocument, { conversationId: room })).history.edges).toHaveLength(1);
    });
  });
});
