import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request } from '../support/api.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ChangePasswordDocument,
  DeactivateAccountDocument,
  LoginDocument,
  LogoutDocument,
  OpenDirectConversationDocument,
  RefreshTokensDocument,
  RevokeSessionDocument,
  UserByIdDocument,
  ViewerDocument,
} from '../support/generated/graphql.ts';
import type { Node } from '../support/node.ts';
import { password, Person, person } from '../support/person.ts';
import { closeOf, refusalOf } from '../support/refusal.ts';

const unauthenticated = { code: 'UNAUTHENTICATED' };

async function refresh(node: Node, refreshToken: string) {
  return (await request(node, RefreshTokensDocument, { refreshToken })).refreshTokens;
}

/** The same user on one more device. */
async function signIn({ auth }: Person, node: Node, deviceName = 'phone'): Promise<Person> {
  return new Person(node, (await request(node, LoginDocument, { input: { username: auth.user.username, password, deviceName } })).login);
}

async function sessionIdOf(device: Person): Promise<string> {
  const { sessions } = (await device.request(ViewerDocument, {})).viewer;
  return sessions.find(({ current }) => current)?.id ?? '';
}

describe.each(deployments)('Sessions on $name', ({ start }) => {
  let tokenim: Deployment;
  let everywhere: readonly Node[];
  beforeAll(async () => {
    tokenim = await start();
    everywhere = [tokenim.here, tokenim.there];
  });
  afterAll(async () => tokenim.stop());

  /** A node that was told over the bus may take a moment. */
  async function expectTokenRefusedEverywhere({ token }: Person): Promise<void> {
    for (const node of everywhere) {
      const ask = async () =>
        request(node, ViewerDocument, {}, token).then(
          () => null,
          (error: unknown) => error,
        );
      expect(await eventually(ask, { what: 'the token to be refused', timeoutMs: 2_000 })).toMatchObject(unauthenticated);
    }
  }

  describe('refreshing', () => {
    test('gives new tokens; the token before stays good until the new one was used, and then ends the session', async () => {
      const alice = await person(tokenim.here, 'alice');
      const first = alice.auth.refreshToken;
      const second = (await refresh(tokenim.here, first)).refreshToken;
      expect(second).not.toBe(first);
      expect((await refresh(tokenim.there, first)).refreshToken).toBe(second);

      const third = await refresh(tokenim.there, second);
      expect(third.refreshToken).not.toBe(second);
      await expect(refresh(tokenim.here, first)).rejects.toMatchObject(unauthenticated);

      await expect(refresh(tokenim.here, third.refreshToken)).rejects.toMatchObject(unauthenticated);
      await expectTokenRefusedEverywhere(alice);
      await expectTokenRefusedEverywhere(new Person(tokenim.here, third));
    });

    test('with one token at the same moment on several nodes gives everybody the same next token', async () => {
      const { auth } = await person(tokenim.here, 'bob');
      const answers = await Promise.all([...everywhere, ...everywhere].map(async (node) => refresh(node, auth.refreshToken)));
      expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    });

    test('leaves other sessions of the same user alone', async () => {
      const alice = await person(tokenim.here, 'alice');
      const phone = await signIn(alice, tokenim.there);
      const second = (await refresh(tokenim.here, alice.auth.refreshToken)).refreshToken;
      await refresh(tokenim.here, second);
      await expect(refresh(tokenim.here, alice.auth.refreshToken)).rejects.toMatchObject(unauthenticated);
      expect((await phone.request(ViewerDocument, {})).viewer.sessions).toHaveLength(1);
    });

    test('needs a refresh token of ours', async () => {
      const { auth } = await person(tokenim.here, 'carla');
      const forged = auth.refreshToken.replace(/_0\./, '_1.');
      for (const token of ['', 'garbage', auth.accessToken, forged, `${auth.refreshToken}x`])
        await expect(refresh(tokenim.here, token)).rejects.toMatchObject(unauthenticated);
      expect((await refresh(tokenim.here, auth.refreshToken)).user.id).toBe(auth.user.id);
    });
  });

  describe('a session can be ended', () => {
    test('by logging out', async () => {
      const alice = await person(tokenim.here, 'alice');
      const phone = await signIn(alice, tokenim.there);
      expect(await phone.request(LogoutDocument, {})).toEqual({ logout: true });
      await expectTokenRefusedEverywhere(phone);
      await expect(refresh(tokenim.here, phone.auth.refreshToken)).rejects.toMatchObject(unauthenticated);
      expect((await alice.request(ViewerDocument, {})).viewer.sessions).toHaveLength(1);
    });

    test('by the same user from another device', async () => {
      const alice = await person(tokenim.here, 'alice');
      const phone = await signIn(alice, tokenim.there);
      const sessionId = await sessionIdOf(phone);
      expect(await alice.request(RevokeSessionDocument, { sessionId })).toEqual({ revokeSession: true });
      await expectTokenRefusedEverywhere(phone);
      await expect(alice.request(RevokeSessionDocument, { sessionId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('by nobody else: the session of another user is as absent as one that never was', async () => {
      const [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.here, 'bob')];
      const refusals = [await sessionIdOf(bob), 's_01ARZ3NDEKTSV4RRFFQ69G5FAV', 's_', 'nonsense'].map(async (sessionId) =>
        refusalOf(alice.request(RevokeSessionDocument, { sessionId })),
      );
      const texts = (await Promise.all(refusals)).map(({ errors }) => JSON.stringify(errors));
      expect(texts[0]).toContain('NOT_FOUND');
      expect(new Set(texts).size).toBe(1);
      expect((await bob.request(ViewerDocument, {})).viewer.user.id).toBe(bob.id);
    });
  });

  describe('sockets are closed with 4401 on every node at once', () => {
    /** What each of the devices is told, each with a socket on every node. */
    async function closesOf(devices: readonly Person[], act: () => Promise<unknown>) {
      const open = async (device: Person) => Promise.all(everywhere.map(async (node) => (await device.at(node).inbox()).socket));
      const sockets = await Promise.all(devices.map(open));
      await act();
      return sockets;
    }

    async function expectEnded(sockets: Awaited<ReturnType<typeof closesOf>>[number]): Promise<void> {
      for (const socket of sockets) expect(await closeOf(socket, 2_000)).toEqual({ code: 4401, reason: 'Session ended' });
    }

    async function expectOpen(sockets: Awaited<ReturnType<typeof closesOf>>[number]): Promise<void> {
      for (const socket of sockets) {
        expect((await socket.request(ViewerDocument, {})).viewer.user.id).toBeTruthy();
        expect(socket.closes).toEqual([]);
        await socket.end();
      }
    }

    test('when their session logs out; others stay', async () => {
      const alice = await person(tokenim.here, 'alice');
      const phone = await signIn(alice, tokenim.there);
      const [laptops = [], phones = []] = await closesOf([alice, phone], async () => phone.request(LogoutDocument, {}));
      await expectEnded(phones);
      await expectOpen(laptops);
    });

    test('when their session is revoked from another device', async () => {
      const alice = await person(tokenim.here, 'alice');
      const phone = await signIn(alice, tokenim.there);
      const sessionId = await sessionIdOf(phone);
      const revoke = async () => alice.request(RevokeSessionDocument, { sessionId });
      const [laptops = [], phones = []] = await closesOf([alice, phone], revoke);
      await expectEnded(phones);
      await expectOpen(laptops);
    });

    test('when their refresh token was replayed', async () => {
      const alice = await person(tokenim.here, 'alice');
      const [sockets = []] = await closesOf([alice], async () => {
        const { refreshToken } = await refresh(tokenim.here, alice.auth.refreshToken);
        await refresh(tokenim.here, refreshToken);
        await expect(refresh(tokenim.there, alice.auth.refreshToken)).rejects.toMatchObject(unauthenticated);
      });
      await expectEnded(sockets);
    });

    test('when the password was changed elsewhere; the device that changed it stays', async () => {
      const alice = await person(tokenim.here, 'alice');
      const phone = await signIn(alice, tokenim.there);
      const input = { currentPassword: password, newPassword: 'a better horse' };
      const [laptops = [], phones = []] = await closesOf([alice, phone], async () => phone.request(ChangePasswordDocument, { input }));
      await expectEnded(laptops);
      await expectOpen(phones);
      await expectTokenRefusedEverywhere(alice);
      await expect(refresh(tokenim.here, alice.auth.refreshToken)).rejects.toMatchObject(unauthenticated);
      expect((await phone.request(ViewerDocument, {})).viewer.sessions).toHaveLength(1);
    });

    test('when the account is deactivated, which nobody can sign in to any more', async () => {
      const [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.here, 'bob')];
      const phone = await signIn(alice, tokenim.there);
      const direct = await alice.direct(bob);
      await alice.send(direct, 'before I go');
      const wrong = alice.request(DeactivateAccountDocument, { password: 'not mine at all' });
      await expect(wrong).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' });

      const sockets = await closesOf([alice, phone], async () => alice.request(DeactivateAccountDocument, { password }));

      await expectEnded(sockets.flat());
      await expectTokenRefusedEverywhere(alice);
      await expectTokenRefusedEverywhere(phone);
      await expect(refresh(tokenim.here, alice.auth.refreshToken)).rejects.toMatchObject(unauthenticated);
      await expect(signIn(alice, tokenim.here)).rejects.toMatchObject(unauthenticated);
      // What it wrote stays, with its name.
      expect((await bob.history(direct)).map(({ body, sender }) => [body, sender?.displayName])).toEqual([['before I go', 'alice']]);
      expect((await bob.request(UserByIdDocument, { id: alice.id })).user?.displayName).toBe('alice');
      const carla = await person(tokenim.there, 'carla');
      await expect(carla.request(OpenDirectConversationDocument, { userId: alice.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(carla.group('with a ghost', [alice])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
