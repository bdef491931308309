import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request } from '../support/api.ts';
import { deployments, embedded, type Deployment } from '../support/deployments.ts';
import {
  ChangePasswordDocument,
  DeactivateAccountDocument,
  LogoutDocument,
  OpenDirectConversationDocument,
  RegisterDocument,
  ViewerDocument,
} from '../support/generated/graphql.ts';
import { startKeyServer, type KeyServer } from '../support/key-server.ts';
import type { Node } from '../support/node.ts';
import { password, Person } from '../support/person.ts';
import { closeOf } from '../support/refusal.ts';

const issuer = 'https://shop.example';
const audience = 'tokenim-of-the-shop';
const hostSecret = 'the secret of the shop, which only it and we know';
const settings = {
  TOKENIM_HOST_ISSUER: issuer,
  TOKENIM_HOST_AUDIENCE: audience,
  // Accounts come from the host app only.
  TOKENIM_REGISTRATION_OPEN: 'false',
};
const unauthenticated = { code: 'UNAUTHENTICATED' };

type Claims = Readonly<Record<string, unknown>>;

/** What the host app says; a claim that is undefined is left out. */
function claimsOf(change: Claims = {}): Claims {
  return { iss: issuer, aud: audience, sub: 'customer-1', exp: inSeconds(600), ...change };
}

function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds;
}

function hs256(change?: Claims, secret = hostSecret): string {
  return jwt.sign(JSON.stringify(claimsOf(change)), secret, { header: { alg: 'HS256', typ: 'JWT' } });
}

/** `{"alg":"none"}` and no signature. */
function unsigned(change?: Claims): string {
  return [{ alg: 'none', typ: 'JWT' }, claimsOf(change)]
    .map((part) => `${Buffer.from(JSON.stringify(part)).toString('base64url')}.`)
    .join('');
}

async function userOf(node: Node, token: string) {
  return (await request(node, ViewerDocument, {}, token)).viewer.user;
}

/** With a token of the host app in the place of ours. */
async function customer(node: Node, token: string): Promise<Person> {
  const user = await userOf(node, token);
  return new Person(node, { accessToken: token, refreshToken: '', expiresAt: '', user });
}

async function expectRefused(node: Node, token: string): Promise<void> {
  await expect(userOf(node, token)).rejects.toMatchObject(unauthenticated);
}

