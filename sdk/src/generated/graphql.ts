/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who asked. */
export type ContactRequestDirection =
  /** The other one asked the viewer. */
  | 'INCOMING'
  /** The viewer asked. */
  | 'OUTGOING';

/** A new group; the viewer becomes its owner. */
export type CreateGroupInput = {
  /** An http or https URL. */
  avatarUrl?: string | null | undefined;
  /** Up to 1,000 characters. */
  description?: string | null | undefined;
  /** Whether new members see what was written before they joined. False unless given. */
  historyForNewMembers?: boolean | null | undefined;
  /** Whether anybody who knows its id may ask to join. False unless given. */
  isPublic?: boolean | null | undefined;
  /** Who is in it from the start, besides the viewer. At most 200; add more afterwards. */
  memberIds?: Array<string>;
  /** 1 to 100 characters. */
  name: string;
};

/** Who may open a direct conversation. */
export type DirectMessageAudience =
  /** Those whom the user has as contacts. */
  | 'CONTACTS'
  /** Everybody with an account. */
  | 'EVERYONE'
  /** Those who are in a group together with the user, and contacts. */
  | 'SHARED_GROUPS';

/** Whom `lastSeenAt` is shown to. */
export type LastSeenAudience =
  /** Those whom the user has as contacts. */
  | 'CONTACTS'
  /** Everybody who may see the presence: whoever shares a conversation, and contacts. */
  | 'EVERYONE'
  /** Nobody. */
  | 'NOBODY';

/** A place on earth (WGS 84). */
export type LocationInput = {
  /** Degrees, -90 to 90. */
  latitude: number;
  /** Degrees, -180 to 180. */
  longitude: number;
  /** What to call it: up to 200 characters. */
  name?: string | null | undefined;
};

/** What to sign in with. */
export type LoginInput = {
  /** Tells this device from others in the list of sessions; cut to 100 characters. */
  deviceName?: string | null | undefined;
  /** The password of the account. */
  password: string;
  /** Case makes no difference. */
  username: string;
};

/** What a member may do in a group. */
export type MemberRole =
  /** Settings, members, mutes and bans, recalling any message; what `permissions` gives to ADMINS. */
  | 'ADMIN'
  /** Reading and writing; what `permissions` gives to EVERYONE. */
  | 'MEMBER'
  /** Everything, roles included. */
  | 'OWNER';

/** What a message carries. */
export type MessageKind =
  /** What the app makes of it: JSON in `custom`. */
  | 'CUSTOM'
  /** Readable only by the devices that it is for. */
  | 'ENCRYPTED'
  /** Any other file. */
  | 'FILE'
  /** A picture. */
  | 'IMAGE'
  /** A place on earth, in `location`. */
  | 'LOCATION'
  /** Something happened to the conversation: see `system`. */
  | 'SYSTEM'
  /** Text in `body`. */
  | 'TEXT'
  /** A film. */
  | 'VIDEO'
  /** A voice recording. */
  | 'VOICE';

/** What a member wants to be notified of. */
export type NotificationLevel =
  /** Every message. */
  | 'ALL'
  /** What mentions them, and what answers them. */
  | 'MENTIONS'
  /** Nothing. */
  | 'NONE';

/** Whom a group lets do something. */
export type PermissionLevel =
  /** Its owners and admins. */
  | 'ADMINS'
  /** All of its members. */
  | 'EVERYONE'
  /** Its owners. */
  | 'OWNER';

/**
 * Where a client stands in one conversation: it has everything up to and including this version.
 * The versions that one client sees grow, but not always by one: what does not concern it is left out.
 */
export type PositionInput = {
  /** Begins with `c_`. */
  conversationId: string;
  /** The highest version that the client has of it. */
  version: number;
};

