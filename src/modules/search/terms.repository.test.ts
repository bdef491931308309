import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/open-test-database.ts';
import type { TermsWanted } from '../../kernel/search-query.ts';
import { searchEntities } from './index.ts';
import { TermsRepository, type IndexedMessage, type Place, type Stretch } from './terms.repository.ts';

let database: TestDatabase | undefined;

afterEach(async () => {
  await database?.close();
  database = undefined;
});

const conversations = 2;
const words = ['a', 'ab', 'aba', 'abb', 'abc', 'abcd', 'b', '北', '北京'];
const word = fc.constantFrom(...words);
/** Few, so that many are the same. */
const time = fc.nat(5);

const messages = fc.array(
  fc.record({ conversation: fc.nat(conversations - 1), sentAt: time, terms: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }) }),
  { minLength: 5, maxLength: 30 },
);
const wanted = fc.record({ prefix: fc.constantFrom('a', 'ab', 'abc', '北'), exact: fc.uniqueArray(word, { maxLength: 1 }) });
const bounds = fc.record({
  afterSeq: fc.nat(10),
  fromSentAt: fc.nat(2),
  throughSentAt: fc.integer({ min: 3, max: 5 }),
  beforeSeq: fc.option(fc.nat(20)),
});
const query = fc.record({
  wanted,
  bounds: fc.array(bounds, { minLength: conversations, maxLength: conversations }),
  limit: fc.integer({ min: 1, max: 6 }),
});

describe.each(databases)('The index of terms on %s', (kind) => {
  test('gives the newest messages with a beginning of words, as looking at each of them does', { timeout: 120_000 }, async () => {
    const opened = await openTestDatabase(kind, searchEntities);
    database = opened;
    const { unitOfWork, nextUlid } = opened;
    const terms = new TermsRepository();
    const holds = fc.asyncProperty(messages, fc.array(query, { minLength: 5, maxLength: 5 }), async (drawn, queries) => {
      const ids = Array.from({ length: conversations }, () => nextUlid());
      const sent = drawn.map(({ conversation, sentAt, terms: of }, i) => ({
        conversationId: ids[conversation] ?? '',
        sentAt,
        seq: i + 1,
        terms: new Set(of),
      }));
      await unitOfWork.run(async (tx) => terms.insert(tx, sent));
      for (const { wanted: asked, bounds: within, limit } of queries) {
        const stretches = ids.flatMap((conversationId, i) => within.slice(i, i + 1).map((each) => ({ conversationId, ...each })));
        const found = await terms.find(unitOfWork.reader, stretches, asked, limit);
        expect(found.map(keyOf)).toEqual(naive(sent, stretches, asked).slice(0, limit));
      }
    });
    await fc.assert(holds, { numRuns: 30, seed: 5 });
  });
});

function naive(sent: readonly IndexedMessage[], stretches: readonly Stretch[], { prefix, exact }: TermsWanted): string[] {
  const isIn = ({ conversationId, sentAt, seq }: Place): boolean =>
    stretches.some(
      (stretch) =>
        stretch.conversationId === conversationId &&
        seq > stretch.afterSeq &&
        sentAt >= stretch.fromSentAt &&
        sentAt <= stretch.throughSentAt &&
        !(stretch.beforeSeq !== null && sentAt === stretch.throughSentAt && seq >= stretch.beforeSeq),
    );
  return sent
    .filter((message) => isIn(message) && exact.every((term) => message.terms.has(term)))
    .flatMap((message) => [...message.terms].filter((term) => term.startsWith(prefix ?? '')).map(() => keyOf(message)))
    .toSorted()
    .toReversed();
}

/** As text, in the order of the hits. */
function keyOf({ sentAt, conversationId, seq }: Place): string {
  return `${sentAt} ${conversationId} ${String(seq).padStart(2, '0')}`;
}
