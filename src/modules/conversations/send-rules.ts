import { Forbidden, RateLimited, type AppError } from '../../kernel/errors.ts';
import type { Conversation, Member } from './conversation.ts';
import { refusalOf, type PermissionColumns } from './permissions.ts';

/** What a conversation says of sending. */
export type SendingConversation = Pick<Conversation, 'kind' | 'isBlocked' | 'membersMuted' | 'slowModeS' | 'messageTtlS'> &
  PermissionColumns;

/** What somebody's membership says of their sending. */
export type SendingMember = Pick<Member, 'role' | 'mutedByAdminsUntil' | 'lastSentAt'>;

/** Why this member may not send here now; null where they may. The rows are held, so it stays true until the commit. */
export function refusalToSend(conversation: SendingConversation, member: SendingMember, now: number): AppError | null {
  const closed = refusalWhereBlocked(conversation);
  if (closed !== null) return closed;
  const refusal = refusalOf('send', { conversation, member });
  if (refusal !== null || !isModerated(conversation, member)) return refusal;
  if (member.mutedByAdminsUntil > now)
    return new Forbidden(`You are muted in this group until ${new Date(member.mutedByAdminsUntil).toISOString()}.`);
  if (conversation.membersMuted === 1) return new Forbidden('This group is muted: only its owner and admins may write now.');
  return tooSoon(conversation.slowModeS * 1_000, now - member.lastSentAt);
}

/** Why nobody may write here while one of the two has blocked the other: the same for both, so that it does not tell who did. */
export function refusalWhereBlocked({ isBlocked }: Pick<Conversation, 'isBlocked'>): AppError | null {
  return isBlocked === 1 ? new Forbidden('You cannot write to this user.') : null;
}

/** Owners and admins are neither muted nor slowed down. */
function isModerated({ kind }: SendingConversation, { role }: SendingMember): boolean {
  return kind !== 'DIRECT' && role === 'MEMBER';
}

function tooSoon(pauseMs: number, sinceLastMs: number): RateLimited | null {
  // Nodes have clocks of their own: nobody waits longer than the pause.
  const waitMs = Math.min(pauseMs, pauseMs - sinceLastMs);
  if (waitMs <= 0) return null;
  return new RateLimited(`Slow mode: one message every ${pauseMs / 1_000} s; try again in ${waitMs} ms.`, waitMs);
}
