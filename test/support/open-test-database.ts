import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { BusListener, BusMessage, BusSubscription } from '../../src/infra/bus/index.ts';
import { openDatabase, type Entities, type UnitOfWork } from '../../src/infra/database/index.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { createUlidFactory, type NextUlid } from '../../src/kernel/ids.ts';

const mysqlUrl = process.env['TOKENIM_TEST_MYSQL_URL'];

/** What the tests of repositories run on: SQLite always, MySQL or MariaDB when there is one. */
export const databases: readonly string[] = mysqlUrl === undefined ? ['SQLite'] : ['SQLite', 'MySQL'];

export interface TestDatabase {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly advance: (ms: number) => void;
  readonly nextUlid: NextUlid;
  readonly bus: TestBus;
  /** Everything that was committed and told. */
  readonly facts: BusMessage[];
  close(): Promise<void>;
}

/** A database of its own, with a clock that stands still and a bus within the process. */
export async function openTestDatabase(kind: string, entities: Entities): Promise<TestDatabase> {
  const time = { nowMs: 1_800_000_000_000 };
  const clock: Clock = { now: () => time.nowMs, after: () => () => undefined };
  const facts: BusMessage[] = [];
  const bus = new TestBus();
  const place = kind === 'MySQL' ? await createMysqlDatabase(mysqlUrl ?? '') : await createFolder();
  const database = await openDatabase({
    location: { mysqlUrl: place.url, dataDir: place.dataDir, tls: null, connectionsMax: 10, answerMs: 10_000 },
    entities,
    migrateAtStart: true,
    publish: (messages) => {
      facts.push(...messages);
      bus.publish(messages);
    },
    pause: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
  });
  return {
    unitOfWork: database.unitOfWork,
    clock,
    advance: (ms) => void (time.nowMs += ms),
    nextUlid: createUlidFactory(() => time.nowMs, randomBytes),
    bus,
    facts,
    async close() {
      await database.close();
      await place.drop();
    },
  };
}

class TestBus {
  private readonly listeners = new Set<{ topic: string; listener: BusListener }>();
  private readonly reconnectListeners: (() => void)[] = [];

  publish(messages: readonly BusMessage[]): void {
    for (const message of messages)
      for (const { topic, listener } of this.listeners) if (topic === message.topic) listener(message.payload);
  }

  async subscribe(topic: string, listener: BusListener): Promise<BusSubscription> {
    const entry = { topic, listener };
    this.listeners.add(entry);
    return { unsubscribe: async () => void this.listeners.delete(entry) };
  }

  onReconnect(listener: () => void): void {
    this.reconnectListeners.push(listener);
  }

  reconnect(): void {
    for (const listener of this.reconnectListeners) listener();
  }
}

interface Place {
  readonly url: string | null;
  readonly dataDir: string;
  drop(): Promise<void>;
}

async function createFolder(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tokenim-test-'));
  return { url: null, dataDir, drop: () => rm(dataDir, { recursive: true, force: true }) };
}

async function createMysqlDatabase(serverUrl: string): Promise<Place> {
  const name = `tokenim_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const connection = await createConnection(serverUrl);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, dataDir: '', drop: () => run(`DROP DATABASE ${name}`) };
}
