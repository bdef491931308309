import type { UserId } from '../../kernel/ids.ts';

/** One user's own view of somebody whom they keep as a contact. Contacts are mutual: the other one has a row as well. */
export interface Contact {
  readonly userId: UserId;
  readonly contactId: UserId;
  /** What they call the contact. */
  readonly remarkName: string | null;
  /** 0 or 1. */
  readonly isFavourite: number;
  readonly createdAt: number;
  /** Null while it stands; the row stays as a tombstone. */
  readonly removedAt: number | null;
  /** The user's version at the last change. */
  readonly userVersion: number;
}

export const requestDirections = ['INCOMING', 'OUTGOING'] as const;
export type RequestDirection = (typeof requestDirections)[number];

/** One user's own view of a request. What one of the two does with theirs, the other need not see: who is declined keeps theirs. */
export interface ContactRequest {
  readonly userId: UserId;
  readonly otherId: UserId;
  readonly direction: RequestDirection;
  readonly note: string | null;
  readonly createdAt: number;
  /** Null while it is open; the row stays as a tombstone. */
  readonly endedAt: number | null;
  readonly userVersion: number;
}

/** Somebody whom the user wants to hear nothing of. */
export interface Block {
  readonly userId: UserId;
  readonly blockedId: UserId;
  readonly createdAt: number;
  /** Null while it stands; the row stays as a tombstone. */
  readonly endedAt: number | null;
  readonly userVersion: number;
}
