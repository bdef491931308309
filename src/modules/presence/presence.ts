import type { UserId } from '../../kernel/ids.ts';

export const presenceStatuses = ['ONLINE', 'AWAY', 'OFFLINE'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];

/** What somebody is who is there. */
export type Present = Exclude<PresenceStatus, 'OFFLINE'>;

/** How one user is seen. */
export interface PresenceState {
  readonly userId: UserId;
  readonly status: PresenceStatus;
  /** Milliseconds since 1970 UTC, whole seconds. Null while they are there, when they were never there, and for whom it is hidden from. */
  readonly lastSeenAt: number | null;
}

/** What one node says of one user. Of two, the one with the higher count is the later. */
export interface NodeNote {
  readonly count: number;
  /** Null: no socket there counts any more. */
  readonly status: Present | null;
}

/** Several devices add up: ONLINE on one of them is ONLINE. */
export function addUp(statuses: Iterable<PresenceStatus | null>): Present | null {
  let sum: Present | null = null;
  for (const status of statuses) {
    if (status === 'ONLINE') return 'ONLINE';
    if (status === 'AWAY') sum = 'AWAY';
  }
  return sum;
}

/** For people, not for order. */
export function toSeconds(timeMs: number): number {
  return Math.floor(timeMs / 1_000) * 1_000;
}

/** A note as the roster keeps it. */
export function formatNote(count: number, status: Present): string {
  return `${count} ${status}`;
}

export function parseNote(text: string): NodeNote {
  const [count, status] = text.split(' ');
  return { count: Number(count), status: status === 'ONLINE' || status === 'AWAY' ? status : null };
}

/** Where the nodes tell each other of one user. */
export function presenceTopic(userId: UserId): string {
  return `p:${userId}`;
}

/** What they tell: a node's new note, and when the user was seen there. */
export interface PresenceChange extends NodeNote {
  readonly nodeId: string;
  readonly at: number;
}
