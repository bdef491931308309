import jwt from 'jsonwebtoken';
import type { RoomPlan } from '../driver/room.ts';
import type { SubscriberPlan } from '../driver/subscriber.ts';
import { BenchDatabase } from './database.ts';
import { countedOperationId, documentsFor, graphqlSocket, randomOperationId, sendOverHttp, subscribeMessage } from './documents.ts';
import { bodyTemplate, clientMessageIdTemplate } from './message-text.ts';
import { ServerProcess } from './server-process.ts';
import { overlappingMembers } from './overlap.ts';
import type { Archive, Population, PopulationRequest, RoomRequest, RunningTarget } from './target.ts';
import { UsualStackArchive } from './usual-stack-archive.ts';

export interface UsualStackOptions {
  readonly cores: string | null;
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  readonly database: string;
}

interface Person {
  readonly id: number;
  readonly token: string;
  readonly displayName: string;
}

const secret = 'a secret for the bench, which nobody else uses';
const path = '/graphql';
/** It numbers messages by their id alone; the conversation's takes the place of `seq`. */
const documents = documentsFor(['id', 'conversationId', 'version', 'clientMessageId', 'body', 'createdAt', 'sender { id displayName }']);
const missedDocument = `query Missed($after: ID!) { missed(after: $after) ${documents.selection} }`;
const inboxDocument = `subscription Inbox { inbox ${documents.selection} }`;

/** What people build otherwise; see baselines/usual-stack. */
export class UsualStackTarget implements RunningTarget {
  readonly name = 'usual';
  readonly ordered = false;
  readonly lagMax = 8;
  readonly echoes = 0;
  private people = 0;
  private conversations = 0;

  private constructor(
    private readonly server: ServerProcess,
    readonly database: BenchDatabase,
  ) {}

  static async start({ cores, mysqlUrl, redisUrl, database: name }: UsualStackOptions): Promise<UsualStackTarget> {
    const database = await BenchDatabase.create(mysqlUrl, name);
    const server = await ServerProcess.start({
      cores,
      args: ['scripts/run.mjs', 'bench/baselines/usual-stack/main.ts'],
      env: { NODE_ENV: 'production', MYSQL_URL: database.url, REDIS_URL: redisUrl, JWT_SECRET: secret },
      portPattern: /usual stack listens on (\d+)/,
    });
    return new UsualStackTarget(server, database);
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number {
    return this.server.pid;
  }

  async createRooms(requests: readonly RoomRequest[]): Promise<RoomPlan[]> {
    const counts = requests.map(({ readers, absent = 0 }) => 1 + readers + absent);
    const people = await this.createPeople(counts.reduce((sum, count) => sum + count, 0));
    const rooms = requests.map((request, i) => ({ request, id: ++this.conversations, members: people.splice(0, counts[i]) }));
    await this.database.insert(
      'memberships',
      rooms.flatMap(({ id, members }) => members.map((member) => ({ conversationId: id, userId: member.id }))),
    );
    return rooms.map(({ request, id, members }) => toRoomPlan(request, String(id), members));
  }

  async createPopulation(request: PopulationRequest): Promise<Population> {
    const membersOf = overlappingMembers(request);
    const people = await this.createPeople(request.users);
    const ids = membersOf.map(() => ++this.conversations);
    await this.database.insert(
      'memberships',
      membersOf.flatMap((members, i) => members.map((member) => ({ conversationId: ids[i] ?? 0, userId: people[member]?.id ?? 0 }))),
    );
    const newest = async (): Promise<number> => Number((await this.database.select('SELECT MAX(id) AS id FROM messages'))[0]?.['id'] ?? 0);
    const start = await newest();
    return {
      membersOf,
      // It knows neither positions nor when a subscription is live: clients subscribe, then ask for what is newer than what they have.
      mailboxes: (had) =>
        people.map(({ token }) => ({
          ...graphqlSocket(path, token),
          says: [
            subscribeMessage(countedOperationId, inboxDocument, {}),
            had === null
              ? subscribeMessage('2', '{ __typename }', {})
              : subscribeMessage('2', missedDocument, { after: start + had.reduce((sum, count) => sum + count, 0) }),
          ],
          liveMark: had === null ? '"__typename":"Query"' : '"missed":',
        })),
      speaker: (conversation) => {
        const clientMessageId = clientMessageIdTemplate();
        const sender = people[membersOf[conversation]?.[0] ?? 0];
        const input = { conversationId: String(ids[conversation]), clientMessageId, body: bodyTemplate };
        const http = { path, authorization: `Bearer ${sender?.token}` };
        return {
          room: { readers: [], sender: { over: 'http', http, template: sendOverHttp(documents.send, input) }, shows: [] },
          clientMessageId,
        };
      },
    };
  }

  async createCrowd(): Promise<null> {
    return null;
  }

  async createSearchArchive(): Promise<null> {
    return null;
  }

  async createArchive(): Promise<Archive> {
    return UsualStackArchive.create(this.database, await this.createPeople(1), path, documents.selection);
  }

  async rest(): Promise<void> {}

  async keptBytes(): Promise<null> {
    return null;
  }

  async countMessages(): Promise<number> {
    const [row] = await this.database.select('SELECT COUNT(*) AS count FROM messages');
    return Number(row?.['count']);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.database.drop();
  }

  private async createPeople(count: number): Promise<Person[]> {
    const people = Array.from({ length: count }, () => {
      const id = ++this.people;
      return { id, displayName: `Reader ${id}`, token: jwt.sign({ sub: String(id) }, secret, { expiresIn: '1d' }) };
    });
    await this.database.insert(
      'users',
      people.map(({ id, displayName }) => ({ id, displayName })),
    );
    return people;
  }
}

/** Whatever the request says, it sends by HTTP, as the documents of Apollo do. */
function toRoomPlan(request: RoomRequest, conversationId: string, [sender, ...others]: readonly Person[]): RoomPlan {
  if (sender === undefined) throw new Error('A room has a sender.');
  const clientMessageId = clientMessageIdTemplate();
  const template = sendOverHttp(documents.send, { conversationId, clientMessageId, body: bodyTemplate });
  return {
    readers: others.slice(0, request.readers).map((reader, i) => toSubscriberPlan(request, conversationId, reader, i)),
    sender: { over: 'http', http: { path, authorization: `Bearer ${sender.token}` }, template },
    shows: [
      `"body":"${bodyTemplate}"`,
      `"clientMessageId":"${clientMessageId}"`,
      `"sender":{"id":"${sender.id}","displayName":"${sender.displayName}"}`,
    ],
  };
}

function toSubscriberPlan(
  { listening, documents: variants }: RoomRequest,
  conversationId: string,
  { token }: Person,
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
