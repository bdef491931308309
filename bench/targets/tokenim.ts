import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.ts';
import type { RoomPlan } from '../driver/room.ts';
import type { SenderPlan } from '../driver/sender.ts';
import type { SubscriberPlan } from '../driver/subscriber.ts';
import { keptBytes } from './heap.ts';
import { makeOwnDir, removeOwnDir } from '../own-dirs.ts';
import { answered } from './answered.ts';
import { BenchDatabase } from './database.ts';
import {
  countedOperationId,
  documentsFor,
  graphqlSocket,
  randomOperationId,
  sendOverHttp,
  sendOverSocket,
  subscribeMessage,
} from './documents.ts';
import { bodyTemplate, clientMessageIdTemplate } from './message-text.ts';
import { ServerProcess } from './server-process.ts';
import { overlappingMembers } from './overlap.ts';
import type { Archive, Crowd, CrowdKind, Population, PopulationRequest, RoomRequest, RunningTarget, SearchArchive } from './target.ts';
import { presenceCrowd, receiptCrowd } from './tokenim-crowds.ts';
import { TokenImArchive } from './tokenim-archive.ts';
import { TokenImSearchArchive } from './tokenim-search-archive.ts';
import { TokenImFixtures, type BenchUser } from './tokenim-fixtures.ts';

export interface TokenImOptions {
  readonly cores: string | null;
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  readonly database: string;
  /** The built program; it is copied first, so that a build in the middle of a run changes nothing. */
  readonly dist: string;
  /** On top of the bench's own. */
  readonly settings: Readonly<Record<string, string>>;
  /** Arguments of node itself. */
  readonly nodeArgs: readonly string[];
  /** Where its inspector listens; null for none. */
  readonly inspectorPort: number | null;
}

const secret = 'a secret for the bench, which nobody else uses';
const path = '/graphql';
const documents = documentsFor(['id', 'seq', 'version', 'clientMessageId', 'body', 'createdAt', 'sender { id displayName }']);
const inboxDocument = `subscription Inbox($positions: [PositionInput!]) { inbox(positions: $positions) { __typename ... on MessageChanged { message ${documents.selection} } ... on InboxGap { conversationId fromVersion toVersion } } }`;

/** The server of this repository, as a user would start it; only the limits of sends and of changes of presence per user are out of the way. */
export class TokenImTarget implements RunningTarget {
  readonly name = 'tokenim';
  readonly ordered = true;
  readonly lagMax = 128;
  readonly echoes = 0;
  readonly fixtures: TokenImFixtures;

  private constructor(
    private readonly server: ServerProcess,
    readonly database: BenchDatabase,
    private readonly programDir: string,
    private readonly inspectorPort: number | null,
  ) {
    this.fixtures = new TokenImFixtures(database, secret, `http://127.0.0.1:${server.port}`);
  }

