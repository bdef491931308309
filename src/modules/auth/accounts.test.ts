import { describe, expect, test } from 'vitest';
import { address, alice, authOn, unauthenticated } from '../../../test/support/auth-on.ts';
import { databases } from '../../../test/support/open-test-database.ts';

describe.each(databases)('accounts on %s', (kind) => {
  const setUp = authOn(kind);

  test('who registers is signed in, under the name as typed unless another one is given', async () => {
    const { accounts, viewerOf, clock } = await setUp();
    const { user, accessToken, expiresAtMs } = await accounts.register(alice, address);
    expect(user).toMatchObject({ username: 'alice', displayName: 'Alice' });
    expect(expiresAtMs).toBe(clock.now() + 900_000);
    expect(await viewerOf(accessToken)).toMatchObject({ userId: user.id, expiresAtMs });
    const bob = await accounts.register({ username: 'bob', password: 'correct horse', displayName: 'Bob B.' }, address);
    expect(bob.user.displayName).toBe('Bob B.');
  });

  test('what is wrong with a registration is said of the input that is at fault', async () => {
    const { accounts } = await setUp();
    await accounts.register(alice, address);
    const register = (change: object) => accounts.register({ ...alice, username: 'carol', ...change }, address);
    await expect(register({ username: 'ALICE' })).rejects.toMatchObject({ code: 'CONFLICT', field: 'input.username' });
    await expect(register({ username: 'a' })).rejects.toMatchObject({ field: 'input.username' });
    await expect(register({ password: 'password' })).rejects.toMatchObject({ field: 'input.password' });
    await expect(register({ displayName: ' ' })).rejects.toMatchObject({ field: 'input.displayName' });
  });

  test('of two who register one name at once, one gets it', async () => {
    const { accounts } = await setUp();
    const results = await Promise.allSettled([accounts.register(alice, address), accounts.register(alice, address)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  test('the username takes any case, the password does not', async () => {
    const { accounts } = await setUp();
    await accounts.register(alice, address);
    await expect(accounts.login({ ...alice, username: ' aLICE ' }, address)).resolves.toMatchObject({ user: { username: 'alice' } });
    await expect(accounts.login({ ...alice, password: 'Correct horse' }, address)).rejects.toMatchObject(unauthenticated);
  });

  test('an unknown name, an impossible one, a wrong password and one that is too long are refused in the same words', async () => {
    const { accounts } = await setUp();
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
    const { accounts, advance, login } = await setUp({ loginAttemptsPerAccountMax: 2 });
    await accounts.register(alice, address);
    for (let i = 0; i < 5; i++) await login('laptop');
    for (let i = 0; i < 2; i++)
      await expect(accounts.login({ ...alice, password: 'wrong' }, address)).rejects.toMatchObject(unauthenticated);
    await expect(login('laptop')).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 15 * 60_000 });
    advance(15 * 60_000);
    await expect(login('laptop')).resolves.toBeDefined();
  });

  test('only accounts that were made count as new ones', async () => {
    const { accounts } = await setUp({ registrationsPerAddressMax: 2 });
    await accounts.register(alice, address);
    for (let i = 0; i < 3; i++) await expect(accounts.register(alice, address)).rejects.toMatchObject({ code: 'CONFLICT' });
    await accounts.register({ ...alice, username: 'bob' }, address);
    await expect(accounts.register({ ...alice, username: 'carol' }, address)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(accounts.register({ ...alice, username: 'carol' }, '10.0.0.2')).resolves.toBeDefined();
  });

  test('another password ends the other sessions at once, and this one goes on', async () => {
    const { accounts, login, viewerOf, ended } = await setUp();
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
    const { accounts, viewerOf } = await setUp({ loginAttemptsPerAccountMax: 2 });
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
    const { accounts, sessions, users, unitOfWork, login, viewerOf, ended } = await setUp();
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
