import { isOneOfPairs, placeholders, type Executor, type SqlValue, type Statement } from '../../infra/database/index.ts';
import type { StoredMessage } from './message.ts';

/** Below what either driver takes as values of one statement. */
const rowsPerStatement = 1_000;

/** What sending writes beside the messages: replies of threads and mentions. Nothing for messages without. */
export function sideRows(executor: Pick<Executor, 'dialect'>, messages: readonly StoredMessage[]): Statement[] {
  const mentions = messages.flatMap(({ conversationId, seq, mentionIds }) => mentionIds.map((userId) => [userId, conversationId, seq]));
  const toAll = messages.filter(({ extras }) => extras?.mentionsAll === true).map(({ conversationId, seq }) => [conversationId, seq]);
  const replies = messages.flatMap(({ conversationId, seq, extras }) =>
    extras === null || extras.threadRootSeq === null ? [] : [{ conversationId, rootSeq: extras.threadRootSeq, seq }],
  );
  return [
    ...insertions('mentions (user_id, conversation_id, seq)', mentions),
    ...insertions('mentions_of_all (conversation_id, seq)', toAll),
    ...insertions(
      'thread_replies (conversation_id, root_seq, seq)',
      replies.map(({ conversationId, rootSeq, seq }) => [conversationId, rootSeq, seq]),
    ),
    ...(replies.length === 0 ? [] : [raiseReplyCounts(executor, replies)]),
  ];
}

function insertions(into: string, rows: readonly (readonly SqlValue[])[]): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const some = rows.slice(start, start + rowsPerStatement);
    statements.push({ sql: `INSERT INTO ${into} VALUES ${some.map((row) => placeholders(row.length)).join(', ')}`, values: some.flat() });
  }
  return statements;
}

/** The roots take no version for it: each reply tells of itself, and which thread it is in. */
function raiseReplyCounts(
  executor: Pick<Executor, 'dialect'>,
  replies: readonly { readonly conversationId: string; readonly rootSeq: number }[],
): Statement {
  const counts = new Map<string, { readonly root: readonly [string, number]; count: number }>();
  for (const { conversationId, rootSeq } of replies) {
    const key = `${conversationId} ${rootSeq}`;
    counts.set(key, { root: [conversationId, rootSeq], count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const roots = [...counts.values()];
  const cases = roots.map(() => 'WHEN conversation_id = ? AND seq = ? THEN ?').join(' ');
  return {
    sql: `UPDATE messages SET reply_count = reply_count + CASE ${cases} END
      WHERE ${isOneOfPairs(executor, ['conversation_id', 'seq'], roots.length)}`,
    values: [...roots.flatMap(({ root, count }) => [...root, count]), ...roots.flatMap(({ root }) => root)],
  };
}
