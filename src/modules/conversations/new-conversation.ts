import type { ConversationId } from '../../kernel/ids.ts';
import type { Conversation } from './conversation.ts';
import { groupDefaults } from './permissions.ts';

/** A conversation with nothing set. */
export function emptyConversation(id: ConversationId, now: number): Omit<Conversation, 'kind'> {
  return {
    id,
    directKey: null,
    name: null,
    description: null,
    avatarUrl: null,
    historyForNewMembers: 0,
    ...groupDefaults,
    membersMuted: 0,
    slowModeS: 0,
    messageTtlS: 0,
    announcement: null,
    announcedById: null,
    announcedAt: null,
    isPublic: 0,
    joinRequestCount: 0,
    lastSeq: 0,
    version: 0,
    settingsVersion: 0,
    adminsVersion: 0,
    memberCount: 0,
    isBlocked: 0,
    createdAt: now,
    lastActivityAt: now,
  };
}
