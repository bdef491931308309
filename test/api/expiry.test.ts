import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request } from '../support/api.ts';
import { embedded, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { RefreshSocketDocument, RefreshTokensDocument, RegisterDocument, ViewerDocument } from '../support/generated/graphql.ts';
import { password, person, Person } from '../support/person.ts';
import { bearer, webSocketWith } from '../support/raw-request.ts';
import { closeOf, refusalOf } from '../support/refusal.ts';
import { Socket } from '../support/socket.ts';

const unauthenticated = { code: 'UNAUTHENTICATED' };

/** Longer than a test that runs beside others takes to open its sockets. */
const accessTokenSeconds = 4;

// Nothing here depends on the database or on the other node: what ends a token is its own clock.
describe('Sockets and access tokens', () => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await embedded.start({ TOKENIM_ACCESS_TOKEN_SECONDS: String(accessTokenSeconds) });
  });
  afterAll(async () => tokenim.stop());

  async function renewed({ auth, node }: Person): Promise<Person> {
    return new Person(node, (await request(node, RefreshTokensDocument, { refreshToken: auth.refreshToken })).refreshTokens);
  }

  async function untilExpired({ auth }: Person): Promise<void> {
    await eventually(() => Date.now() > Date.parse(auth.expiresAt) + 50, { what: 'the token to end' });
  }

  test('the token goes into connection_init as authorization or as token, with or without Bearer, or into the upgrade', async () => {
    const alice = await person(tokenim.here, 'alice');
    const ways = [
      { connectionParams: { authorization: `Bearer ${alice.token}` } },
      { connectionParams: { Authorization: `bearer ${alice.token}` } },
      { connectionParams: { token: alice.token } },
      { connectionParams: {}, webSocketImpl: webSocketWith(bearer(alice.token)) },
    ];
    for (const way of ways) expect((await alice.socket(way).request(ViewerDocument, {})).viewer.user.id).toBe(alice.id);
  });

  test('without a token a socket can do what needs none, and nothing else', async () => {
    const socket = new Socket(tokenim.here, undefined);
    await expect(socket.request(ViewerDocument, {})).rejects.toMatchObject(unauthenticated);
    const input = { username: 'over.a.socket', password };
    expect((await socket.request(RegisterDocument, { input })).register.user.username).toBe('over.a.socket');
  });

  test.each(['garbage', 'Bearer garbage', 'Bearer a b', `Bearer ${'x'.repeat(9_000)}`])(
    'a token that is none closes the socket with 4401: %s',
    async (authorization) => {
      const socket = new Socket(tokenim.here, undefined, { connectionParams: { authorization } });
      await expect(socket.request(ViewerDocument, {})).rejects.toMatchObject({ code: 4401 });
    },
  );

  test.concurrent('a socket ends with 4403 when its token ends, and not before', async () => {
    const alice = await person(tokenim.here, 'alice');
    const { socket } = await alice.inbox();
    expect(await closeOf(socket)).toEqual({ code: 4403, reason: 'Token expired' });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(alice.auth.expiresAt));
  });

  test.concurrent('a token that has ended opens no socket: 4403; and no request: UNAUTHENTICATED', async () => {
    const alice = await person(tokenim.here, 'alice');
    await untilExpired(alice);
    await expect(alice.socket().request(ViewerDocument, {})).rejects.toMatchObject({ code: 4403 });
    await expect(alice.request(ViewerDocument, {})).rejects.toMatchObject(unauthenticated);
  });

  test.concurrent('a token that has ended, sent along, keeps nobody from refreshing', async () => {
    const alice = await person(tokenim.here, 'alice');
    await untilExpired(alice);
    const { refreshToken } = alice.auth;
    const { accessToken } = (await request(tokenim.here, RefreshTokensDocument, { refreshToken }, alice.token)).refreshTokens;
    expect((await request(tokenim.here, ViewerDocument, {}, accessToken)).viewer.user.id).toBe(alice.id);
  });

  test.concurrent('refreshSocket keeps a socket open past the end of its token, with its subscriptions', async () => {
    const [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.here, 'bob')];
    const room = await alice.direct(bob);
    const inbox = await alice.inbox();
    // A little later than the first token, so that the second one ends later by a second at least.
    await eventually(() => Date.now() > Date.parse(alice.auth.expiresAt) - 2_000, { what: 'half of the time to pass' });
    const later = await renewed(alice);
    expect(await inbox.socket.request(RefreshSocketDocument, { accessToken: later.token })).toEqual({ refreshSocket: true });

    await untilExpired(alice);
    await (await renewed(bob)).send(room, 'still there?');
    expect((await inbox.message('still there?')).seq).toBe(1);
    expect(await closeOf(inbox.socket)).toEqual({ code: 4403, reason: 'Token expired' });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(later.auth.expiresAt));
  });

  test.concurrent('refreshSocket takes a good token of the same user only, and only over a socket', async () => {
    const [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.here, 'bob')];
    const { socket } = await alice.inbox();
    const renew = async (accessToken: string) => refusalOf(socket.request(RefreshSocketDocument, { accessToken }));
    expect(await renew(bob.token)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await renew('garbage')).toMatchObject(unauthenticated);
    expect(await renew('')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'accessToken' });
    const overHttp = alice.request(RefreshSocketDocument, { accessToken: alice.token });
    await expect(overHttp).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'accessToken' });
    expect(socket.closes).toEqual([]);
    await socket.end();
  });
});
