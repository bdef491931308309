import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, forUpdate, openDatabase, select, type Database, type Fact, type Transaction } from '../../src/infra/database/index.ts';
import { eventually } from '../support/eventually.ts';
import { startMariaDb, type PrivateService } from '../support/services.ts';
import { MysqlProxy } from './mysql-proxy.ts';

const answerMs = 1_000;

describe('Transactions on MariaDB', () => {
  let mariaDb: PrivateService;
  let proxy: MysqlProxy;
  let database: Database;
  const published: Fact[] = [];

  beforeAll(async () => {
    mariaDb = await startMariaDb();
    await onServer('CREATE DATABASE tokenim CHARACTER SET utf8mb4');
    await onServer('CREATE TABLE tokenim.counters (id INT PRIMARY KEY, value INT NOT NULL) ENGINE=InnoDB');
    proxy = await MysqlProxy.start(new URL('/tokenim', mariaDb.url).href);
    database = await openDatabase({
      location: { mysqlUrl: proxy.url, dataDir: '', tls: null, connectionsMax: 2, answerMs },
      entities: [],
      migrateAtStart: true,
      publish: (facts) => void published.push(...facts),
      pause: () => Promise.resolve(),
    });
  });
  beforeEach(async () => {
    published.length = 0;
    await onServer('REPLACE INTO tokenim.counters VALUES (1, 0), (2, 0)');
  });
  afterAll(async () => {
    await database.close();
    proxy.stop();
    await mariaDb.stop();
  });

  async function onServer(sql: string): Promise<void> {
    const connection = await createConnection(mariaDb.url);
    await connection.query(sql);
    await connection.end();
  }

  async function values(): Promise<number[]> {
    const rows = await select<{ value: number }>(database.unitOfWork.reader, 'SELECT value FROM counters ORDER BY id');
    return rows.map(({ value }) => value);
  }

  test('that lock in opposite order both succeed, the loser by a second try', async () => {
    let tries = 0;
    const holding = new Set<number>();
    const both = async (first: number, second: number): Promise<void> =>
      database.unitOfWork.run(async (tx) => {
        tries++;
        await increment(tx, first);
        holding.add(first);
        await eventually(() => holding.size === 2, { what: 'each to hold a lock' });
        await increment(tx, second);
        tx.record({ topic: 'done', payload: first });
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    expect(tries).toBe(3);
    expect(await values()).toEqual([2, 2]);
    expect(published).toHaveLength(2);
  });

  test('whose connection is lost before the COMMIT are tried again', async () => {
    let tries = 0;
    await database.unitOfWork.run(async (tx) => {
      tries++;
      await increment(tx, 1);
      if (tries === 1) await onServer(`KILL CONNECTION ${await connectionId(tx)}`);
      await increment(tx, 2);
      tx.record({ topic: 'done', payload: tries });
    });
    expect(tries).toBe(2);
    expect(await values()).toEqual([1, 1]);
    expect(published).toEqual([{ topic: 'done', payload: 2 }]);
  });

  test.each(['before', 'after'] as const)(
    'whose connection is lost at the COMMIT, %s the server did it, are not tried again',
    async (mishap) => {
      let tries = 0;
      const work = database.unitOfWork.run(async (tx) => {
        tries++;
        await increment(tx, 1);
        tx.record({ topic: 'done', payload: tries });
        proxy.breakNextCommit(mishap);
      });
      await expect(work).rejects.toMatchObject({ code: 'PROTOCOL_CONNECTION_LOST' });
      expect(tries).toBe(1);
      expect(await values()).toEqual([mishap === 'before' ? 0 : 1, 0]);
      expect(published).toEqual([]);
    },
  );

  test.each(['before', 'after'] as const)(
    'that find out themselves what was done are tried again, also when the connection is lost %s the COMMIT was done',
    async (mishap) => {
      let tries = 0;
      await database.unitOfWork.run(
        async (tx) => {
          if (++tries === 1) proxy.breakNextCommit(mishap);
          if ((await lockedValue(tx, 1)) === 0) await increment(tx, 1);
          tx.record({ topic: 'done', payload: tries });
        },
        { idempotent: true },
      );
      expect(tries).toBe(2);
      expect(await values()).toEqual([1, 0]);
      expect(published).toEqual([{ topic: 'done', payload: 2 }]);
    },
  );

  test('are seen by readers once they are committed', async () => {
    await database.unitOfWork.run(async (tx) => {
      await increment(tx, 1);
      expect(await values()).toEqual([0, 0]);
    });
    expect(await values()).toEqual([1, 0]);
  });

  test('leave nothing and say nothing when their work fails', async () => {
    const work = database.unitOfWork.run(async (tx) => {
      await increment(tx, 1);
      tx.record({ topic: 'done', payload: null });
      throw new RangeError('no');
    });
    await expect(work).rejects.toThrow(RangeError);
    expect(await values()).toEqual([0, 0]);
    expect(published).toEqual([]);
  });

  test('that do not end are cut, so that others get their locks, and tried again', async () => {
    const stuck = new Stuck();
    const work = database.unitOfWork.run(async (tx) => {
      await increment(tx, 1);
      await stuck.here();
      await increment(tx, 1);
    });
    await stuck.reached;
    await eventually(async () => database.unitOfWork.run(setToTen), { what: 'the lock' });
    stuck.release();
    await work;
    expect(await values()).toEqual([12, 0]);
  });

  test('and reads fail with a sentence while the server hangs, also those that wait for a connection, and succeed afterwards', async () => {
    const began = performance.now();
    await mariaDb.freeze();
    const works = Array.from({ length: 10 }, async (_, i) => (i % 2 === 0 ? values() : database.unitOfWork.run((tx) => increment(tx, 1))));
    for (const outcome of await Promise.allSettled(works))
      expect(outcome).toMatchObject({ reason: { message: 'MySQL has not answered within 1000 ms.' } });
    expect(performance.now() - began).toBeLessThan(3 * answerMs);
    mariaDb.thaw();
    expect(await values()).toEqual([0, 0]);
  });
});

/** A place where a transaction stays until it is let go. */
class Stuck {
  release: () => void = () => undefined;
  private enter: () => void = () => undefined;
  readonly reached = new Promise<void>((resolve) => {
    this.enter = resolve;
  });
  private readonly gate = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  async here(): Promise<void> {
    this.enter();
    await this.gate;
  }
}

async function increment(tx: Transaction, id: number): Promise<void> {
  await execute(tx, 'UPDATE counters SET value = value + 1 WHERE id = ?', [id]);
}

async function setToTen(tx: Transaction): Promise<true> {
  await execute(tx, 'UPDATE counters SET value = 10 WHERE id = 1');
  return true;
}

async function lockedValue(tx: Transaction, id: number): Promise<number | undefined> {
  const [row] = await select<{ value: number }>(tx, `SELECT value FROM counters WHERE id = ?${forUpdate(tx)}`, [id]);
  return row?.value;
}

async function connectionId(tx: Transaction): Promise<number> {
  const [row] = await select<{ id: number }>(tx, 'SELECT CONNECTION_ID() AS id');
  return row?.id ?? 0;
}
