import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { AccessTokens } from './tokens.ts';

const secret = 's'.repeat(32);
const nowMs = 1_800_000_000_000;
const seconds = nowMs / 1_000;
const claims = { sub: 'U', sid: 'S', iss: 'tokenim', aud: 'tokenim', exp: seconds + 60 };

const tokensAt = (ms: number) => new AccessTokens({ secret, accessTokenSeconds: 900, now: () => ms });

test('a token says who, which session and until when', () => {
  const { accessToken, expiresAtMs } = tokensAt(nowMs).issue('U', 'S');
  expect(expiresAtMs).toBe(nowMs + 900_000);
  expect(tokensAt(nowMs + 899_999).verify(accessToken)).toEqual({ userId: 'U', sessionId: 'S', expiresAtMs });
});

test('an expired token is refused, and the refusal says to refresh', () => {
  const { accessToken } = tokensAt(nowMs).issue('U', 'S');
  expect(() => tokensAt(nowMs + 900_000).verify(accessToken)).toThrow(/expired.*refreshTokens/);
});

test.each([
  ['of another secret', jwt.sign(claims, 'x'.repeat(32))],
  ['of another HMAC', jwt.sign(claims, secret, { algorithm: 'HS512' })],
  ['without signature', jwt.sign(claims, null, { algorithm: 'none' })],
  ['signed with a private key', jwt.sign(claims, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, { algorithm: 'RS256' })],
  ['for another audience', jwt.sign({ ...claims, aud: 'other' }, secret)],
  ['of another issuer', jwt.sign({ ...claims, iss: 'other' }, secret)],
  ['without user', jwt.sign({ ...claims, sub: undefined }, secret)],
  ['without session', jwt.sign({ ...claims, sid: undefined }, secret)],
  ['without end', jwt.sign(JSON.stringify({ ...claims, exp: undefined }), secret)],
  ['that holds a text', jwt.sign('text', secret)],
  ['with its signature cut off', jwt.sign(claims, secret).split('.').slice(0, 2).join('.') + '.'],
  ['that is no token', 'hello'],
])('a token %s is refused', (_, token) => {
  expect(() => tokensAt(nowMs).verify(token)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
});
