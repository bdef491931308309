import { describe, expect, test } from 'vitest';
import { address, alice, authOn, dayMs, unauthenticated } from '../../../test/support/auth-on.ts';
import { databases } from '../../../test/support/open-test-database.ts';

describe.each(databases)('sessions on %s', (kind) => {
  const setUp = authOn(kind);

  test('each refresh gives new tokens, and the session lasts 30 days from the last one', async () => {
    const { accounts, sessions, advance, viewerOf } = await setUp();
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
    const { accounts, sessions } = await setUp();
    const { refreshToken } = await accounts.register(alice, address);
    const results = await Promise.all(Array.from({ length: 5 }, () => sessions.refresh(refreshToken)));
    expect(new Set(results.map((result) => result.refreshToken)).size).toBe(1);
    await expect(sessions.refresh(results[0]?.refreshToken ?? '')).resolves.toBeDefined();
  });

  test('a refresh whose answer was lost may be tried again for 60 s', async () => {
    const { accounts, sessions, advance } = await setUp();
    const { refreshToken } = await accounts.register(alice, address);
    const lost = await sessions.refresh(refreshToken);
    advance(59_999);
    const again = await sessions.refresh(refreshToken);
    expect(again.refreshToken).toBe(lost.refreshToken);
    await expect(sessions.refresh(again.refreshToken)).resolves.toBeDefined();
  });

  test('a refresh token that comes again later ends the session, for who has the newest one too', async () => {
    const { accounts, sessions, advance, viewerOf, ended } = await setUp();
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
    const { accounts, sessions, ended } = await setUp();
    const { refreshToken } = await accounts.register(alice, address);
    await sessions.refresh((await sessions.refresh(refreshToken)).refreshToken);
    await expect(sessions.refresh(refreshToken)).rejects.toThrow(/used before/);
    expect(ended()).toHaveLength(1);
  });

  test('a made-up token ends nothing', async () => {
    const { accounts, sessions, ended } = await setUp();
    const { refreshToken } = await accounts.register(alice, address);
    await expect(sessions.refresh(`${refreshToken.slice(0, -2)}AA`)).rejects.toMatchObject(unauthenticated);
    await expect(sessions.refresh('')).rejects.toMatchObject(unauthenticated);
    expect(ended()).toEqual([]);
    await expect(sessions.refresh(refreshToken)).resolves.toBeDefined();
  });

  test('the list shows the devices, last seen first, without expired ones', async () => {
    const { accounts, sessions, login, advance, viewerOf } = await setUp();
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
    const { accounts, sessions, login, advance, ended, viewerOf } = await setUp({ sessionsPerUserMax: 2 });
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
    const { accounts, sessions, login, viewerOf } = await setUp({ sessionsPerUserMax: 2 });
    const { user } = await accounts.register(alice, address);
    const all = await Promise.all(['a', 'b', 'c', 'd'].map(login));
    expect(await sessions.list({ userId: user.id, sessionId: null, expiresAtMs: 0 })).toHaveLength(2);
    const alive = await Promise.allSettled(all.map(({ accessToken }) => viewerOf(accessToken)));
    expect(alive.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  test('one may end own sessions, and nobody elses', async () => {
    const { accounts, sessions, login, viewerOf, ended } = await setUp();
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
    const { accounts, sessions, viewerOf, ended } = await setUp();
    const { accessToken, refreshToken } = await accounts.register(alice, address);
    const viewer = await viewerOf(accessToken);
    expect(await sessions.logout(viewer)).toBe(true);
    expect(await sessions.logout(viewer)).toBe(true);
    expect(ended()).toHaveLength(1);
    await expect(viewerOf(accessToken)).rejects.toMatchObject(unauthenticated);
    await expect(sessions.refresh(refreshToken)).rejects.toMatchObject(unauthenticated);
  });

  test('the sweep removes what has expired, and nothing else', async () => {
    const { accounts, sessions, login, advance, clock } = await setUp();
    const { user } = await accounts.register(alice, address);
    advance(30 * dayMs);
    await login('laptop');
    expect(await sessions.sweepExpired(clock.now())).toBe(1);
    expect(await sessions.sweepExpired(clock.now())).toBe(0);
    expect(await sessions.list({ userId: user.id, sessionId: null, expiresAtMs: 0 })).toHaveLength(1);
  });
});
