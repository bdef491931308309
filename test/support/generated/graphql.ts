/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A new password in the place of the current one. */
export type ChangePasswordInput = {
  /** The password until now. */
  currentPassword: string;
  /** 8 to 128 characters, and none of the commonest passwords. */
  newPassword: string;
};

/** Who asked. */
export type ContactRequestDirection =
  /** The other one asked the viewer. */
  | 'INCOMING'
  /** The viewer asked. */
  | 'OUTGOING';

/** Which conversations to list. */
export type ConversationFilter =
  /** Those that are neither archived nor hidden. */
  | 'ACTIVE'
  /** All of them, the hidden ones too. */
  | 'ALL'
  /** Those that the viewer archived, and did not hide. */
  | 'ARCHIVED';

/** A new channel; the viewer becomes its owner. Its posts are there for whoever joins later. */
export type CreateChannelInput = {
  /** An http or https URL. */
  avatarUrl?: string | null | undefined;
  /** Up to 1,000 characters. */
  description?: string | null | undefined;
  /** Whether anybody who knows its id may join. False unless given. */
  isPublic?: boolean | null | undefined;
  /** 1 to 100 characters. */
  name: string;
};

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

/** A new invite link. */
export type CreateInviteLinkInput = {
  /** When it ends, in the future; never unless given. */
  expiresAt?: string | null | undefined;
  /** A group or channel; begins with `c_`. */
  groupId: string;
  /** Whether an admin has to let in whoever uses it. False unless given. */
  requiresApproval?: boolean | null | undefined;
  /** How many may use it, 1 to the most members that a group may have; any number unless given. */
  usesMax?: number | null | undefined;
};

/** Up to where one of the viewer's devices has everything. */
export type DeliveredInput = {
  /** Begins with `c_`. */
  conversationId: string;
  /** The highest seq that it has; one beyond the newest message counts as that one. */
  seq: number;
};

/** Who may open a direct conversation. */
export type DirectMessageAudience =
  /** Those whom the user has as contacts. */
  | 'CONTACTS'
  /** Everybody with an account. */
  | 'EVERYONE'
  /** Those who are in a group together with the user, and contacts. */
  | 'SHARED_GROUPS';

/** What to send on, and where to. */
export type ForwardMessagesInput = {
  /** Made by the client, a UUID will do: repeated under the same one, the answer is what was sent the first time. 1 to 64 printable ASCII characters, a letter or digit first. */
  clientForwardId: string;
  /** Each begins with `c_`. At most 20. */
  conversationIds: Array<string>;
  /** Each begins with `m_`; sent in this order. At most 100. */
  messageIds: Array<string>;
};

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

/** What a message has to be besides having the text. What is left out makes no difference. */
export type MessageFilterInput = {
  /** Of one of these kinds; at least one. */
  kinds?: Array<MessageKind> | null | undefined;
  /** Who sent it; begins with `u_`. */
  senderId?: string | null | undefined;
  /** Sent then or later. */
  since?: string | null | undefined;
  /** Sent before that. */
  until?: string | null | undefined;
};

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

/** Whether somebody is there. */
export type PresenceStatus =
  /** Connected, and on no device ONLINE. */
  | 'AWAY'
  /** Not connected, or not to be seen by the viewer. */
  | 'OFFLINE'
  /** On at least one device. */
  | 'ONLINE';

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

/** Whom to ask to become a contact. */
export type RequestContactInput = {
  /** A few words for them: up to 200 characters. */
  note?: string | null | undefined;
  /** Begins with `u_`. */
  userId: string;
};

/** What the viewer has begun to write. */
export type SaveDraftInput = {
  /** Up to 16 KiB of UTF-8; null, or an empty text without replyToId, takes the draft away. */
  body?: string | null | undefined;
  /** The conversation: begins with `c_`. */
  conversationId: string;
  /** The message that it is to answer: begins with `m_`. */
  replyToId?: string | null | undefined;
};

/** A message to send later. */
export type ScheduleMessageInput = {
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
  /** When to send it: in the future, up to a year ahead. */
  sendAt: string;
  /** The message in whose thread this one is a reply, in the same conversation. Of a reply, the thread that the reply is in. */
  threadRootId?: string | null | undefined;
};

/** How far a scheduled message is. Once it is sent it is not here any more: it comes like any message, under its clientMessageId. */
export type ScheduledStatus =
  /** It was refused: see `failure`. Change it to have it wait again, or cancel it. */
  | 'FAILED'
  /** It waits for `sendAt`, or for a moment in which it may be sent. */
  | 'PENDING'
  /** It is being sent, and cannot be changed any more. */
  | 'SENDING';

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

/** What to change of a channel; what is left out stays as it is. */
export type UpdateChannelInput = {
  /** An http or https URL; null clears it. */
  avatarUrl?: string | null | undefined;
  /** Up to 1,000 characters; null clears it. */
  description?: string | null | undefined;
  /** Whether anybody who knows its id may join from now on. */
  isPublic?: boolean | null | undefined;
  /** 1 to 100 characters. */
  name?: string | null | undefined;
};

/** What to change of a contact; what is left out stays as it is. */
export type UpdateContactInput = {
  /** Whether it is a favourite. null leaves it as it is. */
  favourite?: boolean | null | undefined;
  /** Up to 64 characters on one line; null or an empty text takes it away. */
  remarkName?: string | null | undefined;
  /** The contact: begins with `u_`. */
  userId: string;
};

/** What to change of a group; what is left out stays as it is. */
export type UpdateGroupInput = {
  /** An http or https URL; null clears it. */
  avatarUrl?: string | null | undefined;
  /** Up to 1,000 characters; null clears it. */
  description?: string | null | undefined;
  /** Whether members who join from now on see what was written before. */
  historyForNewMembers?: boolean | null | undefined;
  /** Whether anybody who knows its id may ask to join from now on. */
  isPublic?: boolean | null | undefined;
  /** 1 to 100 characters. */
  name?: string | null | undefined;
};

/** Who may do what in a group from now on; what is left out stays as it is. */
export type UpdateGroupPermissionsInput = {
  /** Changing name, description, picture and the like. ADMINS unless changed. */
  editInfo?: PermissionLevel | null | undefined;
  /** Begins with `c_`. */
  groupId: string;
  /** Adding members and making invite links. ADMINS unless changed. */
  invite?: PermissionLevel | null | undefined;
  /** Mentioning everybody at once. ADMINS unless changed. */
  mentionAll?: PermissionLevel | null | undefined;
  /** Pinning messages. ADMINS unless changed. */
  pin?: PermissionLevel | null | undefined;
  /** Sending messages. EVERYONE unless changed. */
  send?: PermissionLevel | null | undefined;
};

/** What to change of the viewer's own membership; what is left out stays as it is. */
export type UpdateMembershipInput = {
  /** Whether it is put away. null leaves it as it is. */
  archived?: boolean | null | undefined;
  /** The conversation: begins with `c_`. */
  conversationId: string;
  /** Whether it is out of the list until the next message. null leaves it as it is. */
  hidden?: boolean | null | undefined;
  /** No notifications before that; null for not muted. */
  mutedUntil?: string | null | undefined;
  /** What to be notified of. null leaves it as it is. */
  notificationLevel?: NotificationLevel | null | undefined;
  /** Place among the pinned conversations, 0 or more, the smallest first: leave room between them. null takes it from the top. */
  pinOrder?: number | null | undefined;
};

/** What to change about the own profile; what is left out stays as it is. */
export type UpdateProfileInput = {
  /** An http or https URL of up to 2,048 characters. null or an empty text takes it away. */
  avatarUrl?: string | null | undefined;
  /** Up to 500 characters. null or an empty text takes it away. */
  bio?: string | null | undefined;
  /** 1 to 64 characters on one line. null leaves it as it is. */
  displayName?: string | null | undefined;
};

/** What to change of a scheduled message; what is left out stays. */
export type UpdateScheduledMessageInput = {
  /** As in sendMessage. */
  body?: string | null | undefined;
  /** For CUSTOM. */
  custom?: unknown;
  /** For LOCATION. */
  location?: LocationInput | null | undefined;
  /** Members whom it points out. At most 50. */
  mentionIds?: Array<string> | null | undefined;
  /** In the future, up to a year ahead. */
  sendAt?: string | null | undefined;
};

/** What to change of the own settings; what is left out or null stays as it is. */
export type UpdateSettingsInput = {
  /** Who may open a direct conversation with the user. */
  directMessagesFrom?: DirectMessageAudience | null | undefined;
  /** Whether to be shown as OFFLINE to everybody. */
  invisible?: boolean | null | undefined;
  /** Who sees when the user was last there. */
  lastSeenVisibleTo?: LastSeenAudience | null | undefined;
  /** Whether others see how far the user has received and read. */
  readReceipts?: boolean | null | undefined;
};

export type PageFieldsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type ConversationMessagesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  around?: number | null | undefined;
}>;


