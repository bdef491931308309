import { fromGlobalId, type IdPrefix, type Ulid } from '../../kernel/ids.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Page } from '../../kernel/paging.ts';
import type { Connection } from './connection.graphql.ts';

/** A page as Relay wants it. */
export function toConnection<Stored, T>(
  { items, hasNext, hasPrevious }: Page<Stored>,
  toNode: (item: Stored) => T,
  toCursor: (item: Stored) => string,
): Connection<T> {
  const edges = items.map((item) => ({ cursor: toCursor(item), node: toNode(item) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The ULID inside an API id. @throws NotFound: an id of another kind names nothing. */
export function toId(prefix: IdPrefix, what: string, id: string): Ulid {
  const ulid = fromGlobalId(prefix, id);
  if (ulid === null) throw new NotFound(what);
  return ulid;
}
