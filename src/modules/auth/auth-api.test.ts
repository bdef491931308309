import { graphql, isInputObjectType, isInterfaceType, isObjectType, printSchema, type GraphQLSchema } from 'graphql';
import { PubSub } from 'graphql-subscriptions';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { afterEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/open-test-database.ts';
import { defaultLimits } from '../../kernel/limits.ts';
import { RequestContext } from '../../kernel/request-context.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { Relations } from '../contacts/index.ts';
import { createUsersModule, usersEntities } from '../users/index.ts';
import { authEntities, createAuthModule } from './index.ts';

let database: TestDatabase | undefined;

afterEach(async () => {
  await database?.close();
  database = undefined;
});

async function setUp() {
  const opened = await openTestDatabase('SQLite', [...usersEntities, ...authEntities]);
  database = opened;
  const users = createUsersModule({ ...opened, limits: defaultLimits, blocks: new Relations() });
  const auth = createAuthModule({
    ...opened,
    users: users.service,
    limits: defaultLimits,
    logger: { warn: () => undefined },
    tokens: { secret: 's'.repeat(32), accessTokenSeconds: 900, refreshTokenSeconds: 2_592_000 },
    registrationOpen: true,
    hostTokens: null,
  });
  await users.start();
  await auth.start();
  const schema = await schemaOf([...users.resolvers, ...auth.resolvers]);
  const run = async (accessToken: string | undefined, source: string, renew?: (viewer: Viewer) => void) => {
    const viewer = await auth.authenticator.authenticate(accessToken);
    const contextValue = RequestContext.forRequest(viewer, '10.0.0.1', renew === undefined ? null : { identity: {}, renew });
    const { data, errors } = await graphql({ schema, source, contextValue });
    return { data: plain(data), codes: errors?.map(({ originalError }) => at(originalError, 'code')) };
  };
  const register = async (username: string) => {
    const { data } = await run(
      undefined,
      `mutation { register(input: { username: "${username}", password: "correct horse" }) { accessToken } }`,
    );
    return textAt(data, 'register', 'accessToken');
  };
  return { ...opened, schema, run, register };
}

/** Without the null prototypes of graphql-js. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce((inner: unknown, key) => new Map<string, unknown>(Object.entries(inner ?? {})).get(key), value);
}

function textAt(value: unknown, ...path: string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

async function schemaOf(instances: object[]): Promise<GraphQLSchema> {
  const [first, ...rest] = instances.map(({ constructor }) => constructor);
  if (first === undefined) throw new Error('There is no resolver.');
  const resolvers: NonEmptyArray<Function> = [first, ...rest];
  return buildSchema({
    resolvers,
    container: { get: (someClass: unknown) => instances.find(({ constructor }) => constructor === someClass) },
    pubSub: { publish: () => undefined, subscribe: () => new PubSub().asyncIterableIterator('none') },
    validate: false,
  });
}

test('every type, field and argument of the schema says what it is', async () => {
  const { schema } = await setUp();
  const own = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  expect(own.filter(({ name, description }) => !description && !['Query', 'Mutation'].includes(name)).map(({ name }) => name)).toEqual([]);
  const undescribed = own.flatMap((type) => {
    const fields =
      isObjectType(type) || isInputObjectType(type) || isInterfaceType(type)
        ? Object.values<{ name: string; description?: unknown }>(type.getFields())
        : [];
    return fields.filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`);
  });
  expect(undescribed).toEqual([]);
  expect(printSchema(schema)).toContain('type User implements Node');
});

test('a client registers, signs in elsewhere, and sees its sessions and itself', async () => {
  const { run, register } = await setUp();
  await register('alice');
  const login = await run(
    undefined,
    'mutation { login(input: { username: "alice", password: "correct horse", deviceName: "laptop" }) { accessToken expiresAt user { id } } }',
  );
  const accessToken = textAt(login.data, 'login', 'accessToken');
  const { data } = await run(accessToken, '{ viewer { user { id username displayName createdAt } sessions { id deviceName current } } }');
  const id: unknown = expect.stringMatching(/^s_/);
  expect(data).toMatchObject({
    viewer: {
      user: { username: 'alice', displayName: 'alice', createdAt: '2027-01-15T08:00:00.000Z' },
      sessions: [
        { id, deviceName: 'laptop', current: true },
        { id, deviceName: null, current: false },
      ],
    },
  });
});

test('profiles change, and others see it', async () => {
  const { run, register } = await setUp();
  const [alice, bob] = [await register('alice'), await register('bob')];
  const { data } = await run(
    alice,
    'mutation { updateProfile(input: { displayName: "Alice L.", bio: "hi" }) { id displayName bio avatarUrl } }',
  );
  const user = { id: textAt(data, 'updateProfile', 'id'), displayName: 'Alice L.', bio: 'hi', avatarUrl: null };
  expect(data).toEqual({ updateProfile: user });
  expect(await run(bob, `{ user(id: "${user.id}") { id displayName bio avatarUrl } }`)).toMatchObject({ data: { user } });
  expect(await run(bob, '{ user(id: "u_none") { id } }')).toMatchObject({ data: { user: null } });
});

test('who is not signed in is told so', async () => {
  const { run } = await setUp();
  const operations = [
    '{ viewer { user { id } } }',
    '{ user(id: "u_none") { id } }',
    'mutation { logout }',
    'mutation { updateProfile(input: { bio: "x" }) { id } }',
  ];
  for (const operation of operations) expect(await run(undefined, operation)).toMatchObject({ codes: ['UNAUTHENTICATED'] });
});

test('a socket takes a fresh token of the same user, and of nobody else', async () => {
  const { run, register } = await setUp();
  const [alice, bob] = [await register('alice'), await register('bob')];
  const renewed: Viewer[] = [];
  const refresh = (token: string) => run(alice, `mutation { refreshSocket(accessToken: "${token}") }`, (viewer) => renewed.push(viewer));
  expect(await refresh(alice)).toMatchObject({ data: { refreshSocket: true } });
  expect(renewed).toHaveLength(1);
  expect(await refresh(bob)).toMatchObject({ codes: ['FORBIDDEN'] });
  expect(await refresh('')).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  expect(await refresh('x')).toMatchObject({ codes: ['UNAUTHENTICATED'] });
  expect(await run(alice, `mutation { refreshSocket(accessToken: "${alice}") }`)).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  expect(renewed).toHaveLength(1);
});

test('tokens refresh, passwords change, sessions and accounts end', async () => {
  const { run, register } = await setUp();
  const alice = await register('alice');
  const change = 'changePassword(input: { currentPassword: "correct horse", newPassword: "battery staple" })';
  expect(await run(alice, `mutation { ${change} }`)).toMatchObject({ data: { changePassword: true } });
  const login = await run(undefined, 'mutation { login(input: { username: "alice", password: "battery staple" }) { refreshToken } }');
  const refreshToken = textAt(login.data, 'login', 'refreshToken');
  const refreshed = await run(undefined, `mutation { refreshTokens(refreshToken: "${refreshToken}") { accessToken user { username } } }`);
  expect(refreshed).toMatchObject({ data: { refreshTokens: { user: { username: 'alice' } } } });
  const { data } = await run(alice, '{ viewer { sessions { id current } } }');
  const [newest, first] = ['0', '1'].map((index) => ({
    id: textAt(data, 'viewer', 'sessions', index, 'id'),
    current: at(data, 'viewer', 'sessions', index, 'current'),
  }));
  const other = newest?.current === true ? first : newest;
  expect(await run(alice, `mutation { revokeSession(sessionId: "${other?.id}") }`)).toMatchObject({ data: { revokeSession: true } });
  expect(await run(alice, 'mutation { revokeSession(sessionId: "x") }')).toMatchObject({ codes: ['NOT_FOUND'] });
  expect(await run(alice, 'mutation { deactivateAccount(password: "battery staple") }')).toMatchObject({
    data: { deactivateAccount: true },
  });
  await expect(run(alice, '{ viewer { user { id } } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
