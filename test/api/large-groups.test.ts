import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CreateChannelDocument,
  FoundMembersDocument,
  JoinChannelDocument,
  LeaveChannelDocument,
  LeaveGroupDocument,
  ReceiptsDocument,
  UpdateGroupPermissionsDocument,
  UpdateMembershipDocument,
} from '../support/generated/graphql.ts';
import { startNode, type Node } from '../support/node.ts';
import { person, type Person } from '../support/person.ts';
import { startMariaDb, type PrivateService } from '../support/services.ts';

const membersCount = 10_000;
const rowsPerInsert = 1_000;
/** Far fewer than there are members; what is read for one user, one page or one message. */
const rowsMax = 500;

/** A server of its own: nobody else's rows are counted. */
describe(`With ${membersCount} members`, () => {
  let database: PrivateService;
  let connection: Connection;
  let node: Node;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    database = await startMariaDb();
    connection = await createConnection(database.url);
    await connection.query('CREATE DATABASE tokenim');
    await connection.query('USE tokenim');
    node = await startNode({
      settings: {
        TOKENIM_MYSQL_URL: new URL('/tokenim', database.url).href,
        TOKENIM_JWT_SECRET: 'a secret for tests, which nobody else uses',
        // Without the jobs of workers: they read rows at any time.
        TOKENIM_ROLES: 'api,gateway',
      },
    });
    [alice, bob] = await Promise.all([person(node, 'alice'), person(node, 'bob')]);
    await cloneUsers();
  }, 60_000);
  afterAll(async () => {
    await Promise.all([alice, bob].map(async (one) => one.goOffline()));
    await node.stop();
    await connection.end();
    await database.stop();
  });

  const cloneId = (number: number): string => `01CLONE${String(number).padStart(19, '0')}`;

  /** Many who are as Bob is. */
  async function cloneUsers(): Promise<void> {
    const bobs = await rowOf('users', 'id = ?', [bob.id.slice(2)]);
    await insert('users', (number) => ({ ...bobs, id: cloneId(number), username: `clone-${number}`, display_name: `Clone ${number}` }));
    await insert('user_terms', (number) => ({ user_id: cloneId(number), term: String(number) }));
  }

  /** Everybody comes in as Bob did. */
  async function fill(conversationId: string): Promise<void> {
    const id = conversationId.slice(2);
    const bobs = await rowOf('members', 'conversation_id = ? AND user_id = ?', [id, bob.id.slice(2)]);
    await insert('members', (number) => ({ ...bobs, user_id: cloneId(number) }));
    await connection.query('UPDATE conversations SET member_count = ? WHERE id = ?', [membersCount, id]);
    await connection.query('ANALYZE TABLE members');
  }

  /** As many as that one, somewhere else. */
  async function insertMessages(like: number): Promise<void> {
    const message = await rowOf('messages', 'seq = ?', [String(like)]);
    await insert('messages', (number) => ({ ...message, conversation_id: cloneId(0), seq: number + 1, client_message_id: `k${number}` }));
  }

  async function rowOf(table: string, condition: string, values: string[]): Promise<RowDataPacket> {
    const [rows] = await connection.query<RowDataPacket[]>(`SELECT * FROM ${table} WHERE ${condition}`, values);
    const [row] = rows;
    if (row === undefined) throw new Error(`There is no such row in ${table}.`);
    return row;
  }

  /** For all but Alice and Bob. */
  async function insert(table: string, toRow: (number: number) => Readonly<Record<string, unknown>>): Promise<void> {
    const rows = Array.from({ length: membersCount - 2 }, (_, number) => toRow(number));
    const columns = Object.keys(rows[0] ?? {});
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      const values = rows.slice(start, start + rowsPerInsert).map((row) => columns.map((column) => row[column]));
      await connection.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [values]);
    }
  }

  /** How many rows the work had the server read. */
  async function rowsReadBy(work: () => Promise<unknown>): Promise<number> {
    const count = async (): Promise<number> => {
      const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Rows_read'");
      return Number(rows[0]?.['Value']);
    };
    const before = await count();
    await work();
    return (await count()) - before;
  }

  const read = async (by: Person, id: string, search: string | null = null, after: string | null = null) =>
    (await by.request(FoundMembersDocument, { id, first: 50, search, after })).conversation?.members;

  test('a group costs as little per page, message, mention, receipt, mute and going as a small one', async () => {
    const group = await alice.group('All of us', [bob]);
    await alice.request(UpdateGroupPermissionsDocument, { input: { groupId: group, mentionAll: 'EVERYONE' } });
    await fill(group);
    const inbox = await alice.inbox();
    const costs: Record<string, number> = {};
    const costOf = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      costs[what] = await rowsReadBy(work);
    };

    await costOf('two pages of members', async () => {
      const first = await read(alice, group);
      const second = await read(alice, group, null, first?.pageInfo.endCursor);
      expect([first?.edges.length, second?.edges.length, second?.pageInfo.hasNextPage]).toEqual([50, 50, true]);
    });
    await costOf('a message', async () => inbox.message((await bob.send(group, 'hello all')).body ?? ''));
    await costOf('a mention of all', async () => bob.send(group, 'attention', { mentionsAll: true }));
    const root = await bob.send(group, 'a question');
    await insertMessages(root.seq);
    await costOf('a reply in its thread', async () => alice.send(group, 'an answer', { threadRootId: root.id }));
    await costOf('a receipt', async () => bob.markRead(group, 3));
    await costOf('a mute', async () =>
      bob.request(UpdateMembershipDocument, { input: { conversationId: group, mutedUntil: '2100-01-01T00:00:00.000Z' } }),
    );
    await costOf('a going', async () => bob.request(LeaveGroupDocument, { groupId: group }));
    expect(Object.entries(costs).filter(([, rows]) => rows >= rowsMax)).toEqual([]);

    const found = await read(alice, group, '9876');
    expect(found?.edges.map(({ node: { user } }) => user.id)).toEqual([`u_${cloneId(9_876)}`]);
    // In so large a group receipts are nobody else's business.
    const receipts = await alice.request(ReceiptsDocument, { id: group });
    expect(receipts.conversation?.members.edges.every(({ node: each }) => each.user.id === alice.id || each.readSeq === null)).toBe(true);
    expect(inbox.receipts(group)).toEqual([]);
  });

  test('so does a channel, whose readers do not see each other', async () => {
    const channelId = (await alice.request(CreateChannelDocument, { input: { name: 'News', isPublic: true } })).createChannel.id;
    await bob.request(JoinChannelDocument, { channelId });
    await fill(channelId);
    const inbox = await bob.inbox();
    const costs = {
      message: await rowsReadBy(async () => inbox.message((await alice.send(channelId, 'the news')).body ?? '')),
      page: await rowsReadBy(async () => read(alice, channelId)),
      going: await rowsReadBy(async () => bob.request(LeaveChannelDocument, { channelId })),
      coming: await rowsReadBy(async () => bob.request(JoinChannelDocument, { channelId })),
    };
    expect(Object.entries(costs).filter(([, rows]) => rows >= rowsMax)).toEqual([]);
    expect((await read(bob, channelId))?.edges).toEqual([]);
  });
});
