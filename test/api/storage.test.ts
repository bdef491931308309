import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import {
  ConversationListDocument,
  ConversationMessagesDocument,
  ConversationsDocument,
  HistoryDocument,
  SendMessageDocument,
  UpdateProfileDocument,
} from '../support/generated/graphql.ts';
import { startNode, type Node } from '../support/node.ts';
import { password, person, type Person } from '../support/person.ts';
import { bearer, post, resultOf } from '../support/raw-request.ts';
import { refusalOf } from '../support/refusal.ts';
import { startMariaDb, type PrivateService } from '../support/services.ts';
import type { Socket } from '../support/socket.ts';
import { openStatementLog, type StatementLog } from '../support/statement-log.ts';

/** Of one message by each of the six. */
const rounds = 10;

/** A server of its own: nobody else's statements are counted, and it may be killed. */
describe('A node on a MariaDB of its own', () => {
  let database: PrivateService;
  let log: StatementLog;
  let node: Node;
  let people: readonly Person[];
  let alice: Person;
  let room: string;
  beforeAll(async () => {
    database = await startMariaDb();
    const connection = await createConnection(database.url);
    await connection.query('CREATE DATABASE tokenim');
    await connection.end();
    log = await openStatementLog(database.url);
    node = await startNode({
      settings: {
        TOKENIM_MYSQL_URL: new URL('/tokenim', database.url).href,
        TOKENIM_JWT_SECRET: 'a secret for tests, which nobody else uses',
        // Without the jobs of workers: their statements come at any time.
        TOKENIM_ROLES: 'api,gateway',
      },
    });
    people = await Promise.all(Array.from({ length: 6 }, async (_, i) => person(node, `person-${i}`)));
    const [first, ...others] = people;
    if (first === undefined) throw new Error('There is nobody.');
    alice = first;
    room = await alice.group('Well-read', others);
    for (let round = 0; round < rounds; round++) {
      const replyToId = `m_${room.slice(2)}_${round * people.length + 1}`;
      const mentioned = people[round % people.length] ?? alice;
      await Promise.all(people.map(async (each) => each.send(room, `round ${round}`, { replyToId, mentionIds: [mentioned.id] })));
    }
    await Promise.all(others.map(async (other) => alice.send(await alice.direct(other), 'hello')));
  }, 60_000);
  afterAll(async () => {
    await node.stop();
    await database.stop();
  });

  /**
   * The shortest of three runs: now and then one checks again that the session is alive. Before each run the node forgets the people,
   * whom it would remember for some seconds.
   */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const runs: string[][] = [];
    for (let run = 1; run <= 3; run++) {
      await Promise.all(people.map(async (each) => each.request(UpdateProfileDocument, { input: { bio: `run ${run}` } })));
      runs.push(await log.during(work));
    }
    return runs.toSorted((one, other) => one.length - other.length)[0] ?? [];
  }

  test('reads a page of 50 messages with senders, replies and mentions with the statements of a page of 5', async () => {
    const read = async (last: number) => statementsOf(async () => alice.request(HistoryDocument, { conversationId: room, last }));
    const [small, large] = [await read(5), await read(50)];
    expect(large).toEqual(small);
    // Whose conversation it is, its messages, those that they answer, and everybody who is named.
    expect(large.length).toBeLessThanOrEqual(6);
  });

  test('reads the same page of a conversation with as many statements', async () => {
    const read = async (last: number) => statementsOf(async () => alice.request(ConversationMessagesDocument, { id: room, last }));
    expect(await read(50)).toEqual(await read(5));
  });

  test('reads a list of conversations with newest messages and unread counts with the statements of a shorter list', async () => {
    const read = async (first: number) => statementsOf(async () => alice.request(ConversationsDocument, { first }));
    expect(await read(6)).toEqual(await read(2));
  });

  test('reads the first 50 of many conversations, with last message, sender and membership, with a handful of statements', async () => {
    const reader = await person(node, 'reader');
    const groups = await Promise.all(Array.from({ length: 60 }, async (_, i) => people[i % people.length]?.group(`Group ${i}`, [reader])));
    for (const [i, id] of groups.entries()) await people[i % people.length]?.send(id ?? '', 'hello');
    const read = async (first: number) =>
      statementsOf(async () => {
        const { conversations } = await reader.request(ConversationListDocument, { first });
        // The word of the making, and the message.
        expect(conversations.edges.map(({ node: each }) => each.viewerMembership?.unreadCount)).toEqual(Array(first).fill(2));
      });
    const [small, large] = [await read(5), await read(50)];
    expect(large).toEqual(small);
    // The list, the conversations, the memberships, the messages and their senders.
    expect(large.length).toBeLessThanOrEqual(5);
  });

  test('writes together what arrives together', async () => {
    const { socket } = await alice.inbox();
    const statements = await statementsOf(async () => Promise.all(Array.from({ length: 20 }, async () => sendOver(socket, room))));
    // What arrives while the first is written forms the next transaction.
    expect(statements.filter((statement) => statement === 'COMMIT').length).toBeLessThanOrEqual(4);
    await alice.goOffline();
  });

  describe('whose database goes away', () => {
    let socket: Socket;
    beforeAll(async () => {
      ({ socket } = await alice.inbox());
      await log.close();
      await database.kill();
    });

    test('says so to who balances the load, and lives on', async () => {
      const health = async (path: string) => {
        const response = await fetch(`${node.url}/${path}`);
        return { status: response.status, body: await response.json() };
      };
      expect(await health('healthz')).toEqual({ status: 200, body: { status: 'ok' } });
      expect(await health('readyz')).toEqual({ status: 503, body: { status: 'unavailable', database: 'unreachable', bus: 'ok' } });
    });

    test.each([
      ['a query', 'query { conversations { edges { cursor } } }'],
      ['a mutation', 'mutation { createGroup(input: { name: "Nowhere" }) { id } }'],
      ['signing in', `mutation { login(input: { username: "somebody", password: "${password}" }) { accessToken } }`],
    ])('answers %s with an error id and nothing else, and logs the rest under it', async (_, query) => {
      const answer = await post(node, { query }, bearer(alice.token));
      const { data, errors } = resultOf(answer);
      expect(data ?? null).toBeNull();
      expect(errors).toHaveLength(1);
      const [error] = errors ?? [];
      const { errorId } = error?.extensions ?? {};
      expect(error?.message).toBe('Something went wrong on our side.');
      expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId });
      expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|mysql|SELECT|node_modules|\.ts|\.js/i);
      await eventually(async () => (await node.output()).includes(errorId ?? ''), { what: 'the log to tell more' });
    });

    test('answers a socket in the same words', async () => {
      const refusal = await refusalOf(socket.request(ConversationsDocument, {}));
      const { errorId } = refusal.errors[0]?.extensions ?? {};
      expect(refusal.message).toBe('Something went wrong on our side.');
      expect(refusal.errors[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId });
    });

    test('serves again as soon as it is back', async () => {
      await database.restart();
      await eventually(async () => (await fetch(`${node.url}/readyz`)).ok, { what: 'the node to be ready' });
      expect((await alice.send(room, 'there you are')).body).toBe('there you are');
      await alice.goOffline();
    });
  });
});

async function sendOver(socket: Socket, conversationId: string): Promise<void> {
  await socket.request(SendMessageDocument, { input: { conversationId, body: 'hi', clientMessageId: randomUUID() } });
}
