import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request } from '../support/api.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ChangePasswordDocument,
  LoginDocument,
  NodeByIdDocument,
  OpenDirectConversationDocument,
  RefreshTokensDocument,
  RegisterDocument,
  UpdateProfileDocument,
  UserByIdDocument,
  ViewerDocument,
  type RegisterInput,
} from '../support/generated/graphql.ts';
import type { Node } from '../support/node.ts';
import { password, person, type Person } from '../support/person.ts';
import { post, resultOf } from '../support/raw-request.ts';
import { refusalOf } from '../support/refusal.ts';

const unauthenticated = { code: 'UNAUTHENTICATED' };
const nobody = 'u_01ARZ3NDEKTSV4RRFFQ69G5FAV';

async function register(node: Node, input: Partial<RegisterInput>) {
  return (await request(node, RegisterDocument, { input: { username: 'someone.new', password, ...input } })).register;
}

async function login(node: Node, username: string, secret = password) {
  return (await request(node, LoginDocument, { input: { username, password: secret } })).login;
}

async function viewer({ node, token }: Pick<Person, 'node' | 'token'>) {
  return (await request(node, ViewerDocument, {}, token)).viewer;
}

describe.each(deployments)('Accounts on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  beforeAll(async () => {
    tokenim = await start();
    alice = await person(tokenim.here, 'alice');
  });
  afterAll(async () => tokenim.stop());

  describe('a new account', () => {
    test('is signed in at once, on every node', async () => {
      const { accessToken, refreshToken, expiresAt, user } = await register(tokenim.here, {
        username: 'Ada.Lovelace',
        displayName: ' Ada ',
      });

      expect(user).toMatchObject({ username: 'ada.lovelace', displayName: 'Ada' });
      expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(800_000);
      expect((await viewer({ node: tokenim.there, token: accessToken })).user.id).toBe(user.id);
      expect((await request(tokenim.there, RefreshTokensDocument, { refreshToken })).refreshTokens.user.id).toBe(user.id);
    });

    test('is called by its username where it gives no other name', async () => {
      expect((await register(tokenim.here, { username: 'Grace_Hopper' })).user.displayName).toBe('Grace_Hopper');
    });

    test('cannot have a name that is taken, in whatever case', async () => {
      await register(tokenim.here, { username: 'linus' });
      await expect(register(tokenim.there, { username: 'LINUS' })).rejects.toMatchObject({ code: 'CONFLICT', field: 'input.username' });
    });

    test('of a name that several want at the same moment goes to one of them', async () => {
      const wanting = [tokenim.here, tokenim.there, tokenim.here, tokenim.there].map(async (node) =>
        register(node, { username: 'wanted' }),
      );
      const outcomes = await Promise.allSettled(wanting);

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT', field: 'input.username' });
    });

    test.each<[string, Partial<RegisterInput>, string]>([
      ['a username of two letters', { username: 'ab' }, 'input.username'],
      ['a username of 33 letters', { username: 'a'.repeat(33) }, 'input.username'],
      ['a username that begins with a digit', { username: '1alice' }, 'input.username'],
      ['a username with a space', { username: 'al ice' }, 'input.username'],
      ['a username in another script', { username: 'аlice' }, 'input.username'],
      ['a username that passes for the operator', { username: 'ad.min' }, 'input.username'],
      ['a password of seven characters', { password: 'seven77' }, 'input.password'],
      ['a password of 129 characters', { password: 'p4'.repeat(64) + '!' }, 'input.password'],
      ['one of the commonest passwords', { password: 'Password123' }, 'input.password'],
      ['its username for a password', { username: 'quite.long.name', password: 'quite.long.name' }, 'input.password'],
      ['a name that cannot be seen', { displayName: '\u200B \u200B' }, 'input.displayName'],
      ['a name on two lines', { displayName: 'Al\nice' }, 'input.displayName'],
      ['a name of 65 characters', { displayName: 'x'.repeat(65) }, 'input.displayName'],
    ])('is refused with %s', async (_, input, field) => {
      await expect(register(tokenim.here, input)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    });
  });

  describe('signing in', () => {
    test('opens one more session, named by its device', async () => {
      const bob = await person(tokenim.here, 'bob');
      const { username } = bob.auth.user;
      const input = { username: username.toUpperCase(), password, deviceName: 'phone' };
      const phone = (await request(tokenim.there, LoginDocument, { input })).login;

      const { sessions } = await viewer({ node: tokenim.here, token: phone.accessToken });
      expect(sessions.map(({ deviceName, current }) => ({ deviceName, current }))).toEqual([
        { deviceName: 'phone', current: true },
        { deviceName: 'test', current: false },
      ]);
      expect((await viewer(bob)).sessions.map(({ current }) => current)).toEqual([false, true]);
    });

    test('is refused in the same words for an unknown name, a wrong password and what is no name', async () => {
      const { username } = alice.auth.user;
      const refusals = [
        await refusalOf(login(tokenim.here, username, 'not the password')),
        await refusalOf(login(tokenim.here, 'never.registered')),
        await refusalOf(login(tokenim.here, 'no name at all \u0000')),
        await refusalOf(login(tokenim.here, username, 'x'.repeat(5_000))),
      ].map(({ errors }) => JSON.stringify(errors));

      expect(refusals[0]).toContain('UNAUTHENTICATED');
      expect(new Set(refusals).size).toBe(1);
    });
  });

  describe('profiles', () => {
    test('change at once for everybody', async () => {
      const dora = await person(tokenim.here, 'dora');
      const seen = async () => (await request(tokenim.there, UserByIdDocument, { id: dora.id }, alice.token)).user?.displayName;
      expect(await seen()).toBe('dora');

      const input = { displayName: 'Dora \u0065\u0301', bio: 'Line one\r\nline two', avatarUrl: 'https://example.com/d.png' };
      const { updateProfile } = await dora.request(UpdateProfileDocument, { input });

      const avatarUrl = 'https://example.com/d.png';
      expect(updateProfile).toEqual({ id: dora.id, displayName: 'Dora \u00E9', bio: 'Line one\nline two', avatarUrl });
      expect(await eventually(async () => (await seen()) === 'Dora \u00E9', { what: 'the other node to show the new name' })).toBe(true);
    });

    test('keep what is not named, and lose what is set to null', async () => {
      const eve = await person(tokenim.here, 'eve');
      await eve.request(UpdateProfileDocument, { input: { bio: 'Here', avatarUrl: 'https://example.com/e.png' } });
      const { updateProfile } = await eve.request(UpdateProfileDocument, { input: { displayName: null, avatarUrl: null } });
      expect(updateProfile).toEqual({ id: eve.id, displayName: 'eve', bio: 'Here', avatarUrl: null });
    });

    test.each([
      ['input.displayName', { displayName: ' ' }],
      ['input.displayName', { displayName: 'x'.repeat(65) }],
      ['input.bio', { bio: 'x'.repeat(501) }],
      ['input.bio', { bio: 'bell \u0007' }],
      ['input.avatarUrl', { avatarUrl: 'javascript:alert(1)' }],
      ['input.avatarUrl', { avatarUrl: '/relative.png' }],
      ['input.avatarUrl', { avatarUrl: 'https://user:password@example.com/a.png' }],
    ])('are refused with the field at fault: %s %o', async (field, input) => {
      await expect(alice.request(UpdateProfileDocument, { input })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    });
  });

  describe('the password', () => {
    test('is changed with the current one, and then only the new one signs in', async () => {
      const fred = await person(tokenim.here, 'fred');
      const newPassword = 'another horse battery';
      const change = async (currentPassword: string, wanted = newPassword) =>
        fred.request(ChangePasswordDocument, { input: { currentPassword, newPassword: wanted } });

      const badInput = { code: 'BAD_USER_INPUT' };
      await expect(change('a wrong guess')).rejects.toMatchObject({ ...badInput, field: 'input.currentPassword' });
      for (const refused of ['short', '12345678', password])
        await expect(change(password, refused)).rejects.toMatchObject({ ...badInput, field: 'input.newPassword' });
      expect(await change(password)).toEqual({ changePassword: true });

      await expect(login(tokenim.there, fred.auth.user.username)).rejects.toMatchObject(unauthenticated);
      expect((await login(tokenim.there, fred.auth.user.username, newPassword)).user.id).toBe(fred.id);
    });

    test('that contains letters with accents signs in however they are typed', async () => {
      await register(tokenim.here, { username: 'zoe', password: 'caf\u00E9 au lait' });
      expect((await login(tokenim.there, 'zoe', 'cafe\u0301 au lait')).user.username).toBe('zoe');
    });
  });

  describe('without a good token', () => {
    test.each(['', 'Bearer', 'Bearer garbage', 'Bearer a b', 'Basic YWxpY2U6c2VjcmV0', `Bearer ${'x'.repeat(9_000)}`])(
      'nothing but signing in works: %s',
      async (authorization) => {
        const ask = async (query: string) => resultOf(await post(tokenim.here, { query }, { authorization })).errors?.[0]?.extensions;
        const queries = [
          '{ viewer { user { id } } }',
          `{ node(id: "${nobody}") { id } }`,
          `{ user(id: "nonsense") { id } }`,
          '{ conversation(id: "nonsense") { id } }',
          '{ conversations { edges { cursor } } }',
          'mutation { logout }',
        ];
        for (const query of queries) expect(await ask(query)).toEqual({ code: 'UNAUTHENTICATED' });
      },
    );

    test('signing in and refreshing work, whatever token is sent along', async () => {
      const input = { username: alice.auth.user.username, password };
      const { refreshToken } = (await request(tokenim.here, LoginDocument, { input }, 'garbage')).login;
      expect((await request(tokenim.there, RefreshTokensDocument, { refreshToken }, 'garbage')).refreshTokens.user.id).toBe(alice.id);
    });

    test('a token that was signed by somebody else is refused', async () => {
      const [head, claims] = alice.token.split('.');
      await expect(viewer({ node: tokenim.here, token: `${head}.${claims}.${'A'.repeat(43)}` })).rejects.toMatchObject(unauthenticated);
      const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
      await expect(viewer({ node: tokenim.here, token: `${none}.${claims}.` })).rejects.toMatchObject(unauthenticated);
    });
  });

  test('users are found by id; what is no user is null', async () => {
    expect((await alice.request(UserByIdDocument, { id: alice.id })).user?.id).toBe(alice.id);
    expect((await alice.request(NodeByIdDocument, { id: alice.id })).node).toEqual({ __typename: 'User', id: alice.id });
    for (const id of [nobody, 'u_', 'nonsense', alice.id.toLowerCase(), alice.id.replace('u_', 'c_')]) {
      expect((await alice.request(UserByIdDocument, { id })).user).toBeNull();
      expect((await alice.request(NodeByIdDocument, { id })).node).toBeNull();
    }
    await expect(alice.request(OpenDirectConversationDocument, { userId: nobody })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
