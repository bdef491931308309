import type { FieldFunctionOptions, FieldPolicy, Reference, StoreObject, TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import possible from '../generated/possible-types.ts';
import { conversationList } from './conversation-list.ts';
import { messageWindow } from './message-window.ts';

export const possibleTypes: Record<string, string[]> = possible.possibleTypes;

/** How Apollo’s cache keeps what TokenIM answers: `new InMemoryCache({ typePolicies, possibleTypes })`. Your own come in beside them. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      conversations: conversationList,
      history: messageWindow(['conversationId']),
      conversation: knownBy('Group', 'DirectConversation', 'Channel'),
      group: knownBy('Group'),
      user: knownBy('User'),
      bans: relayStylePagination(['groupId']),
      blocks: relayStylePagination(),
      contactRequests: relayStylePagination(['direction']),
      contacts: relayStylePagination(['favouritesOnly']),
      inviteLinks: relayStylePagination(['groupId']),
      joinRequests: relayStylePagination(['groupId']),
      scheduledMessages: relayStylePagination(['conversationId']),
      searchMessages: relayStylePagination(['conversationId', 'filter', 'text']),
      starredMessages: relayStylePagination(['conversationId']),
      unreadMentions: relayStylePagination(['conversationId']),
      users: relayStylePagination(['search']),
    },
  },
  Conversation: {
    fields: {
      messages: messageWindow(false),
      members: relayStylePagination(['role', 'search']),
      pinnedMessages: relayStylePagination(),
    },
  },
  Message: {
    fields: {
      reactions: { merge: byEmoji },
      thread: messageWindow(false),
      // An event does not bring it: of what came by the inbox it is known from its first reply on.
      lastReply: { read: (held: Reference | null = null) => held },
      readBy: relayStylePagination(),
    },
  },
  // What a page tells beside these is kept, and what one leaves out is not lost.
  Membership: { merge: true },
  GroupPermissions: { merge: true },
  Settings: { merge: true },
  Viewer: { merge: true },
  Presence: { keyFields: ({ userId }) => (userId === undefined ? false : ['userId']) },
};

/** What the cache has of it already, whatever query brought it. */
function knownBy(...typenames: string[]): FieldPolicy<Reference> {
  return {
    read: (held, { args, toReference, canRead }) => {
      if (held !== undefined) return held;
      return typenames.map((__typename) => toReference({ __typename, id: String(args?.['id']) })).find((reference) => canRead(reference));
    },
  };
}

/** A page that does not ask whether the viewer reacted leaves what is known about that. */
function byEmoji(
  held: readonly StoreObject[] | undefined,
  reactions: readonly StoreObject[],
  { mergeObjects }: FieldFunctionOptions,
): readonly StoreObject[] {
  return reactions.map((reaction) => {
    const before = held?.find(({ emoji }) => emoji === reaction['emoji']);
    return before === undefined ? reaction : mergeObjects(before, reaction);
  });
}