export type ConversationMessagesQuery = { conversation:
    | { id: string, messages: { edges: Array<{ cursor: string, node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | { id: string, messages: { edges: Array<{ cursor: string, node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | { id: string, messages: { edges: Array<{ cursor: string, node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
   | null };

export type ConversationMembersQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConversationMembersQuery = { conversation:
    | { id: string, members: { edges: Array<{ cursor: string, node: { role: MemberRole, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | { id: string, members: { edges: Array<{ cursor: string, node: { role: MemberRole, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | { id: string, members: { edges: Array<{ cursor: string, node: { role: MemberRole, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
   | null };

export type GroupByIdQueryVariables = Exact<{
  id: string;
}>;


export type GroupByIdQuery = { group: { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number } | null };

export type MessageByIdQueryVariables = Exact<{
  id: string;
}>;


export type MessageByIdQuery = { node:
    | { __typename: 'Channel' }
    | { __typename: 'DirectConversation' }
    | { __typename: 'Group' }
    | { __typename: 'Message', id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null }
    | { __typename: 'User' }
   | null };

export type ConversationListQueryVariables = Exact<{
  first: number;
}>;


export type ConversationListQuery = { conversations: { edges: Array<{ cursor: string, node:
        | { __typename: 'Channel', id: string, memberCount: number, lastMessage: { seq: number, body: string | null, sender: { id: string, displayName: string } | null } | null, viewerMembership: { role: MemberRole, readSeq: number, unreadCount: number } | null }
        | { __typename: 'DirectConversation', id: string, memberCount: number, lastMessage: { seq: number, body: string | null, sender: { id: string, displayName: string } | null } | null, viewerMembership: { role: MemberRole, readSeq: number, unreadCount: number } | null }
        | { __typename: 'Group', name: string, avatarUrl: string | null, id: string, memberCount: number, lastMessage: { seq: number, body: string | null, sender: { id: string, displayName: string } | null } | null, viewerMembership: { role: MemberRole, readSeq: number, unreadCount: number } | null }
       }> } };

export type ParityMembershipFragment = { role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null };

type ParityConversation_Channel_Fragment = { __typename: 'Channel', name: string, description: string | null, avatarUrl: string | null, isPublic: boolean, joinRequestCount: number | null, id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> }, viewerMembership: { role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null };

type ParityConversation_DirectConversation_Fragment = { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> }, viewerMembership: { role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null };

type ParityConversation_Group_Fragment = { __typename: 'Group', name: string, description: string | null, avatarUrl: string | null, isPublic: boolean, historyForNewMembers: boolean, joinRequestCount: number | null, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> }, viewerMembership: { role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null };

export type ParityConversationFragment =
  | ParityConversation_Channel_Fragment
  | ParityConversation_DirectConversation_Fragment
  | ParityConversation_Group_Fragment
;

export type ParityMessageFragment = { id: string, conversationId: string, seq: number, version: number, kind: MessageKind, body: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, mentionsAll: boolean, threadRootId: string | null, expiresAt: string | null, expiredAt: string | null, pinnedAt: string | null, recalledBy: { id: string } | null, sender: { id: string } | null, replyTo: { seq: number } | null, mentions: Array<{ id: string }>, forwardedFrom: { createdAt: string, sender: { id: string } | null } | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string }, targets: Array<{ id: string }> } | null };

export type ParityConversationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ParityConversationsQuery = { conversations: { edges: Array<{ node:
        | { id: string }
        | { id: string }
        | { id: string }
       }> } };

export type ParityConversationQueryVariables = Exact<{
  id: string;
}>;


export type ParityConversationQuery = { conversation:
    | { __typename: 'Channel', name: string, description: string | null, avatarUrl: string | null, isPublic: boolean, joinRequestCount: number | null, id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, viewerMembership: { unreadCount: number, unreadMentions: number, role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null, pinnedMessages: { edges: Array<{ node: { id: string } }> }, messages: { edges: Array<{ node: { viewerStarredAt: string | null, id: string, conversationId: string, seq: number, version: number, kind: MessageKind, body: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, mentionsAll: boolean, threadRootId: string | null, expiresAt: string | null, expiredAt: string | null, pinnedAt: string | null, recalledBy: { id: string } | null, sender: { id: string } | null, replyTo: { seq: number } | null, mentions: Array<{ id: string }>, forwardedFrom: { createdAt: string, sender: { id: string } | null } | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string }, targets: Array<{ id: string }> } | null } }> }, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> } }
    | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, viewerMembership: { unreadCount: number, unreadMentions: number, role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null, pinnedMessages: { edges: Array<{ node: { id: string } }> }, messages: { edges: Array<{ node: { viewerStarredAt: string | null, id: string, conversationId: string, seq: number, version: number, kind: MessageKind, body: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, mentionsAll: boolean, threadRootId: string | null, expiresAt: string | null, expiredAt: string | null, pinnedAt: string | null, recalledBy: { id: string } | null, sender: { id: string } | null, replyTo: { seq: number } | null, mentions: Array<{ id: string }>, forwardedFrom: { createdAt: string, sender: { id: string } | null } | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string }, targets: Array<{ id: string }> } | null } }> }, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> } }
    | { __typename: 'Group', name: string, description: string | null, avatarUrl: string | null, isPublic: boolean, historyForNewMembers: boolean, joinRequestCount: number | null, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, viewerMembership: { unreadCount: number, unreadMentions: number, role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null, pinnedMessages: { edges: Array<{ node: { id: string } }> }, messages: { edges: Array<{ node: { viewerStarredAt: string | null, id: string, conversationId: string, seq: number, version: number, kind: MessageKind, body: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, mentionsAll: boolean, threadRootId: string | null, expiresAt: string | null, expiredAt: string | null, pinnedAt: string | null, recalledBy: { id: string } | null, sender: { id: string } | null, replyTo: { seq: number } | null, mentions: Array<{ id: string }>, forwardedFrom: { createdAt: string, sender: { id: string } | null } | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string }, targets: Array<{ id: string }> } | null } }> }, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> } }
   | null };

export type ParityInboxSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
  userVersion?: number | null | undefined;
}>;


export type ParityInboxSubscription = { inbox:
    | { __typename: 'ConversationChanged', version: number, viewerIsMember: boolean, conversation:
        | { __typename: 'Channel', name: string, description: string | null, avatarUrl: string | null, isPublic: boolean, joinRequestCount: number | null, id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> }, viewerMembership: { role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> }, viewerMembership: { role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { __typename: 'Group', name: string, description: string | null, avatarUrl: string | null, isPublic: boolean, historyForNewMembers: boolean, joinRequestCount: number | null, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, messageTtlSeconds: number | null, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> }, viewerMembership: { role: MemberRole, joinedAt: string, joinedSeq: number, nickname: string | null, mutedByAdminsUntil: string | null, deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
       }
    | { __typename: 'InboxGap', conversationId: string, fromVersion: number, toVersion: number }
    | { __typename: 'InboxReady', userVersion: number, positions: Array<{ conversationId: string, version: number }> }
    | { __typename: 'MessageChanged', message: { id: string, conversationId: string, seq: number, version: number, kind: MessageKind, body: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, mentionsAll: boolean, threadRootId: string | null, expiresAt: string | null, expiredAt: string | null, pinnedAt: string | null, recalledBy: { id: string } | null, sender: { id: string } | null, replyTo: { seq: number } | null, mentions: Array<{ id: string }>, forwardedFrom: { createdAt: string, sender: { id: string } | null } | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string }, targets: Array<{ id: string }> } | null } }
    | { __typename: 'ReceiptChanged', conversationId: string, version: number, userId: string, deliveredSeq: number, readSeq: number, unreadMark: { seq: number | null } | null }
    | { __typename: 'ViewerChanged', userVersion: number, change:
        | { __typename: 'BlockChanged', userId: string, block: { createdAt: string, user: { id: string, displayName: string } } | null }
        | { __typename: 'ContactChanged', userId: string, contact: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } | null }
        | { __typename: 'ContactRequestChanged', userId: string, request: { direction: ContactRequestDirection, note: string | null, createdAt: string, user: { id: string, displayName: string } } | null }
        | { __typename: 'MembershipChanged', conversationId: string, membership: { mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { __typename: 'ScheduledMessageChanged', scheduledMessageId: string, scheduledMessage: { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null } | null }
        | { __typename: 'SettingsChanged', settings: { invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean, directMessagesFrom: DirectMessageAudience } }
        | { __typename: 'StarChanged', messageId: string, starredAt: string | null }
       }
    | { __typename: 'ViewerGap', fromUserVersion: number, toUserVersion: number }
   };

export type SnapshotQueryVariables = Exact<{
  id: string;
}>;


export type SnapshotQuery = { conversation:
    | { id: string, version: number, messages: { edges: Array<{ node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }> } }
    | { id: string, version: number, messages: { edges: Array<{ node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }> } }
    | { id: string, version: number, messages: { edges: Array<{ node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }> } }
   | null };

export type InboxWithChainsSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
}>;


export type InboxWithChainsSubscription = { inbox:
    | { __typename: 'ConversationChanged' }
    | { __typename: 'InboxGap' }
    | { __typename: 'InboxReady' }
    | { __typename: 'MessageChanged', message: { seq: number, body: string | null, replyTo: { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null } | null } }
    | { __typename: 'ReceiptChanged' }
    | { __typename: 'ViewerChanged' }
    | { __typename: 'ViewerGap' }
   };

export type ChainLinkFragment = { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null };

export type InboxWithPagesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InboxWithPagesSubscription = { inbox:
    | { __typename: 'ConversationChanged', viewerIsMember: boolean, conversation:
        | { lastMessage: { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null } | null, messages: { edges: Array<{ node: { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null } }> } }
        | { lastMessage: { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null } | null, messages: { edges: Array<{ node: { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null } }> } }
        | { lastMessage: { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null } | null, messages: { edges: Array<{ node: { seq: number, body: string | null, replyTo: { seq: number, body: string | null } | null } }> } }
       }
    | { __typename: 'InboxGap' }
    | { __typename: 'InboxReady' }
    | { __typename: 'MessageChanged', message: { seq: number, body: string | null } }
    | { __typename: 'ReceiptChanged' }
    | { __typename: 'ViewerChanged' }
    | { __typename: 'ViewerGap' }
   };

export type InboxWithMembershipSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
}>;


export type InboxWithMembershipSubscription = { inbox:
    | { __typename: 'ConversationChanged', version: number, viewerIsMember: boolean, conversation:
        | { id: string, viewerMembership: { role: MemberRole } | null }
        | { id: string, viewerMembership: { role: MemberRole } | null }
        | { id: string, mine: { role: MemberRole } | null, viewerMembership: { role: MemberRole } | null }
       }
    | { __typename: 'InboxGap' }
    | { __typename: 'InboxReady' }
    | { __typename: 'MessageChanged' }
    | { __typename: 'ReceiptChanged' }
    | { __typename: 'ViewerChanged' }
    | { __typename: 'ViewerGap' }
   };

export type InboxSelectedSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
  withBody?: boolean | null | undefined;
  withoutSender?: boolean;
}>;


export type InboxSelectedSubscription = { events:
    | { __typename: 'ConversationChanged' }
    | { __typename: 'InboxGap' }
    | { __typename: 'InboxReady' }
    | { __typename: 'MessageChanged', message: { seq: number, text?: string | null, from?: { id: string } | null } }
    | { __typename: 'ReceiptChanged' }
    | { __typename: 'ViewerChanged' }
    | { __typename: 'ViewerGap' }
   };

export type AuthFieldsFragment = { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, username: string, displayName: string } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, username: string, displayName: string } } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, username: string, displayName: string } } };

export type RefreshTokensMutationVariables = Exact<{
  refreshToken: string;
}>;


export type RefreshTokensMutation = { refreshTokens: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, username: string, displayName: string } } };

export type RefreshSocketMutationVariables = Exact<{
  accessToken: string;
}>;


export type RefreshSocketMutation = { refreshSocket: boolean };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean };

export type RevokeSessionMutationVariables = Exact<{
  sessionId: string;
}>;


export type RevokeSessionMutation = { revokeSession: boolean };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: boolean };

export type DeactivateAccountMutationVariables = Exact<{
  password: string;
}>;


export type DeactivateAccountMutation = { deactivateAccount: boolean };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { id: string, displayName: string, avatarUrl: string | null, bio: string | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { user: { id: string, username: string, displayName: string, bio: string | null }, sessions: Array<{ id: string, deviceName: string | null, current: boolean, createdAt: string, lastSeenAt: string }> } };

export type UserByIdQueryVariables = Exact<{
  id: string;
}>;


export type UserByIdQuery = { user: { id: string, username: string, displayName: string } | null };

export type NodeByIdQueryVariables = Exact<{
  id: string;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'Channel', id: string }
    | { __typename: 'DirectConversation', id: string }
    | { __typename: 'Group', id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'User', id: string }
   | null };

export type SearchUsersQueryVariables = Exact<{
  search: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchUsersQuery = { users: { edges: Array<{ cursor: string, node: { id: string, username: string, displayName: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ChannelFieldsFragment = { __typename: 'Channel', id: string, name: string, description: string | null, isPublic: boolean, memberCount: number, version: number, lastSeq: number };

export type CreateChannelMutationVariables = Exact<{
  input: CreateChannelInput;
}>;


export type CreateChannelMutation = { createChannel: { __typename: 'Channel', id: string, name: string, description: string | null, isPublic: boolean, memberCount: number, version: number, lastSeq: number } };

export type UpdateChannelMutationVariables = Exact<{
  channelId: string;
  input: UpdateChannelInput;
}>;


export type UpdateChannelMutation = { updateChannel: { __typename: 'Channel', id: string, name: string, description: string | null, isPublic: boolean, memberCount: number, version: number, lastSeq: number } };

export type JoinChannelMutationVariables = Exact<{
  channelId: string;
}>;


export type JoinChannelMutation = { joinChannel: { __typename: 'Channel', id: string, name: string, description: string | null, isPublic: boolean, memberCount: number, version: number, lastSeq: number } };

export type LeaveChannelMutationVariables = Exact<{
  channelId: string;
}>;


export type LeaveChannelMutation = { leaveChannel: boolean };

export type RemoveChannelMemberMutationVariables = Exact<{
  channelId: string;
  userId: string;
}>;


export type RemoveChannelMemberMutation = { removeChannelMember: { __typename: 'Channel', id: string, name: string, description: string | null, isPublic: boolean, memberCount: number, version: number, lastSeq: number } };

export type ChannelByIdQueryVariables = Exact<{
  id: string;
}>;


export type ChannelByIdQuery = { conversation:
    | { __typename: 'Channel', joinRequestCount: number | null, id: string, name: string, description: string | null, isPublic: boolean, memberCount: number, version: number, lastSeq: number, viewerMembership: { role: MemberRole, unreadCount: number } | null, members: { edges: Array<{ node: { role: MemberRole, user: { id: string } } }> } }
    | Record<PropertyKey, never>
   | null };

export type ContactFieldsFragment = { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } };

export type ContactRequestFieldsFragment = { direction: ContactRequestDirection, note: string | null, createdAt: string, user: { id: string, displayName: string } };

export type BlockFieldsFragment = { createdAt: string, user: { id: string, displayName: string } };

export type RequestContactMutationVariables = Exact<{
  input: RequestContactInput;
}>;


export type RequestContactMutation = { requestContact: { request: { direction: ContactRequestDirection, note: string | null, createdAt: string, user: { id: string, displayName: string } } | null, contact: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } | null } };

export type AcceptContactRequestMutationVariables = Exact<{
  userId: string;
}>;


export type AcceptContactRequestMutation = { acceptContactRequest: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } };

export type DeclineContactRequestMutationVariables = Exact<{
  userId: string;
}>;


export type DeclineContactRequestMutation = { declineContactRequest: boolean };

export type CancelContactRequestMutationVariables = Exact<{
  userId: string;
}>;


export type CancelContactRequestMutation = { cancelContactRequest: boolean };

export type UpdateContactMutationVariables = Exact<{
  input: UpdateContactInput;
}>;


export type UpdateContactMutation = { updateContact: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } };

export type RemoveContactMutationVariables = Exact<{
  userId: string;
}>;


export type RemoveContactMutation = { removeContact: boolean };

export type BlockUserMutationVariables = Exact<{
  userId: string;
}>;


export type BlockUserMutation = { blockUser: { createdAt: string, user: { id: string, displayName: string } } };

export type UnblockUserMutationVariables = Exact<{
  userId: string;
}>;


export type UnblockUserMutation = { unblockUser: boolean };

export type ContactsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  favouritesOnly?: boolean;
}>;


