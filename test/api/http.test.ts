import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cluster, embedded, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { person, type Person } from '../support/person.ts';
import { bearer, post, resultOf } from '../support/raw-request.ts';
import { closeOf } from '../support/refusal.ts';
import { Refused, type ClientError } from '../support/api.ts';
import { TypedDocumentString } from '../support/generated/graphql.ts';

const app = 'https://app.example.com';
const introspection = '{ __schema { queryType { name } } }';

describe('Over HTTP, in production', () => {
  let tokenim: Deployment;
  let alice: Person;
  beforeAll(async () => {
    tokenim = await embedded.start({ NODE_ENV: 'production', TOKENIM_CORS_ORIGINS: `${app},https://admin.example.com` });
    alice = await person(tokenim.here, 'alice');
  });
  afterAll(async () => tokenim.stop());

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${tokenim.here.url}${path}`, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  test('/healthz and /readyz say that all is well', async () => {
    const health = await get('/healthz');
    expect([health.status, JSON.parse(health.text)]).toEqual([200, { status: 'ok' }]);
    const readiness = await get('/readyz');
    expect([readiness.status, JSON.parse(readiness.text)]).toEqual([200, { status: 'ok', database: 'ok', bus: 'ok' }]);
  });

  test('/metrics counts', async () => {
    const { status, text } = await get('/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/^tokenim_sockets \d+$/m);
  });

  test('the schema cannot be asked for, over HTTP and over a socket', async () => {
    const overHttp = resultOf(await post(tokenim.here, { query: introspection }, bearer(alice.token)));
    expect(overHttp.data ?? null).toBeNull();
    const document = new TypedDocumentString<unknown, Record<string, never>>(introspection);
    const failure: unknown = await alice
      .socket()
      .request(document, {})
      .catch((error: unknown) => error);
    const overSocket = new Refused(failure as readonly ClientError[]);
    for (const errors of [overHttp.errors, overSocket.errors]) {
      expect(errors?.[0]?.message).toMatch(/introspection/i);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    }
    expect((await post(tokenim.here, { query: '{ __typename }' })).text).toBe('{"data":{"__typename":"Query"}}\n');
  });

  test('browsers get no explorer', async () => {
    const { headers, text } = await get('/graphql', { accept: 'text/html' });
    expect(headers.get('content-type')).not.toContain('text/html');
    expect(text).not.toContain('<html');
  });

  describe('web pages of other origins', () => {
    const preflight = async (origin: string) =>
      fetch(`${tokenim.here.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
      });

    test('may call from the origins that are set', async () => {
      const { headers, ok } = await preflight(app);
      expect(ok).toBe(true);
      expect(headers.get('access-control-allow-origin')).toBe(app);
      expect(headers.get('access-control-allow-methods')).toContain('POST');
      expect(headers.get('access-control-allow-headers')?.toLowerCase()).toBe('authorization,content-type');
      const answer = await post(tokenim.here, { query: '{ __typename }' }, { origin: app });
      expect(answer.headers.get('access-control-allow-origin')).toBe(app);
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('origin');
    });

    test('may not call from others', async () => {
      for (const origin of ['https://evil.example.com', 'null', `${app}.evil.com`]) {
        expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
        const answer = await post(tokenim.here, { query: '{ __typename }' }, { origin });
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    });

    test('cannot send what browsers send without asking first', async () => {
      const body = JSON.stringify({ query: 'mutation { logout }' });
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const { status, text } = await post(tokenim.here, body, { ...bearer(alice.token), 'content-type': type });
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(text).not.toContain('"logout":true');
      }
      const mutation = `/graphql?query=${encodeURIComponent('mutation { logout }')}`;
      expect((await get(mutation, bearer(alice.token))).status).toBe(400);
      expect((await get(mutation, { ...bearer(alice.token), 'content-type': 'application/json' })).status).toBe(405);
      expect(resultOf(await post(tokenim.here, { query: '{ viewer { user { id } } }' }, bearer(alice.token))).errors).toBeUndefined();
    });
  });

  test.each<[string, unknown]>([
    ['what is no JSON', '{"query": "{ viewer'],
    ['nothing', ''],
    ['a list', []],
    ['no query', {}],
    ['a query that is no text', { query: 5 }],
    ['variables that are no object', { query: '{ __typename }', variables: 'x' }],
    ['what is no GraphQL', { query: '{ viewer { user' }],
    ['a field that there is not', { query: '{ viewer { secrets } }' }],
    ['a variable of the wrong type', { query: 'query($id: ID!) { node(id: $id) { id } }', variables: { id: { a: 1 } } }],
    ['an operation that there is not', { query: 'query A { __typename }', operationName: 'B' }],
    ['several operations and no name', { query: 'query A { __typename } query B { __typename }' }],
    ['a subscription', { query: 'subscription { inbox { __typename } }' }],
  ])('%s is the fault of the request, and is told in our codes without a stack trace', async (_, body) => {
    const answer = await post(tokenim.here, body, bearer(alice.token));
    const { errors, data } = resultOf(answer);
    expect(data ?? null).toBeNull();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(errors?.length).toBeGreaterThan(0);
    for (const error of errors ?? []) expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(answer.text).not.toMatch(/stack|node_modules|\.[jt]s\b|at .+:\d+:\d+/);
  });

  test('bad input never reaches the log as a stack trace', async () => {
    expect(await tokenim.here.output()).not.toMatch(/^\s+at .+:\d+/m);
    expect(await tokenim.here.output()).not.toContain('"level":50');
  });

  test('what there is not is a 404', async () => {
    expect((await get('/nothing-here')).status).toBe(404);
    expect((await get('/graphql/explorer/1/graphiql.js')).status).toBe(404);
  });
});

describe('Over HTTP, while one builds an app', () => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await cluster.start();
  });
  afterAll(async () => tokenim.stop());

  test('the schema can be asked for, and browsers get the explorer', async () => {
    const { data } = resultOf(await post(tokenim.here, { query: introspection }));
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    const page = await fetch(`${tokenim.there.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  test('no other origin may call unless it is set', async () => {
    const answer = await post(tokenim.here, { query: '{ __typename }' }, { origin: app });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a node that is told to stop finishes what it has begun, sends its sockets to others with 1012, and ends with code 0', async () => {
    const [alice, bob] = [await person(tokenim.there, 'alice'), await person(tokenim.here, 'bob')];
    const room = await alice.direct(bob);
    const { socket } = await alice.inbox();
    const inbox = await bob.inbox();
    const sending = Array.from({ length: 20 }, async (_, i) => alice.send(room, `last words ${i}`));
    const outcomes = Promise.allSettled(sending);
    await Promise.race(sending);

    const begin = performance.now();
    await tokenim.there.stop();
    // Far below the deadline, after which it would end whatever is left.
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(tokenim.there.exitCode).toBe(0);
    expect(await closeOf(socket)).toMatchObject({ code: 1012 });
    expect((await outcomes).map(({ status }) => status)).toEqual(sending.map(() => 'fulfilled'));
    expect(await bob.history(room)).toHaveLength(sending.length);
    await eventually(() => inbox.messages(room).length === sending.length, { what: 'the last words on the other node' });
    expect(await tokenim.there.output()).not.toContain('"level"');
    await bob.goOffline();
  });
});
