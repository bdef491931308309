import type { ConversationId, UserId } from '../../kernel/ids.ts';

export const notificationLevels = ['ALL', 'MENTIONS', 'NONE'] as const;
export type NotificationLevel = (typeof notificationLevels)[number];

/** What one member made of one conversation for themselves. A row is the user's own: nobody else sees it, and it outlives the membership. */
export interface MemberSettings {
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  /** 0 for not muted. */
  readonly mutedUntil: number;
  readonly notificationLevel: NotificationLevel;
  /** Place among the pinned ones, the smallest first; null for not pinned. */
  readonly pinOrder: number | null;
  /** 0 or 1. */
  readonly isArchived: number;
  /** Hidden while no message has come after this seq; null for not hidden. */
  readonly hiddenThroughSeq: number | null;
  /** Messages up to this seq were deleted for this member alone. */
  readonly clearedThroughSeq: number;
  readonly draftBody: string | null;
  readonly draftReplyToSeq: number | null;
  /** Null where there is no draft. */
  readonly draftAt: number | null;
  /** The user's version at the last change. */
  readonly userVersion: number;
}

/** What holds while nothing was decided. */
export function defaultSettings(userId: UserId, conversationId: ConversationId): MemberSettings {
  return {
    userId,
    conversationId,
    mutedUntil: 0,
    notificationLevel: 'ALL',
    pinOrder: null,
    isArchived: 0,
    hiddenThroughSeq: null,
    clearedThroughSeq: 0,
    draftBody: null,
    draftReplyToSeq: null,
    draftAt: null,
    userVersion: 0,
  };
}