/** A new account. */
export type RegisterInput = {
  /** Tells this device from others in the list of sessions; cut to 100 characters. */
  deviceName?: string | null | undefined;
  /** What others see: 1 to 64 characters. The username when left out. */
  displayName?: string | null | undefined;
  /** 8 to 128 characters, and none of the commonest passwords. */
  password: string;
  /** 3 to 32 characters: letters a to z, digits, dots, underscores and hyphens; begins with a letter. Case makes no difference. */
  username: string;
};

/** A message to send. */
export type SendMessageInput = {
  /** For TEXT; with CUSTOM, what clients show that do not know the payload. Up to 16 KiB of UTF-8. */
  body?: string | null | undefined;
  /** Made by the client, unique per sender and conversation: a UUID will do. 1 to 64 printable ASCII characters, a letter or digit first. */
  clientMessageId: string;
  /** Begins with `c_`. */
  conversationId: string;
  /** For CUSTOM: any JSON, up to 16 KiB and 32 levels deep. */
  custom?: unknown;
  /** How many seconds after it was sent it expires: 1 to 31,536,000. Where the conversation says less, that counts. */
  expiresInSeconds?: number | null | undefined;
  /** TEXT, LOCATION or CUSTOM. */
  kind?: MessageKind;
  /** For LOCATION. */
  location?: LocationInput | null | undefined;
  /** Members whom it points out. At most 50. */
  mentionIds?: Array<string>;
  /** Whether it points out everybody in the group. For those whom the permission `mentionAll` allows it. False unless given. */
  mentionsAll?: boolean | null | undefined;
  /** The message that this one answers, in the same conversation. */
  replyToId?: string | null | undefined;
  /** The message in whose thread this one is a reply, in the same conversation. Of a reply, the thread that the reply is in. */
  threadRootId?: string | null | undefined;
};

/** What happened to a conversation. */
export type SystemEventType =
  /** `actor` announced `text`, or took the announcement down. */
  | 'ANNOUNCEMENT_CHANGED'
  /** `actor` made the channel, under `name`. */
  | 'CHANNEL_CREATED'
  /** `actor` changed what the channel shows of itself; `name` is set where it was renamed. */
  | 'CHANNEL_UPDATED'
  /** `actor` made the group with `targets`, under `name`. */
  | 'GROUP_CREATED'
  /** `actor` keeps all but the owner and admins from writing. */
  | 'GROUP_MUTED'
  /** `actor` lets everybody write again. */
  | 'GROUP_UNMUTED'
  /** `actor` changed its settings; `name` is set where it was renamed. */
  | 'GROUP_UPDATED'
  /** `actor` added `targets`. */
  | 'MEMBERS_ADDED'
  /** `actor` removed `targets`, who cannot come back. */
  | 'MEMBER_BANNED'
  /** `targets` joined through an invite link or because `actor` let them in. */
  | 'MEMBER_JOINED'
  /** `actor` left. */
  | 'MEMBER_LEFT'
  /** `actor` keeps `targets` from writing until `mutedUntil`. */
  | 'MEMBER_MUTED'
  /** `actor` removed `targets`. */
  | 'MEMBER_REMOVED'
  /** `actor` lets `targets` write again. */
  | 'MEMBER_UNMUTED'
  /** `actor` has new messages expire after `messageTtlSeconds`, or keeps them. */
  | 'MESSAGE_TTL_CHANGED'
  /** `targets` got the group from `actor`, its owner, who passed it on, or left as the last one. */
  | 'OWNER_CHANGED'
  /** `actor` changed who may do what: see `permissions`. */
  | 'PERMISSIONS_CHANGED'
  /** `actor` gave `targets` the `role`. */
  | 'ROLE_CHANGED'
  /** `actor` put `slowModeSeconds` between two messages of a member. */
  | 'SLOW_MODE_CHANGED';

type ReadConversation_Channel_Fragment = { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null };

type ReadConversation_DirectConversation_Fragment = { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, members: { edges: Array<{ node: { user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } }> }, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null };