  static async start(options: TokenImOptions): Promise<TokenImTarget> {
    const { inspectorPort } = options;
    const database = await BenchDatabase.create(options.mysqlUrl, options.database);
    // Inside of the repository, so that it finds its packages.
    const programDir = makeOwnDir(join('node_modules', '.tokenim-bench-'));
    await cp(options.dist, join(programDir, 'dist'), { recursive: true });
    await cp('package.json', join(programDir, 'package.json'));
    const server = await ServerProcess.start({
      cores: options.cores,
      args: [
        ...(inspectorPort === null ? [] : [`--inspect=127.0.0.1:${inspectorPort}`]),
        ...options.nodeArgs,
        join(programDir, 'dist', 'main.js'),
      ],
      env: {
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: '0',
        TOKENIM_LOG_LEVEL: 'warn',
        TOKENIM_MYSQL_URL: database.url,
        TOKENIM_REDIS_URL: options.redisUrl,
        TOKENIM_REDIS_PREFIX: `${options.database}:`,
        TOKENIM_JWT_SECRET: secret,
        TOKENIM_SENDS_PER_USER_MAX: '1000000',
        TOKENIM_PRESENCE_CHANGES_MAX: '100000',
        ...options.settings,
      },
      portPattern: /API +http:\/\/localhost:(\d+)/,
    });
    const processes = Number(options.settings['TOKENIM_PROCESSES'] ?? 1);
    if (processes > 1) await answered(server.port, processes);
    return new TokenImTarget(server, database, programDir, inspectorPort);
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number {
    return this.server.pid;
  }

  async createRooms(requests: readonly RoomRequest[]): Promise<RoomPlan[]> {
    const counts = requests.map(({ readers, absent = 0 }) => 1 + readers + absent);
    const users = await this.fixtures.users(counts.reduce((sum, count) => sum + count, 0));
    const rooms = requests.map((request, i) => ({ request, members: users.splice(0, counts[i]) }));
    const ids = await this.fixtures.groups(rooms.map(({ members }) => members));
    return rooms.map(({ request, members }, i) => toRoomPlan(request, ids[i] ?? '', members));
  }

  async createPopulation(request: PopulationRequest): Promise<Population> {
    const membersOf = overlappingMembers(request);
    const users = await this.fixtures.users(request.users);
    const ids = await this.fixtures.groups(membersOf.map((members) => members.flatMap((index) => users[index] ?? [])));
    const conversationsOf: number[][] = users.map(() => []);
    for (const [conversation, members] of membersOf.entries()) for (const member of members) conversationsOf[member]?.push(conversation);
    const positionsOf = (user: number, had: readonly number[]) =>
      // A conversation begins at version 1.
      (conversationsOf[user] ?? []).map((each) => ({ conversationId: `c_${ids[each]}`, version: 1 + (had[each] ?? 0) }));
    return {
      membersOf,
      mailboxes: (had) =>
        users.map(({ token }, i) => ({
          ...graphqlSocket(path, token),
          says: [subscribeMessage(countedOperationId, inboxDocument, had === null ? {} : { positions: positionsOf(i, had) })],
          liveMark: '"InboxReady"',
        })),
      speaker: (conversation) => {
        const clientMessageId = clientMessageIdTemplate();
        const sender = users[membersOf[conversation]?.[0] ?? 0];
        const input = { conversationId: `c_${ids[conversation]}`, clientMessageId, body: bodyTemplate };
        const http = { path, authorization: `Bearer ${sender?.token}` };
        return {
          room: { readers: [], sender: { over: 'http', http, template: sendOverHttp(documents.send, input) }, shows: [] },
          clientMessageId,
        };
      },
    };
  }

  async createArchive(): Promise<Archive> {
    return TokenImArchive.create(this.database, this.fixtures, path);
  }

  async createSearchArchive(): Promise<SearchArchive> {
    return TokenImSearchArchive.create(this.database, this.fixtures, `http://127.0.0.1:${this.port}`, path);
  }

  async createCrowd(kind: CrowdKind, people: number): Promise<Crowd> {
    if (kind === 'presence') return presenceCrowd(this.fixtures, path, people);
    return receiptCrowd(this.database, this.fixtures, path, people);
  }

  async rest(): Promise<void> {
    const isIndexed = async (): Promise<boolean> => {
      const behind = await this.database.select('SELECT 1 FROM conversations WHERE indexed_version < version LIMIT 1');
      return behind.length === 0;
    };
    await eventually(isIndexed, { what: 'the search index to be up to date', timeoutMs: 60_000 });
  }

  async keptBytes(): Promise<number | null> {
    return this.inspectorPort === null ? null : keptBytes(this.inspectorPort);
  }

  async countMessages(): Promise<number> {
    const [row] = await this.database.select("SELECT COUNT(*) AS count FROM messages WHERE kind <> 'SYSTEM'");
    return Number(row?.['count']);
  }

  async stop(): Promise<void> {
    const output = (await this.server.output()).split('\n').filter((line) => line.startsWith('{'));
    if (output.length > 0) console.error(`TokenIM logged ${output.length} lines; the first one:\n${output[0]?.slice(0, 600)}`);
    await this.server.stop();
    await this.database.drop();
    removeOwnDir(this.programDir);
  }
}

function toRoomPlan(request: RoomRequest, id: string, [sender, ...others]: readonly BenchUser[]): RoomPlan {
  if (sender === undefined) throw new Error('A room has a sender.');
  const conversationId = `c_${id}`;
  const clientMessageId = clientMessageIdTemplate();
  const input = { conversationId, clientMessageId, body: bodyTemplate };
  const senderPlan: SenderPlan =
    request.sending === 'socket'
      ? { over: 'socket', socket: graphqlSocket(path, sender.token), template: sendOverSocket(documents.send, input) }
      : { over: 'http', http: { path, authorization: `Bearer ${sender.token}` }, template: sendOverHttp(documents.send, input) };
  return {
    readers: others.slice(0, request.readers).map((reader, i) => toSubscriberPlan(request, conversationId, reader, i)),
    sender: senderPlan,
    shows: [
      `"body":"${bodyTemplate}"`,
      `"clientMessageId":"${clientMessageId}"`,
      `"sender":{"id":"u_${sender.id}","displayName":"${sender.displayName}"}`,
    ],
  };
}

function toSubscriberPlan(
  { listening, documents: variants }: RoomRequest,
  conversationId: string,
  { token }: BenchUser,
  index: number,
): SubscriberPlan {
  const operationId = variants === undefined ? countedOperationId : randomOperationId();
  const messageAdded = documents.messageAdded(variants === undefined ? null : index % variants);
  return {
    ...graphqlSocket(path, token),
    subscribe:
      listening === 'inbox'
        ? subscribeMessage(operationId, inboxDocument, {})
        : subscribeMessage(operationId, messageAdded, { conversationId }),
  };
}
