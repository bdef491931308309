import { createHmac, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import jwt from 'jsonwebtoken';
import { afterEach, describe, expect, test } from 'vitest';
import { HostKeys } from './host-keys.ts';
import { HostTokens } from './host-tokens.ts';
import { AccessTokenExpired } from './tokens.ts';

const nowMs = 1_800_000_000_000;
const seconds = nowMs / 1_000;
const expected = { issuer: 'https://host.example', audience: 'chat' };
const claims = { iss: expected.issuer, aud: expected.audience, sub: 'user-1', exp: seconds + 600 };
const refused: unknown = expect.objectContaining({ code: 'UNAUTHENTICATED' });

describe('with a secret', () => {
  const secret = 'h'.repeat(32);
  const tokens = new HostTokens(expected, createSecretKey(secret, 'utf8'), () => nowMs);
  // As text: the library would refuse to sign what it is to refuse.
  const sign = (change: object, options: jwt.SignOptions = {}) => jwt.sign(JSON.stringify({ ...claims, ...change }), secret, options);

  test('a token names its user by issuer and subject, and may say name and picture', async () => {
    const token = sign({ name: 'Alice', picture: 'https://host.example/a.png' });
    expect(tokens.isTheirs(token)).toBe(true);
    expect(await tokens.verify(token)).toEqual({
      externalId: 'https://host.example|user-1',
      name: 'Alice',
      picture: 'https://host.example/a.png',
      expiresAtMs: claims.exp * 1_000,
    });
  });

  test('the audience may be one of several, and clocks may differ by 5 s', async () => {
    await expect(tokens.verify(sign({ aud: ['other', 'chat'], exp: seconds - 4, nbf: seconds + 5 }))).resolves.toMatchObject({
      name: null,
      picture: null,
    });
  });

  test.each([
    ['of another secret', jwt.sign(claims, 'x'.repeat(32))],
    ['of another HMAC', sign({}, { algorithm: 'HS384' })],
    ['without signature', jwt.sign(claims, null, { algorithm: 'none' })],
    ['for another audience', sign({ aud: 'other' })],
    ['without audience', sign({ aud: undefined })],
    ['of another issuer', sign({ iss: 'https://evil.example' })],
    ['without issuer', sign({ iss: undefined })],
    ['that has expired', sign({ exp: seconds - 5 })],
    ['without end', sign({ exp: undefined })],
    ['that is not valid yet', sign({ nbf: seconds + 6 })],
    ['without subject', sign({ sub: undefined })],
    ['with a number for its subject', sign({ sub: 42 })],
    ['with a text for its end', sign({ exp: 'never' })],
    ['with an empty subject', sign({ sub: '' })],
    ['with a blank at the end of its subject', sign({ sub: 'user-1 ' })],
    ['with half a character in its subject', sign({ sub: 'user-\uD800' })],
    ['with a subject that is too long', sign({ sub: 'u'.repeat(240) })],
    ['that holds a text', jwt.sign('text', secret)],
    ['that is no token', 'hello'],
  ])('a token %s is refused', async (_, token) => {
    await expect(tokens.verify(token)).rejects.toEqual(refused);
  });

  test('refusals say what to do, and never what was expected', async () => {
    await expect(tokens.verify(sign({ exp: seconds - 60 }))).rejects.toThrow(/expired.*fresh one/);
    await expect(tokens.verify(sign({ exp: seconds - 60 }))).rejects.toBeInstanceOf(AccessTokenExpired);
    await expect(tokens.verify(sign({ aud: 'other' }))).rejects.toThrow(/`aud`/);
    await expect(tokens.verify(sign({ iss: 'other' }))).rejects.not.toThrow(/host\.example/);
  });
});

describe('with a JWKS', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let opened: Host | undefined;

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  const setUp = async (answer?: Answer) => {
    const host = await startHost(answer ?? keysOf({ rsa: rsa.publicKey, ec: ec.publicKey }));
    opened = host;
    const warnings: unknown[] = [];
    const time = { nowMs };
    const keys = new HostKeys({
      jwksUrl: host.url,
      logger: { warn: (facts: unknown) => void warnings.push(facts) },
      now: () => time.nowMs,
      timeoutMs: 300,
    });
    const tokens = new HostTokens(
      expected,
      (keyId, algorithm) => keys.find(keyId, algorithm),
      () => nowMs,
    );
    return { tokens, warnings, host, time };
  };

  test('tokens of every published key are taken, and the keys are read once', async () => {
    const { tokens, host } = await setUp();
    for (let i = 0; i < 3; i++) {
      await expect(tokens.verify(signWith(rsa.privateKey, 'RS256', 'rsa'))).resolves.toMatchObject({
        externalId: 'https://host.example|user-1',
      });
    }
    await expect(tokens.verify(signWith(ec.privateKey, 'ES256', 'ec'))).resolves.toMatchObject({
      externalId: 'https://host.example|user-1',
    });
    expect(host.requests()).toBe(1);
  });

  test('a token without key id is taken while there is one key', async () => {
    const { tokens } = await setUp(keysOf({ rsa: rsa.publicKey }));
    await expect(tokens.verify(signWith(rsa.privateKey, 'RS256', undefined))).resolves.toBeDefined();
  });

  test('the public key, which everybody has, is no secret to sign with', async () => {
    const { tokens } = await setUp();
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const [header, payload] = [{ alg: 'HS256', typ: 'JWT', kid: 'rsa' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signature = createHmac('sha256', pem).update(`${header}.${payload}`).digest('base64url');
    await expect(tokens.verify(`${header}.${payload}.${signature}`)).rejects.toEqual(refused);
  });

  test.each([
    ['of a key that is not published', () => signWith(stranger.privateKey, 'RS256', 'stranger')],
    ['of another key under a published name', () => signWith(stranger.privateKey, 'RS256', 'rsa')],
    ['without signature', () => jwt.sign(claims, null, { algorithm: 'none', keyid: 'rsa' })],
    ['signed in another way than the key is for', () => signWith(rsa.privateKey, 'PS256', 'rsa')],
    ['without key id while there are two keys', () => signWith(rsa.privateKey, 'RS256', undefined)],
  ])('a token %s is refused', async (_, token) => {
    const { tokens } = await setUp();
    await expect(tokens.verify(token())).rejects.toEqual(refused);
  });

  test('tokens with made-up key ids do not become requests without end', async () => {
    const { tokens, host } = await setUp();
    await expect(tokens.verify(signWith(rsa.privateKey, 'RS256', 'rsa'))).resolves.toBeDefined();
    await Promise.allSettled(Array.from({ length: 40 }, (_, i) => tokens.verify(signWith(stranger.privateKey, 'RS256', `made-up-${i}`))));
    expect(host.requests()).toBe(1);
    await expect(tokens.verify(signWith(rsa.privateKey, 'RS256', 'rsa'))).resolves.toBeDefined();
  });

  test.each<[string, Answer]>([
    ['answers with an error', { status: 500, body: 'oops' }],
    ['answers with something else', { status: 200, body: '<html>' }],
    ['answers with JSON that is no JWKS', { status: 200, body: '[]' }],
    ['does not answer', 'never'],
    ['answers without end', 'endless'],
    ['is not there', 'gone'],
  ])('when the host app %s, a client is told to come back, and the log says why', async (_, answer) => {
    const { tokens, warnings, host } = await setUp(answer);
    const verified = tokens.verify(signWith(rsa.privateKey, 'RS256', 'rsa'));
    await expect(verified).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 5_000 });
    const reason: unknown = expect.stringMatching(/^[^\n]+$/);
    expect(warnings).toEqual([{ jwksUrl: host.url, reason }]);
  });

  test('many who ask while the host app does not answer wait for one request, and the next ones for none', async () => {
    const { tokens, warnings, host } = await setUp('never');
    const token = signWith(rsa.privateKey, 'RS256', 'rsa');
    await Promise.allSettled(Array.from({ length: 20 }, () => tokens.verify(token)));
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(host.requests()).toBe(1);
    expect(warnings).toHaveLength(1);
  });

  test('a key that is known goes on to work while the host app is away', async () => {
    const { tokens, host, time } = await setUp();
    await tokens.verify(signWith(rsa.privateKey, 'RS256', 'rsa'));
    host.answer({ status: 503, body: '' });
    time.nowMs += 60_000;
    await expect(tokens.verify(signWith(rsa.privateKey, 'RS256', 'rsa'))).resolves.toBeDefined();
    await expect(tokens.verify(signWith(ec.privateKey, 'ES256', 'ec'))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('a new key is found without a restart, 5 s later at most', async () => {
    const { tokens, host, time } = await setUp();
    await tokens.verify(signWith(rsa.privateKey, 'RS256', 'rsa'));
    host.answer(keysOf({ stranger: stranger.publicKey }));
    await expect(tokens.verify(signWith(stranger.privateKey, 'RS256', 'stranger'))).rejects.toEqual(refused);
    time.nowMs += 5_000;
    await expect(tokens.verify(signWith(stranger.privateKey, 'RS256', 'stranger'))).resolves.toBeDefined();
  });
});

function signWith(key: KeyObject, algorithm: jwt.Algorithm, kid: string | undefined): string {
  return jwt.sign(claims, key, { algorithm, ...(kid === undefined ? {} : { keyid: kid }) });
}

type Answer = { readonly status: number; readonly body: string } | 'never' | 'endless' | 'gone';

interface Host {
  readonly url: string;
  answer(answer: Answer): void;
  requests(): number;
  close(): Promise<void>;
}

function keysOf(keys: Readonly<Record<string, KeyObject>>): Answer {
  const jwks = Object.entries(keys).map(([kid, key]) => ({
    ...key.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    alg: key.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256',
  }));
  return { status: 200, body: JSON.stringify({ keys: jwks }) };
}

async function startHost(first: Answer): Promise<Host> {
  const state = { answer: first, requests: 0 };
  const server = createServer((_, response) => {
    state.requests += 1;
    const { answer } = state;
    if (answer === 'never' || answer === 'gone') return;
    if (answer === 'endless') {
      const fill = () => void (response.destroyed || response.write(' '.repeat(65_536), fill));
      fill();
      return;
    }
    response.writeHead(answer.status).end(answer.body);
  });
  const port = await listen(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => {
        resolve();
      });
    });
  if (first === 'gone') await close();
  return {
    url: `http://127.0.0.1:${port}/jwks.json`,
    answer: (answer) => void (state.answer = answer),
    requests: () => state.requests,
    close: first === 'gone' ? async () => undefined : close,
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
