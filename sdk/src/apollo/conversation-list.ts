import type { FieldFunctionOptions, FieldPolicy, Reference, StoreObject } from '@apollo/client';
import { isConnection, united, type Connection } from './connection.ts';

type ReadField = FieldFunctionOptions['readField'];

/**
 * The conversations that were read, as the server lists them: by the filter, and the one with the newest message first, whenever one of them
 * changes. Select `createdAt`, `lastSeq`, `lastMessage { id createdAt }`, and of `viewerMembership` what the list depends on.
 */
export const conversationList: FieldPolicy<Connection> = {
  keyArgs: ['filter', 'pinnedFirst'],
  read: (held, { args, readField, canRead }) => {
    if (held === undefined) return undefined;
    const place = ({ node }: { node: Reference }): string => (args?.['pinnedFirst'] === true ? pinnedPlace(node, readField) : '~');
    const edges = held.edges
      .filter(({ node }) => canRead(node) && isListed(node, args?.['filter'], readField))
      .map((edge) => ({ edge, place: place(edge), activity: activityIn(edge.node, readField) }))
      .toSorted((one, other) => order(one.place, other.place) || order(other.activity, one.activity))
      .map(({ edge }) => edge);
    return { ...held, edges };
  },
  // Also where a query is read again: those on later pages stay.
  merge: (_held, page, { args, existingData }) => {
    if (!isConnection(existingData)) return page;
    const held = existingData;
    const reachesFurther = args?.['after'] != null || held.edges.length <= page.edges.length;
    return { ...page, edges: united(held.edges, page.edges), pageInfo: reachesFurther ? page.pageInfo : held.pageInfo };
  },
};

function isListed(node: Reference, filter: unknown, readField: ReadField): boolean {
  if (filter === 'ALL') return true;
  const isArchived = ofMembership(node, 'archived', readField) === true;
  const hiddenThroughSeq = Number(ofMembership(node, 'hiddenThroughSeq', readField) ?? -1);
  const isHidden = (readField<number>('lastSeq', node) ?? Infinity) <= hiddenThroughSeq;
  return !isHidden && isArchived === (filter === 'ARCHIVED');
}

/** Pinned ones by their numbers, before all others. */
function pinnedPlace(node: Reference, readField: ReadField): string {
  const pinOrder = ofMembership(node, 'pinOrder', readField) ?? null;
  return pinOrder === null ? '~' : `${Number(pinOrder)}`.padStart(12, '0');
}

/** When something happened there last. ISO 8601 in UTC: their order is that of time. */
export function activityIn(node: Reference, readField: ReadField): string {
  const lastMessage = readField<Reference>('lastMessage', node) ?? null;
  return (lastMessage && readField<string>('createdAt', lastMessage)) ?? readField<string>('createdAt', node) ?? '';
}

function ofMembership(node: Reference, fieldName: string, readField: ReadField): unknown {
  const membership = readField<StoreObject>('viewerMembership', node) ?? null;
  return membership === null ? null : readField(fieldName, membership);
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
