import { BadInput } from './errors.ts';

/** Relay's four paging arguments as they come in. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** One page to read: `limit` items from one end of what lies between two cursors. */
export interface PageRequest {
  readonly from: 'start' | 'end';
  /** 1 to the page size limit. */
  readonly limit: number;
  readonly after: string | null;
  readonly before: string | null;
}

export interface PageBounds {
  readonly pageSizeMax: number;
  /** What is read when neither `first` nor `last` is given. */
  readonly otherwise: { readonly from: 'start' | 'end'; readonly limit: number };
}

/** A read page: the items in list order, and whether the list goes on at either end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** @throws BadInput for both ends at once, a size below 0 or above the limit. */
export function toPageRequest({ first, after, last, before }: PageArguments, { pageSizeMax, otherwise }: PageBounds): PageRequest {
  if (first != null && last != null) throw new BadInput('last', 'Give first or last, not both.');
  const [field, size] = last != null ? (['last', last] as const) : (['first', first] as const);
  if (size != null && (size < 1 || size > pageSizeMax)) throw new BadInput(field, `${field} is ${size}; it may be 1 to ${pageSizeMax}.`);
  const { from, limit } = size == null ? otherwise : { from: field === 'last' ? ('end' as const) : ('start' as const), limit: size };
  return { from, limit, after: after ?? null, before: before ?? null };
}

/** Cuts what was read, one item more than asked for, to the page; `found` is in reading order, from the page's own end of the list. */
export function toPage<T>({ from, limit, after, before }: PageRequest, found: readonly T[]): Page<T> {
  const isMore = found.length > limit;
  const items = found.slice(0, limit);
  return from === 'start'
    ? { items, hasPrevious: after !== null, hasNext: isMore }
    : { items: items.toReversed(), hasPrevious: isMore, hasNext: before !== null };
}
