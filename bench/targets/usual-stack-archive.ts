import type { SocketPlan } from '../driver/raw-socket.ts';
import { placeholder } from '../driver/numbered.ts';
import type { BenchDatabase } from './database.ts';
import { graphqlSocket, queryTemplate } from './documents.ts';
import { bodyTemplate } from './message-text.ts';
import type { Archive } from './target.ts';

interface Person {
  readonly id: number;
  readonly token: string;
}

interface Conversation {
  readonly id: number;
  readonly firstId: number;
  readonly messages: number;
}

/** Far from the conversations that rooms are made of. */
const firstConversation = 1_000_000;

/** The same past for the usual stack. */
export class UsualStackArchive implements Archive {
  readonly shows = '"displayName":"Reader ';
  private readonly conversations: Conversation[] = [];

  private constructor(
    private readonly database: BenchDatabase,
    private readonly person: Person,
    private readonly selection: string,
    readonly socket: SocketPlan,
  ) {}

  static async create(database: BenchDatabase, [person]: readonly Person[], path: string, selection: string): Promise<UsualStackArchive> {
    if (person === undefined) throw new Error('There is no user.');
    return new UsualStackArchive(database, person, selection, graphqlSocket(path, person.token));
  }

  async grow(conversations: number, messagesEach: number): Promise<void> {
    const body = bodyTemplate.replace(placeholder, '00000000');
    for (let i = 0; i < conversations; i++) {
      const id = firstConversation + this.conversations.length;
      await this.database.insert('memberships', [{ conversationId: id, userId: this.person.id }]);
      await this.database.run(
        `INSERT INTO messages (conversationId, clientMessageId, body, senderId)
         SELECT ${id}, CONCAT('3f2b8c1e-5d4a-4f6b-9c7d-', LPAD(s.seq, 12, '0')), '${body}', ${this.person.id} FROM seq_1_to_${messagesEach} s`,
      );
      const [row] = await this.database.select('SELECT MIN(id) AS id FROM messages WHERE conversationId = ?', [id]);
      this.conversations.push({ id, firstId: Number(row?.['id']), messages: messagesEach });
    }
  }

  pages(count: number): { readonly longest: string[]; readonly any: string[] } {
    const longest = this.conversations.reduce<Conversation | undefined>(
      (a, b) => (a !== undefined && a.messages >= b.messages ? a : b),
      undefined,
    );
    const pick = (): Conversation | undefined => this.conversations[Math.floor(Math.random() * this.conversations.length)];
    return {
      longest: Array.from({ length: count }, () => this.page(longest)),
      any: Array.from({ length: count }, () => this.page(pick())),
    };
  }

  private page({ id, firstId, messages }: Conversation = { id: 0, firstId: 0, messages: 0 }): string {
    const document = `query History($conversationId: ID!, $before: ID!) { history(conversationId: $conversationId, last: 50, before: $before) ${this.selection} }`;
    const before = firstId + 50 + Math.floor(Math.random() * Math.max(1, messages - 50));
    return queryTemplate(document, { conversationId: String(id), before: String(before) });
  }
}
