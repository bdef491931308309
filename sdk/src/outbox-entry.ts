import type { SendMessageInput } from './generated/graphql.ts';

/** A message that was written here and is not acknowledged yet. */
export interface Outgoing {
  /** Names it here and, once it is sent, in `Message.clientMessageId`. */
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly input: SendMessageInput;
  /** By the clock of this device; ISO 8601. */
  readonly writtenAt: string;
  /** `pending` goes by itself as soon as it can; `failed` waits for `outbox.retry` or `outbox.discard`. */
  readonly status: 'pending' | 'failed';
  /** Why it failed. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** The order of writing. */
  readonly order: number;
}
