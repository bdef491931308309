import type { ConversationId, UserId } from '../../kernel/ids.ts';

export const conversationKinds = ['DIRECT', 'GROUP', 'CHANNEL'] as const;
export type ConversationKind = (typeof conversationKinds)[number];
/** The kinds that have an owner, admins, and ways in and out. */
export type ManagedKind = Exclude<ConversationKind, 'DIRECT'>;

/** Whom a group lets do something. Each includes those before it. */
export const permissionLevels = ['OWNER', 'ADMINS', 'EVERYONE'] as const;
export type PermissionLevel = (typeof permissionLevels)[number];

export interface Conversation {
  readonly id: ConversationId;
  readonly kind: ConversationKind;
  /** The two user ids of a direct conversation, sorted, with a colon between them; null for a group. */
  readonly directKey: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly avatarUrl: string | null;
  /** Whether a new member sees what was written before. 0 or 1. */
  readonly historyForNewMembers: number;
  readonly maySend: PermissionLevel;
  readonly mayInvite: PermissionLevel;
  readonly mayEditInfo: PermissionLevel;
  readonly mayPin: PermissionLevel;
  readonly mayMentionAll: PermissionLevel;
  /** Whether only the owner and admins may write for now. 0 or 1. */
  readonly membersMuted: number;
  /** Seconds between two messages of a member; 0 for none. */
  readonly slowModeS: number;
  /** Seconds that a message is kept from when it is sent; 0 for always. */
  readonly messageTtlS: number;
  readonly announcement: string | null;
  readonly announcedById: UserId | null;
  readonly announcedAt: number | null;
  /** Whether anybody who knows its id may ask to join a group, and join a channel. 0 or 1. */
  readonly isPublic: number;
  /** How many wait for an answer to their wish to join. */
  readonly joinRequestCount: number;
  readonly lastSeq: number;
  readonly version: number;
  /** Version of the last change to the conversation's own settings. */
  readonly settingsVersion: number;
  /** Version of the last change of which only the owner and admins hear. */
  readonly adminsVersion: number;
  readonly memberCount: number;
  /** Whether one of the two has blocked the other, in a direct conversation. 0 or 1. */
  readonly isBlocked: number;
  readonly createdAt: number;
  /** When the newest message was sent; the creation while there is none. */
  readonly lastActivityAt: number;
}

/** Which of a user's conversations to list. */
export type ConversationFilter = 'ACTIVE' | 'ARCHIVED' | 'ALL';

export const memberRoles = ['OWNER', 'ADMIN', 'MEMBER'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** One user's place in one conversation. The row stays when they leave, as a tombstone with its version. */
export interface Member {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly role: MemberRole;
  readonly joinedAt: number;
  /** lastSeq at the moment of joining: nothing up to it counts as unread. */
  readonly joinedSeq: number;
  readonly joinedVersion: number;
  /** Messages up to this seq are not for this member. */
  readonly visibleAfterSeq: number;
  readonly readSeq: number;
  readonly deliveredSeq: number;
  /** Of the last message that they sent, or caused. */
  readonly lastSentSeq: number;
  /** When they last sent something here; 0 for never. Stays when they leave and come back. */
  readonly lastSentAt: number;
  /** The owner or an admin keeps them from writing until then; 0 for nobody does. Stays when they leave and come back. */
  readonly mutedByAdminsUntil: number;
  /** What they are called here; null for their own name. */
  readonly nickname: string | null;
  /** The nickname as it is searched. */
  readonly nicknameFolded: string | null;
  /** From where on they marked messages as unread; 0 for nowhere. */
  readonly markedUnreadSeq: number;
  /** Version of their last receipt, if the others may see it; 0 otherwise. */
  readonly receiptVersion: number;
  /** Version of the last change that only they hear of. */
  readonly ownVersion: number;
  /** Version of the last change to this membership. */
  readonly version: number;
  readonly leftAt: number | null;
  readonly leftSeq: number | null;
  /** The conversation as they left it, in JSON: what became of it afterwards is not for them. */
  readonly leftAs: string | null;
}

/** What a member has not read, or marked as unread, at O(1) for any group size. */
export function unreadCount(member: Member, lastSeq: number): number {
  return Math.max(0, lastSeq - readThrough(member));
}

/** What comes after this seq is unread. */
export function readThrough({ joinedSeq, readSeq, lastSentSeq, markedUnreadSeq, visibleAfterSeq }: Member): number {
  return markedUnreadSeq > 0 ? Math.max(visibleAfterSeq, markedUnreadSeq - 1) : Math.max(joinedSeq, readSeq, lastSentSeq, visibleAfterSeq);
}

export function directKeyOf(one: UserId, other: UserId): string {
  return one < other ? `${one}:${other}` : `${other}:${one}`;
}
