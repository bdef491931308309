import { afterEach, describe, expect, test } from 'vitest';
import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/open-test-database.ts';
import { defaultLimits } from '../../kernel/limits.ts';
import { Relations } from '../contacts/index.ts';
import { toGlobalId } from '../../kernel/ids.ts';
import { RequestContext } from '../../kernel/request-context.ts';
import type { NewUser, StoredUser } from './index.ts';
import { createUsersModule, usersEntities, type UsersModule } from './users.module.ts';

let database: TestDatabase | undefined;

afterEach(async () => {
  await database?.close();
  database = undefined;
});

const someone: NewUser = { username: 'alice', displayName: 'Alice', avatarUrl: null, passwordHash: 'x', externalId: null };

async function setUp(kind: string) {
  const opened = await openTestDatabase(kind, usersEntities);
  database = opened;
  const module = createUsersModule({ ...opened, limits: defaultLimits, blocks: new Relations() });
  await module.start();
  const add = (user: Partial<NewUser> = {}) => opened.unitOfWork.run((tx) => module.service.create(tx, { ...someone, ...user }));
  return { ...opened, ...module, add };
}

const asViewer = ({ id }: StoredUser) => ({ userId: id, sessionId: null, expiresAtMs: 0 });
const anyContext = () => RequestContext.forRequest(null, '');
const load = ({ loader }: UsersModule, user: StoredUser) => loader.load(anyContext(), user.id);

describe.each(databases)('on %s', (kind) => {
  test('a user is found as made, with times as numbers', async () => {
    const { add, service, unitOfWork, clock } = await setUp(kind);
    const alice = await add();
    expect(await service.findMany(unitOfWork.reader, [alice.id, alice.id])).toEqual([alice]);
    expect(alice.createdAt).toBe(clock.now());
  });

  test('a username is given once, whatever its case', async () => {
    const { add } = await setUp(kind);
    await add();
    await expect(add()).rejects.toMatchObject({ code: 'CONFLICT', field: 'input.username' });
  });

  test('a user of the host app gets a username that is valid and their own', async () => {
    const { add } = await setUp(kind);
    const alice = await add({ username: null, externalId: 'host|1' });
    const bob = await add({ username: null, externalId: 'host|2' });
    expect(alice.username).toMatch(/^u[a-z0-9]{26}$/);
    expect(bob.username).not.toBe(alice.username);
  });

  test('external ids differ by case', async () => {
    const { add, service, unitOfWork } = await setUp(kind);
    const alice = await add({ username: null, externalId: 'host|a' });
    await add({ username: null, externalId: 'host|A' });
    expect(await service.findByExternalId(unitOfWork.reader, 'host|a')).toEqual(alice);
  });

  test('versions grow by one per bump and are returned', async () => {
    const { add, service, unitOfWork } = await setUp(kind);
    const alice = await add();
    const bob = await add({ username: 'bob' });
    await unitOfWork.run((tx) => service.bumpVersion(tx, [alice.id]));
    const versions = await unitOfWork.run((tx) => service.bumpVersion(tx, [bob.id, alice.id]));
    expect(versions).toEqual(
      new Map([
        [alice.id, 2],
        [bob.id, 1],
      ]),
    );
    expect(await service.versionsOf(unitOfWork.reader, [alice.id, bob.id])).toEqual(versions);
  });

  test('crossing bumps of the same users do not block each other', async () => {
    const { add, service, unitOfWork } = await setUp(kind);
    const alice = await add();
    const bob = await add({ username: 'bob' });
    const orders = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? [alice.id, bob.id] : [bob.id, alice.id]));
    await Promise.all(orders.map((ids) => unitOfWork.run((tx) => service.bumpVersion(tx, ids))));
    expect(await service.versionsOf(unitOfWork.reader, [alice.id])).toEqual(new Map([[alice.id, 20]]));
  });

  test('a deactivated or unknown user is not found where an active one is required', async () => {
    const { add, service, unitOfWork, nextUlid } = await setUp(kind);
    const alice = await add();
    const bob = await add({ username: 'bob' });
    expect(await service.requireActive(unitOfWork.reader, [bob.id, alice.id])).toHaveLength(2);
    await unitOfWork.run((tx) => service.deactivate(tx, bob.id));
    for (const id of [bob.id, nextUlid()]) {
      await expect(service.requireActive(unitOfWork.reader, [alice.id, id])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await service.findActiveIds(unitOfWork.reader, [alice.id, bob.id])).toEqual(new Set([alice.id]));
  });

  test('a changed profile is shown at once, in full Unicode, and only what was named changes', async () => {
    const module = await setUp(kind);
    const alice = await module.add();
    await load(module, alice);
    await module.service.updateProfile(asViewer(alice), { displayName: ' 爱丽丝 👩‍🚀 ', bio: 'one\ntwo' });
    expect(await load(module, alice)).toMatchObject({ displayName: '爱丽丝 👩‍🚀', bio: 'one\ntwo', avatarUrl: null, username: 'alice' });
    await module.service.updateProfile(asViewer(alice), { bio: null });
    expect(await load(module, alice)).toMatchObject({ displayName: '爱丽丝 👩‍🚀', bio: null });
  });

  test('a profile that is out of bounds is refused, and the refusal names the input', async () => {
    const { add, service } = await setUp(kind);
    const viewer = asViewer(await add());
    await expect(service.updateProfile(viewer, { displayName: '' })).rejects.toMatchObject({ field: 'input.displayName' });
    await expect(service.updateProfile(viewer, { avatarUrl: 'x' })).rejects.toMatchObject({ field: 'input.avatarUrl' });
    await expect(service.updateProfile(viewer, { displayName: null })).resolves.toMatchObject({ displayName: 'Alice' });
  });

  test('users are found by their global id, and by no other', async () => {
    const { add, findNode, nextUlid } = await setUp(kind);
    const alice = await add();
    const context = RequestContext.forRequest(asViewer(alice), '');
    expect(await findNode(context, toGlobalId('u', alice.id))).toMatchObject({ id: `u_${alice.id}`, username: 'alice' });
    for (const id of [toGlobalId('c', alice.id), toGlobalId('u', nextUlid()), alice.id, 'u_1', '']) {
      expect(await findNode(context, id)).toBeNull();
    }
  });

  test('a user that was rendered a moment ago costs no query; after 5 s it is read again', async () => {
    const module = await setUp(kind);
    const alice = await module.add();
    const first = await load(module, alice);
    expect(await load(module, alice)).toBe(first);
    module.advance(5_000);
    expect(await load(module, alice)).not.toBe(first);
  });

  test('after the bus came back, nothing remembered from before is shown', async () => {
    const module = await setUp(kind);
    const alice = await module.add();
    const first = await load(module, alice);
    module.bus.reconnect();
    expect(await load(module, alice)).not.toBe(first);
  });
});
