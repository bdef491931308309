import type { ConversationId, UserId, Ulid } from '../../kernel/ids.ts';
import type { SendMessage } from '../messages/index.ts';

/** SENDING: a worker has begun; what becomes of it is known in a moment. */
export const scheduledStatuses = ['PENDING', 'SENDING', 'FAILED'] as const;
export type ScheduledStatus = (typeof scheduledStatuses)[number];

/** A message that waits for its time. Once it is sent it is a message like any other; the row stays as a tombstone. */
export interface ScheduledMessage {
  readonly userId: UserId;
  readonly id: Ulid;
  readonly conversationId: ConversationId;
  readonly clientMessageId: string;
  /** What is sent, in JSON: a SendMessage. */
  readonly command: string;
  readonly status: ScheduledStatus;
  readonly sendAt: number;
  /** When a worker looks at it next; null once it has failed. */
  readonly dueAt: number | null;
  readonly attempts: number;
  readonly failureCode: string | null;
  readonly failureReason: string | null;
  readonly createdAt: number;
  /** When it was sent or taken back; null while it is here. */
  readonly endedAt: number | null;
  /** The author's version at the last change that their devices are told. */
  readonly userVersion: number;
}

/** It was checked before it was stored. */
export function commandOf({ command }: ScheduledMessage): SendMessage {
  return JSON.parse(command) as SendMessage;
}
