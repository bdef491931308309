import { describe, expect, test } from 'vitest';
import { address, authOn, signHostToken, unauthenticated } from '../../../test/support/auth-on.ts';
import { databases } from '../../../test/support/open-test-database.ts';

describe.each(databases)("the host app's users on %s", (kind) => {
  const setUp = authOn(kind);

  test('are made on first sight, once, also by many requests at once', async () => {
    const { clock, viewerOf, users, unitOfWork } = await setUp();
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
    const { clock, viewerOf, users, unitOfWork } = await setUp();
    const { userId } = await viewerOf(signHostToken(clock.now(), { name: 'Alice', picture: 'https://host.example/a.png' }));
    const profile = async () => (await users.service.findMany(unitOfWork.reader, [userId]))[0];
    await viewerOf(signHostToken(clock.now(), { name: ' Alice\u0000Liddell ' }));
    expect(await profile()).toMatchObject({ displayName: 'Alice Liddell', avatarUrl: 'https://host.example/a.png' });
    await viewerOf(signHostToken(clock.now(), { picture: 'javascript:alert(1)' }));
    expect(await profile()).toMatchObject({ displayName: 'Alice Liddell', avatarUrl: 'https://host.example/a.png' });
  });

  test('have no password to change, no session to end, and are out once deactivated', async () => {
    const { clock, viewerOf, accounts, sessions, users, unitOfWork } = await setUp();
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
