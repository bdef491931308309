import {
  execute,
  insertNewInto,
  inUnion,
  placeholders,
  select,
  type Executor,
  type SqlValue,
  type Transaction,
} from '../../infra/database/index.ts';
import { groupBy } from '../../kernel/group-by.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { TermsWanted } from '../../kernel/search-query.ts';
import { afterPrefix } from '../../kernel/search-terms.ts';

/** Where a message stands among all that can be found: newest first, whatever the conversation. */
export interface Place {
  readonly sentAt: number;
  readonly conversationId: ConversationId;
  readonly seq: number;
}

export interface IndexedMessage extends Place {
  readonly terms: ReadonlySet<string>;
}

/** A stretch of one conversation to look through. */
export interface Stretch {
  readonly conversationId: ConversationId;
  readonly afterSeq: number;
  /** Both included, in milliseconds since 1970 UTC. */
  readonly fromSentAt: number;
  readonly throughSentAt: number;
  /** Of what was sent at `throughSentAt` itself, only what is before this seq; null for all of it. */
  readonly beforeSeq: number | null;
}

const rowsAtOnce = 1_000;
const termsAtOnce = 500;
/** Words asked one by one in one statement: SQLite takes 500 parts, and each conversation has one too. */
const wordsAtOnce = 400;

/** The table `message_terms`: in each conversation, each term's messages in the order in which they were sent. */
export class TermsRepository {
  /** Newest first. A message with several words that begin alike comes as often. */
  async find(executor: Executor, stretches: readonly Stretch[], terms: TermsWanted, limit: number): Promise<Place[]> {
    const { exact, prefix } = terms;
    const found = prefix === null || exact.length > 0 ? null : await this.findBeginning(executor, stretches, prefix, limit);
    return found ?? this.places(executor, everywhere(stretches, alternativesOf(terms)), limit);
  }

  /**
   * Words may begin so in half of all messages, and few are wanted: the newest message of each such word says which words to ask for, and the
   * database jumps from word to word to know it. Null where those are not enough to be sure.
   */
  private async findBeginning(executor: Executor, stretches: readonly Stretch[], prefix: string, limit: number): Promise<Place[] | null> {
    const most = limit + 1;
    if (most > wordsAtOnce) return null;
    const words = await this.newestWords(executor, stretches, prefix, most);
    const asked = words.flatMap(({ conversationId, term }) =>
      everywhere(
        stretches.filter((stretch) => stretch.conversationId === conversationId),
        [{ exact: [term], longerThan: null }],
      ),
    );
    const places = await this.places(executor, [...everywhere(stretches, [{ exact: [prefix], longerThan: null }]), ...asked], limit);
    const last = words.length === most ? words.at(-1) : undefined;
    // What was left out is at most as new as the last word.
    const areNewer = last === undefined || (places.length === limit && places.every(({ sentAt }) => sentAt > last.newest));
    return areNewer ? places : null;
  }

  private async newestWords(executor: Executor, stretches: readonly Stretch[], prefix: string, limit: number) {
    const values: SqlValue[] = [];
    const selects = stretches.map(({ conversationId, fromSentAt, throughSentAt }) => {
      values.push(conversationId, prefix, afterPrefix(prefix), fromSentAt, throughSentAt);
      return inUnion(
        executor,
        `SELECT conversation_id AS conversationId, term, MAX(sent_at) AS newest FROM message_terms
         WHERE conversation_id = ? AND term > ? AND term < ? AND sent_at >= ? AND sent_at <= ?
         GROUP BY conversation_id, term ORDER BY newest DESC LIMIT ${limit}`,
      );
    });
    const sql = `${selects.join(' UNION ALL ')} ORDER BY newest DESC LIMIT ${limit}`;
    const rows = await select<{ conversationId: ConversationId; term: string; newest: number | string }>(executor, sql, values);
    return rows.map((row) => ({ ...row, newest: Number(row.newest) }));
  }

  private async places(executor: Executor, asked: readonly Asked[], limit: number): Promise<Place[]> {
    const values: SqlValue[] = [];
    const selects = asked.map(({ stretch, alternative }) => inUnion(executor, selectFrom(stretch, alternative, limit, values)));
    const rows = await select<{ conversationId: ConversationId; sentAt: number | string; seq: number }>(
      executor,
      `${selects.join(' UNION ALL ')} ORDER BY sentAt DESC, conversationId DESC, seq DESC LIMIT ${limit}`,
      values,
    );
    return rows.map((row) => ({ ...row, sentAt: Number(row.sentAt) }));
  }

