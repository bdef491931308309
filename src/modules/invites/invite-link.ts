import type { ConversationId, Ulid, UserId } from '../../kernel/ids.ts';

/** A way into a group or channel for whoever has its token. The row goes when it is revoked. */
export interface InviteLink {
  readonly conversationId: ConversationId;
  readonly id: Ulid;
  readonly tokenHash: string;
  readonly createdById: UserId;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly usesMax: number | null;
  readonly uses: number;
  /** Whether an admin has to let in whoever comes through it. 0 or 1. */
  readonly requiresApproval: number;
}

/** False once it has expired or was used as often as it may be. */
export function isOpen({ expiresAt, usesMax, uses }: InviteLink, now: number): boolean {
  return (expiresAt === null || now < expiresAt) && (usesMax === null || uses < usesMax);
}
