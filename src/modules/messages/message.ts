import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { MessageExtras } from './message-extras.ts';

export const messageKinds = ['TEXT', 'IMAGE', 'VOICE', 'VIDEO', 'FILE', 'LOCATION', 'CUSTOM', 'ENCRYPTED', 'SYSTEM'] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface StoredMessage {
  readonly conversationId: ConversationId;
  /** Dense place in the conversation, from 1. */
  readonly seq: number;
  /** The conversation's version at this message's last change. */
  readonly version: number;
  /** For SYSTEM: who did it. */
  readonly senderId: UserId;
  readonly clientMessageId: string;
  /** Of what the client sent first: a retry is compared with it, whatever was edited since. */
  readonly payloadHash: string;
  readonly kind: MessageKind;
  /** Null once recalled, and for kinds that have none. */
  readonly body: string | null;
  /** JSON text by kind: LOCATION, CUSTOM, SYSTEM. */
  readonly payload: string | null;
  readonly replyToSeq: number | null;
  readonly mentionIds: readonly UserId[];
  /** How many replies its thread has. */
  readonly replyCount: number;
  readonly extras: MessageExtras | null;
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly recalledAt: number | null;
  readonly recalledById: UserId | null;
  /** When it is to be gone; null: it stays. */
  readonly expiresAt: number | null;
  /** When it was taken away for that; body, payload and mentions with it. */
  readonly expiredAt: number | null;
}

/** Taken back or expired: nothing is left of it but its place. */
export function isGone({ recalledAt, expiredAt }: StoredMessage): boolean {
  return recalledAt !== null || expiredAt !== null;
}