export type ContactsQuery = { contacts: { edges: Array<{ cursor: string, node: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ContactRequestsQueryVariables = Exact<{
  direction?: ContactRequestDirection;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ContactRequestsQuery = { contactRequests: { edges: Array<{ cursor: string, node: { direction: ContactRequestDirection, note: string | null, createdAt: string, user: { id: string, displayName: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BlocksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BlocksQuery = { blocks: { edges: Array<{ cursor: string, node: { createdAt: string, user: { id: string, displayName: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

type ConversationFields_Channel_Fragment = { __typename: 'Channel', id: string, lastSeq: number, version: number, memberCount: number };

type ConversationFields_DirectConversation_Fragment = { __typename: 'DirectConversation', id: string, lastSeq: number, version: number, memberCount: number };

type ConversationFields_Group_Fragment = { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number };

export type ConversationFieldsFragment =
  | ConversationFields_Channel_Fragment
  | ConversationFields_DirectConversation_Fragment
  | ConversationFields_Group_Fragment
;

export type OpenDirectConversationMutationVariables = Exact<{
  userId: string;
}>;


export type OpenDirectConversationMutation = { openDirectConversation: { __typename: 'DirectConversation', id: string, lastSeq: number, version: number, memberCount: number } };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number } };

export type UpdateGroupMutationVariables = Exact<{
  groupId: string;
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number } };

export type AddGroupMembersMutationVariables = Exact<{
  groupId: string;
  userIds: Array<string> | string;
}>;


export type AddGroupMembersMutation = { addGroupMembers: { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number } };

export type RemoveGroupMemberMutationVariables = Exact<{
  groupId: string;
  userId: string;
}>;


export type RemoveGroupMemberMutation = { removeGroupMember: { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number } };

export type LeaveGroupMutationVariables = Exact<{
  groupId: string;
}>;


export type LeaveGroupMutation = { leaveGroup: boolean };

export type SetMemberRoleMutationVariables = Exact<{
  groupId: string;
  userId: string;
  role: MemberRole;
}>;


export type SetMemberRoleMutation = { setMemberRole: { role: MemberRole, user: { id: string } } };

export type ConversationByIdQueryVariables = Exact<{
  id: string;
}>;


export type ConversationByIdQuery = { conversation:
    | { __typename: 'Channel', id: string, lastSeq: number, version: number, memberCount: number, lastMessage: { seq: number, body: string | null } | null, viewerMembership: { role: MemberRole, joinedAt: string, readSeq: number, deliveredSeq: number, unreadCount: number } | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, user: { id: string, username: string } } }> } }
    | { __typename: 'DirectConversation', id: string, lastSeq: number, version: number, memberCount: number, lastMessage: { seq: number, body: string | null } | null, viewerMembership: { role: MemberRole, joinedAt: string, readSeq: number, deliveredSeq: number, unreadCount: number } | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, user: { id: string, username: string } } }> } }
    | { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number, lastMessage: { seq: number, body: string | null } | null, viewerMembership: { role: MemberRole, joinedAt: string, readSeq: number, deliveredSeq: number, unreadCount: number } | null, members: { edges: Array<{ node: { role: MemberRole, joinedAt: string, user: { id: string, username: string } } }> } }
   | null };

export type ConversationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConversationsQuery = { conversations: { edges: Array<{ cursor: string, node:
        | { __typename: 'Channel', id: string, lastSeq: number, version: number, memberCount: number, lastMessage: { seq: number, body: string | null } | null, viewerMembership: { unreadCount: number } | null }
        | { __typename: 'DirectConversation', id: string, lastSeq: number, version: number, memberCount: number, lastMessage: { seq: number, body: string | null } | null, viewerMembership: { unreadCount: number } | null }
        | { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number, lastMessage: { seq: number, body: string | null } | null, viewerMembership: { unreadCount: number } | null }
       }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type GroupStateFragment = { id: string, version: number, lastSeq: number, memberCount: number, membersMuted: boolean, slowModeSeconds: number, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null };

export type GroupStateByIdQueryVariables = Exact<{
  id: string;
}>;


export type GroupStateByIdQuery = { group: { id: string, version: number, lastSeq: number, memberCount: number, membersMuted: boolean, slowModeSeconds: number, viewerMembership: { role: MemberRole, nickname: string | null, mutedByAdminsUntil: string | null } | null, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null } | null };

export type UpdateGroupPermissionsMutationVariables = Exact<{
  input: UpdateGroupPermissionsInput;
}>;


export type UpdateGroupPermissionsMutation = { updateGroupPermissions: { id: string, version: number, lastSeq: number, memberCount: number, membersMuted: boolean, slowModeSeconds: number, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null } };

export type SetAnnouncementMutationVariables = Exact<{
  groupId: string;
  text?: string | null | undefined;
}>;


export type SetAnnouncementMutation = { setAnnouncement: { id: string, version: number, lastSeq: number, memberCount: number, membersMuted: boolean, slowModeSeconds: number, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null } };

export type MuteMemberMutationVariables = Exact<{
  groupId: string;
  userId: string;
  until: string;
}>;


export type MuteMemberMutation = { muteMember: { mutedByAdminsUntil: string | null } };

export type UnmuteMemberMutationVariables = Exact<{
  groupId: string;
  userId: string;
}>;


export type UnmuteMemberMutation = { unmuteMember: { mutedByAdminsUntil: string | null } };

export type MuteAllMembersMutationVariables = Exact<{
  groupId: string;
  muted: boolean;
}>;


export type MuteAllMembersMutation = { muteAllMembers: { id: string, version: number, lastSeq: number, memberCount: number, membersMuted: boolean, slowModeSeconds: number, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null } };

export type SetSlowModeMutationVariables = Exact<{
  groupId: string;
  seconds: number;
}>;


export type SetSlowModeMutation = { setSlowMode: { id: string, version: number, lastSeq: number, memberCount: number, membersMuted: boolean, slowModeSeconds: number, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string, author: { id: string } } | null } };

export type TransferOwnershipMutationVariables = Exact<{
  groupId: string;
  userId: string;
}>;


export type TransferOwnershipMutation = { transferOwnership: { role: MemberRole, user: { id: string } } };

export type SetNicknameMutationVariables = Exact<{
  groupId: string;
  nickname?: string | null | undefined;
}>;


export type SetNicknameMutation = { setNickname: { nickname: string | null, user: { id: string, displayName: string } } };

export type GroupNoticesQueryVariables = Exact<{
  conversationId: string;
}>;


export type GroupNoticesQuery = { history: { edges: Array<{ node: { seq: number, version: number, system: { type: SystemEventType, role: MemberRole | null, mutedUntil: string | null, slowModeSeconds: number | null, text: string | null, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel } | null, actor: { id: string }, targets: Array<{ id: string }> } | null } }> } };

export type GroupMembersQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type GroupMembersQuery = { group: { members: { edges: Array<{ cursor: string, node: { role: MemberRole, nickname: string | null, mutedByAdminsUntil: string | null, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type FoundMembersQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  role?: MemberRole | null | undefined;
}>;


export type FoundMembersQuery = { conversation:
    | { members: { edges: Array<{ node: { nickname: string | null, role: MemberRole, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { members: { edges: Array<{ node: { nickname: string | null, role: MemberRole, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { members: { edges: Array<{ node: { nickname: string | null, role: MemberRole, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
   | null };

export type InteractionFieldsFragment = { id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number }> };

export type ReactionsForViewerFragment = { reactions: Array<{ emoji: string, count: number, viewerReacted: boolean, users: Array<{ id: string }> }> };

export type AddReactionMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type AddReactionMutation = { addReaction: { id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean, users: Array<{ id: string }> }> } };

export type RemoveReactionMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type RemoveReactionMutation = { removeReaction: { id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number }> } };

export type PinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type PinMessageMutation = { pinMessage: { id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number }> } };

export type UnpinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type UnpinMessageMutation = { unpinMessage: { id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number }> } };

export type ForwardMessagesMutationVariables = Exact<{
  input: ForwardMessagesInput;
}>;


export type ForwardMessagesMutation = { forwardMessages: Array<{ conversationId: string, id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, forwardedFrom: { createdAt: string, sender: { id: string } | null, message: { id: string } | null } | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number }> }> };

export type InteractionsQueryVariables = Exact<{
  conversationId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InteractionsQuery = { history: { edges: Array<{ node: { id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, forwardedFrom: { sender: { id: string } | null, message: { id: string } | null } | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number, viewerReacted: boolean, users: Array<{ id: string }> }> } }> }, conversation:
    | { viewerMembership: { unreadMentions: number } | null, pinnedMessages: { edges: Array<{ cursor: string, node: { body: string | null } }>, pageInfo: { hasNextPage: boolean } } }
    | { viewerMembership: { unreadMentions: number } | null, pinnedMessages: { edges: Array<{ cursor: string, node: { body: string | null } }>, pageInfo: { hasNextPage: boolean } } }
    | { viewerMembership: { unreadMentions: number } | null, pinnedMessages: { edges: Array<{ cursor: string, node: { body: string | null } }>, pageInfo: { hasNextPage: boolean } } }
   | null };

export type ThreadQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ThreadQuery = { node:
    | { replyCount: number, lastReply: { body: string | null } | null, thread: { edges: Array<{ cursor: string, node: { body: string | null, threadRootId: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean } } }
    | Record<PropertyKey, never>
   | null };

export type UnreadMentionsQueryVariables = Exact<{
  conversationId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UnreadMentionsQuery = { unreadMentions: { edges: Array<{ cursor: string, node: { body: string | null } }>, pageInfo: { hasNextPage: boolean } } };

export type InboxWithInteractionsSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
}>;


export type InboxWithInteractionsSubscription = { inbox:
    | { __typename: 'ConversationChanged' }
    | { __typename: 'InboxGap' }
    | { __typename: 'InboxReady', positions: Array<{ conversationId: string, version: number }> }
    | { __typename: 'MessageChanged', message: { conversationId: string, id: string, seq: number, version: number, body: string | null, replyCount: number, threadRootId: string | null, mentionsAll: boolean, pinnedAt: string | null, pinnedBy: { id: string } | null, reactions: Array<{ emoji: string, count: number }> } }
    | { __typename: 'ReceiptChanged' }
    | { __typename: 'ViewerChanged' }
    | { __typename: 'ViewerGap' }
   };

export type InviteLinkFieldsFragment = { id: string, token: string | null, expiresAt: string | null, usesMax: number | null, uses: number, requiresApproval: boolean, createdBy: { id: string } | null };

export type CreateInviteLinkMutationVariables = Exact<{
  input: CreateInviteLinkInput;
}>;


export type CreateInviteLinkMutation = { createInviteLink: { id: string, token: string | null, expiresAt: string | null, usesMax: number | null, uses: number, requiresApproval: boolean, createdBy: { id: string } | null } };

export type InviteLinksQueryVariables = Exact<{
  groupId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InviteLinksQuery = { inviteLinks: { edges: Array<{ node: { id: string, token: string | null, expiresAt: string | null, usesMax: number | null, uses: number, requiresApproval: boolean, createdBy: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RevokeInviteLinkMutationVariables = Exact<{
  groupId: string;
  linkId: string;
}>;


export type RevokeInviteLinkMutation = { revokeInviteLink: boolean };

export type InvitePreviewQueryVariables = Exact<{
  token: string;
}>;


export type InvitePreviewQuery = { invitePreview: { name: string, avatarUrl: string | null, memberCount: number, isChannel: boolean, requiresApproval: boolean, viewerIsMember: boolean } };

export type JoinByInviteMutationVariables = Exact<{
  token: string;
  note?: string | null | undefined;
}>;


export type JoinByInviteMutation = { joinByInvite: { joined: boolean, conversation:
      | { id: string, memberCount: number }
      | { id: string, memberCount: number }
      | { id: string, memberCount: number }
     | null } };

export type RequestToJoinMutationVariables = Exact<{
  groupId: string;
  note?: string | null | undefined;
}>;


export type RequestToJoinMutation = { requestToJoin: { joined: boolean, conversation:
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type JoinRequestsQueryVariables = Exact<{
  groupId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type JoinRequestsQuery = { joinRequests: { edges: Array<{ node: { note: string | null, createdAt: string, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type JoinRequestCountQueryVariables = Exact<{
  id: string;
}>;


export type JoinRequestCountQuery = { group: { version: number, memberCount: number, joinRequestCount: number | null } | null };

export type ApproveJoinRequestMutationVariables = Exact<{
  groupId: string;
  userId: string;
}>;


export type ApproveJoinRequestMutation = { approveJoinRequest: { role: MemberRole, user: { id: string } } };

export type DeclineJoinRequestMutationVariables = Exact<{
  groupId: string;
  userId: string;
}>;


export type DeclineJoinRequestMutation = { declineJoinRequest: boolean };

export type BanMemberMutationVariables = Exact<{
  groupId: string;
  userId: string;
  reason?: string | null | undefined;
}>;


export type BanMemberMutation = { banMember: { reason: string | null, createdAt: string, user: { id: string }, bannedBy: { id: string } | null } };

export type UnbanMemberMutationVariables = Exact<{
  groupId: string;
  userId: string;
}>;


export type UnbanMemberMutation = { unbanMember: boolean };

export type BansQueryVariables = Exact<{
  groupId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BansQuery = { bans: { edges: Array<{ node: { reason: string | null, user: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MembershipSettingsFieldsFragment = { mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null };

export type UpdateMembershipMutationVariables = Exact<{
  input: UpdateMembershipInput;
}>;


export type UpdateMembershipMutation = { updateMembership: { mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } };

export type SaveDraftMutationVariables = Exact<{
  input: SaveDraftInput;
}>;


export type SaveDraftMutation = { saveDraft: { mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } };

export type ClearHistoryMutationVariables = Exact<{
  conversationId: string;
  throughSeq?: number | null | undefined;
}>;


export type ClearHistoryMutation = { clearHistory: { unreadCount: number, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } };

export type MembershipOfQueryVariables = Exact<{
  id: string;
}>;


export type MembershipOfQuery = { conversation:
    | { lastMessage: { seq: number } | null, viewerMembership: { unreadCount: number, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
    | { lastMessage: { seq: number } | null, viewerMembership: { unreadCount: number, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
    | { lastMessage: { seq: number } | null, viewerMembership: { unreadCount: number, mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
   | null };

export type ListedConversationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ConversationFilter;
  pinnedFirst?: boolean;
}>;


export type ListedConversationsQuery = { conversations: { edges: Array<{ node:
        | { id: string }
        | { id: string }
        | { id: string }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MessageFieldsFragment = { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } };

export type EditMessageMutationVariables = Exact<{
  id: string;
  body: string;
}>;


export type EditMessageMutation = { editMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } };

export type RecallMessageMutationVariables = Exact<{
  id: string;
}>;


export type RecallMessageMutation = { recallMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } };

export type HistoryQueryVariables = Exact<{
  conversationId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  around?: number | null | undefined;
}>;


export type HistoryQuery = { history: { edges: Array<{ cursor: string, node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ViewerChangedFieldsFragment = { userVersion: number, change:
    | { __typename: 'BlockChanged', userId: string, block: { createdAt: string, user: { id: string, displayName: string } } | null }
    | { __typename: 'ContactChanged', userId: string, contact: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } | null }
    | { __typename: 'ContactRequestChanged', userId: string, request: { direction: ContactRequestDirection, note: string | null, createdAt: string, user: { id: string, displayName: string } } | null }
    | { __typename: 'MembershipChanged', conversationId: string, membership: { mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
    | { __typename: 'ScheduledMessageChanged', scheduledMessageId: string, scheduledMessage: { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null } | null }
    | { __typename: 'SettingsChanged', settings: { invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean, directMessagesFrom: DirectMessageAudience } }
    | { __typename: 'StarChanged', messageId: string, starredAt: string | null }
   };

type InboxEventFields_ConversationChanged_Fragment = { __typename: 'ConversationChanged' };

type InboxEventFields_InboxGap_Fragment = { __typename: 'InboxGap', conversationId: string, fromVersion: number, toVersion: number };

type InboxEventFields_InboxReady_Fragment = { __typename: 'InboxReady', userVersion: number, positions: Array<{ conversationId: string, version: number }> };

type InboxEventFields_MessageChanged_Fragment = { __typename: 'MessageChanged' };

type InboxEventFields_ReceiptChanged_Fragment = { __typename: 'ReceiptChanged', conversationId: string, version: number, userId: string, deliveredSeq: number, readSeq: number, unreadMark: { seq: number | null } | null };

type InboxEventFields_ViewerChanged_Fragment = { __typename: 'ViewerChanged', userVersion: number, change:
    | { __typename: 'BlockChanged', userId: string, block: { createdAt: string, user: { id: string, displayName: string } } | null }
    | { __typename: 'ContactChanged', userId: string, contact: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } | null }
    | { __typename: 'ContactRequestChanged', userId: string, request: { direction: ContactRequestDirection, note: string | null, createdAt: string, user: { id: string, displayName: string } } | null }
    | { __typename: 'MembershipChanged', conversationId: string, membership: { mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
    | { __typename: 'ScheduledMessageChanged', scheduledMessageId: string, scheduledMessage: { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null } | null }
    | { __typename: 'SettingsChanged', settings: { invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean, directMessagesFrom: DirectMessageAudience } }
    | { __typename: 'StarChanged', messageId: string, starredAt: string | null }
   };

type InboxEventFields_ViewerGap_Fragment = { __typename: 'ViewerGap', fromUserVersion: number, toUserVersion: number };

export type InboxEventFieldsFragment =
  | InboxEventFields_ConversationChanged_Fragment
  | InboxEventFields_InboxGap_Fragment
  | InboxEventFields_InboxReady_Fragment
  | InboxEventFields_MessageChanged_Fragment
  | InboxEventFields_ReceiptChanged_Fragment
  | InboxEventFields_ViewerChanged_Fragment
  | InboxEventFields_ViewerGap_Fragment
;

export type InboxSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
  userVersion?: number | null | undefined;
}>;


export type InboxSubscription = { inbox:
    | { __typename: 'ConversationChanged', version: number, viewerIsMember: boolean, conversation:
        | { __typename: 'Channel', id: string, lastSeq: number, version: number, memberCount: number }
        | { __typename: 'DirectConversation', id: string, lastSeq: number, version: number, memberCount: number }
        | { __typename: 'Group', name: string, description: string | null, historyForNewMembers: boolean, id: string, lastSeq: number, version: number, memberCount: number }
       }
    | { __typename: 'InboxGap', conversationId: string, fromVersion: number, toVersion: number }
    | { __typename: 'InboxReady', userVersion: number, positions: Array<{ conversationId: string, version: number }> }
    | { __typename: 'MessageChanged', message: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } }
    | { __typename: 'ReceiptChanged', conversationId: string, version: number, userId: string, deliveredSeq: number, readSeq: number, unreadMark: { seq: number | null } | null }
    | { __typename: 'ViewerChanged', userVersion: number, change:
        | { __typename: 'BlockChanged', userId: string, block: { createdAt: string, user: { id: string, displayName: string } } | null }
        | { __typename: 'ContactChanged', userId: string, contact: { remarkName: string | null, favourite: boolean, createdAt: string, user: { id: string, displayName: string } } | null }
        | { __typename: 'ContactRequestChanged', userId: string, request: { direction: ContactRequestDirection, note: string | null, createdAt: string, user: { id: string, displayName: string } } | null }
        | { __typename: 'MembershipChanged', conversationId: string, membership: { mutedUntil: string | null, notificationLevel: NotificationLevel, pinOrder: number | null, archived: boolean, hiddenThroughSeq: number | null, visibleAfterSeq: number, draft: { body: string, replyToId: string | null, savedAt: string } | null } | null }
        | { __typename: 'ScheduledMessageChanged', scheduledMessageId: string, scheduledMessage: { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null } | null }
        | { __typename: 'SettingsChanged', settings: { invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean, directMessagesFrom: DirectMessageAudience } }
        | { __typename: 'StarChanged', messageId: string, starredAt: string | null }
       }
    | { __typename: 'ViewerGap', fromUserVersion: number, toUserVersion: number }
   };

export type MessageAddedSubscriptionVariables = Exact<{
  conversationId: string;
  afterSeq?: number | null | undefined;
}>;


export type MessageAddedSubscription = { messageAdded: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null } };

export type SetMessageTtlMutationVariables = Exact<{
  conversationId: string;
  seconds?: number | null | undefined;
}>;


export type SetMessageTtlMutation = { setMessageTtl:
    | { id: string, version: number, messageTtlSeconds: number | null }
    | { id: string, version: number, messageTtlSeconds: number | null }
    | { id: string, version: number, messageTtlSeconds: number | null }
   };

export type ExpiriesQueryVariables = Exact<{
  conversationId: string;
}>;


export type ExpiriesQuery = { history: { edges: Array<{ node: { id: string, version: number, kind: MessageKind, body: string | null, custom: unknown, expiresAt: string | null, expiredAt: string | null, createdAt: string, system: { type: SystemEventType, messageTtlSeconds: number | null } | null } }> } };

export type PresenceFieldsFragment = { userId: string, status: PresenceStatus, lastSeenAt: string | null };

export type SetPresenceMutationVariables = Exact<{
  status: PresenceStatus;
}>;


export type SetPresenceMutation = { setPresence: { userId: string, status: PresenceStatus, lastSeenAt: string | null } };

export type PresenceOfQueryVariables = Exact<{
  id: string;
}>;


export type PresenceOfQuery = { user: { presence: { userId: string, status: PresenceStatus, lastSeenAt: string | null } } | null };

export type PresenceChangedSubscriptionVariables = Exact<{
  userIds: Array<string> | string;
}>;


export type PresenceChangedSubscription = { presenceChanged: { userId: string, status: PresenceStatus, lastSeenAt: string | null } };

export type SetTypingMutationVariables = Exact<{
  conversationId: string;
  typing?: boolean;
}>;


export type SetTypingMutation = { setTyping: boolean };

export type TypingChangedSubscriptionVariables = Exact<{
  conversationId: string;
}>;


export type TypingChangedSubscription = { typingChanged: { conversationId: string, typing: boolean, user: { id: string, displayName: string } } };

export type MembershipFieldsFragment = { deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, unreadCount: number };

export type MarkReadMutationVariables = Exact<{
  conversationId: string;
  seq: number;
}>;


export type MarkReadMutation = { markRead: { deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, unreadCount: number } };

export type MarkUnreadMutationVariables = Exact<{
  conversationId: string;
  seq: number;
}>;


export type MarkUnreadMutation = { markUnread: { deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, unreadCount: number } };

export type MarkDeliveredMutationVariables = Exact<{
  positions: Array<DeliveredInput> | DeliveredInput;
}>;


export type MarkDeliveredMutation = { markDelivered: boolean };

export type UnreadTotalQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadTotalQuery = { viewer: { unreadTotal: number } };

export type ReceiptsQueryVariables = Exact<{
  id: string;
}>;


export type ReceiptsQuery = { conversation:
    | { viewerMembership: { deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, members: { edges: Array<{ node: { deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> } }
    | { viewerMembership: { deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, members: { edges: Array<{ node: { deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> } }
    | { viewerMembership: { deliveredSeq: number, readSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, members: { edges: Array<{ node: { deliveredSeq: number | null, readSeq: number | null, user: { id: string } } }> } }
   | null };

export type ReadByQueryVariables = Exact<{
  conversationId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadByQuery = { history: { edges: Array<{ node: { seq: number, readCount: number | null, deliveredCount: number | null, readBy: { edges: Array<{ node: { user: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } }> } };

export type ScheduledFieldsFragment = { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null };

export type ScheduleMessageMutationVariables = Exact<{
  input: ScheduleMessageInput;
}>;


export type ScheduleMessageMutation = { scheduleMessage: { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null } };

export type UpdateScheduledMessageMutationVariables = Exact<{
  id: string;
  input: UpdateScheduledMessageInput;
}>;


export type UpdateScheduledMessageMutation = { updateScheduledMessage: { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null } };

export type CancelScheduledMessageMutationVariables = Exact<{
  id: string;
}>;


export type CancelScheduledMessageMutation = { cancelScheduledMessage: boolean };

export type ScheduledMessagesQueryVariables = Exact<{
  conversationId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ScheduledMessagesQuery = { scheduledMessages: { edges: Array<{ cursor: string, node: { id: string, conversationId: string, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, replyToId: string | null, mentionIds: Array<string>, sendAt: string, status: ScheduledStatus, createdAt: string, location: { latitude: number, longitude: number, name: string | null } | null, failure: { code: string, reason: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type SearchMessagesQueryVariables = Exact<{
  text: string;
  conversationId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: MessageFilterInput | null | undefined;
}>;


export type SearchMessagesQuery = { searchMessages: { edges: Array<{ cursor: string, node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string } | null, replyTo: { seq: number, body: string | null } | null, mentions: Array<{ id: string }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, actor: { id: string }, targets: Array<{ id: string }> } | null, recalledBy: { id: string } | null }, snippet: { text: string, offset: number, ranges: Array<{ start: number, end: number }> } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type SettingsFieldsFragment = { invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean, directMessagesFrom: DirectMessageAudience };

export type ViewerSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerSettingsQuery = { viewer: { settings: { invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean, directMessagesFrom: DirectMessageAudience } } };

export type UpdateSettingsMutationVariables = Exact<{
  input: UpdateSettingsInput;
}>;


export type UpdateSettingsMutation = { updateSettings: { invisible: boolean, lastSeenVisibleTo: LastSeenAudience, readReceipts: boolean, directMessagesFrom: DirectMessageAudience } };

export type StarMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type StarMessageMutation = { starMessage: { id: string, viewerStarredAt: string | null } };

export type UnstarMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type UnstarMessageMutation = { unstarMessage: { id: string, viewerStarredAt: string | null } | null };

export type StarredMessagesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  conversationId?: string | null | undefined;
}>;


export type StarredMessagesQuery = { starredMessages: { edges: Array<{ cursor: string, node: { id: string, body: string | null, viewerStarredAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type HistoryWithStarsQueryVariables = Exact<{
  conversationId: string;
}>;


export type HistoryWithStarsQuery = { history: { edges: Array<{ node: { id: string, viewerStarredAt: string | null } }> } };

export type InboxWithStarsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InboxWithStarsSubscription = { inbox:
    | { __typename: 'ConversationChanged' }
    | { __typename: 'InboxGap' }
    | { __typename: 'InboxReady' }
    | { __typename: 'MessageChanged', message: { id: string, viewerStarredAt: string | null } }
    | { __typename: 'ReceiptChanged' }
    | { __typename: 'ViewerChanged', change:
        | { messageId: string, conversationId: string, starredAt: string | null, message: { body: string | null, viewerStarredAt: string | null } | null }
        | Record<PropertyKey, never>
       }
    | { __typename: 'ViewerGap' }
   };

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
export const PageFieldsFragmentDoc = new TypedDocumentString(`
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageFields"}) as unknown as TypedDocumentString<PageFieldsFragment, unknown>;
export const MembershipSettingsFieldsFragmentDoc = new TypedDocumentString(`
    fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}
    `, {"fragmentName":"MembershipSettingsFields"}) as unknown as TypedDocumentString<MembershipSettingsFieldsFragment, unknown>;
export const ParityMembershipFragmentDoc = new TypedDocumentString(`
    fragment ParityMembership on Membership {
  role
  joinedAt
  joinedSeq
  nickname
  mutedByAdminsUntil
  deliveredSeq
  readSeq
  markedUnreadSeq
  ...MembershipSettingsFields
}
    fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}`, {"fragmentName":"ParityMembership"}) as unknown as TypedDocumentString<ParityMembershipFragment, unknown>;
export const ParityConversationFragmentDoc = new TypedDocumentString(`
    fragment ParityConversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  members(first: 20) {
    edges {
      node {
        role
        joinedAt
        nickname
        mutedByAdminsUntil
        deliveredSeq
        readSeq
        user {
          id
        }
      }
    }
  }
  viewerMembership {
    ...ParityMembership
  }
  messageTtlSeconds
  ... on Channel {
    name
    description
    avatarUrl
    isPublic
    joinRequestCount
  }
  ... on Group {
    name
    description
    avatarUrl
    isPublic
    historyForNewMembers
    joinRequestCount
    membersMuted
    slowModeSeconds
    permissions {
      send
      invite
      editInfo
      pin
      mentionAll
    }
    announcement {
      text
      announcedAt
      author {
        id
      }
    }
  }
}
    fragment ParityMembership on Membership {
  role
  joinedAt
  joinedSeq
  nickname
  mutedByAdminsUntil
  deliveredSeq
  readSeq
  markedUnreadSeq
  ...MembershipSettingsFields
}
fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}`, {"fragmentName":"ParityConversation"}) as unknown as TypedDocumentString<ParityConversationFragment, unknown>;
export const ParityMessageFragmentDoc = new TypedDocumentString(`
    fragment ParityMessage on Message {
  id
  conversationId
  seq
  version
  kind
  body
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
  sender {
    id
  }
  replyTo {
    seq
  }
  mentions {
    id
  }
  mentionsAll
  threadRootId
  expiresAt
  expiredAt
  forwardedFrom {
    createdAt
    sender {
      id
    }
  }
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
    viewerReacted
  }
  system {
    type
    name
    role
    text
    actor {
      id
    }
    targets {
      id
    }
  }
}
    `, {"fragmentName":"ParityMessage"}) as unknown as TypedDocumentString<ParityMessageFragment, unknown>;
export const ChainLinkFragmentDoc = new TypedDocumentString(`
    fragment ChainLink on Message {
  seq
  body
  replyTo {
    seq
    body
  }
}
    `, {"fragmentName":"ChainLink"}) as unknown as TypedDocumentString<ChainLinkFragment, unknown>;
export const AuthFieldsFragmentDoc = new TypedDocumentString(`
    fragment AuthFields on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    username
    displayName
  }
}
    `, {"fragmentName":"AuthFields"}) as unknown as TypedDocumentString<AuthFieldsFragment, unknown>;
export const ChannelFieldsFragmentDoc = new TypedDocumentString(`
    fragment ChannelFields on Channel {
  __typename
  id
  name
  description
  isPublic
  memberCount
  version
  lastSeq
}
    `, {"fragmentName":"ChannelFields"}) as unknown as TypedDocumentString<ChannelFieldsFragment, unknown>;
export const ConversationFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}
    `, {"fragmentName":"ConversationFields"}) as unknown as TypedDocumentString<ConversationFieldsFragment, unknown>;
export const GroupStateFragmentDoc = new TypedDocumentString(`
    fragment GroupState on Group {
  id
  version
  lastSeq
  memberCount
  permissions {
    send
    invite
    editInfo
    pin
    mentionAll
  }
  membersMuted
  slowModeSeconds
  announcement {
    text
    author {
      id
    }
    announcedAt
  }
}
    `, {"fragmentName":"GroupState"}) as unknown as TypedDocumentString<GroupStateFragment, unknown>;
export const InteractionFieldsFragmentDoc = new TypedDocumentString(`
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}
    `, {"fragmentName":"InteractionFields"}) as unknown as TypedDocumentString<InteractionFieldsFragment, unknown>;
export const ReactionsForViewerFragmentDoc = new TypedDocumentString(`
    fragment ReactionsForViewer on Message {
  reactions {
    emoji
    count
    viewerReacted
    users(first: 2) {
      id
    }
  }
}
    `, {"fragmentName":"ReactionsForViewer"}) as unknown as TypedDocumentString<ReactionsForViewerFragment, unknown>;
export const InviteLinkFieldsFragmentDoc = new TypedDocumentString(`
    fragment InviteLinkFields on InviteLink {
  id
  token
  expiresAt
  usesMax
  uses
  requiresApproval
  createdBy {
    id
  }
}
    `, {"fragmentName":"InviteLinkFields"}) as unknown as TypedDocumentString<InviteLinkFieldsFragment, unknown>;
export const MessageFieldsFragmentDoc = new TypedDocumentString(`
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}
    `, {"fragmentName":"MessageFields"}) as unknown as TypedDocumentString<MessageFieldsFragment, unknown>;
export const SettingsFieldsFragmentDoc = new TypedDocumentString(`
    fragment SettingsFields on Settings {
  invisible
  lastSeenVisibleTo
  readReceipts
  directMessagesFrom
}
    `, {"fragmentName":"SettingsFields"}) as unknown as TypedDocumentString<SettingsFieldsFragment, unknown>;
export const ContactFieldsFragmentDoc = new TypedDocumentString(`
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}
    `, {"fragmentName":"ContactFields"}) as unknown as TypedDocumentString<ContactFieldsFragment, unknown>;
export const ContactRequestFieldsFragmentDoc = new TypedDocumentString(`
    fragment ContactRequestFields on ContactRequest {
  user {
    id
    displayName
  }
  direction
  note
  createdAt
}
    `, {"fragmentName":"ContactRequestFields"}) as unknown as TypedDocumentString<ContactRequestFieldsFragment, unknown>;
export const ScheduledFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}
    `, {"fragmentName":"ScheduledFields"}) as unknown as TypedDocumentString<ScheduledFieldsFragment, unknown>;
export const BlockFieldsFragmentDoc = new TypedDocumentString(`
    fragment BlockFields on Block {
  user {
    id
    displayName
  }
  createdAt
}
    `, {"fragmentName":"BlockFields"}) as unknown as TypedDocumentString<BlockFieldsFragment, unknown>;
export const ViewerChangedFieldsFragmentDoc = new TypedDocumentString(`
    fragment ViewerChangedFields on ViewerChanged {
  userVersion
  change {
    __typename
    ... on SettingsChanged {
      settings {
        ...SettingsFields
      }
    }
    ... on ContactChanged {
      userId
      contact {
        ...ContactFields
      }
    }
    ... on ContactRequestChanged {
      userId
      request {
        ...ContactRequestFields
      }
    }
    ... on MembershipChanged {
      conversationId
      membership {
        ...MembershipSettingsFields
      }
    }
    ... on StarChanged {
      messageId
      starredAt
    }
    ... on ScheduledMessageChanged {
      scheduledMessageId
      scheduledMessage {
        ...ScheduledFields
      }
    }
    ... on BlockChanged {
      userId
      block {
        ...BlockFields
      }
    }
  }
}
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}
fragment ContactRequestFields on ContactRequest {
  user {
    id
    displayName
  }
  direction
  note
  createdAt
}
fragment BlockFields on Block {
  user {
    id
    displayName
  }
  createdAt
}
fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}
fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}
fragment SettingsFields on Settings {
  invisible
  lastSeenVisibleTo
  readReceipts
  directMessagesFrom
}`, {"fragmentName":"ViewerChangedFields"}) as unknown as TypedDocumentString<ViewerChangedFieldsFragment, unknown>;
export const InboxEventFieldsFragmentDoc = new TypedDocumentString(`
    fragment InboxEventFields on InboxEvent {
  __typename
  ... on InboxReady {
    userVersion
    positions {
      conversationId
      version
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
  ... on ViewerChanged {
    ...ViewerChangedFields
  }
  ... on ViewerGap {
    fromUserVersion
    toUserVersion
  }
  ... on InboxGap {
    conversationId
    fromVersion
    toVersion
  }
}
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}
fragment ContactRequestFields on ContactRequest {
  user {
    id
    displayName
  }
  direction
  note
  createdAt
}
fragment BlockFields on Block {
  user {
    id
    displayName
  }
  createdAt
}
fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}
fragment ViewerChangedFields on ViewerChanged {
  userVersion
  change {
    __typename
    ... on SettingsChanged {
      settings {
        ...SettingsFields
      }
    }
    ... on ContactChanged {
      userId
      contact {
        ...ContactFields
      }
    }
    ... on ContactRequestChanged {
      userId
      request {
        ...ContactRequestFields
      }
    }
    ... on MembershipChanged {
      conversationId
      membership {
        ...MembershipSettingsFields
      }
    }
    ... on StarChanged {
      messageId
      starredAt
    }
    ... on ScheduledMessageChanged {
      scheduledMessageId
      scheduledMessage {
        ...ScheduledFields
      }
    }
    ... on BlockChanged {
      userId
      block {
        ...BlockFields
      }
    }
  }
}
fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}
fragment SettingsFields on Settings {
  invisible
  lastSeenVisibleTo
  readReceipts
  directMessagesFrom
}`, {"fragmentName":"InboxEventFields"}) as unknown as TypedDocumentString<InboxEventFieldsFragment, unknown>;
export const PresenceFieldsFragmentDoc = new TypedDocumentString(`
    fragment PresenceFields on Presence {
  userId
  status
  lastSeenAt
}
    `, {"fragmentName":"PresenceFields"}) as unknown as TypedDocumentString<PresenceFieldsFragment, unknown>;
export const MembershipFieldsFragmentDoc = new TypedDocumentString(`
    fragment MembershipFields on Membership {
  deliveredSeq
  readSeq
  markedUnreadSeq
  unreadCount
}
    `, {"fragmentName":"MembershipFields"}) as unknown as TypedDocumentString<MembershipFieldsFragment, unknown>;
export const ConversationMessagesDocument = new TypedDocumentString(`
    query ConversationMessages($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {
  conversation(id: $id) {
    id
    messages(
      first: $first
      after: $after
      last: $last
      before: $before
      around: $around
    ) {
      edges {
        cursor
        node {
          ...MessageFields
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<ConversationMessagesQuery, ConversationMessagesQueryVariables>;
export const ConversationMembersDocument = new TypedDocumentString(`
    query ConversationMembers($id: ID!, $first: Int, $after: String) {
  conversation(id: $id) {
    id
    members(first: $first, after: $after) {
      edges {
        cursor
        node {
          role
          user {
            id
          }
        }
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<ConversationMembersQuery, ConversationMembersQueryVariables>;
export const GroupByIdDocument = new TypedDocumentString(`
    query GroupById($id: ID!) {
  group(id: $id) {
    ...ConversationFields
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<GroupByIdQuery, GroupByIdQueryVariables>;
export const MessageByIdDocument = new TypedDocumentString(`
    query MessageById($id: ID!) {
  node(id: $id) {
    __typename
    ... on Message {
      ...MessageFields
    }
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<MessageByIdQuery, MessageByIdQueryVariables>;
export const ConversationListDocument = new TypedDocumentString(`
    query ConversationList($first: Int!) {
  conversations(first: $first) {
    edges {
      cursor
      node {
        __typename
        id
        memberCount
        ... on Group {
          name
          avatarUrl
        }
        lastMessage {
          seq
          body
          sender {
            id
            displayName
          }
        }
        viewerMembership {
          role
          readSeq
          unreadCount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConversationListQuery, ConversationListQueryVariables>;
export const ParityConversationsDocument = new TypedDocumentString(`
    query ParityConversations {
  conversations(first: 50, filter: ALL) {
    edges {
      node {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ParityConversationsQuery, ParityConversationsQueryVariables>;
export const ParityConversationDocument = new TypedDocumentString(`
    query ParityConversation($id: ID!) {
  conversation(id: $id) {
    ...ParityConversation
    viewerMembership {
      unreadCount
      unreadMentions
    }
    pinnedMessages {
      edges {
        node {
          id
        }
      }
    }
    messages(last: 100) {
      edges {
        node {
          ...ParityMessage
          viewerStarredAt
        }
      }
    }
  }
}
    fragment ParityMembership on Membership {
  role
  joinedAt
  joinedSeq
  nickname
  mutedByAdminsUntil
  deliveredSeq
  readSeq
  markedUnreadSeq
  ...MembershipSettingsFields
}
fragment ParityConversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  members(first: 20) {
    edges {
      node {
        role
        joinedAt
        nickname
        mutedByAdminsUntil
        deliveredSeq
        readSeq
        user {
          id
        }
      }
    }
  }
  viewerMembership {
    ...ParityMembership
  }
  messageTtlSeconds
  ... on Channel {
    name
    description
    avatarUrl
    isPublic
    joinRequestCount
  }
  ... on Group {
    name
    description
    avatarUrl
    isPublic
    historyForNewMembers
    joinRequestCount
    membersMuted
    slowModeSeconds
    permissions {
      send
      invite
      editInfo
      pin
      mentionAll
    }
    announcement {
      text
      announcedAt
      author {
        id
      }
    }
  }
}
fragment ParityMessage on Message {
  id
  conversationId
  seq
  version
  kind
  body
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
  sender {
    id
  }
  replyTo {
    seq
  }
  mentions {
    id
  }
  mentionsAll
  threadRootId
  expiresAt
  expiredAt
  forwardedFrom {
    createdAt
    sender {
      id
    }
  }
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
    viewerReacted
  }
  system {
    type
    name
    role
    text
    actor {
      id
    }
    targets {
      id
    }
  }
}
fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<ParityConversationQuery, ParityConversationQueryVariables>;
export const ParityInboxDocument = new TypedDocumentString(`
    subscription ParityInbox($positions: [PositionInput!], $userVersion: Int) {
  inbox(positions: $positions, userVersion: $userVersion) {
    ...InboxEventFields
    ... on MessageChanged {
      message {
        ...ParityMessage
      }
    }
    ... on ConversationChanged {
      version
      viewerIsMember
      conversation {
        ...ParityConversation
      }
    }
  }
}
    fragment ParityMembership on Membership {
  role
  joinedAt
  joinedSeq
  nickname
  mutedByAdminsUntil
  deliveredSeq
  readSeq
  markedUnreadSeq
  ...MembershipSettingsFields
}
fragment ParityConversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  members(first: 20) {
    edges {
      node {
        role
        joinedAt
        nickname
        mutedByAdminsUntil
        deliveredSeq
        readSeq
        user {
          id
        }
      }
    }
  }
  viewerMembership {
    ...ParityMembership
  }
  messageTtlSeconds
  ... on Channel {
    name
    description
    avatarUrl
    isPublic
    joinRequestCount
  }
  ... on Group {
    name
    description
    avatarUrl
    isPublic
    historyForNewMembers
    joinRequestCount
    membersMuted
    slowModeSeconds
    permissions {
      send
      invite
      editInfo
      pin
      mentionAll
    }
    announcement {
      text
      announcedAt
      author {
        id
      }
    }
  }
}
fragment ParityMessage on Message {
  id
  conversationId
  seq
  version
  kind
  body
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
  sender {
    id
  }
  replyTo {
    seq
  }
  mentions {
    id
  }
  mentionsAll
  threadRootId
  expiresAt
  expiredAt
  forwardedFrom {
    createdAt
    sender {
      id
    }
  }
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
    viewerReacted
  }
  system {
    type
    name
    role
    text
    actor {
      id
    }
    targets {
      id
    }
  }
}
fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}
fragment ContactRequestFields on ContactRequest {
  user {
    id
    displayName
  }
  direction
  note
  createdAt
}
fragment BlockFields on Block {
  user {
    id
    displayName
  }
  createdAt
}
fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}
fragment ViewerChangedFields on ViewerChanged {
  userVersion
  change {
    __typename
    ... on SettingsChanged {
      settings {
        ...SettingsFields
      }
    }
    ... on ContactChanged {
      userId
      contact {
        ...ContactFields
      }
    }
    ... on ContactRequestChanged {
      userId
      request {
        ...ContactRequestFields
      }
    }
    ... on MembershipChanged {
      conversationId
      membership {
        ...MembershipSettingsFields
      }
    }
    ... on StarChanged {
      messageId
      starredAt
    }
    ... on ScheduledMessageChanged {
      scheduledMessageId
      scheduledMessage {
        ...ScheduledFields
      }
    }
    ... on BlockChanged {
      userId
      block {
        ...BlockFields
      }
    }
  }
}
fragment InboxEventFields on InboxEvent {
  __typename
  ... on InboxReady {
    userVersion
    positions {
      conversationId
      version
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
  ... on ViewerChanged {
    ...ViewerChangedFields
  }
  ... on ViewerGap {
    fromUserVersion
    toUserVersion
  }
  ... on InboxGap {
    conversationId
    fromVersion
    toVersion
  }
}
fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}
fragment SettingsFields on Settings {
  invisible
  lastSeenVisibleTo
  readReceipts
  directMessagesFrom
}`) as unknown as TypedDocumentString<ParityInboxSubscription, ParityInboxSubscriptionVariables>;
export const SnapshotDocument = new TypedDocumentString(`
    query Snapshot($id: ID!) {
  conversation(id: $id) {
    id
    version
    messages(last: 200) {
      edges {
        node {
          ...MessageFields
        }
      }
    }
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<SnapshotQuery, SnapshotQueryVariables>;
export const InboxWithChainsDocument = new TypedDocumentString(`
    subscription InboxWithChains($positions: [PositionInput!]) {
  inbox(positions: $positions) {
    __typename
    ... on MessageChanged {
      message {
        seq
        body
        replyTo {
          ...ChainLink
        }
      }
    }
  }
}
    fragment ChainLink on Message {
  seq
  body
  replyTo {
    seq
    body
  }
}`) as unknown as TypedDocumentString<InboxWithChainsSubscription, InboxWithChainsSubscriptionVariables>;
export const InboxWithPagesDocument = new TypedDocumentString(`
    subscription InboxWithPages {
  inbox {
    __typename
    ... on MessageChanged {
      message {
        seq
        body
      }
    }
    ... on ConversationChanged {
      viewerIsMember
      conversation {
        lastMessage {
          seq
          body
          replyTo {
            seq
            body
          }
        }
        messages(last: 10) {
          edges {
            node {
              seq
              body
              replyTo {
                seq
                body
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InboxWithPagesSubscription, InboxWithPagesSubscriptionVariables>;
export const InboxWithMembershipDocument = new TypedDocumentString(`
    subscription InboxWithMembership($positions: [PositionInput!]) {
  inbox(positions: $positions) {
    __typename
    ... on ConversationChanged {
      version
      viewerIsMember
      conversation {
        id
        viewerMembership {
          role
        }
        ... on Group {
          mine: viewerMembership {
            role
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InboxWithMembershipSubscription, InboxWithMembershipSubscriptionVariables>;
export const InboxSelectedDocument = new TypedDocumentString(`
    subscription InboxSelected($positions: [PositionInput!], $withBody: Boolean = true, $withoutSender: Boolean! = false) {
  events: inbox(positions: $positions) {
    __typename
    ... on MessageChanged {
      message {
        seq
        text: body @include(if: $withBody)
        from: sender @skip(if: $withoutSender) {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InboxSelectedSubscription, InboxSelectedSubscriptionVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    ...AuthFields
  }
}
    fragment AuthFields on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    username
    displayName
  }
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    ...AuthFields
  }
}
    fragment AuthFields on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    username
    displayName
  }
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const RefreshTokensDocument = new TypedDocumentString(`
    mutation RefreshTokens($refreshToken: String!) {
  refreshTokens(refreshToken: $refreshToken) {
    ...AuthFields
  }
}
    fragment AuthFields on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    username
    displayName
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
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($sessionId: ID!) {
  revokeSession(sessionId: $sessionId)
}
    `) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input)
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const DeactivateAccountDocument = new TypedDocumentString(`
    mutation DeactivateAccount($password: String!) {
  deactivateAccount(password: $password)
}
    `) as unknown as TypedDocumentString<DeactivateAccountMutation, DeactivateAccountMutationVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    id
    displayName
    avatarUrl
    bio
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    user {
      id
      username
      displayName
      bio
    }
    sessions {
      id
      deviceName
      current
      createdAt
      lastSeenAt
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const UserByIdDocument = new TypedDocumentString(`
    query UserById($id: ID!) {
  user(id: $id) {
    id
    username
    displayName
  }
}
    `) as unknown as TypedDocumentString<UserByIdQuery, UserByIdQueryVariables>;
export const NodeByIdDocument = new TypedDocumentString(`
    query NodeById($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodeByIdQuery, NodeByIdQueryVariables>;
export const SearchUsersDocument = new TypedDocumentString(`
    query SearchUsers($search: String!, $first: Int, $after: String) {
  users(search: $search, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        username
        displayName
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchUsersQuery, SearchUsersQueryVariables>;
export const CreateChannelDocument = new TypedDocumentString(`
    mutation CreateChannel($input: CreateChannelInput!) {
  createChannel(input: $input) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  __typename
  id
  name
  description
  isPublic
  memberCount
  version
  lastSeq
}`) as unknown as TypedDocumentString<CreateChannelMutation, CreateChannelMutationVariables>;
export const UpdateChannelDocument = new TypedDocumentString(`
    mutation UpdateChannel($channelId: ID!, $input: UpdateChannelInput!) {
  updateChannel(channelId: $channelId, input: $input) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  __typename
  id
  name
  description
  isPublic
  memberCount
  version
  lastSeq
}`) as unknown as TypedDocumentString<UpdateChannelMutation, UpdateChannelMutationVariables>;
export const JoinChannelDocument = new TypedDocumentString(`
    mutation JoinChannel($channelId: ID!) {
  joinChannel(channelId: $channelId) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  __typename
  id
  name
  description
  isPublic
  memberCount
  version
  lastSeq
}`) as unknown as TypedDocumentString<JoinChannelMutation, JoinChannelMutationVariables>;
export const LeaveChannelDocument = new TypedDocumentString(`
    mutation LeaveChannel($channelId: ID!) {
  leaveChannel(channelId: $channelId)
}
    `) as unknown as TypedDocumentString<LeaveChannelMutation, LeaveChannelMutationVariables>;
export const RemoveChannelMemberDocument = new TypedDocumentString(`
    mutation RemoveChannelMember($channelId: ID!, $userId: ID!) {
  removeChannelMember(channelId: $channelId, userId: $userId) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  __typename
  id
  name
  description
  isPublic
  memberCount
  version
  lastSeq
}`) as unknown as TypedDocumentString<RemoveChannelMemberMutation, RemoveChannelMemberMutationVariables>;
export const ChannelByIdDocument = new TypedDocumentString(`
    query ChannelById($id: ID!) {
  conversation(id: $id) {
    ... on Channel {
      ...ChannelFields
      joinRequestCount
      viewerMembership {
        role
        unreadCount
      }
      members {
        edges {
          node {
            role
            user {
              id
            }
          }
        }
      }
    }
  }
}
    fragment ChannelFields on Channel {
  __typename
  id
  name
  description
  isPublic
  memberCount
  version
  lastSeq
}`) as unknown as TypedDocumentString<ChannelByIdQuery, ChannelByIdQueryVariables>;
export const RequestContactDocument = new TypedDocumentString(`
    mutation RequestContact($input: RequestContactInput!) {
  requestContact(input: $input) {
    request {
      ...ContactRequestFields
    }
    contact {
      ...ContactFields
    }
  }
}
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}
fragment ContactRequestFields on ContactRequest {
  user {
    id
    displayName
  }
  direction
  note
  createdAt
}`) as unknown as TypedDocumentString<RequestContactMutation, RequestContactMutationVariables>;
export const AcceptContactRequestDocument = new TypedDocumentString(`
    mutation AcceptContactRequest($userId: ID!) {
  acceptContactRequest(userId: $userId) {
    ...ContactFields
  }
}
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}`) as unknown as TypedDocumentString<AcceptContactRequestMutation, AcceptContactRequestMutationVariables>;
export const DeclineContactRequestDocument = new TypedDocumentString(`
    mutation DeclineContactRequest($userId: ID!) {
  declineContactRequest(userId: $userId)
}
    `) as unknown as TypedDocumentString<DeclineContactRequestMutation, DeclineContactRequestMutationVariables>;
export const CancelContactRequestDocument = new TypedDocumentString(`
    mutation CancelContactRequest($userId: ID!) {
  cancelContactRequest(userId: $userId)
}
    `) as unknown as TypedDocumentString<CancelContactRequestMutation, CancelContactRequestMutationVariables>;
export const UpdateContactDocument = new TypedDocumentString(`
    mutation UpdateContact($input: UpdateContactInput!) {
  updateContact(input: $input) {
    ...ContactFields
  }
}
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}`) as unknown as TypedDocumentString<UpdateContactMutation, UpdateContactMutationVariables>;
export const RemoveContactDocument = new TypedDocumentString(`
    mutation RemoveContact($userId: ID!) {
  removeContact(userId: $userId)
}
    `) as unknown as TypedDocumentString<RemoveContactMutation, RemoveContactMutationVariables>;
export const BlockUserDocument = new TypedDocumentString(`
    mutation BlockUser($userId: ID!) {
  blockUser(userId: $userId) {
    ...BlockFields
  }
}
    fragment BlockFields on Block {
  user {
    id
    displayName
  }
  createdAt
}`) as unknown as TypedDocumentString<BlockUserMutation, BlockUserMutationVariables>;
export const UnblockUserDocument = new TypedDocumentString(`
    mutation UnblockUser($userId: ID!) {
  unblockUser(userId: $userId)
}
    `) as unknown as TypedDocumentString<UnblockUserMutation, UnblockUserMutationVariables>;
export const ContactsDocument = new TypedDocumentString(`
    query Contacts($first: Int, $after: String, $favouritesOnly: Boolean! = false) {
  contacts(first: $first, after: $after, favouritesOnly: $favouritesOnly) {
    edges {
      cursor
      node {
        ...ContactFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}`) as unknown as TypedDocumentString<ContactsQuery, ContactsQueryVariables>;
export const ContactRequestsDocument = new TypedDocumentString(`
    query ContactRequests($direction: ContactRequestDirection! = INCOMING, $first: Int, $after: String) {
  contactRequests(direction: $direction, first: $first, after: $after) {
    edges {
      cursor
      node {
        ...ContactRequestFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ContactRequestFields on ContactRequest {
  user {
    id
    displayName
  }
  direction
  note
  createdAt
}`) as unknown as TypedDocumentString<ContactRequestsQuery, ContactRequestsQueryVariables>;
export const BlocksDocument = new TypedDocumentString(`
    query Blocks($first: Int, $after: String) {
  blocks(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...BlockFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment BlockFields on Block {
  user {
    id
    displayName
  }
  createdAt
}`) as unknown as TypedDocumentString<BlocksQuery, BlocksQueryVariables>;
export const OpenDirectConversationDocument = new TypedDocumentString(`
    mutation OpenDirectConversation($userId: ID!) {
  openDirectConversation(userId: $userId) {
    ...ConversationFields
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<OpenDirectConversationMutation, OpenDirectConversationMutationVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    ...ConversationFields
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const UpdateGroupDocument = new TypedDocumentString(`
    mutation UpdateGroup($groupId: ID!, $input: UpdateGroupInput!) {
  updateGroup(groupId: $groupId, input: $input) {
    ...ConversationFields
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
export const AddGroupMembersDocument = new TypedDocumentString(`
    mutation AddGroupMembers($groupId: ID!, $userIds: [ID!]!) {
  addGroupMembers(groupId: $groupId, userIds: $userIds) {
    ...ConversationFields
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<AddGroupMembersMutation, AddGroupMembersMutationVariables>;
export const RemoveGroupMemberDocument = new TypedDocumentString(`
    mutation RemoveGroupMember($groupId: ID!, $userId: ID!) {
  removeGroupMember(groupId: $groupId, userId: $userId) {
    ...ConversationFields
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<RemoveGroupMemberMutation, RemoveGroupMemberMutationVariables>;
export const LeaveGroupDocument = new TypedDocumentString(`
    mutation LeaveGroup($groupId: ID!) {
  leaveGroup(groupId: $groupId)
}
    `) as unknown as TypedDocumentString<LeaveGroupMutation, LeaveGroupMutationVariables>;
export const SetMemberRoleDocument = new TypedDocumentString(`
    mutation SetMemberRole($groupId: ID!, $userId: ID!, $role: MemberRole!) {
  setMemberRole(groupId: $groupId, userId: $userId, role: $role) {
    role
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SetMemberRoleMutation, SetMemberRoleMutationVariables>;
export const ConversationByIdDocument = new TypedDocumentString(`
    query ConversationById($id: ID!) {
  conversation(id: $id) {
    ...ConversationFields
    lastMessage {
      seq
      body
    }
    viewerMembership {
      role
      joinedAt
      readSeq
      deliveredSeq
      unreadCount
    }
    members(first: 200) {
      edges {
        node {
          role
          joinedAt
          user {
            id
            username
          }
        }
      }
    }
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<ConversationByIdQuery, ConversationByIdQueryVariables>;
export const ConversationsDocument = new TypedDocumentString(`
    query Conversations($first: Int, $after: String) {
  conversations(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...ConversationFields
        lastMessage {
          seq
          body
        }
        viewerMembership {
          unreadCount
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}`) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const GroupStateByIdDocument = new TypedDocumentString(`
    query GroupStateById($id: ID!) {
  group(id: $id) {
    ...GroupState
    viewerMembership {
      role
      nickname
      mutedByAdminsUntil
    }
  }
}
    fragment GroupState on Group {
  id
  version
  lastSeq
  memberCount
  permissions {
    send
    invite
    editInfo
    pin
    mentionAll
  }
  membersMuted
  slowModeSeconds
  announcement {
    text
    author {
      id
    }
    announcedAt
  }
}`) as unknown as TypedDocumentString<GroupStateByIdQuery, GroupStateByIdQueryVariables>;
export const UpdateGroupPermissionsDocument = new TypedDocumentString(`
    mutation UpdateGroupPermissions($input: UpdateGroupPermissionsInput!) {
  updateGroupPermissions(input: $input) {
    ...GroupState
  }
}
    fragment GroupState on Group {
  id
  version
  lastSeq
  memberCount
  permissions {
    send
    invite
    editInfo
    pin
    mentionAll
  }
  membersMuted
  slowModeSeconds
  announcement {
    text
    author {
      id
    }
    announcedAt
  }
}`) as unknown as TypedDocumentString<UpdateGroupPermissionsMutation, UpdateGroupPermissionsMutationVariables>;
export const SetAnnouncementDocument = new TypedDocumentString(`
    mutation SetAnnouncement($groupId: ID!, $text: String) {
  setAnnouncement(groupId: $groupId, text: $text) {
    ...GroupState
  }
}
    fragment GroupState on Group {
  id
  version
  lastSeq
  memberCount
  permissions {
    send
    invite
    editInfo
    pin
    mentionAll
  }
  membersMuted
  slowModeSeconds
  announcement {
    text
    author {
      id
    }
    announcedAt
  }
}`) as unknown as TypedDocumentString<SetAnnouncementMutation, SetAnnouncementMutationVariables>;
export const MuteMemberDocument = new TypedDocumentString(`
    mutation MuteMember($groupId: ID!, $userId: ID!, $until: DateTime!) {
  muteMember(groupId: $groupId, userId: $userId, until: $until) {
    mutedByAdminsUntil
  }
}
    `) as unknown as TypedDocumentString<MuteMemberMutation, MuteMemberMutationVariables>;
export const UnmuteMemberDocument = new TypedDocumentString(`
    mutation UnmuteMember($groupId: ID!, $userId: ID!) {
  unmuteMember(groupId: $groupId, userId: $userId) {
    mutedByAdminsUntil
  }
}
    `) as unknown as TypedDocumentString<UnmuteMemberMutation, UnmuteMemberMutationVariables>;
export const MuteAllMembersDocument = new TypedDocumentString(`
    mutation MuteAllMembers($groupId: ID!, $muted: Boolean!) {
  muteAllMembers(groupId: $groupId, muted: $muted) {
    ...GroupState
  }
}
    fragment GroupState on Group {
  id
  version
  lastSeq
  memberCount
  permissions {
    send
    invite
    editInfo
    pin
    mentionAll
  }
  membersMuted
  slowModeSeconds
  announcement {
    text
    author {
      id
    }
    announcedAt
  }
}`) as unknown as TypedDocumentString<MuteAllMembersMutation, MuteAllMembersMutationVariables>;
export const SetSlowModeDocument = new TypedDocumentString(`
    mutation SetSlowMode($groupId: ID!, $seconds: Int!) {
  setSlowMode(groupId: $groupId, seconds: $seconds) {
    ...GroupState
  }
}
    fragment GroupState on Group {
  id
  version
  lastSeq
  memberCount
  permissions {
    send
    invite
    editInfo
    pin
    mentionAll
  }
  membersMuted
  slowModeSeconds
  announcement {
    text
    author {
      id
    }
    announcedAt
  }
}`) as unknown as TypedDocumentString<SetSlowModeMutation, SetSlowModeMutationVariables>;
export const TransferOwnershipDocument = new TypedDocumentString(`
    mutation TransferOwnership($groupId: ID!, $userId: ID!) {
  transferOwnership(groupId: $groupId, userId: $userId) {
    role
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<TransferOwnershipMutation, TransferOwnershipMutationVariables>;
export const SetNicknameDocument = new TypedDocumentString(`
    mutation SetNickname($groupId: ID!, $nickname: String) {
  setNickname(groupId: $groupId, nickname: $nickname) {
    nickname
    user {
      id
      displayName
    }
  }
}
    `) as unknown as TypedDocumentString<SetNicknameMutation, SetNicknameMutationVariables>;
export const GroupNoticesDocument = new TypedDocumentString(`
    query GroupNotices($conversationId: ID!) {
  history(conversationId: $conversationId, last: 200) {
    edges {
      node {
        seq
        version
        system {
          type
          role
          mutedUntil
          slowModeSeconds
          text
          permissions {
            send
            invite
            editInfo
            pin
            mentionAll
          }
          actor {
            id
          }
          targets {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GroupNoticesQuery, GroupNoticesQueryVariables>;
export const GroupMembersDocument = new TypedDocumentString(`
    query GroupMembers($id: ID!, $first: Int, $after: String) {
  group(id: $id) {
    members(first: $first, after: $after) {
      edges {
        cursor
        node {
          role
          nickname
          mutedByAdminsUntil
          user {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GroupMembersQuery, GroupMembersQueryVariables>;
export const FoundMembersDocument = new TypedDocumentString(`
    query FoundMembers($id: ID!, $first: Int!, $after: String, $search: String, $role: MemberRole) {
  conversation(id: $id) {
    members(first: $first, after: $after, search: $search, role: $role) {
      edges {
        node {
          nickname
          role
          user {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FoundMembersQuery, FoundMembersQueryVariables>;
export const AddReactionDocument = new TypedDocumentString(`
    mutation AddReaction($messageId: ID!, $emoji: String!) {
  addReaction(messageId: $messageId, emoji: $emoji) {
    ...InteractionFields
    ...ReactionsForViewer
  }
}
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}
fragment ReactionsForViewer on Message {
  reactions {
    emoji
    count
    viewerReacted
    users(first: 2) {
      id
    }
  }
}`) as unknown as TypedDocumentString<AddReactionMutation, AddReactionMutationVariables>;
export const RemoveReactionDocument = new TypedDocumentString(`
    mutation RemoveReaction($messageId: ID!, $emoji: String!) {
  removeReaction(messageId: $messageId, emoji: $emoji) {
    ...InteractionFields
  }
}
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}`) as unknown as TypedDocumentString<RemoveReactionMutation, RemoveReactionMutationVariables>;
export const PinMessageDocument = new TypedDocumentString(`
    mutation PinMessage($messageId: ID!) {
  pinMessage(messageId: $messageId) {
    ...InteractionFields
  }
}
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}`) as unknown as TypedDocumentString<PinMessageMutation, PinMessageMutationVariables>;
export const UnpinMessageDocument = new TypedDocumentString(`
    mutation UnpinMessage($messageId: ID!) {
  unpinMessage(messageId: $messageId) {
    ...InteractionFields
  }
}
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}`) as unknown as TypedDocumentString<UnpinMessageMutation, UnpinMessageMutationVariables>;
export const ForwardMessagesDocument = new TypedDocumentString(`
    mutation ForwardMessages($input: ForwardMessagesInput!) {
  forwardMessages(input: $input) {
    ...InteractionFields
    conversationId
    forwardedFrom {
      createdAt
      sender {
        id
      }
      message {
        id
      }
    }
  }
}
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}`) as unknown as TypedDocumentString<ForwardMessagesMutation, ForwardMessagesMutationVariables>;
export const InteractionsDocument = new TypedDocumentString(`
    query Interactions($conversationId: ID!, $first: Int, $after: String) {
  history(conversationId: $conversationId, last: 50) {
    edges {
      node {
        ...InteractionFields
        ...ReactionsForViewer
        forwardedFrom {
          sender {
            id
          }
          message {
            id
          }
        }
      }
    }
  }
  conversation(id: $conversationId) {
    viewerMembership {
      unreadMentions
    }
    pinnedMessages(first: $first, after: $after) {
      edges {
        cursor
        node {
          body
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}
fragment ReactionsForViewer on Message {
  reactions {
    emoji
    count
    viewerReacted
    users(first: 2) {
      id
    }
  }
}`) as unknown as TypedDocumentString<InteractionsQuery, InteractionsQueryVariables>;
export const ThreadDocument = new TypedDocumentString(`
    query Thread($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  node(id: $id) {
    ... on Message {
      replyCount
      lastReply {
        body
      }
      thread(first: $first, after: $after, last: $last, before: $before) {
        edges {
          cursor
          node {
            body
            threadRootId
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ThreadQuery, ThreadQueryVariables>;
export const UnreadMentionsDocument = new TypedDocumentString(`
    query UnreadMentions($conversationId: ID!, $first: Int, $after: String) {
  unreadMentions(conversationId: $conversationId, first: $first, after: $after) {
    edges {
      cursor
      node {
        body
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<UnreadMentionsQuery, UnreadMentionsQueryVariables>;
export const InboxWithInteractionsDocument = new TypedDocumentString(`
    subscription InboxWithInteractions($positions: [PositionInput!]) {
  inbox(positions: $positions) {
    __typename
    ... on InboxReady {
      positions {
        conversationId
        version
      }
    }
    ... on MessageChanged {
      message {
        conversationId
        ...InteractionFields
      }
    }
  }
}
    fragment InteractionFields on Message {
  id
  seq
  version
  body
  replyCount
  threadRootId
  mentionsAll
  pinnedAt
  pinnedBy {
    id
  }
  reactions {
    emoji
    count
  }
}`) as unknown as TypedDocumentString<InboxWithInteractionsSubscription, InboxWithInteractionsSubscriptionVariables>;
export const CreateInviteLinkDocument = new TypedDocumentString(`
    mutation CreateInviteLink($input: CreateInviteLinkInput!) {
  createInviteLink(input: $input) {
    ...InviteLinkFields
  }
}
    fragment InviteLinkFields on InviteLink {
  id
  token
  expiresAt
  usesMax
  uses
  requiresApproval
  createdBy {
    id
  }
}`) as unknown as TypedDocumentString<CreateInviteLinkMutation, CreateInviteLinkMutationVariables>;
export const InviteLinksDocument = new TypedDocumentString(`
    query InviteLinks($groupId: ID!, $first: Int, $after: String) {
  inviteLinks(groupId: $groupId, first: $first, after: $after) {
    edges {
      node {
        ...InviteLinkFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment InviteLinkFields on InviteLink {
  id
  token
  expiresAt
  usesMax
  uses
  requiresApproval
  createdBy {
    id
  }
}`) as unknown as TypedDocumentString<InviteLinksQuery, InviteLinksQueryVariables>;
export const RevokeInviteLinkDocument = new TypedDocumentString(`
    mutation RevokeInviteLink($groupId: ID!, $linkId: ID!) {
  revokeInviteLink(groupId: $groupId, linkId: $linkId)
}
    `) as unknown as TypedDocumentString<RevokeInviteLinkMutation, RevokeInviteLinkMutationVariables>;
export const InvitePreviewDocument = new TypedDocumentString(`
    query InvitePreview($token: String!) {
  invitePreview(token: $token) {
    name
    avatarUrl
    memberCount
    isChannel
    requiresApproval
    viewerIsMember
  }
}
    `) as unknown as TypedDocumentString<InvitePreviewQuery, InvitePreviewQueryVariables>;
export const JoinByInviteDocument = new TypedDocumentString(`
    mutation JoinByInvite($token: String!, $note: String) {
  joinByInvite(token: $token, note: $note) {
    joined
    conversation {
      id
      memberCount
    }
  }
}
    `) as unknown as TypedDocumentString<JoinByInviteMutation, JoinByInviteMutationVariables>;
export const RequestToJoinDocument = new TypedDocumentString(`
    mutation RequestToJoin($groupId: ID!, $note: String) {
  requestToJoin(groupId: $groupId, note: $note) {
    joined
    conversation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RequestToJoinMutation, RequestToJoinMutationVariables>;
export const JoinRequestsDocument = new TypedDocumentString(`
    query JoinRequests($groupId: ID!, $first: Int, $after: String) {
  joinRequests(groupId: $groupId, first: $first, after: $after) {
    edges {
      node {
        note
        createdAt
        user {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<JoinRequestsQuery, JoinRequestsQueryVariables>;
export const JoinRequestCountDocument = new TypedDocumentString(`
    query JoinRequestCount($id: ID!) {
  group(id: $id) {
    version
    memberCount
    joinRequestCount
  }
}
    `) as unknown as TypedDocumentString<JoinRequestCountQuery, JoinRequestCountQueryVariables>;
export const ApproveJoinRequestDocument = new TypedDocumentString(`
    mutation ApproveJoinRequest($groupId: ID!, $userId: ID!) {
  approveJoinRequest(groupId: $groupId, userId: $userId) {
    role
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveJoinRequestMutation, ApproveJoinRequestMutationVariables>;
export const DeclineJoinRequestDocument = new TypedDocumentString(`
    mutation DeclineJoinRequest($groupId: ID!, $userId: ID!) {
  declineJoinRequest(groupId: $groupId, userId: $userId)
}
    `) as unknown as TypedDocumentString<DeclineJoinRequestMutation, DeclineJoinRequestMutationVariables>;
export const BanMemberDocument = new TypedDocumentString(`
    mutation BanMember($groupId: ID!, $userId: ID!, $reason: String) {
  banMember(groupId: $groupId, userId: $userId, reason: $reason) {
    reason
    createdAt
    user {
      id
    }
    bannedBy {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<BanMemberMutation, BanMemberMutationVariables>;
export const UnbanMemberDocument = new TypedDocumentString(`
    mutation UnbanMember($groupId: ID!, $userId: ID!) {
  unbanMember(groupId: $groupId, userId: $userId)
}
    `) as unknown as TypedDocumentString<UnbanMemberMutation, UnbanMemberMutationVariables>;
export const BansDocument = new TypedDocumentString(`
    query Bans($groupId: ID!, $first: Int, $after: String) {
  bans(groupId: $groupId, first: $first, after: $after) {
    edges {
      node {
        reason
        user {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<BansQuery, BansQueryVariables>;
export const UpdateMembershipDocument = new TypedDocumentString(`
    mutation UpdateMembership($input: UpdateMembershipInput!) {
  updateMembership(input: $input) {
    ...MembershipSettingsFields
  }
}
    fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<UpdateMembershipMutation, UpdateMembershipMutationVariables>;
export const SaveDraftDocument = new TypedDocumentString(`
    mutation SaveDraft($input: SaveDraftInput!) {
  saveDraft(input: $input) {
    ...MembershipSettingsFields
  }
}
    fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<SaveDraftMutation, SaveDraftMutationVariables>;
export const ClearHistoryDocument = new TypedDocumentString(`
    mutation ClearHistory($conversationId: ID!, $throughSeq: Int) {
  clearHistory(conversationId: $conversationId, throughSeq: $throughSeq) {
    unreadCount
    ...MembershipSettingsFields
  }
}
    fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<ClearHistoryMutation, ClearHistoryMutationVariables>;
export const MembershipOfDocument = new TypedDocumentString(`
    query MembershipOf($id: ID!) {
  conversation(id: $id) {
    lastMessage {
      seq
    }
    viewerMembership {
      unreadCount
      ...MembershipSettingsFields
    }
  }
}
    fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}`) as unknown as TypedDocumentString<MembershipOfQuery, MembershipOfQueryVariables>;
export const ListedConversationsDocument = new TypedDocumentString(`
    query ListedConversations($first: Int, $after: String, $filter: ConversationFilter! = ACTIVE, $pinnedFirst: Boolean! = false) {
  conversations(
    first: $first
    after: $after
    filter: $filter
    pinnedFirst: $pinnedFirst
  ) {
    edges {
      node {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListedConversationsQuery, ListedConversationsQueryVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const EditMessageDocument = new TypedDocumentString(`
    mutation EditMessage($id: ID!, $body: String!) {
  editMessage(id: $id, body: $body) {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<EditMessageMutation, EditMessageMutationVariables>;
export const RecallMessageDocument = new TypedDocumentString(`
    mutation RecallMessage($id: ID!) {
  recallMessage(id: $id) {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<RecallMessageMutation, RecallMessageMutationVariables>;
export const HistoryDocument = new TypedDocumentString(`
    query History($conversationId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {
  history(
    conversationId: $conversationId
    first: $first
    after: $after
    last: $last
    before: $before
    around: $around
  ) {
    edges {
      cursor
      node {
        ...MessageFields
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<HistoryQuery, HistoryQueryVariables>;
export const InboxDocument = new TypedDocumentString(`
    subscription Inbox($positions: [PositionInput!], $userVersion: Int) {
  inbox(positions: $positions, userVersion: $userVersion) {
    ...InboxEventFields
    ... on MessageChanged {
      message {
        ...MessageFields
      }
    }
    ... on ConversationChanged {
      version
      viewerIsMember
      conversation {
        ...ConversationFields
      }
    }
  }
}
    fragment ContactFields on Contact {
  user {
    id
    displayName
  }
  remarkName
  favourite
  createdAt
}
fragment ContactRequestFields on ContactRequest {
  user {
    id
    displayName
  }
  direction
  note
  createdAt
}
fragment BlockFields on Block {
  user {
    id
    displayName
  }
  createdAt
}
fragment ConversationFields on Conversation {
  __typename
  id
  lastSeq
  version
  memberCount
  ... on Group {
    name
    description
    historyForNewMembers
  }
}
fragment MembershipSettingsFields on Membership {
  mutedUntil
  notificationLevel
  pinOrder
  archived
  hiddenThroughSeq
  visibleAfterSeq
  draft {
    body
    replyToId
    savedAt
  }
}
fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}
fragment ViewerChangedFields on ViewerChanged {
  userVersion
  change {
    __typename
    ... on SettingsChanged {
      settings {
        ...SettingsFields
      }
    }
    ... on ContactChanged {
      userId
      contact {
        ...ContactFields
      }
    }
    ... on ContactRequestChanged {
      userId
      request {
        ...ContactRequestFields
      }
    }
    ... on MembershipChanged {
      conversationId
      membership {
        ...MembershipSettingsFields
      }
    }
    ... on StarChanged {
      messageId
      starredAt
    }
    ... on ScheduledMessageChanged {
      scheduledMessageId
      scheduledMessage {
        ...ScheduledFields
      }
    }
    ... on BlockChanged {
      userId
      block {
        ...BlockFields
      }
    }
  }
}
fragment InboxEventFields on InboxEvent {
  __typename
  ... on InboxReady {
    userVersion
    positions {
      conversationId
      version
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
  ... on ViewerChanged {
    ...ViewerChangedFields
  }
  ... on ViewerGap {
    fromUserVersion
    toUserVersion
  }
  ... on InboxGap {
    conversationId
    fromVersion
    toVersion
  }
}
fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}
fragment SettingsFields on Settings {
  invisible
  lastSeenVisibleTo
  readReceipts
  directMessagesFrom
}`) as unknown as TypedDocumentString<InboxSubscription, InboxSubscriptionVariables>;
export const MessageAddedDocument = new TypedDocumentString(`
    subscription MessageAdded($conversationId: ID!, $afterSeq: Int) {
  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<MessageAddedSubscription, MessageAddedSubscriptionVariables>;
export const SetMessageTtlDocument = new TypedDocumentString(`
    mutation SetMessageTtl($conversationId: ID!, $seconds: Int) {
  setMessageTtl(conversationId: $conversationId, seconds: $seconds) {
    id
    version
    messageTtlSeconds
  }
}
    `) as unknown as TypedDocumentString<SetMessageTtlMutation, SetMessageTtlMutationVariables>;
export const ExpiriesDocument = new TypedDocumentString(`
    query Expiries($conversationId: ID!) {
  history(conversationId: $conversationId, last: 50) {
    edges {
      node {
        id
        version
        kind
        body
        custom
        expiresAt
        expiredAt
        createdAt
        system {
          type
          messageTtlSeconds
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiriesQuery, ExpiriesQueryVariables>;
export const SetPresenceDocument = new TypedDocumentString(`
    mutation SetPresence($status: PresenceStatus!) {
  setPresence(status: $status) {
    ...PresenceFields
  }
}
    fragment PresenceFields on Presence {
  userId
  status
  lastSeenAt
}`) as unknown as TypedDocumentString<SetPresenceMutation, SetPresenceMutationVariables>;
export const PresenceOfDocument = new TypedDocumentString(`
    query PresenceOf($id: ID!) {
  user(id: $id) {
    presence {
      ...PresenceFields
    }
  }
}
    fragment PresenceFields on Presence {
  userId
  status
  lastSeenAt
}`) as unknown as TypedDocumentString<PresenceOfQuery, PresenceOfQueryVariables>;
export const PresenceChangedDocument = new TypedDocumentString(`
    subscription PresenceChanged($userIds: [ID!]!) {
  presenceChanged(userIds: $userIds) {
    ...PresenceFields
  }
}
    fragment PresenceFields on Presence {
  userId
  status
  lastSeenAt
}`) as unknown as TypedDocumentString<PresenceChangedSubscription, PresenceChangedSubscriptionVariables>;
export const SetTypingDocument = new TypedDocumentString(`
    mutation SetTyping($conversationId: ID!, $typing: Boolean! = true) {
  setTyping(conversationId: $conversationId, typing: $typing)
}
    `) as unknown as TypedDocumentString<SetTypingMutation, SetTypingMutationVariables>;
export const TypingChangedDocument = new TypedDocumentString(`
    subscription TypingChanged($conversationId: ID!) {
  typingChanged(conversationId: $conversationId) {
    conversationId
    user {
      id
      displayName
    }
    typing
  }
}
    `) as unknown as TypedDocumentString<TypingChangedSubscription, TypingChangedSubscriptionVariables>;
export const MarkReadDocument = new TypedDocumentString(`
    mutation MarkRead($conversationId: ID!, $seq: Int!) {
  markRead(conversationId: $conversationId, seq: $seq) {
    ...MembershipFields
  }
}
    fragment MembershipFields on Membership {
  deliveredSeq
  readSeq
  markedUnreadSeq
  unreadCount
}`) as unknown as TypedDocumentString<MarkReadMutation, MarkReadMutationVariables>;
export const MarkUnreadDocument = new TypedDocumentString(`
    mutation MarkUnread($conversationId: ID!, $seq: Int!) {
  markUnread(conversationId: $conversationId, seq: $seq) {
    ...MembershipFields
  }
}
    fragment MembershipFields on Membership {
  deliveredSeq
  readSeq
  markedUnreadSeq
  unreadCount
}`) as unknown as TypedDocumentString<MarkUnreadMutation, MarkUnreadMutationVariables>;
export const MarkDeliveredDocument = new TypedDocumentString(`
    mutation MarkDelivered($positions: [DeliveredInput!]!) {
  markDelivered(positions: $positions)
}
    `) as unknown as TypedDocumentString<MarkDeliveredMutation, MarkDeliveredMutationVariables>;
export const UnreadTotalDocument = new TypedDocumentString(`
    query UnreadTotal {
  viewer {
    unreadTotal
  }
}
    `) as unknown as TypedDocumentString<UnreadTotalQuery, UnreadTotalQueryVariables>;
export const ReceiptsDocument = new TypedDocumentString(`
    query Receipts($id: ID!) {
  conversation(id: $id) {
    viewerMembership {
      ...MembershipFields
    }
    members(first: 200) {
      edges {
        node {
          user {
            id
          }
          deliveredSeq
          readSeq
        }
      }
    }
  }
}
    fragment MembershipFields on Membership {
  deliveredSeq
  readSeq
  markedUnreadSeq
  unreadCount
}`) as unknown as TypedDocumentString<ReceiptsQuery, ReceiptsQueryVariables>;
export const ReadByDocument = new TypedDocumentString(`
    query ReadBy($conversationId: ID!, $first: Int = 50, $after: String) {
  history(conversationId: $conversationId, last: 20) {
    edges {
      node {
        seq
        readCount
        deliveredCount
        readBy(first: $first, after: $after) {
          edges {
            node {
              user {
                id
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadByQuery, ReadByQueryVariables>;
export const ScheduleMessageDocument = new TypedDocumentString(`
    mutation ScheduleMessage($input: ScheduleMessageInput!) {
  scheduleMessage(input: $input) {
    ...ScheduledFields
  }
}
    fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}`) as unknown as TypedDocumentString<ScheduleMessageMutation, ScheduleMessageMutationVariables>;
export const UpdateScheduledMessageDocument = new TypedDocumentString(`
    mutation UpdateScheduledMessage($id: ID!, $input: UpdateScheduledMessageInput!) {
  updateScheduledMessage(id: $id, input: $input) {
    ...ScheduledFields
  }
}
    fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}`) as unknown as TypedDocumentString<UpdateScheduledMessageMutation, UpdateScheduledMessageMutationVariables>;
export const CancelScheduledMessageDocument = new TypedDocumentString(`
    mutation CancelScheduledMessage($id: ID!) {
  cancelScheduledMessage(id: $id)
}
    `) as unknown as TypedDocumentString<CancelScheduledMessageMutation, CancelScheduledMessageMutationVariables>;
export const ScheduledMessagesDocument = new TypedDocumentString(`
    query ScheduledMessages($conversationId: ID, $first: Int, $after: String) {
  scheduledMessages(conversationId: $conversationId, first: $first, after: $after) {
    edges {
      cursor
      node {
        ...ScheduledFields
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment ScheduledFields on ScheduledMessage {
  id
  conversationId
  clientMessageId
  kind
  body
  location {
    latitude
    longitude
    name
  }
  custom
  replyToId
  mentionIds
  sendAt
  status
  failure {
    code
    reason
  }
  createdAt
}`) as unknown as TypedDocumentString<ScheduledMessagesQuery, ScheduledMessagesQueryVariables>;
export const SearchMessagesDocument = new TypedDocumentString(`
    query SearchMessages($text: String!, $conversationId: ID, $first: Int, $after: String, $filter: MessageFilterInput) {
  searchMessages(
    text: $text
    conversationId: $conversationId
    first: $first
    after: $after
    filter: $filter
  ) {
    edges {
      cursor
      node {
        ...MessageFields
      }
      snippet {
        text
        offset
        ranges {
          start
          end
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  seq
  version
  clientMessageId
  kind
  body
  custom
  location {
    latitude
    longitude
    name
  }
  sender {
    id
    displayName
  }
  replyTo {
    seq
    body
  }
  mentions {
    id
  }
  system {
    type
    name
    role
    actor {
      id
    }
    targets {
      id
    }
  }
  createdAt
  editedAt
  recalledAt
  recalledBy {
    id
  }
}`) as unknown as TypedDocumentString<SearchMessagesQuery, SearchMessagesQueryVariables>;
export const ViewerSettingsDocument = new TypedDocumentString(`
    query ViewerSettings {
  viewer {
    settings {
      ...SettingsFields
    }
  }
}
    fragment SettingsFields on Settings {
  invisible
  lastSeenVisibleTo
  readReceipts
  directMessagesFrom
}`) as unknown as TypedDocumentString<ViewerSettingsQuery, ViewerSettingsQueryVariables>;
export const UpdateSettingsDocument = new TypedDocumentString(`
    mutation UpdateSettings($input: UpdateSettingsInput!) {
  updateSettings(input: $input) {
    ...SettingsFields
  }
}
    fragment SettingsFields on Settings {
  invisible
  lastSeenVisibleTo
  readReceipts
  directMessagesFrom
}`) as unknown as TypedDocumentString<UpdateSettingsMutation, UpdateSettingsMutationVariables>;
export const StarMessageDocument = new TypedDocumentString(`
    mutation StarMessage($messageId: ID!) {
  starMessage(messageId: $messageId) {
    id
    viewerStarredAt
  }
}
    `) as unknown as TypedDocumentString<StarMessageMutation, StarMessageMutationVariables>;
export const UnstarMessageDocument = new TypedDocumentString(`
    mutation UnstarMessage($messageId: ID!) {
  unstarMessage(messageId: $messageId) {
    id
    viewerStarredAt
  }
}
    `) as unknown as TypedDocumentString<UnstarMessageMutation, UnstarMessageMutationVariables>;
export const StarredMessagesDocument = new TypedDocumentString(`
    query StarredMessages($first: Int, $after: String, $conversationId: ID) {
  starredMessages(first: $first, after: $after, conversationId: $conversationId) {
    edges {
      cursor
      node {
        id
        body
        viewerStarredAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StarredMessagesQuery, StarredMessagesQueryVariables>;
export const HistoryWithStarsDocument = new TypedDocumentString(`
    query HistoryWithStars($conversationId: ID!) {
  history(conversationId: $conversationId, last: 200) {
    edges {
      node {
        id
        viewerStarredAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HistoryWithStarsQuery, HistoryWithStarsQueryVariables>;
export const InboxWithStarsDocument = new TypedDocumentString(`
    subscription InboxWithStars {
  inbox {
    __typename
    ... on MessageChanged {
      message {
        id
        viewerStarredAt
      }
    }
    ... on ViewerChanged {
      change {
        ... on StarChanged {
          messageId
          conversationId
          starredAt
          message {
            body
            viewerStarredAt
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InboxWithStarsSubscription, InboxWithStarsSubscriptionVariables>;