  /** What is there already stays. */
  async insert(tx: Transaction, messages: readonly IndexedMessage[]): Promise<void> {
    // In the order of the key: fewer pages are touched, and two workers never wait for each other.
    const rows = [...groupBy(messages, ({ conversationId }) => conversationId)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, ofOne]) => ofOne.flatMap(toRows).toSorted(byTerm));
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      const marks = some.map(() => '(?, ?, ?, ?)').join(', ');
      await execute(tx, `${insertNewInto(tx)} message_terms (conversation_id, term, sent_at, seq) VALUES ${marks}`, some.flat());
    }
  }

  async remove(tx: Transaction, { conversationId, sentAt, seq, terms }: IndexedMessage): Promise<void> {
    const all = [...terms].toSorted();
    for (let start = 0; start < all.length; start += termsAtOnce) {
      const some = all.slice(start, start + termsAtOnce);
      await execute(
        tx,
        `DELETE FROM message_terms WHERE conversation_id = ? AND sent_at = ? AND seq = ? AND term IN ${placeholders(some.length)}`,
        [conversationId, sentAt, seq, ...some],
      );
    }
  }
}

/** Terms that all have to be there, and one out of a range. */
interface Alternative {
  readonly exact: readonly string[];
  readonly longerThan: string | null;
}

interface Asked {
  readonly stretch: Stretch;
  readonly alternative: Alternative;
}

function everywhere(stretches: readonly Stretch[], alternatives: readonly Alternative[]): Asked[] {
  return stretches.flatMap((stretch) => alternatives.map((alternative) => ({ stretch, alternative })));
}

/**
 * What is a whole word already has its messages in their order, and is asked for by itself: the newest ones are a few rows at its end. Only
 * those of the longer words have to be sorted.
 */
function alternativesOf({ exact, prefix }: TermsWanted): Alternative[] {
  if (prefix === null) return [{ exact, longerThan: null }];
  return [
    { exact: [prefix, ...exact], longerThan: null },
    { exact, longerThan: prefix },
  ];
}

/** One range of the primary key; the other terms are looked up in it row by row, or the other way round where that is less. */
function selectFrom(
  { conversationId, afterSeq, fromSentAt, throughSentAt, beforeSeq }: Stretch,
  { exact, longerThan }: Alternative,
  limit: number,
  values: SqlValue[],
): string {
  const conditions = longerThan === null ? [] : [{ sql: '.term > ? AND t.term < ?', values: [longerThan, afterPrefix(longerThan)] }];
  for (const term of exact) conditions.push({ sql: '.term = ?', values: [term] });
  const [leading, ...others] = conditions;
  if (leading === undefined) throw new Error('There is nothing to look for.');
  const joins = others.map((condition, i) => {
    values.push(...condition.values);
    return ` JOIN message_terms t${i} ON t${i}.conversation_id = t.conversation_id AND t${i}.sent_at = t.sent_at AND t${i}.seq = t.seq AND t${i}${condition.sql}`;
  });
  values.push(conversationId, ...leading.values, fromSentAt, throughSentAt, afterSeq);
  if (beforeSeq !== null) values.push(throughSentAt, beforeSeq);
  return `SELECT t.conversation_id AS conversationId, t.sent_at AS sentAt, t.seq AS seq FROM message_terms t${joins.join('')}
    WHERE t.conversation_id = ? AND t${leading.sql} AND t.sent_at >= ? AND t.sent_at <= ? AND t.seq > ?${beforeSeq === null ? '' : ' AND NOT (t.sent_at = ? AND t.seq >= ?)'}
    ORDER BY t.sent_at DESC, t.seq DESC LIMIT ${limit}`;
}

type Row = readonly [ConversationId, string, number, number];

function toRows({ conversationId, sentAt, seq, terms }: IndexedMessage): Row[] {
  return [...terms].map((term) => [conversationId, term, sentAt, seq]);
}

/** Within one conversation. */
function byTerm(a: Row, b: Row): number {
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  return a[2] - b[2] || a[3] - b[3];
}
