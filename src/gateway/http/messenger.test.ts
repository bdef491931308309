import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerMessenger } from './messenger.ts';

const page = '<!doctype html><title>The page</title>';
const script = 'console.log("The script");';
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('The messenger’s files', () => {
  let dir: string;
  let app: FastifyInstance;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tokenim-messenger-'));
    await mkdir(join(dir, 'assets'));
    await writeFile(join(dir, 'index.html'), page);
    await writeFile(join(dir, 'assets', 'index-a1b2.js'), script);
    app = Fastify();
    registerMessenger(app, dir);
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true });
  });

  test.each(['/', '/contacts', '/c/c_01?at=5'])(
    'a person who goes to %s gets the page, which is asked for again each time',
    async (url) => {
      const answer = await app.inject({ url, headers: browser });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toBe(page);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-cache');
      const again = await app.inject({ url, headers: { ...browser, 'if-none-match': String(answer.headers.etag) } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    },
  );

  test('whoever asks whether anybody is there gets the page’s headers', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/', headers: { accept: '*/*' } })).statusCode).toBe(200);
  });

  test('the page may run scripts of this server only, and cannot be framed', async () => {
    const policy = String((await app.inject({ url: '/', headers: browser })).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test('a file whose name changes with its content is kept for a year, and comes compressed to who takes that', async () => {
    const plain = await app.inject({ url: '/assets/index-a1b2.js' });
    expect(plain.body).toBe(script);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const zipped = await app.inject({ url: '/assets/index-a1b2.js', headers: { 'accept-encoding': 'gzip, deflate' } });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(script);
  });

  test.each([
    ['a file of another version', '/assets/index-old.js', browser],
    ['what a script asks for', '/nothing', { accept: '*/*' }],
    ['what lies outside of the folder', '/..%2f..%2fpackage.json', browser],
  ])('%s is a 404', async (_, url, headers) => {
    expect((await app.inject({ url, headers })).statusCode).toBe(404);
  });

  test('files that were not built are a sentence that says what to do', async () => {
    const bare = Fastify();
    registerMessenger(bare, join(dir, 'missing'));
    const answer = await bare.inject({ url: '/', headers: browser });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
    await bare.close();
  });
});
