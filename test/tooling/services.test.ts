import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { startMariaDb, startRedis } from '../support/services.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a MariaDB that was killed comes back on its port with what was committed', async () => {
  const dir = await folder();
  const database = await startMariaDb({ dir });
  onTestFinished(async () => database.stop());
  await query(database.url, 'CREATE DATABASE chat', 'CREATE TABLE chat.notes (id INT PRIMARY KEY)', 'INSERT INTO chat.notes VALUES (7)');
  const before = database.pid;

  await database.kill();
  expect(() => database.pid).toThrow('ended');
  await expect(query(database.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await database.restart();

  expect(database.pid).not.toBe(before);
  expect(await query(database.url, 'SELECT id FROM chat.notes')).toEqual([{ id: 7 }]);
});

test('a Redis that was killed comes back on its port, empty', async () => {
  const broker = await startRedis();
  onTestFinished(async () => broker.stop());
  const client = new Redis(broker.url, { lazyConnect: true });
  onTestFinished(() => client.disconnect());
  client.on('error', () => undefined);
  await client.set('k', 'v');

  await broker.kill();
  await broker.restart();

  expect(await client.get('k')).toBeNull();
});

test('a service that is stopped takes its own folder along, and leaves one that it was given', async () => {
  const temporary = await folder();
  vi.stubEnv('TMPDIR', temporary);
  const own = await startRedis();
  const given = await startRedis({ dir: await folder() });
  const { pid } = own;
  expect(await readdir(temporary)).toHaveLength(2);

  await Promise.all([own.stop(), given.stop()]);

  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(await readdir(temporary)).toHaveLength(1);
});

test('a service that cannot start says why', async () => {
  const port = await freePort();
  const occupant = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => void occupant.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void occupant.close());

  await expect(startRedis({ port })).rejects.toThrow(/Redis did not start\.[^]*in use/);
});

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'tokenim-test-'));
  onTestFinished(async () => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function query(url: string, ...statements: readonly string[]): Promise<RowDataPacket[]> {
  const connection = await createConnection(url);
  try {
    let rows: RowDataPacket[] = [];
    for (const statement of statements) [rows] = await connection.query<RowDataPacket[]>(statement);
    return rows;
  } finally {
    await connection.end();
  }
}