describe.each(deployments)('Tokens that the host app signs with a secret, on $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await start({ ...settings, TOKENIM_HOST_JWT_SECRET: hostSecret });
  });
  afterAll(async () => tokenim.stop());

  test('sign their user in, who is made the first time and found again after that', async () => {
    const first = await userOf(tokenim.here, hs256({ sub: 'ada', name: 'Ada Lovelace', picture: 'https://shop.example/ada.png' }));
    expect(first.displayName).toBe('Ada Lovelace');
    expect((await userOf(tokenim.there, hs256({ sub: 'ada' }))).id).toBe(first.id);
    expect((await userOf(tokenim.here, hs256({ sub: 'grace' }))).id).not.toBe(first.id);
  });

  test('make one user, however many first requests come at once', async () => {
    const token = hs256({ sub: 'in-a-hurry', name: 'Harry' });
    const users = await Promise.all([tokenim.here, tokenim.there, tokenim.here, tokenim.there].map(async (node) => userOf(node, token)));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
  });

  test('rename their user when the host app does', async () => {
    const before = await userOf(tokenim.here, hs256({ sub: 'bride', name: 'Jane Maiden' }));
    const after = await userOf(tokenim.here, hs256({ sub: 'bride', name: 'Jane Married' }));
    expect(after).toMatchObject({ id: before.id, displayName: 'Jane Married' });
  });

  test('let their users chat with each other, over HTTP and sockets', async () => {
    const ada = await customer(tokenim.here, hs256({ sub: 'chat-1', name: 'Ada' }));
    const bob = await customer(tokenim.there, hs256({ sub: 'chat-2', name: 'Bob' }));
    const inbox = await bob.inbox();
    const room = await ada.direct(bob);
    await ada.send(room, 'hello from the shop');
    expect((await inbox.message('hello from the shop')).sender?.displayName).toBe('Ada');
    await bob.goOffline();
  });

  test('have no password, no session to log out of, and no account of their own to deactivate here', async () => {
    const ada = await customer(tokenim.here, hs256({ sub: 'no-password' }));
    expect((await ada.request(ViewerDocument, {})).viewer.sessions).toEqual([]);
    expect(await ada.request(LogoutDocument, {})).toEqual({ logout: false });
    const input = { currentPassword: password, newPassword: 'whatever it is' };
    await expect(ada.request(ChangePasswordDocument, { input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ada.request(DeactivateAccountDocument, { password })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each<[string, () => string]>([
    ['of another secret', () => hs256({}, 'some other secret that is long enough')],
    ['signed with another algorithm of the same kind', () => jwt.sign(JSON.stringify(claimsOf()), hostSecret, { algorithm: 'HS384' })],
    ['without a signature', () => unsigned()],
    ['for another audience', () => hs256({ aud: 'somebody-else' })],
    ['without audience', () => hs256({ aud: undefined })],
    ['of another issuer', () => hs256({ iss: 'https://evil.example' })],
    ['without issuer', () => hs256({ iss: undefined })],
    ['that is not valid yet', () => hs256({ nbf: inSeconds(60) })],
    ['that has ended', () => hs256({ exp: inSeconds(-60) })],
    ['without end', () => hs256({ exp: undefined })],
    ['without a user', () => hs256({ sub: undefined })],
    ['that takes our own issuer', () => hs256({ iss: 'tokenim', aud: 'tokenim', sub: '01ARZ3NDEKTSV4RRFFQ69G5FAV', sid: 'x' })],
  ])('are refused %s', async (_, token) => {
    await expectRefused(tokenim.here, token());
  });

  test('close a socket with 4401 when they are not good, and with 4403 when they have ended', async () => {
    const ada = await customer(tokenim.here, hs256({ sub: 'on-a-socket' }));
    const open = async (token: string) => ada.socket({ connectionParams: { token } }).request(ViewerDocument, {});
    expect((await open(hs256({ sub: 'on-a-socket' }))).viewer.user.id).toBe(ada.id);
    for (const token of [unsigned(), hs256({ aud: 'other' }), hs256({ nbf: inSeconds(60) })])
      await expect(open(token)).rejects.toMatchObject({ code: 4401 });
    await expect(open(hs256({ exp: inSeconds(-60) }))).rejects.toMatchObject({ code: 4403 });
  });

  test('stand beside accounts of our own only where registration is open', async () => {
    const input = { username: 'an.outsider', password };
    await expect(request(tokenim.here, RegisterDocument, { input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Tokens that the host app signs with a key that it publishes', () => {
  let host: KeyServer;
  let tokenim: Deployment;
  beforeAll(async () => {
    host = await startKeyServer();
    tokenim = await embedded.start({ ...settings, TOKENIM_HOST_JWKS_URL: host.url });
  });
  afterAll(async () => {
    await tokenim.stop();
    await host.stop();
  });

  function rs256(change?: Claims, key = host.privateKey, keyid = host.keyId): string {
    return jwt.sign({ ...claimsOf(change) }, key, { algorithm: 'RS256', keyid });
  }

  test('sign their user in', async () => {
    const ada = await customer(tokenim.here, rs256({ sub: 'ada', name: 'Ada' }));
    const bob = await customer(tokenim.here, rs256({ sub: 'bob', name: 'Bob' }));
    expect((await ada.request(OpenDirectConversationDocument, { userId: bob.id })).openDirectConversation.memberCount).toBe(2);
    expect((await ada.socket().request(ViewerDocument, {})).viewer.user.displayName).toBe('Ada');
  });

  test('end their sockets with 4403 when they end', async () => {
    const ada = await customer(tokenim.here, rs256({ sub: 'short-lived', exp: inSeconds(1) }));
    const { socket } = await ada.inbox();
    expect(await closeOf(socket)).toEqual({ code: 4403, reason: 'Token expired' });
  });

  test('are refused when a secret was made of the public key', async () => {
    const publicPem = host.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const header = { alg: 'HS256', typ: 'JWT', kid: host.keyId } as const;
    await expectRefused(tokenim.here, jwt.sign(JSON.stringify(claimsOf()), publicPem, { header }));
  });

  test('are refused without a signature, or with the secret of a deployment that has one', async () => {
    await expectRefused(tokenim.here, unsigned());
    await expectRefused(tokenim.here, hs256());
  });

  test('are refused with the key of somebody else, under its own name and under the name of a good one', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await expectRefused(tokenim.here, rs256({}, privateKey));
    await expectRefused(tokenim.here, rs256({}, privateKey, 'key-of-somebody-else'));
  });

  test('are refused for another audience, of another issuer, before their time and after it', async () => {
    const changes = [{ aud: 'other' }, { iss: 'https://evil.example' }, { nbf: inSeconds(60) }, { exp: inSeconds(-60) }];
    for (const change of changes) await expectRefused(tokenim.here, rs256(change));
  });
});
