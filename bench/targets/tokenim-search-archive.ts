import type { SocketPlan } from '../driver/raw-socket.ts';
import type { BenchDatabase } from './database.ts';
import { graphqlSocket, queryTemplate } from './documents.ts';
import type { SearchArchive, SearchKind } from './target.ts';
import type { BenchUser, TokenImFixtures } from './tokenim-fixtures.ts';

const document = `query Search($text: String!, $conversationId: ID) {
  searchMessages(text: $text, conversationId: $conversationId, first: 20) {
    edges { cursor snippet { text ranges { start end } } node { id seq version clientMessageId body createdAt sender { id displayName } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const hitsPerPage = 20;
const cities = ['北京', '上海', '東京', '台北'] as const;
/** How often each word stands: once in so many messages. */
const commonEvery = 10;
const oftenEveryMost = 1_000;
/** Messages in a row that have the same seldom word. */
const seldomTimes = 40;

interface Conversation {
  readonly id: string;
  readonly messages: number;
}

/**
 * Messages and their terms by SQL, as the worker would have written them. What a message says follows from its number, so what has to be
 * found does too.
 */
export class TokenImSearchArchive implements SearchArchive {
  readonly shows = '"snippet":{"text":"No';
  readonly times = hitsPerPage;
  private readonly conversations: Conversation[] = [];
  /** Often enough for a page from the first conversation, which is the largest. */
  private oftenEvery = 0;

  private constructor(
    private readonly database: BenchDatabase,
    private readonly fixtures: TokenImFixtures,
    private readonly url: string,
    private readonly user: BenchUser,
    readonly socket: SocketPlan,
  ) {}

  static async create(database: BenchDatabase, fixtures: TokenImFixtures, url: string, path: string): Promise<TokenImSearchArchive> {
    const [user] = await fixtures.users(1);
    if (user === undefined) throw new Error('There is no user.');
    return new TokenImSearchArchive(database, fixtures, `${url}${path}`, user, graphqlSocket(path, user.token));
  }

  async grow(conversations: number, messagesEach: number): Promise<void> {
    const ids = await this.fixtures.groups(Array.from({ length: conversations }, () => [this.user]));
    if (this.oftenEvery === 0) {
      const most = Math.min(oftenEveryMost, messagesEach / hitsPerPage);
      this.oftenEvery = Math.floor(most / commonEvery) * commonEvery;
    }
    for (const id of ids.toSorted()) {
      await this.write(id, messagesEach);
      this.conversations.push({ id, messages: messagesEach });
    }
  }

  queries(kind: SearchKind, count: number): string[] {
    const largest = this.largest();
    return Array.from({ length: count }, (_, i) =>
      toAscii(
        queryTemplate(document, {
          text: this.textOf(kind, i, largest.messages),
          conversationId: kind.where === 'largest conversation' ? `c_${largest.id}` : null,
        }),
      ),
    );
  }

  /** Asks for single pages, and compares them with what has to be found. @throws where they differ */
  async check(): Promise<void> {
    const { id, messages } = this.largest();
    for (let i = 0; i < 5; i++) {
      const word = Math.floor(Math.random() * this.oftenEvery);
      const expected: number[] = [];
      for (let seq = messages; seq > 0 && expected.length < hitsPerPage; seq--) if (seq % this.oftenEvery === word) expected.push(seq);
      const text = `common${word % commonEvery} often${pad(word, 4)}`;
      const found = await this.seqsOf(text, `c_${id}`);
      if (found.join() !== expected.join()) throw new Error(`"${text}" finds ${found.join()} instead of ${expected.join()}.`);
    }
  }

  private async seqsOf(text: string, conversationId: string): Promise<number[]> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.user.token}` },
      body: JSON.stringify({ query: document, variables: { text, conversationId } }),
    });
    return [...(await response.text()).matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq));
  }

  private async write(id: string, messages: number): Promise<void> {
    const { database, user } = this;
    const from = `FROM seq_1_to_${messages} s`;
    const startedAt = Date.now() - messages;
    const city = `ELT(1 + s.seq % ${cities.length}, ${cities.map((name) => `'${name}'`).join(', ')})`;
    const words = {
      common: `CONCAT('common', s.seq % ${commonEvery})`,
      often: `CONCAT('often', LPAD(s.seq % ${this.oftenEvery}, 4, '0'))`,
      seldom: `CONCAT('seldom', LPAD(s.seq DIV ${seldomTimes}, 6, '0'))`,
    };
    const body = `CONCAT('No ', ${Object.values(words).join(", ' ', ")}, ' 去', ${city})`;
    await database.run(
      `INSERT INTO messages (conversation_id, seq, version, sender_id, client_message_id, payload_hash, kind, body, created_at)
       SELECT '${id}', s.seq, s.seq + 1, '${user.id}', CONCAT('bench-', s.seq), '3q2-7wAAAAAAAAAAAAAAAA', 'TEXT', ${body}, ${startedAt} + s.seq ${from}`,
    );
    const terms = ["'no'", `'@${user.id}'`, ...Object.values(words), `CONCAT('去', LEFT(${city}, 1))`, city, `RIGHT(${city}, 1)`];
    for (const term of terms)
      await database.run(
        `INSERT INTO message_terms (conversation_id, term, sent_at, seq) SELECT '${id}', ${term} AS term, ${startedAt} + s.seq, s.seq ${from} ORDER BY term, s.seq`,
      );
    await database.run(
      `UPDATE conversations SET last_seq = ?, version = ?, indexed_version = version, last_activity_at = ? WHERE id = '${id}'`,
      [messages, messages + 1, startedAt + messages],
    );
  }

  private textOf({ words }: SearchKind, i: number, messages: number): string {
    const often = i % this.oftenEvery;
    // Not the last one, of which there may be fewer.
    const seldom = `seldom${pad(1 + (i % Math.max(1, Math.floor(messages / seldomTimes) - 2)), 6)}`;
    switch (words) {
      case 'common':
        return `common${i % commonEvery}`;
      case 'seldom':
        return seldom;
      case 'two':
        return `common${often % commonEvery} often${pad(often, 4)}`;
      case 'prefix':
        return seldom.slice(0, -1);
      case 'chinese':
        return cities[i % cities.length] ?? '';
    }
  }

  private largest(): Conversation {
    return this.conversations.reduce((a, b) => (a.messages >= b.messages ? a : b), { id: '', messages: 0 });
  }
}

/** JSON in the characters that the driver writes as they are. */
function toAscii(json: string): string {
  return json.replaceAll(/[^\x00-\x7F]/g, (character) => `\\u${pad16(character.charCodeAt(0))}`);
}

function pad16(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
