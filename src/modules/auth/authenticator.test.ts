import { describe, expect, test } from 'vitest';
import { address, alice, authOn, unauthenticated } from '../../../test/support/auth-on.ts';
import { databases } from '../../../test/support/open-test-database.ts';

describe.each(databases)('the authenticator on %s', (kind) => {
  const setUp = authOn(kind);

  test('takes a token with and without "Bearer", and nothing for nobody', async () => {
    const { accounts, authenticator } = await setUp();
    const { accessToken, user } = await accounts.register(alice, address);
    for (const text of [accessToken, `Bearer ${accessToken}`, `bearer  ${accessToken} `]) {
      expect(await authenticator.authenticate(text)).toMatchObject({ userId: user.id });
    }
    for (const text of [undefined, '', '  ', 'Bearer', 'Bearer ']) expect(await authenticator.authenticate(text)).toBeNull();
  });

  test('refuses anything else with a sentence', async () => {
    const { authenticator } = await setUp();
    for (const text of ['Basic YTpi', 'Bearer a b', 'undefined', 'x'.repeat(10_000)]) {
      await expect(authenticator.authenticate(text)).rejects.toMatchObject(unauthenticated);
    }
  });

  test('refuses an expired token, and says that it has', async () => {
    const { accounts, authenticator, advance } = await setUp();
    const { accessToken, user } = await accounts.register(alice, address);
    advance(899_999);
    await expect(authenticator.authenticate(accessToken)).resolves.toMatchObject({ userId: user.id });
    advance(1);
    await expect(authenticator.authenticate(accessToken)).rejects.toThrow(/expired/);
  });

  test('refuses a token that was changed, also one that it has seen before', async () => {
    const { accounts, authenticator } = await setUp();
    const { accessToken } = await accounts.register(alice, address);
    await authenticator.authenticate(accessToken);
    const [header, , signature] = accessToken.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'somebody', sid: 'else', exp: 9_999_999_999 })).toString('base64url');
    await expect(authenticator.authenticate(`${header}.${claims}.${signature}`)).rejects.toMatchObject(unauthenticated);
  });

  test('when the word of an end is lost, the session ends within 5 s; after the bus came back, at once', async () => {
    const { accounts, viewerOf, unitOfWork, advance, bus } = await setUp();
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
    const { accounts, sessions, authenticator, viewerOf, login } = await setUp();
    const viewers = [await viewerOf((await accounts.register(alice, address)).accessToken)];
    for (const device of ['a', 'b', 'c']) viewers.push(await viewerOf((await login(device)).accessToken));
    const [gone, ...rest] = viewers;
    if (gone !== undefined) await sessions.logout(gone);
    expect(await authenticator.areAlive(viewers)).toEqual(new Set(rest));
    expect(await authenticator.areAlive([])).toEqual(new Set());
  });

  test('notes when a session was last seen, to the minute and behind the request', async () => {
    const { accounts, sessions, viewerOf, advance, stop, clock } = await setUp();
    const { accessToken } = await accounts.register(alice, address);
    const viewer = await viewerOf(accessToken);
    advance(120_000);
    await viewerOf(accessToken);
    await stop();
    expect(await sessions.list(viewer)).toMatchObject([{ lastSeenAt: clock.now() }]);
  });
});
