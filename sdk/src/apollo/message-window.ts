import type { FieldPolicy, StoreObject } from '@apollo/client';
import { united, type Connection, type Edge } from './connection.ts';

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
      const edges = united(held.edges, page.edges).toSorted((one, other) => seqOf(one) - seqOf(other));
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
