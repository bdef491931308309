import type { ConversationId, MessageAddress, UserId } from '../../kernel/ids.ts';

/** Where a forwarded message was written first. */
export type ForwardOrigin = {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly senderId: UserId;
  readonly createdAt: number;
};

export type ReactionCount = { readonly emoji: string; readonly count: number };

/** What few messages have. Kept in one column, and carried with each change, so that an event needs no look-up to show it. */
export type MessageExtras = {
  /** The message whose thread it is in. */
  readonly threadRootSeq: number | null;
  readonly mentionsAll: boolean;
  readonly forwarded: ForwardOrigin | null;
  readonly pinned: { readonly at: number; readonly byId: UserId } | null;
  /** In the order in which each was given first. */
  readonly reactions: readonly ReactionCount[];
};

const none: MessageExtras = { threadRootSeq: null, mentionsAll: false, forwarded: null, pinned: null, reactions: [] };

/** The extras with what is given; null where nothing is left of them. */
export function withExtras(extras: MessageExtras | null, changed: Partial<MessageExtras>): MessageExtras | null {
  const after = { ...none, ...extras, ...changed };
  const { threadRootSeq, mentionsAll, forwarded, pinned, reactions } = after;
  const isPlain = threadRootSeq === null && !mentionsAll && forwarded === null && pinned === null && reactions.length === 0;
  return isPlain ? null : after;
}

/** What stays of them when a message is taken back: its place. */
export function recalledExtras(extras: MessageExtras | null): MessageExtras | null {
  return withExtras(null, { threadRootSeq: extras?.threadRootSeq ?? null });
}

/** The message at the top of the thread; null where it is in none. */
export function threadRootOf({
  conversationId,
  extras,
}: {
  conversationId: ConversationId;
  extras: MessageExtras | null;
}): MessageAddress | null {
  return extras === null || extras.threadRootSeq === null ? null : { conversationId, seq: extras.threadRootSeq };
}
