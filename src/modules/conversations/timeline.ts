import type { Fact, Transaction } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { MemberRole } from './conversation.ts';
import type { GroupPermissions } from './permissions.ts';

export const systemEventTypes = [
  'GROUP_CREATED',
  'GROUP_UPDATED',
  'MEMBERS_ADDED',
  'MEMBER_JOINED',
  'MEMBER_REMOVED',
  'MEMBER_BANNED',
  'MEMBER_LEFT',
  'ROLE_CHANGED',
  'OWNER_CHANGED',
  'PERMISSIONS_CHANGED',
  'MEMBER_MUTED',
  'MEMBER_UNMUTED',
  'GROUP_MUTED',
  'GROUP_UNMUTED',
  'SLOW_MODE_CHANGED',
  'ANNOUNCEMENT_CHANGED',
  'MESSAGE_TTL_CHANGED',
  'CHANNEL_CREATED',
  'CHANNEL_UPDATED',
] as const;
export type SystemEventType = (typeof systemEventTypes)[number];

/** What happened, as data: clients put it into their reader's language. */
export interface SystemEvent {
  readonly type: SystemEventType;
  readonly actorId: UserId;
  readonly targetIds: readonly UserId[];
  /** The group's name after it was created or renamed. */
  readonly name?: string;
  /** The role that the targets have now. */
  readonly role?: MemberRole;
  /** Who may do what from then on. */
  readonly permissions?: GroupPermissions;
  /** Until when the targets may not write, in milliseconds since 1970 UTC. */
  readonly mutedUntil?: number;
  /** Seconds between two messages of a member from then on; 0 for none. */
  readonly slowModeSeconds?: number;
  /** Seconds that messages are kept from then on; 0 for always. */
  readonly messageTtlSeconds?: number;
  /** The announcement from then on; null where it was taken down. */
  readonly text?: string | null;
}

export interface SystemMessage {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly version: number;
  readonly createdAt: number;
  readonly event: SystemEvent;
}

/** Where messages are kept. The messages module implements it; `app` hands it in. */
export interface Timeline {
  /** Writes the message at its place and returns what the nodes are to hear. The caller holds the conversation's row. */
  appendSystem(tx: Transaction, message: SystemMessage): Promise<Fact>;
}
