import type { OutgoingFragment, ShownMessageFragment } from '../../../generated/graphql.ts';

/** Something that stands in the timeline, and how it stands to what is above it. */
export interface Row {
  /** The same from the moment in which it was written here. */
  readonly key: string;
  /** Null while it is on its way. */
  readonly seq: number | null;
  readonly time: Date;
  readonly startsDay: boolean;
  readonly startsUnread: boolean;
  /** By the same person a moment later: who it is need not be said again. */
  readonly continues: boolean;
  readonly entry:
    | { readonly kind: 'message'; readonly message: ShownMessageFragment }
    | { readonly kind: 'outgoing'; readonly outgoing: OutgoingFragment };
}

export interface RowsOptions {
  readonly viewerId: string | null;
  /** Null where nothing was unread. */
  readonly firstUnreadSeq: number | null;
  /** Whether more stands before these. */
  readonly hasOlder: boolean;
}

/** Later than this, it is said again who writes. */
const pauseMs = 5 * 60_000;

/**
 * One row for each message and for each that is on its way. Where older ones are to come, the first message only says how the next one
 * stands to it: so no row changes its height under somebody's eyes when they have come.
 */
export function rowsOf(
  messages: readonly ShownMessageFragment[],
  outgoing: readonly OutgoingFragment[],
  { viewerId, firstUnreadSeq, hasOlder }: RowsOptions,
): readonly Row[] {
  const rows: Row[] = [];
  const add = (key: string, writtenAt: string, entry: Row['entry'], startsUnread = false): void => {
    const time = new Date(writtenAt);
    const before = rows.at(-1);
    const startsDay = before?.time.toDateString() !== time.toDateString();
    const continues =
      before !== undefined &&
      !startsDay &&
      !startsUnread &&
      time.getTime() - before.time.getTime() < pauseMs &&
      writerOf(entry, viewerId) !== null &&
      writerOf(entry, viewerId) === writerOf(before.entry, viewerId);
    rows.push({ key, seq: entry.kind === 'message' ? entry.message.seq : null, time, startsDay, startsUnread, continues, entry });
  };
  for (const message of messages) {
    const key = message.sender?.id === viewerId ? keyOfOwn(message.clientMessageId) : message.id;
    add(key, message.createdAt, { kind: 'message', message }, message.seq === firstUnreadSeq);
  }
  for (const entry of outgoing) add(keyOfOwn(entry.clientMessageId), entry.writtenAt, { kind: 'outgoing', outgoing: entry });
  return hasOlder ? rows.slice(1) : rows;
}

/** Whether they look alike. What Apollo’s cache answers anew of a message that did not change is the same object. */
export function isSameRow(one: Row, other: Row): boolean {
  return (
    one.key === other.key &&
    one.startsDay === other.startsDay &&
    one.startsUnread === other.startsUnread &&
    one.continues === other.continues &&
    contentOf(one.entry) === contentOf(other.entry)
  );
}

function contentOf(entry: Row['entry']): ShownMessageFragment | OutgoingFragment {
  return entry.kind === 'message' ? entry.message : entry.outgoing;
}

/** A message has it on its way already. */
function keyOfOwn(clientMessageId: string): string {
  return `own ${clientMessageId}`;
}

/** Null where nobody in particular speaks. */
function writerOf(entry: Row['entry'], viewerId: string | null): string | null {
  if (entry.kind === 'outgoing') return viewerId;
  return entry.message.system === null ? (entry.message.sender?.id ?? null) : null;
}
