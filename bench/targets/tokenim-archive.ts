import type { SocketPlan } from '../driver/raw-socket.ts';
import type { BenchDatabase } from './database.ts';
import { graphqlSocket, queryTemplate } from './documents.ts';
import { bodyTemplate } from './message-text.ts';
import { placeholder } from '../driver/numbered.ts';
import type { Archive } from './target.ts';
import type { BenchUser, TokenImFixtures } from './tokenim-fixtures.ts';

const pageDocument = `query History($conversationId: ID!, $around: Int!) {
  history(conversationId: $conversationId, around: $around, first: 50) {
    edges { cursor node { id seq version clientMessageId body createdAt sender { id displayName } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const listDocument = `query Conversations {
  conversations(first: 50) {
    edges {
      cursor
      node {
        __typename id lastSeq version memberCount
        ... on Group { name avatarUrl }
        lastMessage { id seq version kind body createdAt sender { id displayName avatarUrl } }
        viewerMembership { role readSeq unreadCount }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Conversation {
  readonly id: string;
  readonly messages: number;
}

/** A long past, written by SQL. */
export class TokenImArchive implements Archive {
  readonly shows = '"displayName":"Reader ';
  readonly list = queryTemplate(listDocument, {});
  private readonly conversations: Conversation[] = [];

  private constructor(
    private readonly database: BenchDatabase,
    private readonly fixtures: TokenImFixtures,
    private readonly user: BenchUser,
    readonly socket: SocketPlan,
  ) {}

  static async create(database: BenchDatabase, fixtures: TokenImFixtures, path: string): Promise<TokenImArchive> {
    const [user] = await fixtures.users(1);
    if (user === undefined) throw new Error('There is no user.');
    return new TokenImArchive(database, fixtures, user, graphqlSocket(path, user.token));
  }

  async grow(conversations: number, messagesEach: number): Promise<void> {
    const ids = await this.fixtures.groups(Array.from({ length: conversations }, () => [this.user]));
    const values: Record<string, string> = {
      seq: 's.seq',
      version: 's.seq + 1',
      sender_id: `'${this.user.id}'`,
      client_message_id: "CONCAT('3f2b8c1e-5d4a-4f6b-9c7d-', LPAD(s.seq, 12, '0'))",
      payload_hash: "'3q2-7wAAAAAAAAAAAAAAAA'",
      kind: "'TEXT'",
      body: `'${bodyTemplate.replace(placeholder, '00000000')}'`,
      created_at: String(Date.now()),
    };
    const columns = Object.keys(values).join(', ');
    for (const id of ids.toSorted()) {
      await this.database.run(
        `INSERT INTO messages (conversation_id, ${columns}) SELECT '${id}', ${Object.values(values).join(', ')} FROM seq_1_to_${messagesEach} s`,
      );
    }
    await this.database.run(
      `UPDATE conversations SET last_seq = ?, version = ?, indexed_version = version,
         last_activity_at = created_at + CRC32(id) % 86400000 WHERE id IN (${ids.map((id) => `'${id}'`).join(', ')})`,
      [messagesEach, messagesEach + 1],
    );
    this.conversations.push(...ids.map((id) => ({ id, messages: messagesEach })));
  }

  pages(count: number): { readonly longest: string[]; readonly any: string[] } {
    const longest = this.conversations.reduce<Conversation | undefined>(
      (a, b) => (a !== undefined && a.messages >= b.messages ? a : b),
      undefined,
    );
    const pick = (): Conversation | undefined => this.conversations[Math.floor(Math.random() * this.conversations.length)];
    return {
      longest: Array.from({ length: count }, () => page(longest)),
      any: Array.from({ length: count }, () => page(pick())),
    };
  }
}

function page({ id, messages }: Conversation = { id: '', messages: 0 }): string {
  const around = 26 + Math.floor(Math.random() * Math.max(1, messages - 52));
  return queryTemplate(pageDocument, { conversationId: `c_${id}`, around });
}
