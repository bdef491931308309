import type { ConversationId, UserId } from '../../kernel/ids.ts';

/** A message that one user keeps at hand. Nobody else sees it. */
export interface Star {
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  /** Null once it was taken away. */
  readonly starredAt: number | null;
  /** When it was taken away; null while it stands. */
  readonly endedAt: number | null;
  /** The user's version at the last change. */
  readonly userVersion: number;
}

/** One that stands. */
export type StandingStar = Star & { readonly starredAt: number };

export function isStanding(star: Star): star is StandingStar {
  return star.starredAt !== null;
}
