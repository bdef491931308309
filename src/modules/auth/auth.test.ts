import jwt from 'jsonwebtoken';
import { afterEach, describe, expect, test } from 'vitest';
import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/open-test-database.ts';
import { defaultLimits, type Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { Relations } from '../contacts/index.ts';
import { createUsersModule, usersEntities } from '../users/index.ts';
import { authEntities, createAuthModule } from './auth.module.ts';
import type { HostTokensOptions } from './host-tokens.ts';
import { parseSessionEnded, sessionsTopic, type SessionEnded } from './sessions.facts.ts';

const secret = 's'.repeat(32);
const hostSecret = 'h'.repeat(32);
const address = '10.0.0.1';
const dayMs = 86_400_000;
const alice = { username: 'Alice', password: 'correct horse', deviceName: 'phone' };
const hostTokens: HostTokensOptions = { key: { kind: 'secret', secret: hostSecret }, issuer: 'https://host.example', audience: 'chat' };

let database: TestDatabase | undefined;

afterEach(async () => {
  await database?.close();
  database = undefined;
});

async function setUp(kind: string, limits: Partial<Limits> = {}) {
  const opened = await openTestDatabase(kind, [...usersEntities, ...authEntities]);
  database = opened;
  const users = createUsersModule({ ...opened, limits: defaultLimits, blocks: new Relations() });
  const warnings: unknown[] = [];
  const auth = createAuthModule({
    ...opened,
    users: users.service,
    limits: { ...defaultLimits, ...limits },
    logger: { warn: (facts: unknown) => void warnings.push(facts) },
    tokens: { secret, accessTokenSeconds: 900, refreshTokenSeconds: 30 * 86_400 },
    registrationOpen: true,
    hostTokens,
  });
  await users.start();
  const stop = await auth.start();
  const { accounts, sessions, authenticator } = auth;
  const viewerOf = async (accessToken: string): Promise<Viewer> => {
    const viewer = await authenticator.authenticate(`Bearer ${accessToken}`);
    if (viewer === null) throw new Error('Nobody is signed in.');
    return viewer;
  };
  const login = (deviceName: string) => accounts.login({ ...alice, deviceName }, address);
  const ended = (): SessionEnded[] =>
    opened.facts.flatMap(({ topic, payload }) => {
      const fact = topic === sessionsTopic ? parseSessionEnded(payload) : null;
      return fact === null ? [] : [fact];
    });
  return { ...opened, users, accounts, sessions, authenticator, stop, viewerOf, login, ended, warnings };
}

const signHostToken = (nowMs: number, claims: object) => {
  const common = { iss: 'https://host.example', aud: 'chat', sub: 'user-1', exp: Math.floor(nowMs / 1_000) + 3_600 };
  return jwt.sign({ ...common, ...claims }, hostSecret, { noTimestamp: true });
};

const unauthenticated = { code: 'UNAUTHENTICATED' };

describe.each(databases)('accounts on %s', (kind) => {
  test('who registers is signed in, under the name as typed unless another one is given', async () => {
    const { accounts, viewerOf, clock } = await setUp(kind);
    const { user, accessToken, expiresAtMs } = await accounts.register(alice, address);
    expect(user).toMatchObject({ username: 'alice', displayName: 'Alice' });
    expect(expiresAtMs).toBe(clock.now() + 900_000);
    expect(await viewerOf(accessToken)).toMatchObject({ userId: user.id, expiresAtMs });
    const bob = await accounts.register({ username: 'bob', password: 'correct horse', displayName: 'Bob B.' }, address);
    expect(bob.user.displayName).toBe('Bob B.');
  });

  test('what is wrong with a registration is said of the input that is at fault', async () => {
    const { accounts } = await setUp(kind);
    await accounts.register(alice, address);
    const register = (change: object) => accounts.register({ ...alice, username: 'carol', ...change }, address);
    await expect(register({ username: 'ALICE' })).rejects.toMatchObject({ code: 'CONFLICT', field: 'input.username' });
    await expect(register({ username: 'a' })).rejects.toMatchObject({ field: 'input.username' });
    await expect(register({ password: 'password' })).rejects.toMatchObject({ field: 'input.password' });
    await expect(register({ displayName: ' ' })).rejects.toMatchObject({ field: 'input.displayName' });
  });

  test('of two who register one name at once, one gets it', async () => {
    const { accounts } = await setUp(kind);
    const results = await Promise.allSettled([accounts.register(alice, address), accounts.register(alice, address)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  test('the username takes any case, the password does not', async () => {
    const { accounts } = await setUp(kind);
    await accounts.register(alice, address);
    await expect(accounts.login({ ...alice, username: ' aLICE ' }, address)).resolves.toMatchObject({ user: { username: 'alice' } });
    await expect(accounts.login({ ...alice, password: 'Correct horse' }, address)).rejects.toMatchObject(unauthenticated);
  });

  test('an unknown name, an impossible one, a wrong password and one that is too long are refused in the same words', async () => {
    const { accounts } = await setUp(kind);
    await accounts.register(alice, address);
    const attempts = [
      { ...alice, username: 'nobody1' },
      { ...alice, username: 'ålice\u0000' },
      { ...alice, password: 'wrong' },
      { ...alice, password: 'x'.repeat(5_000) },
    ];
    const refusals = await Promise.all(attempts.map((attempt) => accounts.login(attempt, address).catch((error: unknown) => error)));
    expect(new Set(refusals.map(String)).size).toBe(1);
    for (const refusal of refusals) expect(refusal).toMatchObject(unauthenticated);
  });

  test('after too many wrong passwords, the right one has to wait too', async () => {
    const { accounts, advance, login } = await setUp(kind, { loginAttemptsPerAccountMax: 2 });
    await accounts.register(alice, address);
    for (let i = 0; i < 5; i++) await login('laptop');
    for (let i = 0; i < 2; i++)
      await expect(accounts.login({ ...alice, password: 'wrong' }, address)).rejects.toMatchObject(unauthenticated);
    await expect(login('laptop')).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 15 * 60_000 });
    advance(15 * 60_000);
    await expect(login('laptop')).resolves.toBeDefined();
  });

  test('only accounts that were made count as new ones', async () => {
    const { accounts } = await setUp(kind, { registrationsPerAddressMax: 2 });
    await accounts.register(alice, address);
    for (let i = 0; i < 3; i++) await expect(accounts.register(alice, address)).rejects.toMatchObject({ code: 'CONFLICT' });
    await accounts.register({ ...alice, username: 'bob' }, address);
    await expect(accounts.register({ ...alice, username: 'carol' }, address)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(accounts.register({ ...alice, username: 'carol' }, '10.0.0.2')).resolves.toBeDefined();
  });

  test('another password ends the other sessions at once, and this one goes on', async () => {
    const { accounts, login, viewerOf, ended } = await setUp(kind);
    await accounts.register(alice, address);
    const [here, there] = [await login('here'), await login('there')];
    const viewer = await viewerOf(here.accessToken);
    await viewerOf(there.accessToken);
    await accounts.changePassword(viewer, { currentPassword: alice.password, newPassword: 'battery staple' }, address);
    expect(ended()).toEqual([{ userId: viewer.userId, sessionId: null, exceptSessionId: viewer.sessionId }]);
    await expect(viewerOf(there.accessToken)).rejects.toMatchObject(unauthenticated);
    await expect(viewerOf(here.accessToken)).resolves.toEqual(viewer);
    await expect(login('elsewhere')).rejects.toMatchObject(unauthenticated);
    await expect(accounts.login({ ...alice, password: 'battery staple' }, address)).resolves.toBeDefined();
  });

  test('a change of password needs the current one, and a new one that is new and good', async () => {
    const { accounts, viewerOf } = await setUp(kind, { loginAttemptsPerAccountMax: 2 });
    const viewer = await viewerOf((await accounts.register(alice, address)).accessToken);
    const change = (currentPassword: string, newPassword: string) =>
      accounts.changePassword(viewer, { currentPassword, newPassword }, address);
    await expect(change('correct horse', 'password')).rejects.toMatchObject({ field: 'input.newPassword' });
    await expect(change('correct horse', 'correct horse')).rejects.toMatchObject({ field: 'input.newPassword' });
    for (let i = 0; i < 2; i++)
      await expect(change('wrong', 'battery staple')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.currentPassword' });
    await expect(change('correct horse', 'battery staple')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('a deactivated account is out everywhere, and nobody signs in to it again', async () => {
    const { accounts, sessions, users, unitOfWork, login, viewerOf, ended } = await setUp(kind);
    const { user, accessToken, refreshToken } = await accounts.register(alice, address);
    const viewer = await viewerOf(accessToken);
    await expect(accounts.deactivate(viewer, 'wrong', address)).rejects.toMatchObject({ field: 'password' });
    await accounts.deactivate(viewer, alice.password, address);
    expect(ended()).toEqual([{ userId: user.id, sessionId: null, exceptSessionId: null }]);
    await expect(viewerOf(accessToken)).rejects.toMatchObject(unauthenticated);
    await expect(sessions.refresh(refreshToken)).rejects.toMatchObject(unauthenticated);
    await expect(login('laptop')).rejects.toMatchObject(unauthenticated);
    await expect(users.service.requireActive(unitOfWork.reader, [user.id])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(accounts.register(alice, address)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe.each(databases)('sessions on %s', (kind) => {
  test('each refresh gives new tokens, and the session lasts 30 days from the last one', async () => {
    const { accounts, sessions, advance, viewerOf } = await setUp(kind);
    let { refreshToken } = await accounts.register(alice, address);
    for (let i = 0; i < 3; i++) {
      advance(29 * dayMs);
      const next = await sessions.refresh(refreshToken);
      expect(next.refreshToken).not.toBe(refreshToken);
      await viewerOf(next.accessToken);
      ({ refreshToken } = next);
    }
    advance(30 * dayMs);
    await expect(sessions.refresh(refreshToken)).rejects.toMatchObject(unauthenticated);
  });

  test('two tabs that refresh at once end up with the same refresh token', async () => {
    const { accounts, sessions } = await setUp(kind);
    const { refreshToken } = await accounts.register(alice, address);
    const results = await Promise.all(Array.from({ length: 5 }, () => sessions.refresh(refreshToken)));
    expect(new Set(results.map((result) => result.refreshToken)).size).toBe(1);
    await expect(sessions.refresh(results[0]?.refreshToken ?? '')).resolves.toBeDefined();
  });

  test('a refresh whose answer was lost may be tried again for 60 s', async () => {
    const { accounts, sessions, advance } = await setUp(kind);
    const { refreshToken } = await accounts.register(alice, address);
    const lost = await sessions.refresh(refreshToken);
    advance(59_999);
    const again = await sessions.refresh(refreshToken);
    expect(again.refreshToken).toBe(lost.refreshToken);
    await expect(sessions.refresh(again.refreshToken)).resolves.toBeDefined();
  });

  test('a refresh token that comes again later ends the session, for who has the newest one too', async () => {
    const { accounts, sessions, advance, viewerOf, ended } = await setUp(kind);
    const { refreshToken, user, accessToken } = await accounts.register(alice, address);
    const { sessionId } = await viewerOf(accessToken);
    const next = await sessions.refresh(refreshToken);
    advance(60_000);
    await expect(sessions.refresh(refreshToken)).rejects.toThrow(/used before/);
    expect(ended()).toEqual([{ userId: user.id, sessionId, exceptSessionId: null }]);
    await expect(viewerOf(next.accessToken)).rejects.toMatchObject(unauthenticated);
    await expect(sessions.refresh(next.refreshToken)).rejects.toMatchObject(unauthenticated);
  });

  test('once the new token is used, the old one is a replay at once', async () => {
    const { accounts, sessions, ended } = await setUp(kind);
    const { refreshToken } = await accounts.register(alice, address);
    await sessions.refresh((await sessions.refresh(refreshToken)).refreshToken);
    await expect(sessions.refresh(refreshToken)).rejects.toThrow(/used before/);
    expect(ended()).toHaveLength(1);
  });

  test('a made-up token ends nothing', async () => {
    const { accounts, sessions, ended } = await setUp(kind);
    const { refreshToken } = await accounts.register(alice, address);
    await expect(sessions.refresh(`${refreshToken.slice(0, -2)}AA`)).rejects.toMatchObject(unauthenticated);
    await expect(sessions.refresh('')).rejects.toMatchObject(unauthenticated);
    expect(ended()).toEqual([]);
    await expect(sessions.refresh(refreshToken)).resolves.toBeDefined();
  });

  test('the list shows the devices, last seen first, without expired ones', async () => {
    const { accounts, sessions, login, advance, viewerOf } = await setUp(kind);
    const old = await accounts.register(alice, address);
    advance(10 * dayMs);
    await login(` my\u0000laptop${'!'.repeat(200)} `);
    const viewer = await viewerOf((await sessions.refresh(old.refreshToken)).accessToken);
    advance(1);
    await login('tablet');
    const names = async () => (await sessions.list(viewer)).map(({ deviceName }) => deviceName);
    expect(await names()).toEqual(['tablet', `my laptop${'!'.repeat(91)}`, 'phone']);
    advance(30 * dayMs - 1);
    expect(await names()).toEqual(['tablet']);
  });

  test('beyond the limit, the session longest unseen gives way', async () => {
    const { accounts, sessions, login, advance, ended, viewerOf } = await setUp(kind, { sessionsPerUserMax: 2 });
    const first = await accounts.register(alice, address);
    advance(1);
    const second = await login('second');
    advance(1);
    await sessions.refresh(first.refreshToken);
    advance(1);
    const third = await login('third');
    expect(ended()).toHaveLength(1);
    await expect(viewerOf(second.accessToken)).rejects.toMatchObject(unauthenticated);
    expect((await sessions.list(await viewerOf(third.accessToken))).map(({ deviceName }) => deviceName)).toEqual(['third', 'phone']);
  });

  test('logins at once stay within the limit', async () => {
    const { accounts, sessions, login, viewerOf } = await setUp(kind, { sessionsPerUserMax: 2 });
    const { user } = await accounts.register(alice, address);
    const all = await Promise.all(['a', 'b', 'c', 'd'].map(login));
    expect(await sessions.list({ userId: user.id, sessionId: null, expiresAtMs: 0 })).toHaveLength(2);
    const alive = await Promise.allSettled(all.map(({ accessToken }) => viewerOf(accessToken)));
    expect(alive.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  test('one may end own sessions, and nobody elses', async () => {
    const { accounts, sessions, login, viewerOf, ended } = await setUp(kind);
    const mine = await viewerOf((await accounts.register(alice, address)).accessToken);
    const other = await login('other');
    const { sessionId } = await viewerOf(other.accessToken);
    const bob = await viewerOf((await accounts.register({ username: 'bob', password: 'correct horse' }, address)).accessToken);
    await expect(sessions.revoke(bob, sessionId ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await sessions.revoke(mine, sessionId ?? '');
    expect(ended()).toEqual([{ userId: mine.userId, sessionId, exceptSessionId: null }]);
    await expect(viewerOf(other.accessToken)).rejects.toMatchObject(unauthenticated);
    await expect(sessions.revoke(mine, sessionId ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('logging out ends the session, once', async () => {
    const { accounts, sessions, viewerOf, ended } = await setUp(kind);
    const { accessToken, refreshToken } = await accounts.register(alice, address);
    const viewer = await viewerOf(accessToken);
    expect(await sessions.logout(viewer)).toBe(true);
    expect(await sessions.logout(viewer)).toBe(true);
    expect(ended()).toHaveLength(1);
    await expect(viewerOf(accessToken)).rejects.toMatchObject(unauthenticated);
    await expect(sessions.refresh(refreshToken)).rejects.toMatchObject(unauthenticated);
  });

  test('the sweep removes what has expired, and nothing else', async () => {
    const { accounts, sessions, login, advance, clock } = await setUp(kind);
    const { user } = await accounts.register(alice, address);
    advance(30 * dayMs);
    await login('laptop');
    expect(await sessions.sweepExpired(clock.now())).toBe(1);
    expect(await sessions.sweepExpired(clock.now())).toBe(0);
    expect(await sessions.list({ userId: user.id, sessionId: null, expiresAtMs: 0 })).toHaveLength(1);
  });
});

describe.each(databases)('the authenticator on %s', (kind) => {
  test('takes a token with and without "Bearer", and nothing for nobody', async () => {
    const { accounts, authenticator } = await setUp(kind);
    const { accessToken, user } = await accounts.register(alice, address);
    for (const text of [accessToken, `Bearer ${accessToken}`, `bearer  ${accessToken} `]) {
      expect(await authenticator.authenticate(text)).toMatchObject({ userId: user.id });
    }
    for (const text of [undefined, '', '  ', 'Bearer', 'Bearer ']) expect(await authenticator.authenticate(text)).toBeNull();
  });

  test('refuses anything else with a sentence', async () => {
    const { authenticator } = await setUp(kind);
    for (const text of ['Basic YTpi', 'Bearer a b', 'undefined', 'x'.repeat(10_000)]) {
      await expect(authenticator.authenticate(text)).rejects.toMatchObject(unauthenticated);
    }
  });

  test('refuses an expired token, and says that it has', async () => {
    const { accounts, authenticator, advance } = await setUp(kind);
    const { accessToken } = await accounts.register(alice, address);
    advance(900_000);
    await expect(authenticator.authenticate(accessToken)).rejects.toThrow(/expired/);
  });

  test('when the word of an end is lost, the session ends within 5 s; after the bus came back, at once', async () => {
    const { accounts, viewerOf, unitOfWork, advance, bus } = await setUp(kind);
    const silently = (userId: string) => unitOfWork.run((tx) => tx.manager.query('DELETE FROM sessions WHERE user_id = ?', [userId]));
    const first = await accounts.register(alice, address);
    const second = await accounts.register({ ...alice, username: 'bob' }, address);
    for (const { accessToken } of [first, second]) await viewerOf(accessToken);
    await silently(first.user.id);
    await silently(second.user.id);
    await viewerOf(first.accessToken);
    bus.reconnect();
    await expect(viewerOf(second.accessToken)).rejects.toMatchObject(unauthenticated);
    advance(5_000);
    await expect(viewerOf(first.accessToken)).rejects.toMatchObject(unauthenticated);
  });

  test('says of many viewers at once who is still there', async () => {
    const { accounts, sessions, authenticator, viewerOf, login } = await setUp(kind);
    const viewers = [await viewerOf((await accounts.register(alice, address)).accessToken)];
    for (const device of ['a', 'b', 'c']) viewers.push(await viewerOf((await login(device)).accessToken));
    const [gone, ...rest] = viewers;
    if (gone !== undefined) await sessions.logout(gone);
    expect(await authenticator.areAlive(viewers)).toEqual(new Set(rest));
    expect(await authenticator.areAlive([])).toEqual(new Set());
  });

  test('notes when a session was last seen, to the minute and behind the request', async () => {
    const { accounts, sessions, viewerOf, advance, stop, clock } = await setUp(kind);
    const { accessToken } = await accounts.register(alice, address);
    const viewer = await viewerOf(accessToken);
    advance(120_000);
    await viewerOf(accessToken);
    await stop();
    expect(await sessions.list(viewer)).toMatchObject([{ lastSeenAt: clock.now() }]);
  });
});

describe.each(databases)("the host app's users on %s", (kind) => {
  test('are made on first sight, once, also by many requests at once', async () => {
    const { clock, viewerOf, users, unitOfWork } = await setUp(kind);
    const token = signHostToken(clock.now(), { name: 'Alice', picture: 'https://host.example/a.png' });
    const viewers = await Promise.all(Array.from({ length: 5 }, () => viewerOf(token)));
    expect(new Set(viewers.map(({ userId }) => userId)).size).toBe(1);
    expect(viewers[0]).toMatchObject({ sessionId: null });
    const [user] = await users.service.findMany(
      unitOfWork.reader,
      viewers.map(({ userId }) => userId),
    );
    expect(user).toMatchObject({ displayName: 'Alice', avatarUrl: 'https://host.example/a.png' });
  });

  test('are called as the newest token calls them; what it leaves out stays', async () => {
    const { clock, viewerOf, users, unitOfWork } = await setUp(kind);
    const { userId } = await viewerOf(signHostToken(clock.now(), { name: 'Alice', picture: 'https://host.example/a.png' }));
    const profile = async () => (await users.service.findMany(unitOfWork.reader, [userId]))[0];
    await viewerOf(signHostToken(clock.now(), { name: ' Alice\u0000Liddell ' }));
    expect(await profile()).toMatchObject({ displayName: 'Alice Liddell', avatarUrl: 'https://host.example/a.png' });
    await viewerOf(signHostToken(clock.now(), { picture: 'javascript:alert(1)' }));
    expect(await profile()).toMatchObject({ displayName: 'Alice Liddell', avatarUrl: 'https://host.example/a.png' });
  });

  test('have no password to change, no session to end, and are out once deactivated', async () => {
    const { clock, viewerOf, accounts, sessions, users, unitOfWork } = await setUp(kind);
    const token = signHostToken(clock.now(), {});
    const viewer = await viewerOf(token);
    await expect(accounts.changePassword(viewer, { currentPassword: 'x', newPassword: 'battery staple' }, address)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(accounts.deactivate(viewer, '', address)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await sessions.logout(viewer)).toBe(false);
    await unitOfWork.run(async (tx) => {
      await users.service.deactivate(tx, viewer.userId);
      await sessions.endAll(tx, viewer.userId, null);
    });
    await expect(viewerOf(token)).rejects.toMatchObject(unauthenticated);
    await expect(viewerOf(signHostToken(clock.now(), { name: 'New' }))).rejects.toMatchObject(unauthenticated);
  });
});
