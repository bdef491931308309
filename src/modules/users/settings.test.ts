import { afterEach, describe, expect, test } from 'vitest';
import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/open-test-database.ts';
import { defaultLimits } from '../../kernel/limits.ts';
import { Relations } from '../contacts/index.ts';
import type { Settings } from './settings.ts';
import { createUsersModule, usersEntities } from './users.module.ts';

let database: TestDatabase | undefined;

afterEach(async () => {
  await database?.close();
  database = undefined;
});

async function setUp(kind: string) {
  database = await openTestDatabase(kind, usersEntities);
  const { unitOfWork, bus } = database;
  const { service, settings } = createUsersModule({ ...database, limits: defaultLimits, blocks: new Relations() });
  const alice = await unitOfWork.run((tx) =>
    service.create(tx, { username: 'alice', displayName: 'Alice', avatarUrl: null, passwordHash: 'x', externalId: null }),
  );
  const heard: unknown[] = [];
  await bus.subscribe('settings', (payload) => heard.push(payload));
  const versionOf = async () => (await service.versionsOf(unitOfWork.reader, [alice.id])).get(alice.id);
  return { settings, alice, viewer: { userId: alice.id, sessionId: null, expiresAtMs: 0 }, heard, versionOf };
}

describe.each(databases)('settings on %s', (kind) => {
  test('each change takes the next version of the user, and is told to the nodes', async () => {
    const { settings, alice, viewer, heard, versionOf } = await setUp(kind);
    const changed: Settings = { ...(await settings.ofViewer(viewer)), invisible: true };
    expect(await settings.update(viewer, { invisible: true })).toEqual(changed);
    expect(await settings.ofViewer(viewer)).toEqual(changed);
    expect(await versionOf()).toBe(1);
    expect(heard).toEqual([{ userId: alice.id, settings: changed }]);
  });

  test('what is so already takes no version', async () => {
    const { settings, viewer, heard, versionOf } = await setUp(kind);
    await settings.update(viewer, { readReceipts: true, lastSeenVisibleTo: null });
    expect(await versionOf()).toBe(0);
    expect(heard).toEqual([]);
  });

  test('two changes at once are both made', async () => {
    const { settings, viewer, versionOf } = await setUp(kind);
    await Promise.all([settings.update(viewer, { readReceipts: false }), settings.update(viewer, { directMessagesFrom: 'CONTACTS' })]);
    expect(await settings.ofViewer(viewer)).toMatchObject({ readReceipts: false, directMessagesFrom: 'CONTACTS' });
    expect(await versionOf()).toBe(2);
  });
});
