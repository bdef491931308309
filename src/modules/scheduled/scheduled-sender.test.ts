import { afterEach, describe, expect, test } from 'vitest';
import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/open-test-database.ts';
import type { MessagesService, SendMessage } from '../messages/index.ts';
import type { UsersService } from '../users/index.ts';
import { scheduledEntities } from './index.ts';
import { ScheduledChanges } from './scheduled-changes.ts';
import type { ScheduledMessage } from './scheduled-message.ts';
import { ScheduledRepository } from './scheduled.repository.ts';
import { ScheduledSender } from './scheduled-sender.ts';

let database: TestDatabase | undefined;

afterEach(async () => {
  await database?.close();
  database = undefined;
});

type Send = (command: SendMessage) => Promise<void>;

async function setUp(kind: string, count: number) {
  const opened = await openTestDatabase(kind, scheduledEntities);
  database = opened;
  const { unitOfWork, clock, nextUlid } = opened;
  const scheduled = new ScheduledRepository();
  const userId = nextUlid();
  const rows = Array.from({ length: count }, (_, i): ScheduledMessage => {
    const clientMessageId = `k${i}`;
    const id = nextUlid();
    const command = JSON.stringify({ clientMessageId });
    const now = clock.now();
    return {
      userId,
      id,
      conversationId: id,
      clientMessageId,
      command,
      status: 'PENDING',
      sendAt: now,
      dueAt: now,
      attempts: 0,
      failureCode: null,
      failureReason: null,
      createdAt: now,
      endedAt: null,
      userVersion: 0,
    };
  });
  await unitOfWork.run(async (tx) => {
    for (const row of rows) await scheduled.insert(tx, row);
  });
  const logger = { warn: () => undefined };
  const users = {
    findActiveIds: async () => new Set([userId]),
    lock: async () => undefined,
    changeOwn: async () => new Map([[userId, 1]]),
  } as unknown as UsersService;
  const changes = new ScheduledChanges({ clock, users, scheduled });
  /** A worker of its own; `send` is what sending does there. */
  const worker = (send: Send) => {
    const messages = { send: async (_: unknown, command: SendMessage) => send(command) } as unknown as MessagesService;
    return new ScheduledSender({ unitOfWork, clock, logger, users, messages, scheduled, changes });
  };
  return { ...opened, worker, waiting: async () => scheduled.ofUser(unitOfWork.reader, userId) };
}

describe.each(databases)('Workers that send what was scheduled, on %s', (kind) => {
  test('share it when they run at once: each message is sent by one of them', async () => {
    const { worker, waiting } = await setUp(kind, 30);
    const sent: string[] = [];
    const send: Send = async ({ clientMessageId }) => void sent.push(clientMessageId);
    await Promise.all([worker(send).run(), worker(send).run(), worker(send).run()]);
    expect(sent.toSorted()).toEqual(Array.from({ length: 30 }, (_, i) => `k${i}`).toSorted());
    expect(await waiting()).toEqual([]);
  });

  test('go on where another one died, with the same message under the same client id', async () => {
    const { worker, waiting, advance } = await setUp(kind, 1);
    const sent: SendMessage[] = [];
    const dying = new Promise<void>(() => undefined);
    const died = new Promise<void>((resolve) => {
      void worker((command) => {
        sent.push(command);
        resolve();
        return dying;
      }).run();
    });
    await died;
    const next = worker(async (command) => void sent.push(command));
    await next.run();
    expect(sent).toHaveLength(1);
    advance(30_000);
    await next.run();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(await waiting()).toEqual([]);
  });

  test('try again later while sending fails for reasons that pass, and say so in the end', async () => {
    const { worker, waiting, advance } = await setUp(kind, 1);
    let tries = 0;
    const failing = worker(async () => {
      tries++;
      throw new Error('The database is away.');
    });
    await failing.run();
    await failing.run();
    expect([tries, (await waiting())[0]?.status]).toEqual([1, 'SENDING']);
    for (let i = 0; i < 25; i++) {
      advance(300_000);
      await failing.run();
    }
    expect(tries).toBe(20);
    expect(await waiting()).toMatchObject([{ status: 'FAILED', failureCode: 'INTERNAL_SERVER_ERROR', dueAt: null }]);
  });
});
