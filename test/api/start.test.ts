import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedded } from '../support/deployments.ts';
import { freePort } from '../support/free-port.ts';
import { asDelivered, endOf, launchNode, startNode, type LaunchOptions } from '../support/node.ts';
import { person } from '../support/person.ts';

const mysqlServer = process.env['TOKENIM_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306/';
const jwtSecret = 'a secret for tests, which nobody else uses';

/** A start that has to fail: with code 1 and one sentence, which is returned. */
async function failure(options: LaunchOptions): Promise<string> {
  const { exitCode, output } = await endOf(launchNode(options));
  expect({ exitCode, output }).toMatchObject({ exitCode: 1 });
  const lines = output.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(output).not.toMatch(/node_modules|^\s+at |Error:/m);
  return lines[0] ?? '';
}

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tokenim-start-'));
}

function mysql(change: (url: URL) => void): Record<string, string> {
  const url = new URL('/mysql', mysqlServer);
  change(url);
  return { TOKENIM_MYSQL_URL: url.href, TOKENIM_JWT_SECRET: jwtSecret };
}

async function onServer(sql: string): Promise<void> {
  const connection = await createConnection(mysqlServer);
  await connection.query(sql);
  await connection.end();
}

describe.concurrent('A start ends with code 1 and one sentence that says what to do', { timeout: 60_000 }, () => {
  let busy: Server;
  let busyPort: number;
  beforeAll(async () => {
    busyPort = await freePort();
    busy = createServer();
    await new Promise<void>((resolve) => busy.listen(busyPort, '127.0.0.1', resolve));
  });
  afterAll(() => {
    busy.close();
  });

  test('when the port is taken', async () => {
    const sentence = await failure({ settings: { TOKENIM_DATA_DIR: await folder() }, port: busyPort });
    expect(sentence).toMatch(new RegExp(`^PORT: .*${busyPort}.*PORT=${busyPort + 1}`));
  });

  test('when the data folder cannot be written to', async () => {
    const file = join(await folder(), 'a-file');
    await writeFile(file, '');
    const withSecret = { TOKENIM_DATA_DIR: join(file, 'below'), TOKENIM_JWT_SECRET: jwtSecret };
    expect(await failure({ settings: withSecret })).toMatch(/^TOKENIM_DATA_DIR: .*choose a folder/);
  });

  test('when no MySQL answers', async () => {
    const port = String(await freePort());
    expect(await failure({ settings: mysql((url) => (url.port = port)) })).toMatch(/^TOKENIM_MYSQL_URL: .*ECONNREFUSED.*start it/);
  });

  test('when what answers is no MySQL', async () => {
    const http = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const port = await new Promise<string>((resolve) => {
      http.listen(0, '127.0.0.1', () => {
        const address = http.address();
        resolve(String(typeof address === 'object' ? address?.port : ''));
      });
    });
    expect(await failure({ settings: mysql((url) => (url.port = port)) })).toMatch(/^TOKENIM_MYSQL_URL: /);
    http.close();
  });

  test('when MySQL refuses the user, without the password in it', async () => {
    const wrong = mysql((url) => {
      url.username = 'nobody-of-that-name';
      url.password = 'hunter2-hunter2';
    });
    const sentence = await failure({ settings: wrong });
    expect(sentence).toMatch(/^TOKENIM_MYSQL_URL: .*refuses this user and password/);
    expect(sentence).not.toContain('hunter2');
  });

  test('when MySQL has no such database', async () => {
    const settings = mysql((url) => (url.pathname = '/tokenim_that_is_not_there'));
    expect(await failure({ settings })).toMatch(/^TOKENIM_MYSQL_URL: .*CREATE DATABASE `tokenim_that_is_not_there`/);
  });

  test('when MySQL is set and no secret for tokens', async () => {
    const { TOKENIM_MYSQL_URL } = mysql(() => undefined);
    const sentence = await failure({ settings: { TOKENIM_MYSQL_URL: TOKENIM_MYSQL_URL ?? '' } });
    expect(sentence).toMatch(/^TOKENIM_JWT_SECRET is not set.*openssl rand/);
  });

  test('when no Redis answers', async () => {
    const url = `redis://user:hunter2-hunter2@127.0.0.1:${await freePort()}`;
    const sentence = await failure({ settings: { TOKENIM_DATA_DIR: await folder(), TOKENIM_REDIS_URL: url } });
    expect(sentence).toMatch(/TOKENIM_REDIS_URL/);
    expect(sentence).not.toContain('hunter2');
  });

  test.each([
    ['a setting with a typo', { TOKENIM_JWT_SECRETS: jwtSecret }, /TOKENIM_JWT_SECRETS; did you mean TOKENIM_JWT_SECRET\?/],
    ['a number that is none', { TOKENIM_DRAIN_MS: 'soon' }, /^TOKENIM_DRAIN_MS is "soon".*set a whole number/],
  ])('with %s', async (_, settings, sentence) => {
    expect(await failure({ settings })).toMatch(sentence);
  });
});

describe('The tables', { timeout: 60_000 }, () => {
  const database = `tokenim_test_${randomBytes(6).toString('hex')}`;
  const settings = mysql((url) => (url.pathname = `/${database}`));
  const untouched = { ...settings, TOKENIM_MIGRATE_AT_START: 'false' };
  beforeAll(async () => onServer(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`));
  afterAll(async () => onServer(`DROP DATABASE ${database}`));

  test('are made by "migrate", also by two at once, and are needed by a start that may not make them', async () => {
    expect(await failure({ settings: untouched })).toMatch(/lacks \d+ migration.*npm run migrate/);

    // Needs no secret for tokens.
    const withoutSecret = { ...settings, TOKENIM_JWT_SECRET: '' };
    const both = await Promise.all([1, 2].map(async () => endOf(launchNode({ settings: withoutSecret, args: ['migrate'] }))));
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const words = both.map(({ output }) => output.split(/[:.]/)[0]);
    expect(new Set(words)).toEqual(new Set(['Migrated', 'The tables are up to date']));

    const node = await startNode({ settings: untouched, file: asDelivered });
    await node.stop();
    expect(node.exitCode).toBe(0);
  });

  test('that a newer version has changed are left alone', async () => {
    await onServer(`INSERT INTO ${database}.migrations (timestamp, name) VALUES (4102444800000, 'FromTheFuture4102444800000')`);
    expect(await failure({ settings })).toMatch(/newer TokenIM.*FromTheFuture4102444800000/);
  });
});

describe('A node on its own', { timeout: 60_000 }, () => {
  test('knows its accounts, their tokens and messages again after a restart', async () => {
    const tokenim = await embedded.start();
    const alice = await person(tokenim.here, 'alice');
    const room = await alice.group('Kept', []);
    const sent = await alice.send(room, 'written down');
    await tokenim.stop();

    const again = await startNode({ settings: tokenim.settings, file: asDelivered });
    expect((await alice.at(again).history(room)).at(-1)).toEqual(sent);
    expect((await alice.at(again).send(room, 'and more')).seq).toBe(sent.seq + 1);
    await again.stop();
    expect(again.exitCode).toBe(0);
  });
});
