import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { execute, openDatabase, select, type Database, type Executor, type Fact, type Transaction } from './index.ts';

describe('Transactions on SQLite', () => {
  let dataDir: string;
  let database: Database;
  let published: Fact[];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tokenim-sqlite-'));
    published = [];
    database = await open();
    await database.unitOfWork.run(async (tx) => {
      await execute(tx, 'CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
    });
  });
  afterEach(async () => {
    await database.close();
    await rm(dataDir, { recursive: true });
  });

  async function open(): Promise<Database> {
    return openDatabase({
      location: { mysqlUrl: null, dataDir, tls: null, connectionsMax: 1, answerMs: 10_000 },
      entities: [],
      migrateAtStart: true,
      publish: (facts) => void published.push(...facts),
      pause: () => Promise.resolve(),
    });
  }

  test('come one after the other, however many begin at once', async () => {
    const last = async (tx: Transaction): Promise<number> => (await ids(tx)).at(-1) ?? 0;
    const appends = Array.from({ length: 20 }, async () =>
      database.unitOfWork.run(async (tx) => {
        const id = (await last(tx)) + 1;
        await new Promise((resolve) => void setImmediate(resolve));
        await write(tx, id);
      }),
    );
    await Promise.all(appends);
    expect(await ids(database.unitOfWork.reader)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  test('are seen by readers once they are committed, and not when they fail', async () => {
    const { unitOfWork } = database;
    await unitOfWork.run(async (tx) => {
      await write(tx, 1);
      expect(await ids(tx)).toEqual([1]);
      expect(await ids(unitOfWork.reader)).toEqual([]);
    });
    expect(await ids(unitOfWork.reader)).toEqual([1]);

    const failing = unitOfWork.run(async (tx) => {
      await write(tx, 2);
      tx.record({ topic: 'note', payload: 2 });
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await ids(unitOfWork.reader)).toEqual([1]);
    expect(published).toEqual([]);
  });

  test('do not stop the ones behind them when they fail', async () => {
    const { unitOfWork } = database;
    const works = [1, 2, 3, 4].map(async (id) =>
      unitOfWork.run(async (tx) => {
        await write(tx, id);
        if (id % 2 === 1) throw new RangeError('no');
      }),
    );
    expect((await Promise.allSettled(works)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await ids(unitOfWork.reader)).toEqual([2, 4]);
  });

  test('fail with a sentence when the disk is full, lose nothing, and go on when there is room', async () => {
    const { unitOfWork } = database;
    const kept: number[] = [];
    await setRoom(100);
    const fill = async (): Promise<void> => {
      for (let id = kept.length + 1; id < 1_000; id++) {
        await unitOfWork.run(async (tx) => {
          await write(tx, id, 'x'.repeat(5_000));
          tx.record({ topic: 'note', payload: id });
        });
        kept.push(id);
      }
    };
    await expect(fill()).rejects.toThrow('database or disk is full');
    await expect(fill()).rejects.toThrow('database or disk is full');
    expect(kept.length).toBeGreaterThan(10);
    expect(await ids(unitOfWork.reader)).toEqual(kept);
    expect(published.map(({ payload }) => payload)).toEqual(kept);

    await setRoom(1_000_000);
    await unitOfWork.run((tx) => write(tx, kept.length + 1));
    await database.close();
    database = await open();
    expect(await ids(database.unitOfWork.reader)).toEqual([...kept, kept.length + 1]);
  });

  /** What SQLite may use, in pages of 4 KiB. Beyond it, it does as with a full disk. */
  async function setRoom(pages: number): Promise<void> {
    await database.unitOfWork.run((tx) => select(tx, `PRAGMA max_page_count = ${pages}`));
  }
});

async function write(tx: Transaction, id: number, text = 'note'): Promise<void> {
  await execute(tx, 'INSERT INTO notes VALUES (?, ?)', [id, text]);
}

async function ids(executor: Executor): Promise<number[]> {
  return (await select<{ id: number }>(executor, 'SELECT id FROM notes ORDER BY id')).map(({ id }) => id);
}
