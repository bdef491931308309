import type { SocketPlan } from '../driver/raw-socket.ts';
import type { BenchDatabase } from './database.ts';
import { graphqlSocket, queryTemplate } from './documents.ts';
import type { SearchArchive, SearchKind } from './target.ts';
import type { BenchUser, TokenImFixtures } from './tokenim-fixtures.ts';

const document = `query Search($text: String!, $conversationId: ID, $filter: MessageFilterInput) {
  searchMessages(text: $text, conversationId: $conversationId, filter: $filter, first: 20) {
    edges { cursor snippet { text ranges { start end } } node { id seq version clientMessageId body createdAt sender { id displayName } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Variables {
  readonly text: string;
  readonly conversationId: string | null;
  readonly filter: object | null;
}

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
  /** Its messages were sent one per millisecond from then on. */
  readonly startedAt: number;
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
    /** Has sent one message of each `oftenEvery`. */
    private readonly rareSender: BenchUser,
    readonly socket: SocketPlan,
  ) {}

  static async create(database: BenchDatabase, fixtures: TokenImFixtures, url: string, path: string): Promise<TokenImSearchArchive> {
    const [user, rareSender] = await fixtures.users(2);
    if (user === undefined || rareSender === undefined) throw new Error('There are no users.');
    return new TokenImSearchArchive(database, fixtures, `${url}${path}`, user, rareSender, graphqlSocket(path, user.token));
  }

  async grow(conversations: number, messagesEach: number): Promise<void> {
    const ids = await this.fixtures.groups(Array.from({ length: conversations }, () => [this.user, this.rareSender]));
    if (this.oftenEvery === 0) {
      const most = Math.min(oftenEveryMost, messagesEach / hitsPerPage);
      this.oftenEvery = Math.floor(most / commonEvery) * commonEvery;
    }
    for (const id of ids.toSorted()) {
      const conversation = { id, messages: messagesEach, startedAt: Date.now() - messagesEach };
      await this.write(conversation);
      this.conversations.push(conversation);
    }
  }

  queries(kind: SearchKind, count: number): string[] {
    return Array.from({ length: count }, (_, i) => toAscii(queryTemplate(document, { ...this.variablesOf(kind, i) })));
  }

  /** Asks for single pages in one conversation, and compares them with what has to be found. @throws where they differ */
  async check(): Promise<void> {
    const { messages } = this.largest();
    const { oftenEvery } = this;
    for (let i = 0; i < 5; i++) {
      const word = Math.floor(Math.random() * oftenEvery);
      const [from, until] = this.someTime();
      const hasWord = (seq: number): boolean => seq % commonEvery === word % commonEvery;
      const expected: readonly [Pick<SearchKind, 'words' | 'filter'>, number, (seq: number) => boolean][] = [
        [{ words: 'two', filter: 'none' }, word, (seq) => seq % oftenEvery === word],
        [{ words: 'common', filter: 'time' }, word, (seq) => hasWord(seq) && seq >= from && seq < until],
        [{ words: 'common', filter: 'sender' }, 0, (seq) => seq % oftenEvery === 0],
        [{ words: 'common prefix', filter: 'none' }, word, () => true],
        [{ words: 'chinese character', filter: 'none' }, word, (seq) => cityOf(seq).includes(cityOf(word).charAt(0))],
      ];
      for (const [kind, number, isHit] of expected) {
        const seqs: number[] = [];
        for (let seq = messages; seq > 0 && seqs.length < hitsPerPage; seq--) if (isHit(seq)) seqs.push(seq);
        const variables = this.variablesOf({ ...kind, where: 'largest conversation' }, number);
        const found = await this.seqsOf(variables);
        if (found.join() !== seqs.join()) throw new Error(`"${variables.text}" finds ${found.join()} instead of ${seqs.join()}.`);
      }
    }
  }

  private variablesOf(kind: SearchKind, i: number): Variables {
    const { id, messages, startedAt } = this.largest();
    const [from, until] = this.someTime();
    const time = (seq: number): string => new Date(startedAt + seq).toISOString();
    return {
      text: this.textOf(kind, i, messages),
      conversationId: kind.where === 'largest conversation' ? `c_${id}` : null,
      filter: {
        none: null,
        sender: { senderId: `u_${this.rareSender.id}` },
        time: { since: time(from), until: time(until) },
      }[kind.filter],
    };
  }

  /** The second quarter of the largest conversation: from which seq until before which. */
  private someTime(): [from: number, until: number] {
    const { messages } = this.largest();
    return [Math.floor(messages / 4), Math.floor(messages / 2)];
  }

  private async seqsOf(variables: Variables): Promise<number[]> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.user.token}` },
      body: JSON.stringify({ query: document, variables }),
    });
    return [...(await response.text()).matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq));
  }

  private async write({ id, messages, startedAt }: Conversation): Promise<void> {
    const { database, user, rareSender } = this;
    const from = `FROM seq_1_to_${messages} s`;
    const sender = `IF(s.seq % ${this.oftenEvery} = 0, '${rareSender.id}', '${user.id}')`;
    const city = `ELT(1 + s.seq % ${cities.length}, ${cities.map((name) => `'${name}'`).join(', ')})`;
    const words = {
      common: `CONCAT('common', s.seq % ${commonEvery})`,
      often: `CONCAT('often', LPAD(s.seq % ${this.oftenEvery}, 4, '0'))`,
      seldom: `CONCAT('seldom', LPAD(s.seq DIV ${seldomTimes}, 6, '0'))`,
    };
    const body = `CONCAT('No ', ${Object.values(words).join(", ' ', ")}, ' 去', ${city})`;
    await database.run(
      `INSERT INTO messages (conversation_id, seq, version, sender_id, client_message_id, payload_hash, kind, body, created_at)
       SELECT '${id}', s.seq, s.seq + 1, ${sender}, CONCAT('bench-', s.seq), '3q2-7wAAAAAAAAAAAAAAAA', 'TEXT', ${body}, ${startedAt} + s.seq ${from}`,
    );
    const terms = ["'no'", `CONCAT('@', ${sender})`, ...Object.values(words), `CONCAT('去', LEFT(${city}, 1))`, city, `RIGHT(${city}, 1)`];
    for (const term of terms)
      await database.run(
        `INSERT INTO message_terms (conversation_id, term, sent_at, seq) SELECT '${id}', ${term} AS term, ${startedAt} + s.seq, s.seq ${from} ORDER BY term, s.seq`,
      );
    await database.run(
      `UPDATE conversations SET last_seq = ?, version = ?, indexed_version = version, last_activity_at = ? WHERE id = '${id}'`,
      [messages, messages + 1, startedAt + messages],
    );
  }

  private textOf({ words, filter }: SearchKind, i: number, messages: number): string {
    const often = i % this.oftenEvery;
    // Not the last one, of which there may be fewer.
    const seldom = `seldom${pad(1 + (i % Math.max(1, Math.floor(messages / seldomTimes) - 2)), 6)}`;
    switch (words) {
      case 'common':
        // The rare sender writes no other.
        return `common${filter === 'sender' ? 0 : i % commonEvery}`;
      case 'seldom':
        return seldom;
      case 'two':
        return `common${often % commonEvery} often${pad(often, 4)}`;
      case 'prefix':
        return seldom.slice(0, -1);
      case 'common prefix':
        return 'comm';
      case 'chinese':
        return cityOf(i);
      case 'chinese character':
        return cityOf(i).charAt(0);
    }
  }

  private largest(): Conversation {
    return this.conversations.reduce((a, b) => (a.messages >= b.messages ? a : b), { id: '', messages: 0, startedAt: 0 });
  }
}

function cityOf(number: number): string {
  return cities[number % cities.length] ?? '';
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
