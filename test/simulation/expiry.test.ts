import { afterEach, describe, expect, test } from 'vitest';
import { execute } from '../../src/infra/database/index.ts';
import type { ConversationId } from '../../src/kernel/ids.ts';
import { ConversationsRepository } from '../../src/modules/conversations/conversations.repository.ts';
import { conversationsEntities, conversationTopic } from '../../src/modules/conversations/index.ts';
import { emptyConversation } from '../../src/modules/conversations/new-conversation.ts';
import { ExpiriesRepository, expiriesOf } from '../../src/modules/messages/expiries.repository.ts';
import { Expiry } from '../../src/modules/messages/expiry.ts';
import { messagesEntities, MessagesRepository } from '../../src/modules/messages/index.ts';
import type { StoredMessage } from '../../src/modules/messages/message.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/open-test-database.ts';

let database: TestDatabase | undefined;

afterEach(async () => {
  await database?.close();
  database = undefined;
});

const lifeMs = 1_000;

/** Conversations with so many messages each, all of which expire at the same moment. */
async function setUp(kind: string, conversationCount: number, messageCount: number) {
  const opened = await openTestDatabase(kind, [...conversationsEntities, ...messagesEntities]);
  database = opened;
  const { unitOfWork, clock, nextUlid, facts, advance } = opened;
  const [conversations, messages, expiries] = [new ConversationsRepository(), new MessagesRepository(), new ExpiriesRepository()];
  const ids = Array.from({ length: conversationCount }, () => nextUlid());
  await unitOfWork.run(async (tx) => {
    for (const id of ids) {
      const sent = Array.from({ length: messageCount }, (_, i) => message(id, i + 1, clock.now()));
      const counters = { lastSeq: messageCount, version: messageCount };
      await conversations.insert(tx, { ...emptyConversation(id, clock.now()), ...counters, kind: 'GROUP' });
      await messages.insert(tx, sent);
      for (const { sql, values } of expiriesOf(sent)) await execute(tx, sql, values);
    }
  });
  advance(lifeMs);
  const worker = () => new Expiry({ unitOfWork, clock, conversations, messages, expiries, afterRewrite: async () => undefined });
  const stored = async (id: ConversationId) => messages.changed(unitOfWork.reader, id, 0, 2 ** 31 - 1, 1_000);
  const versionOf = async (id: ConversationId) => (await conversations.findMany(unitOfWork.reader, [id]))[0]?.version;
  return { ids, facts, worker, stored, versionOf };
}

function message(conversationId: ConversationId, seq: number, now: number): StoredMessage {
  return {
    conversationId,
    seq,
    version: seq,
    senderId: conversationId,
    clientMessageId: `k${seq}`,
    payloadHash: '',
    kind: 'TEXT',
    body: 'soon gone',
    payload: null,
    replyToSeq: null,
    mentionIds: [],
    createdAt: now,
    editedAt: null,
    recalledAt: null,
    recalledById: null,
    replyCount: 0,
    extras: null,
    expiresAt: now + lifeMs,
    expiredAt: null,
  };
}

describe.each(databases)('Workers that take away what has expired, on %s', (kind) => {
  test('do it once when they run at once: each message expires in one version, which is told once', async () => {
    const messageCount = 30;
    const { ids, facts, worker, stored, versionOf } = await setUp(kind, 4, messageCount);
    await Promise.all([worker().run(), worker().run(), worker().run()]);
    for (const id of ids) {
      const versions = Array.from({ length: messageCount }, (_, i) => messageCount + i + 1);
      expect(await versionOf(id)).toBe(2 * messageCount);
      expect((await stored(id)).map(({ seq, version, body }) => [seq, version, body])).toEqual(
        versions.map((version, i) => [i + 1, version, null]),
      );
      const told = facts.filter(({ topic }) => topic === conversationTopic(id)).map(({ payload }) => payload);
      expect(told).toMatchObject(versions.map((version, i) => ({ version, message: { seq: i + 1, body: null } })));
    }
    facts.length = 0;
    expect(await worker().run()).toBe(false);
    expect(facts).toEqual([]);
  });
});
