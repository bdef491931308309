import { readFile } from 'node:fs/promises';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ChangePasswordDocument,
  HistoryDocument,
  InboxDocument,
  LoginDocument,
  MessageAddedDocument,
  RefreshSocketDocument,
  RevokeSessionDocument,
  SendMessageDocument,
  ViewerDocument,
} from '../support/generated/graphql.ts';
import { startNode, type Node } from '../support/node.ts';
import { password, person, Person } from '../support/person.ts';
import { bearer, post } from '../support/raw-request.ts';
import { RawSocket, type RawMessage, type RawSocketOptions } from '../support/raw-socket.ts';
import { closeOf } from '../support/refusal.ts';
import { withEnd } from '../support/tokens.ts';

const limits = { subscriptions: 5, operations: 20, sockets: 8, requestBytes: 65_536 };
/** Of a node of its own: elsewhere a test that was kept waiting for so long would lose its sockets. */
const pingIntervalMs = 2_000;
const impatience = { TOKENIM_CONNECTION_INIT_MS: '1500', TOKENIM_PING_INTERVAL_MS: String(pingIntervalMs) };

describe('The protocol of sockets:', () => {
  let tokenim: Deployment;
  let impatient: Node;
  let alice: Person;
  const sockets: RawSocket[] = [];
  beforeAll(async () => {
    tokenim = await cluster.start({
      TOKENIM_SUBSCRIPTIONS_PER_SOCKET_MAX: String(limits.subscriptions),
      TOKENIM_OPERATIONS_PER_SOCKET_MAX: String(limits.operations),
      TOKENIM_SOCKETS_PER_USER_MAX: String(limits.sockets),
      TOKENIM_REQUEST_BYTES_MAX: String(limits.requestBytes),
    });
    impatient = await startNode({ settings: { ...tokenim.settings, ...impatience } });
    alice = await person(tokenim.here, 'alice');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.end();
    await alice.goOffline();
  });
  afterAll(async () => {
    await impatient.stop();
    await tokenim.stop();
  });

  function raw(options: RawSocketOptions = {}, node = tokenim.here): RawSocket {
    const socket = new RawSocket(node, options);
    sockets.push(socket);
    return socket;
  }
  const signedIn = async (): Promise<RawSocket> => raw().initialised(alice.token);
  const another = async (who: Person): Promise<Person> => {
    const input = { username: who.auth.user.username, password };
    return new Person(who.node, (await who.request(LoginDocument, { input })).login);
  };
  const viewerOf = async (socket: RawSocket, id = 'viewer'): Promise<RawMessage> => {
    socket.subscribe(id, ViewerDocument.toString());
    return socket.message('next', id);
  };

  test('[CONN-1] The server speaks the subprotocol `graphql-transport-ws` at the path `/graphql`, on the port of HTTP.', async () => {
    const inbox = await alice.inbox();
    expect(inbox.all).toMatchObject([{ __typename: 'InboxReady' }]);
    expect(tokenim.here.url).toBe(alice.node.url);
  });

  test('[CONN-2] A socket without that subprotocol is closed with 4406.', async () => {
    expect(await raw({ protocols: [] }).closed()).toMatchObject({ code: 4406 });
    // A WebSocket library that offered another one breaks the handshake off, as none was chosen.
    expect(await raw({ protocols: ['graphql-ws'] }).closed()).toMatchObject({ code: 1006 });
  });

  test('[CONN-3] An upgrade at another path is answered with 404.', async () => {
    for (const path of ['/', '/graphql/', '/other', '//', '/graphqlx?a=b']) {
      const { handshakeStatus } = await raw({ path }).opened();
      expect([path, handshakeStatus]).toEqual([path, 404]);
    }
    expect((await raw({ path: '/graphql?a=b' }).opened()).handshakeStatus).toBe(101);
  });

  test('[CONN-4] A client MUST send `connection_init` first and wait for `connection_ack`: a socket that subscribes before is closed with 4401.', async () => {
    const early = await raw().opened();
    early.subscribe('1', ViewerDocument.toString());
    expect(await early.closed()).toMatchObject({ code: 4401 });
    const hasty = await raw().opened();
    hasty.inOnePacket(() => {
      hasty.send({ type: 'connection_init', payload: { token: alice.token } });
      hasty.subscribe('1', ViewerDocument.toString());
    });
    expect(await hasty.closed()).toMatchObject({ code: 4401 });
  });

  test('[CONN-5] A socket that has not sent `connection_init` within `TOKENIM_CONNECTION_INIT_MS` is closed with 4408.', async () => {
    const silent = await raw({}, impatient).opened();
    expect(await silent.closed()).toMatchObject({ code: 4408 });
  });

  test('[CONN-6] A second `connection_init` closes the socket with 4429.', async () => {
    const socket = await signedIn();
    socket.send({ type: 'connection_init' });
    expect(await socket.closed()).toMatchObject({ code: 4429 });
  });

  test('[CONN-7] What is no message of the subprotocol, or one that only servers send, closes the socket with 4400.', async () => {
    const wrong = [
      '',
      'hello',
      '[]',
      '{}',
      '{"type":"subscribe"}',
      '{"type":"start","id":"1"}',
      '{"type":"subscribe","id":"","payload":{"query":""}}',
    ];
    const servers = ['{"type":"connection_ack"}', '{"type":"next","id":"1","payload":{}}', '{"type":"error","id":"1","payload":[]}'];
    for (const message of [...wrong, ...servers]) {
      const socket = await signedIn();
      socket.send(message);
      expect([message, (await socket.closed()).code]).toEqual([message, 4400]);
    }
    expect(await tokenim.here.output()).not.toContain('"level":50');
  });

  test('[CONN-8] A message of more than `TOKENIM_REQUEST_BYTES_MAX` closes the socket with 1009.', async () => {
    const socket = await signedIn();
    const ping = (bytes: number) => JSON.stringify({ type: 'ping', payload: { x: '' } }).replace('""', JSON.stringify('x'.repeat(bytes)));
    socket.send(ping(limits.requestBytes - 100));
    await socket.message('pong');
    socket.send(ping(limits.requestBytes));
    expect(await socket.closed()).toMatchObject({ code: 1009 });
  });

  test('[AUTH-1] The access token goes into the payload of `connection_init`: as `authorization`, with or without `Bearer` in front, or as `token`.', async () => {
    const { token } = alice;
    for (const payload of [{ authorization: `Bearer ${token}` }, { authorization: token }, { token }, { token: `Bearer ${token}` }]) {
      const socket = await raw().opened();
      socket.send({ type: 'connection_init', payload });
      await socket.message('connection_ack');
      expect(await viewerOf(socket)).toMatchObject({ payload: { data: { viewer: { user: { id: alice.id } } } } });
      socket.end();
    }
  });

  test('[AUTH-2] Where the payload has none, the `Authorization` header of the upgrade counts.', async () => {
    const bob = await person(tokenim.here, 'bob');
    const headers = bearer(alice.token);
    expect(await viewerOf(await raw({ headers }).initialised())).toMatchObject({
      payload: { data: { viewer: { user: { id: alice.id } } } },
    });
    expect(await viewerOf(await raw({ headers }).initialised(bob.token))).toMatchObject({
      payload: { data: { viewer: { user: { id: bob.id } } } },
    });
  });

  test('[AUTH-3] Without a token the socket opens, and whatever needs a viewer is refused with UNAUTHENTICATED.', async () => {
    const socket = await raw().initialised();
    const refused = { payload: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };
    expect(await viewerOf(socket)).toMatchObject(refused);
    socket.subscribe('inbox', InboxDocument.toString());
    expect(await socket.message('next', 'inbox')).toMatchObject(refused);
    await socket.message('complete', 'inbox');
    // What needs none goes.
    socket.subscribe('login', LoginDocument.toString(), { input: { username: alice.auth.user.username, password } });
    expect(await socket.message('next', 'login')).toMatchObject({ payload: { data: { login: { user: { id: alice.id } } } } });
  });

  test('[AUTH-4] A token that is not valid closes the socket with 4401, one that has expired with 4403.', async () => {
    const cases = [
      ['nonsense', 4401],
      [`${alice.token}x`, 4401],
      [withEnd(tokenim, alice.token, -10), 4403],
    ] as const;
    for (const [token, code] of cases) {
      const socket = await raw().opened();
      socket.send({ type: 'connection_init', payload: { token } });
      expect(await socket.closed()).toMatchObject({ code });
      expect(socket.received).toEqual([]);
    }
  });

  test('[AUTH-5] When its token ends, the socket is closed with 4403: the client SHOULD come back with a fresh one.', async () => {
    const group = await alice.group('short', []);
    const tokens = [withEnd(tokenim, alice.token, 2), alice.token];
    const closes: number[] = [];
    const client = createClient({
      url: `${tokenim.here.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => ({ token: tokens.shift() }),
      retryWait: async () => undefined,
      on: { closed: (event) => closes.push((event as { code: number }).code) },
    });
    const seqs: number[] = [];
    const variables = {
      conversationId: group,
      get afterSeq() {
        return seqs.at(-1) ?? 0;
      },
    };
    client.subscribe<{ messageAdded: { seq: number } }>(
      { query: MessageAddedDocument.toString(), variables },
      {
        next: ({ data }) => void seqs.push(data?.messageAdded.seq ?? 0),
        error: (error) => closes.push(Number.NaN, error as number),
        complete: () => undefined,
      },
    );
    await eventually(() => closes.length > 0, { what: 'the end of the token' });
    await alice.send(group, 'afterwards');
    await eventually(() => seqs.length === 2, { what: 'the message on the new socket' });
    expect([seqs, closes, tokens]).toEqual([[1, 2], [4403], []]);
    await client.dispose();
  });

  test('[AUTH-6] `refreshSocket(accessToken)` over the socket puts a fresh token in the place of the old one; the subscriptions go on.', async () => {
    const group = await alice.group('longer', []);
    const [socket, control] = [raw(), raw()];
    // One that is refreshed and one that is not, with the same end.
    const token = withEnd(tokenim, alice.token, 3);
    await Promise.all([socket.initialised(token), control.initialised(token)]);
    socket.subscribe('messages', MessageAddedDocument.toString(), { conversationId: group, afterSeq: 1 });
    socket.subscribe('refresh', RefreshSocketDocument.toString(), { accessToken: alice.token });
    expect(await socket.message('next', 'refresh')).toMatchObject({ payload: { data: { refreshSocket: true } } });
    expect(await control.closed()).toMatchObject({ code: 4403 });
    await alice.send(group, 'still here');
    expect(await socket.message('next', 'messages')).toMatchObject({ payload: { data: { messageAdded: { body: 'still here' } } } });
    expect(socket.close).toBeNull();

    const bob = await person(tokenim.here, 'bob');
    socket.subscribe('theirs', RefreshSocketDocument.toString(), { accessToken: bob.token });
    expect(await socket.message('next', 'theirs')).toMatchObject({ payload: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
  });

  test('[AUTH-7] When a session ends, its sockets are closed with 4401 on every node; those of the user’s other sessions stay.', async () => {
    const bob = await person(tokenim.here, 'bob');
    const [phone, tablet] = [await another(bob), await another(bob)];
    const [bobs, phones, tablets] = await Promise.all([bob.at(tokenim.there).inbox(), phone.at(tokenim.there).inbox(), tablet.inbox()]);
    const { viewer } = await phone.request(ViewerDocument, {});
    const sessionId = viewer.sessions.find(({ current }) => current)?.id ?? '';
    await bob.request(RevokeSessionDocument, { sessionId });
    expect(await closeOf(phones.socket)).toMatchObject({ code: 4401 });
    expect([bobs.socket.closes, tablets.socket.closes]).toEqual([[], []]);
    await tablet.request(ChangePasswordDocument, { input: { currentPassword: password, newPassword: `${password} 2` } });
    expect(await closeOf(bobs.socket)).toMatchObject({ code: 4401 });
    expect(tablets.socket.closes).toEqual([]);
    await tablets.socket.end();
  });

  test('[AUTH-8] A user who has `TOKENIM_SOCKETS_PER_USER_MAX` sockets on a node gets no further one there: it is closed with 4429.', async () => {
    const present = await Promise.all(Array.from({ length: limits.sockets }, async () => signedIn()));
    const further = await raw().opened();
    further.send({ type: 'connection_init', payload: { token: alice.token } });
    expect(await further.closed()).toMatchObject({ code: 4429 });
    expect(present.every(({ close }) => close === null)).toBe(true);
    await raw({}, tokenim.there).initialised(alice.token);
    // One that ends makes room.
    present[0]?.end();
    await eventually(
      async () => {
        const socket = await raw().opened();
        socket.send({ type: 'connection_init', payload: { token: alice.token } });
        return eventually(() => socket.received.length > 0 || (socket.close !== null && 'closed'), { what: 'an answer' }).then(
          (answer) => answer === true,
        );
      },
      { what: 'room for a socket' },
    );
  });

  test('[BEAT-1] Every `TOKENIM_PING_INTERVAL_MS` the server sends a WebSocket ping, which WebSocket libraries answer by themselves.', async () => {
    const socket = await raw({}, impatient).initialised(alice.token);
    const [first = 0, second = 0, third = 0] = await eventually(() => socket.pings.length >= 3 && socket.pings, { what: 'three pings' });
    // One of the two: a machine that is busy may get two pings late, and with them the next one early.
    expect(Math.max(second - first, third - second)).toBeGreaterThan(pingIntervalMs * 0.5);
    expect([socket.close, socket.received.map(({ type }) => type)]).toEqual([null, ['connection_ack']]);
  });

  test('[BEAT-2] A socket that has not answered by the next ping is cut without a close frame, which clients see as 1006.', async () => {
    const dead = await raw({ autoPong: false }, impatient).initialised(alice.token);
    const alive = await raw({}, impatient).initialised(alice.token);
    expect(await dead.closed()).toMatchObject({ code: 1006 });
    expect(dead.pings).toHaveLength(1);
    expect(alive.close).toBeNull();
  });

  test('[BEAT-3] A client MAY send `ping`: the answer is `pong` with the same payload.', async () => {
    const socket = await raw().opened();
    socket.send({ type: 'ping' });
    expect(await socket.message('pong')).toEqual({ type: 'pong' });
    await socket.initialised();
    socket.send({ type: 'ping', payload: { at: 7 } });
    await eventually(() => socket.received.some(({ payload }) => JSON.stringify(payload) === '{"at":7}'), { what: 'the payload' });
    expect(socket.received.at(-1)?.type).toBe('pong');
  });

  test('[CLOSE-1] A stock graphql-ws client comes back by itself after the codes that say so, and stops after the others.', async () => {
    const table = (await readFile('docs/PROTOCOL.md', 'utf8')).matchAll(/^\| ([\d, ]+) \| [^|]+ \| (comes back|stops)[^|]* \|$/gm);
    const rows = [...table].flatMap(([, codes = '', does = '']) => codes.split(', ').map((code) => ({ code: Number(code), does })));
    expect(rows.map(({ code }) => code)).toEqual([1005, 1006, 1009, 1012, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429]);
    for (const { code, does } of rows) expect([code, await whatAClientDoesOn(code)]).toEqual([code, does]);
  });

  test('[CLOSE-2] A node that goes away closes its sockets with 1012, each once its queries and mutations in flight are answered.', async () => {
    const node = await startNode({ settings: tokenim.settings });
    const [busy, idle] = [await raw({}, node).initialised(), await raw({}, node).initialised(alice.token)];
    idle.subscribe('inbox', InboxDocument.toString());
    await idle.message('next', 'inbox');
    // Passwords take their time: when the first is checked, the others are under way.
    const ids = Array.from({ length: 8 }, (_, i) => `${i}`);
    const input = { username: alice.auth.user.username, password };
    for (const id of ids) busy.subscribe(id, LoginDocument.toString(), { input });
    await busy.message('next');
    await node.stop();
    for (const socket of [busy, idle]) expect(await socket.closed()).toMatchObject({ code: 1012 });
    expect(busy.received.flatMap(({ type, id }) => (type === 'complete' ? [id] : []))).toEqual(expect.arrayContaining(ids));
    expect(node.exitCode).toBe(0);
  });

  test('[OP-1] Queries, mutations and subscriptions work over the socket; queries and mutations have the same results, limits and errors as over HTTP.', async () => {
    const group = await alice.group('the same', []);
    const socket = await signedIn();
    const operations: [query: string, variables: object][] = [
      [ViewerDocument.toString(), {}],
      [HistoryDocument.toString(), { conversationId: group }],
      [SendMessageDocument.toString(), { input: { conversationId: group, clientMessageId: 'same', body: 'hello' } }],
      [SendMessageDocument.toString(), { input: { conversationId: group, clientMessageId: 'same', body: 'other' } }],
      [SendMessageDocument.toString(), { input: { conversationId: 'c_0', clientMessageId: 'x', body: 'hello' } }],
      [HistoryDocument.toString(), { conversationId: group, first: 0 }],
      ['{ viewer { user { id } } a: history(conversationId: "x") { edges { node { id } } } }', {}],
    ];
    for (const [i, [query, variables]] of operations.entries()) {
      socket.subscribe(`${i}`, query, variables);
      const { payload } = await socket.message('next', `${i}`);
      const overHttp: unknown = JSON.parse((await post(tokenim.here, { query, variables }, bearer(alice.token))).text);
      expect(payload).toEqual(overHttp);
    }
    const tooDeep = `{ conversations { edges { node { lastMessage ${'{ replyTo '.repeat(9)} { id } ${'}'.repeat(9)} } } } }`;
    const refused: [query: string, variables: object][] = [
      ['{', {}],
      ['{ nothing }', {}],
      ['{ viewer }', {}],
      [tooDeep, {}],
      [HistoryDocument.toString(), { conversationId: group, first: 100_000 }],
    ];
    for (const [i, [query, variables]] of refused.entries()) {
      socket.subscribe(`refused ${i}`, query, variables);
      const { payload } = await socket.message('error', `refused ${i}`);
      const overHttp: unknown = JSON.parse((await post(tokenim.here, { query, variables }, bearer(alice.token))).text);
      expect({ errors: payload }).toEqual(overHttp);
    }
  });

  test('[OP-2] An id MUST NOT be used again while its operation runs: that closes the socket with 4409.', async () => {
    for (const id of ['1', 'an id that is long '.repeat(20)]) {
      const socket = await signedIn();
      socket.subscribe(id, InboxDocument.toString());
      await socket.message('next', id);
      socket.subscribe(id, InboxDocument.toString());
      expect(await socket.closed()).toMatchObject({ code: 4409 });
    }
    // Afterwards it may.
    const socket = await signedIn();
    await viewerOf(socket, 'again');
    await socket.message('complete', 'again');
    socket.subscribe('again', ViewerDocument.toString());
    await eventually(() => socket.received.filter(({ type }) => type === 'complete').length === 2, { what: 'the second answer' });
  });

  test('[OP-3] An operation that does not get to run (syntax, schema, a limit) is answered with `error`: a list of errors, each with `extensions.code`.', async () => {
    const socket = await signedIn();
    const queries = ['{', '{ nothing }', 'subscription { nothing }', '{ viewer { user { id } } } { viewer { user { id } } }', ' '];
    for (const query of queries) {
      socket.subscribe(query, query);
      const { payload } = await socket.message('error', query);
      const codes = (payload as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code);
      expect(new Set(codes)).toEqual(new Set(['BAD_USER_INPUT']));
    }
    expect(socket.received.map(({ type }) => type)).toEqual(['connection_ack', ...queries.map(() => 'error')]);
  });

  test('[OP-4] One that is refused while it runs is answered with `next`, which holds `errors`, and then `complete`; so is a subscription that is refused.', async () => {
    const socket = await signedIn();
    socket.subscribe('query', HistoryDocument.toString(), { conversationId: 'c_x' });
    socket.subscribe('subscription', MessageAddedDocument.toString(), { conversationId: 'c_x' });
    for (const id of ['query', 'subscription']) {
      await socket.message('complete', id);
      expect(socket.received.filter((message) => message.id === id)).toMatchObject([
        { type: 'next', payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } },
        { type: 'complete' },
      ]);
    }
  });

  test('[OP-5] After the server has read a client’s `complete`, nothing more comes under that id.', async () => {
    const group = await alice.group('complete', []);
    const socket = await signedIn();
    for (const id of ['stays', 'goes']) socket.subscribe(id, MessageAddedDocument.toString(), { conversationId: group, afterSeq: 0 });
    await Promise.all([socket.message('next', 'stays'), socket.message('next', 'goes')]);
    socket.send({ type: 'complete', id: 'goes' });
    // What is answered behind it was read behind it.
    await viewerOf(socket);
    await alice.send(group, 'afterwards');
    await eventually(() => socket.received.filter(({ id }) => id === 'stays').length === 2, { what: 'the message' });
    expect(socket.received.filter(({ id }) => id === 'goes')).toHaveLength(1);
  });

  test('[OP-6] A socket has at most `TOKENIM_SUBSCRIPTIONS_PER_SOCKET_MAX` subscriptions: one more is refused with QUOTA_EXCEEDED, and the others go on.', async () => {
    const group = await alice.group('many', []);
    const socket = await signedIn();
    const ids = Array.from({ length: limits.subscriptions + 3 }, (_, i) => `${i}`);
    const [present, further] = [ids.slice(0, limits.subscriptions), ids.slice(limits.subscriptions)];
    socket.inOnePacket(() => {
      for (const id of ids) socket.subscribe(id, MessageAddedDocument.toString(), { conversationId: group, afterSeq: 0 });
    });
    for (const id of further)
      expect(await socket.message('error', id)).toMatchObject({ payload: [{ extensions: { code: 'QUOTA_EXCEEDED' } }] });
    for (const id of present) await socket.message('next', id);
    socket.send({ type: 'complete', id: '0' });
    socket.subscribe('again', MessageAddedDocument.toString(), { conversationId: group, afterSeq: 0 });
    await socket.message('next', 'again');
  });

  test('[OP-7] A socket has at most `TOKENIM_OPERATIONS_PER_SOCKET_MAX` queries and mutations in flight: one more is refused with RATE_LIMITED and `retryAfterMs`, and the others are answered.', async () => {
    const socket = await signedIn();
    const ids = Array.from({ length: limits.operations + 3 }, (_, i) => `${i}`);
    socket.inOnePacket(() => {
      for (const id of ids) socket.subscribe(id, ViewerDocument.toString());
    });
    const errors = await Promise.all(ids.slice(limits.operations).map(async (id) => socket.message('error', id)));
    for (const { payload } of errors) expect(payload).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 200 } }]);
    for (const id of ids.slice(0, limits.operations)) await socket.message('complete', id);
    expect(await viewerOf(socket)).toMatchObject({ payload: { data: { viewer: { user: { id: alice.id } } } } });
  });
});

function text(data: RawData): string {
  return (data as Buffer).toString();
}

/** A stock client that is closed with this code once, by a server that knows nothing but the handshake. */
async function whatAClientDoesOn(code: number): Promise<string> {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => 'graphql-transport-ws' });
  let connections = 0;
  server.on('connection', (socket) => {
    connections++;
    socket.on('message', (data) => {
      if (text(data).includes('connection_init')) socket.send('{"type":"connection_ack"}');
      else if (connections > 1) return;
      else if (code === 1006) socket.terminate();
      else if (code === 1005) socket.close();
      else socket.close(code);
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const client = createClient({ url: `ws://127.0.0.1:${port}`, webSocketImpl: WebSocket, retryWait: async () => undefined });
  let failure: unknown;
  client.subscribe({ query: '{ x }' }, { next: () => undefined, error: (error) => (failure = error), complete: () => undefined });
  const does = await eventually(() => (failure !== undefined && 'stops') || (connections > 1 && 'comes back'), {
    what: `the client after ${code}`,
  });
  await client.dispose();
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
  return does;
}