type ReadConversation_Group_Fragment = { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, historyForNewMembers: boolean, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null, permissions: { __typename: 'GroupPermissions', send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { __typename: 'Announcement', text: string, announcedAt: string, author: { __typename: 'User', id: string, displayName: string } } | null };

export type ReadConversationFragment =
  | ReadConversation_Channel_Fragment
  | ReadConversation_DirectConversation_Fragment
  | ReadConversation_Group_Fragment
;

export type ConversationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ConversationsQuery = { conversations: { edges: Array<{ node:
        | { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, lastMessage: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } | null, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, lastMessage: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } | null, members: { edges: Array<{ node: { user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } }> }, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, historyForNewMembers: boolean, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, lastMessage: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } | null, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null, permissions: { __typename: 'GroupPermissions', send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { __typename: 'Announcement', text: string, announcedAt: string, author: { __typename: 'User', id: string, displayName: string } } | null }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MembershipsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MembershipsQuery = { conversations: { edges: Array<{ node:
        | { id: string, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { id: string, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { id: string, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConversationAfreshQueryVariables = Exact<{
  id: string;
}>;


export type ConversationAfreshQuery = { conversation:
    | { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, messages: { edges: Array<{ node: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } }>, pageInfo: { hasPreviousPage: boolean } }, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
    | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, messages: { edges: Array<{ node: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } }>, pageInfo: { hasPreviousPage: boolean } }, members: { edges: Array<{ node: { user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } }> }, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
    | { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, historyForNewMembers: boolean, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, messages: { edges: Array<{ node: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } }>, pageInfo: { hasPreviousPage: boolean } }, viewerMembership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null, permissions: { __typename: 'GroupPermissions', send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { __typename: 'Announcement', text: string, announcedAt: string, author: { __typename: 'User', id: string, displayName: string } } | null }
   | null };

export type AroundQueryVariables = Exact<{
  conversationId: string;
  seq: number;
}>;


export type AroundQuery = { history: { edges: Array<{ node: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } }>, pageInfo: { hasPreviousPage: boolean } } };

export type OpenDirectConversationMutationVariables = Exact<{
  userId: string;
}>;


export type OpenDirectConversationMutation = { openDirectConversation: { id: string } };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { id: string } };

export type MarkReadMutationVariables = Exact<{
  conversationId: string;
  seq: number;
}>;


export type MarkReadMutation = { markRead: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } };

export type UserFragment = { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null };

export type MessageFragment = { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null };

type Conversation_Channel_Fragment = { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null };

type Conversation_DirectConversation_Fragment = { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null };

type Conversation_Group_Fragment = { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, historyForNewMembers: boolean, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, permissions: { __typename: 'GroupPermissions', send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { __typename: 'Announcement', text: string, announcedAt: string, author: { __typename: 'User', id: string, displayName: string } } | null };

export type ConversationFragment =
  | Conversation_Channel_Fragment
  | Conversation_DirectConversation_Fragment
  | Conversation_Group_Fragment
;

export type MembershipFragment = { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null };

export type InboxSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
  userVersion?: number | null | undefined;
}>;


export type InboxSubscription = { inbox:
    | { __typename: 'ConversationChanged', version: number, viewerIsMember: boolean, conversation:
        | { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null }
        | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null }
        | { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, isPublic: boolean, historyForNewMembers: boolean, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, messageTtlSeconds: number | null, permissions: { __typename: 'GroupPermissions', send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { __typename: 'Announcement', text: string, announcedAt: string, author: { __typename: 'User', id: string, displayName: string } } | null }
       }
    | { __typename: 'InboxGap', conversationId: string, fromVersion: number, toVersion: number }
    | { __typename: 'InboxReady', userVersion: number, positions: Array<{ conversationId: string, version: number }> }
    | { __typename: 'MessageChanged', message: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } }
    | { __typename: 'ReceiptChanged', conversationId: string, version: number, userId: string, deliveredSeq: number, readSeq: number, unreadMark: { seq: number | null } | null }
    | { __typename: 'ViewerChanged', userVersion: number, change:
        | { __typename: 'BlockChanged', userId: string, block: { __typename: 'Block', createdAt: string, user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } | null }
        | { __typename: 'ContactChanged', userId: string, contact: { __typename: 'Contact', createdAt: string, favourite: boolean, remarkName: string | null, user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } | null }
        | { __typename: 'ContactRequestChanged', userId: string, request: { __typename: 'ContactRequest', direction: ContactRequestDirection, note: string | null, createdAt: string, user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } | null }
        | { __typename: 'MembershipChanged', conversationId: string, membership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { __typename: 'ScheduledMessageChanged', scheduledMessageId: string }
        | { __typename: 'SettingsChanged', settings: { __typename: 'Settings', directMessagesFrom: DirectMessageAudience, invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean } }
        | { __typename: 'StarChanged', conversationId: string, messageId: string, starredAt: string | null }
       }
    | { __typename: 'ViewerGap', toUserVersion: number }
   };

type ViewerChange_BlockChanged_Fragment = { __typename: 'BlockChanged', userId: string, block: { __typename: 'Block', createdAt: string, user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } | null };

type ViewerChange_ContactChanged_Fragment = { __typename: 'ContactChanged', userId: string, contact: { __typename: 'Contact', createdAt: string, favourite: boolean, remarkName: string | null, user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } | null };

type ViewerChange_ContactRequestChanged_Fragment = { __typename: 'ContactRequestChanged', userId: string, request: { __typename: 'ContactRequest', direction: ContactRequestDirection, note: string | null, createdAt: string, user: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } } | null };

type ViewerChange_MembershipChanged_Fragment = { __typename: 'MembershipChanged', conversationId: string, membership: { __typename: 'Membership', role: MemberRole, nickname: string | null, joinedAt: string, readSeq: number, deliveredSeq: number, visibleAfterSeq: number, markedUnreadSeq: number | null, unreadCount: number, unreadMentions: number, mutedUntil: string | null, mutedByAdminsUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, draft: { __typename: 'Draft', body: string, replyToId: string | null, savedAt: string } | null } | null };

type ViewerChange_ScheduledMessageChanged_Fragment = { __typename: 'ScheduledMessageChanged', scheduledMessageId: string };

type ViewerChange_SettingsChanged_Fragment = { __typename: 'SettingsChanged', settings: { __typename: 'Settings', directMessagesFrom: DirectMessageAudience, invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean } };

type ViewerChange_StarChanged_Fragment = { __typename: 'StarChanged', conversationId: string, messageId: string, starredAt: string | null };

export type ViewerChangeFragment =
  | ViewerChange_BlockChanged_Fragment
  | ViewerChange_ContactChanged_Fragment
  | ViewerChange_ContactRequestChanged_Fragment
  | ViewerChange_MembershipChanged_Fragment
  | ViewerChange_ScheduledMessageChanged_Fragment
  | ViewerChange_SettingsChanged_Fragment
  | ViewerChange_StarChanged_Fragment
;

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } };

export type EditMessageMutationVariables = Exact<{
  id: string;
  body: string;
}>;


export type EditMessageMutation = { editMessage: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } };

export type RecallMessageMutationVariables = Exact<{
  id: string;
}>;


export type RecallMessageMutation = { recallMessage: { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, expiresAt: string | null, expiredAt: string | null, location: { __typename: 'Location', latitude: number, longitude: number, name: string | null } | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null, replyTo: { __typename: 'Message', id: string, seq: number, kind: MessageKind, body: string | null, recalledAt: string | null, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, forwardedFrom: { __typename: 'ForwardedFrom', createdAt: string, sender: { __typename: 'User', id: string, username: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ __typename: 'User', id: string, displayName: string }>, reactions: Array<{ __typename: 'Reaction', emoji: string, count: number, users: Array<{ __typename: 'User', id: string, displayName: string }> }>, system: { __typename: 'SystemNotice', type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, mutedUntil: string | null, slowModeSeconds: number | null, messageTtlSeconds: number | null, actor: { __typename: 'User', id: string, displayName: string }, targets: Array<{ __typename: 'User', id: string, displayName: string }> } | null, recalledBy: { __typename: 'User', id: string, displayName: string } | null } };

export type TokensFragment = { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string } } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string } } };

export type RefreshTokensMutationVariables = Exact<{
  refreshToken: string;
}>;


export type RefreshTokensMutation = { refreshTokens: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string } } };

