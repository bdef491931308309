import type { ApolloCache, FieldPolicy, StoreObject } from '@apollo/client';
import { changeList, united, type Connection, type Edge } from './connection.ts';

/**
 * Messages read both ways, as one window without holes: a page that touches it makes it larger, any other page (a jump, the newest ones
 * after a pause) takes its place. What the viewer has cleared is not in it.
 */
export function messageWindow(keyArgs: FieldPolicy['keyArgs']): FieldPolicy<Connection> {
  return {
    keyArgs,
    read: (held, { readField }) => {
      const membership = readField<StoreObject>('viewerMembership') ?? null;
      const clearedSeq = (membership && readField<number>('visibleAfterSeq', membership)) ?? 0;
      if (held === undefined || clearedSeq === 0) return held;
      return { ...held, edges: held.edges.filter(({ node }) => (readField<number>('seq', node) ?? 0) > clearedSeq) };
    },
    merge: (held, page, { args, readField }) => {
      const seqOf = ({ node }: Edge): number => readField<number>('seq', node) ?? 0;
      if (held === undefined || !(continues(held, args) || touch(held.edges, page.edges, seqOf))) return page;
      const edges = inOrder(held.edges, page.edges, seqOf);
      const before = args?.['before'] != null || edges[0]?.node.__ref === page.edges[0]?.node.__ref ? page.pageInfo : held.pageInfo;
      const after = args?.['after'] != null || edges.at(-1)?.node.__ref === page.edges.at(-1)?.node.__ref ? page.pageInfo : held.pageInfo;
      return {
        ...held,
        edges,
        pageInfo: {
          ...held.pageInfo,
          hasPreviousPage: before.hasPreviousPage ?? false,
          startCursor: before.startCursor ?? held.pageInfo.startCursor ?? null,
          hasNextPage: after.hasNextPage ?? false,
          endCursor: after.endCursor ?? held.pageInfo.endCursor ?? null,
        },
      };
    },
  };
}

/** Whose messages are shown, and how much of them is to stay. */
export interface MessageTrim {
  /** In the cache: `cache.identify(conversation)`. */
  readonly id: string | undefined;
  /** The end that one reads at, and from which on they stay. */
  readonly keep: 'oldest' | 'newest';
  readonly messagesMax: number;
}

/**
 * Lets go of what a conversation’s `messages` hold far from where one reads: before the next page is asked for, so that whoever scrolls
 * through ten thousand of them never holds more than some hundreds. They are read again from there. Select the edges’ `cursor`.
 */
export function trimMessages(cache: ApolloCache, { id, keep, messagesMax }: MessageTrim): void {
  changeList(cache, id, 'messages', (shown) => {
    const { edges, pageInfo } = shown;
    if (keep === 'oldest') {
      const last = edges.findIndex((edge, index) => index >= messagesMax - 1 && hasCursor(edge));
      if (last < 0 || last === edges.length - 1) return shown;
      return {
        ...shown,
        edges: edges.slice(0, last + 1),
        pageInfo: { ...pageInfo, hasNextPage: true, endCursor: edges[last]?.cursor ?? null },
      };
    }
    const first = edges.findLastIndex((edge, index) => index <= edges.length - messagesMax && hasCursor(edge));
    if (first <= 0) return shown;
    return {
      ...shown,
      edges: edges.slice(first),
      pageInfo: { ...pageInfo, hasPreviousPage: true, startCursor: edges[first]?.cursor ?? null },
    };
  });
  cache.gc();
}

/** One that came by the inbox has none. */
function hasCursor({ cursor = '' }: Edge): boolean {
  return cursor !== '';
}

/** Most pages continue the window. */
function inOrder(held: readonly Edge[], page: readonly Edge[], seqOf: (edge: Edge) => number): readonly Edge[] {
  if (isBefore(held, page, seqOf)) return [...held, ...page];
  if (isBefore(page, held, seqOf)) return [...page, ...held];
  return united(held, page).toSorted((one, other) => seqOf(one) - seqOf(other));
}

function isBefore(one: readonly Edge[], other: readonly Edge[], seqOf: (edge: Edge) => number): boolean {
  const [last, first] = [one.at(-1), other[0]];
  return last === undefined || first === undefined || seqOf(last) < seqOf(first);
}

/** Whether the page was asked for by one of the window’s ends. */
function continues({ pageInfo }: Connection, args: Readonly<Record<string, unknown>> | null): boolean {
  const { before = null, after = null } = args ?? {};
  return (before !== null && before === pageInfo.startCursor) || (after !== null && after === pageInfo.endCursor);
}

function touch(held: readonly Edge[], page: readonly Edge[], seqOf: (edge: Edge) => number): boolean {
  const [first, last, pageFirst, pageLast] = [held[0], held.at(-1), page[0], page.at(-1)];
  if (first === undefined || last === undefined || pageFirst === undefined || pageLast === undefined) return false;
  return seqOf(pageFirst) <= seqOf(last) + 1 && seqOf(first) <= seqOf(pageLast) + 1;
}
