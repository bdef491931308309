import type { ApolloCache, FieldFunctionOptions, Reference } from '@apollo/client';

/** A list as the cache holds it. */
export interface Connection<Node = Reference> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
}

export interface Edge<Node = Reference> {
  readonly cursor?: string;
  readonly node: Node;
}

interface PageInfo {
  readonly hasNextPage?: boolean;
  readonly hasPreviousPage?: boolean;
  readonly startCursor?: string | null;
  readonly endCursor?: string | null;
}

interface Place {
  /** With the arguments that make it another list. */
  readonly storeFieldName: string;
  readonly readField: FieldFunctionOptions['readField'];
}

export function isConnection<Node = Reference>(value: unknown): value is Connection<Node> {
  return typeof value === 'object' && value !== null && 'edges' in value;
}

/** Each thing once, the state of its edge that came later. */
export function united(held: readonly Edge[], more: readonly Edge[]): Edge[] {
  return [...new Map([...held, ...more].map((edge) => [edge.node.__ref, edge])).values()];
}

/** Changes a list where the cache has it. */
export function changeList<Node = Reference>(
  cache: ApolloCache,
  id: string | undefined,
  fieldName: string,
  change: (list: Connection<Node>, place: Place) => Connection<Node>,
): void {
  const modifier = (list: unknown, place: Place): unknown => (isConnection<Node>(list) ? change(list, place) : list);
  cache.modify<Record<string, unknown>>({ ...(id !== undefined && { id }), fields: { [fieldName]: modifier } });
}
