import type { ListedConversationFragment, PermissionLevel } from '../../generated/graphql.ts';
import { isMuted } from '../conversations/is-muted.ts';
import { permits } from '../conversations/permits.ts';

/** What the viewer may do in a conversation. The server decides; this is so that nothing is offered in vain. */
export interface Rights {
  readonly send: boolean;
  readonly pin: boolean;
  readonly mentionAll: boolean;
  /** Taking back what others wrote. */
  readonly recallAny: boolean;
}

export function rightsIn(conversation: ListedConversationFragment): Rights {
  const { viewerMembership: membership } = conversation;
  if (membership === null) return { send: false, pin: false, mentionAll: false, recallAny: false };
  const { role, mutedByAdminsUntil } = membership;
  const runsIt = role !== 'MEMBER';
  switch (conversation.__typename) {
    case 'DirectConversation':
      return { send: true, pin: true, mentionAll: false, recallAny: false };
    case 'Channel':
      return { send: runsIt, pin: runsIt, mentionAll: false, recallAny: runsIt };
    case 'Group': {
      const may = (level: PermissionLevel): boolean => permits(level, role);
      const { permissions, membersMuted } = conversation;
      return {
        send: may(permissions.send) && !isMuted(mutedByAdminsUntil) && (runsIt || !membersMuted),
        pin: may(permissions.pin),
        mentionAll: may(permissions.mentionAll),
        recallAny: runsIt,
      };
    }
  }
}