export type RefreshSocketMutationVariables = Exact<{
  accessToken: string;
}>;


export type RefreshSocketMutation = { refreshSocket: boolean };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { user: { id: string } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ConversationFragmentDoc = new TypedDocumentString(`
    fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  messageTtlSeconds
  ... on Group {
    name
    avatarUrl
    description
    isPublic
    historyForNewMembers
    permissions {
      __typename
      send
      invite
      editInfo
      pin
      mentionAll
    }
    membersMuted
    slowModeSeconds
    announcement {
      __typename
      text
      announcedAt
      author {
        __typename
        id
        displayName
      }
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
    isPublic
  }
}
    `, {"fragmentName":"Conversation"}) as unknown as TypedDocumentString<ConversationFragment, unknown>;
export const MembershipFragmentDoc = new TypedDocumentString(`
    fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}
    `, {"fragmentName":"Membership"}) as unknown as TypedDocumentString<MembershipFragment, unknown>;
export const UserFragmentDoc = new TypedDocumentString(`
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
    `, {"fragmentName":"User"}) as unknown as TypedDocumentString<UserFragment, unknown>;
export const ReadConversationFragmentDoc = new TypedDocumentString(`
    fragment ReadConversation on Conversation {
  ...Conversation
  viewerMembership {
    ...Membership
  }
  ... on DirectConversation {
    members(first: 2) {
      edges {
        node {
          user {
            ...User
          }
        }
      }
    }
  }
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  messageTtlSeconds
  ... on Group {
    name
    avatarUrl
    description
    isPublic
    historyForNewMembers
    permissions {
      __typename
      send
      invite
      editInfo
      pin
      mentionAll
    }
    membersMuted
    slowModeSeconds
    announcement {
      __typename
      text
      announcedAt
      author {
        __typename
        id
        displayName
      }
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
    isPublic
  }
}
fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}`, {"fragmentName":"ReadConversation"}) as unknown as TypedDocumentString<ReadConversationFragment, unknown>;
export const MessageFragmentDoc = new TypedDocumentString(`
    fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}`, {"fragmentName":"Message"}) as unknown as TypedDocumentString<MessageFragment, unknown>;
export const ViewerChangeFragmentDoc = new TypedDocumentString(`
    fragment ViewerChange on ViewerChange {
  __typename
  ... on ContactChanged {
    userId
    contact {
      __typename
      createdAt
      favourite
      remarkName
      user {
        ...User
      }
    }
  }
  ... on ContactRequestChanged {
    userId
    request {
      __typename
      direction
      note
      createdAt
      user {
        ...User
      }
    }
  }
  ... on BlockChanged {
    userId
    block {
      __typename
      createdAt
      user {
        ...User
      }
    }
  }
  ... on MembershipChanged {
    conversationId
    membership {
      ...Membership
    }
  }
  ... on SettingsChanged {
    settings {
      __typename
      directMessagesFrom
      invisible
      lastSeenVisibleTo
      readReceipts
    }
  }
  ... on StarChanged {
    conversationId
    messageId
    starredAt
  }
  ... on ScheduledMessageChanged {
    scheduledMessageId
  }
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}`, {"fragmentName":"ViewerChange"}) as unknown as TypedDocumentString<ViewerChangeFragment, unknown>;
export const TokensFragmentDoc = new TypedDocumentString(`
    fragment Tokens on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
  }
}
    `, {"fragmentName":"Tokens"}) as unknown as TypedDocumentString<TokensFragment, unknown>;
export const ConversationsDocument = new TypedDocumentString(`
    query Conversations($after: String) {
  conversations(first: 50, after: $after, filter: ALL) {
    edges {
      node {
        ...ReadConversation
        lastMessage {
          ...Message
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ReadConversation on Conversation {
  ...Conversation
  viewerMembership {
    ...Membership
  }
  ... on DirectConversation {
    members(first: 2) {
      edges {
        node {
          user {
            ...User
          }
        }
      }
    }
  }
}
fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}
fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  messageTtlSeconds
  ... on Group {
    name
    avatarUrl
    description
    isPublic
    historyForNewMembers
    permissions {
      __typename
      send
      invite
      editInfo
      pin
      mentionAll
    }
    membersMuted
    slowModeSeconds
    announcement {
      __typename
      text
      announcedAt
      author {
        __typename
        id
        displayName
      }
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
    isPublic
  }
}
fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const MembershipsDocument = new TypedDocumentString(`
    query Memberships($after: String) {
  conversations(first: 200, after: $after, filter: ALL) {
    edges {
      node {
        id
        viewerMembership {
          ...Membership
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<MembershipsQuery, MembershipsQueryVariables>;
export const ConversationAfreshDocument = new TypedDocumentString(`
    query ConversationAfresh($id: ID!) {
  conversation(id: $id) {
    ...ReadConversation
    messages(last: 50) {
      edges {
        node {
          ...Message
        }
      }
      pageInfo {
        hasPreviousPage
      }
    }
  }
}
    fragment ReadConversation on Conversation {
  ...Conversation
  viewerMembership {
    ...Membership
  }
  ... on DirectConversation {
    members(first: 2) {
      edges {
        node {
          user {
            ...User
          }
        }
      }
    }
  }
}
fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}
fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  messageTtlSeconds
  ... on Group {
    name
    avatarUrl
    description
    isPublic
    historyForNewMembers
    permissions {
      __typename
      send
      invite
      editInfo
      pin
      mentionAll
    }
    membersMuted
    slowModeSeconds
    announcement {
      __typename
      text
      announcedAt
      author {
        __typename
        id
        displayName
      }
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
    isPublic
  }
}
fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<ConversationAfreshQuery, ConversationAfreshQueryVariables>;
export const AroundDocument = new TypedDocumentString(`
    query Around($conversationId: ID!, $seq: Int!) {
  history(conversationId: $conversationId, around: $seq, first: 50) {
    edges {
      node {
        ...Message
      }
    }
    pageInfo {
      hasPreviousPage
    }
  }
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}`) as unknown as TypedDocumentString<AroundQuery, AroundQueryVariables>;
export const OpenDirectConversationDocument = new TypedDocumentString(`
    mutation OpenDirectConversation($userId: ID!) {
  openDirectConversation(userId: $userId) {
    id
  }
}
    `) as unknown as TypedDocumentString<OpenDirectConversationMutation, OpenDirectConversationMutationVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const MarkReadDocument = new TypedDocumentString(`
    mutation MarkRead($conversationId: ID!, $seq: Int!) {
  markRead(conversationId: $conversationId, seq: $seq) {
    ...Membership
  }
}
    fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<MarkReadMutation, MarkReadMutationVariables>;
export const InboxDocument = new TypedDocumentString(`
    subscription Inbox($positions: [PositionInput!], $userVersion: Int) {
  inbox(positions: $positions, userVersion: $userVersion) {
    __typename
    ... on InboxReady {
      positions {
        conversationId
        version
      }
      userVersion
    }
    ... on InboxGap {
      conversationId
      fromVersion
      toVersion
    }
    ... on MessageChanged {
      message {
        ...Message
      }
    }
    ... on ConversationChanged {
      version
      viewerIsMember
      conversation {
        ...Conversation
      }
    }
    ... on ReceiptChanged {
      conversationId
      version
      userId
      deliveredSeq
      readSeq
      unreadMark {
        seq
      }
    }
    ... on ViewerGap {
      toUserVersion
    }
    ... on ViewerChanged {
      userVersion
      change {
        ...ViewerChange
      }
    }
  }
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}
fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  messageTtlSeconds
  ... on Group {
    name
    avatarUrl
    description
    isPublic
    historyForNewMembers
    permissions {
      __typename
      send
      invite
      editInfo
      pin
      mentionAll
    }
    membersMuted
    slowModeSeconds
    announcement {
      __typename
      text
      announcedAt
      author {
        __typename
        id
        displayName
      }
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
    isPublic
  }
}
fragment Membership on Membership {
  __typename
  role
  nickname
  joinedAt
  readSeq
  deliveredSeq
  visibleAfterSeq
  markedUnreadSeq
  unreadCount
  unreadMentions
  mutedUntil
  mutedByAdminsUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  draft {
    __typename
    body
    replyToId
    savedAt
  }
}
fragment ViewerChange on ViewerChange {
  __typename
  ... on ContactChanged {
    userId
    contact {
      __typename
      createdAt
      favourite
      remarkName
      user {
        ...User
      }
    }
  }
  ... on ContactRequestChanged {
    userId
    request {
      __typename
      direction
      note
      createdAt
      user {
        ...User
      }
    }
  }
  ... on BlockChanged {
    userId
    block {
      __typename
      createdAt
      user {
        ...User
      }
    }
  }
  ... on MembershipChanged {
    conversationId
    membership {
      ...Membership
    }
  }
  ... on SettingsChanged {
    settings {
      __typename
      directMessagesFrom
      invisible
      lastSeenVisibleTo
      readReceipts
    }
  }
  ... on StarChanged {
    conversationId
    messageId
    starredAt
  }
  ... on ScheduledMessageChanged {
    scheduledMessageId
  }
}`) as unknown as TypedDocumentString<InboxSubscription, InboxSubscriptionVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    ...Message
  }
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const EditMessageDocument = new TypedDocumentString(`
    mutation EditMessage($id: ID!, $body: String!) {
  editMessage(id: $id, body: $body) {
    ...Message
  }
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}`) as unknown as TypedDocumentString<EditMessageMutation, EditMessageMutationVariables>;
export const RecallMessageDocument = new TypedDocumentString(`
    mutation RecallMessage($id: ID!) {
  recallMessage(id: $id) {
    ...Message
  }
}
    fragment User on User {
  __typename
  id
  username
  displayName
  avatarUrl
}
fragment Message on Message {
  __typename
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    __typename
    latitude
    longitude
    name
  }
  sender {
    ...User
  }
  replyTo {
    __typename
    id
    seq
    kind
    body
    recalledAt
    sender {
      ...User
    }
  }
  forwardedFrom {
    __typename
    createdAt
    sender {
      ...User
    }
  }
  mentions {
    __typename
    id
    displayName
  }
  mentionsAll
  reactions {
    __typename
    emoji
    count
    users(first: 20) {
      __typename
      id
      displayName
    }
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    __typename
    type
    name
    role
    text
    mutedUntil
    slowModeSeconds
    messageTtlSeconds
    actor {
      __typename
      id
      displayName
    }
    targets {
      __typename
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    __typename
    id
    displayName
  }
  expiresAt
  expiredAt
}`) as unknown as TypedDocumentString<RecallMessageMutation, RecallMessageMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    ...Tokens
  }
}
    fragment Tokens on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
  }
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    ...Tokens
  }
}
    fragment Tokens on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
  }
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const RefreshTokensDocument = new TypedDocumentString(`
    mutation RefreshTokens($refreshToken: String!) {
  refreshTokens(refreshToken: $refreshToken) {
    ...Tokens
  }
}
    fragment Tokens on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
  }
}`) as unknown as TypedDocumentString<RefreshTokensMutation, RefreshTokensMutationVariables>;
export const RefreshSocketDocument = new TypedDocumentString(`
    mutation RefreshSocket($accessToken: String!) {
  refreshSocket(accessToken: $accessToken)
}
    `) as unknown as TypedDocumentString<RefreshSocketMutation, RefreshSocketMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;