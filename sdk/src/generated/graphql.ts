/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

type Conversation_Channel_Fragment = { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string };

type Conversation_DirectConversation_Fragment = { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string };

type Conversation_Group_Fragment = { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string } | null };

export type ConversationFragment =
  | Conversation_Channel_Fragment
  | Conversation_DirectConversation_Fragment
  | Conversation_Group_Fragment
;

export type MembershipFragment = { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number };

export type ConversationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ConversationsQuery = { conversations: { edges: Array<{ node:
        | { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, viewerMembership: { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, lastMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } | null }
        | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, members: { edges: Array<{ node: { user: { id: string, displayName: string, avatarUrl: string | null } } }> }, viewerMembership: { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, lastMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } | null }
        | { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, viewerMembership: { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, lastMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } | null, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string } | null }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConversationAfreshQueryVariables = Exact<{
  id: string;
}>;


export type ConversationAfreshQuery = { conversation:
    | { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, viewerMembership: { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, messages: { edges: Array<{ node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } }>, pageInfo: { hasPreviousPage: boolean } } }
    | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, members: { edges: Array<{ node: { user: { id: string, displayName: string, avatarUrl: string | null } } }> }, viewerMembership: { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, messages: { edges: Array<{ node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } }>, pageInfo: { hasPreviousPage: boolean } } }
    | { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, viewerMembership: { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number } | null, messages: { edges: Array<{ node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } }>, pageInfo: { hasPreviousPage: boolean } }, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string } | null }
   | null };

export type AroundQueryVariables = Exact<{
  conversationId: string;
  seq: number;
}>;


export type AroundQuery = { history: { edges: Array<{ node: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } }>, pageInfo: { hasPreviousPage: boolean } } };

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


export type MarkReadMutation = { markRead: { role: MemberRole, readSeq: number, deliveredSeq: number, markedUnreadSeq: number | null, unreadCount: number } };

export type InboxSubscriptionVariables = Exact<{
  positions?: Array<PositionInput> | PositionInput | null | undefined;
}>;


export type InboxSubscription = { inbox:
    | { __typename: 'ConversationChanged', version: number, viewerIsMember: boolean, conversation:
        | { __typename: 'Channel', name: string, avatarUrl: string | null, description: string | null, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string }
        | { __typename: 'DirectConversation', id: string, version: number, lastSeq: number, memberCount: number, createdAt: string }
        | { __typename: 'Group', name: string, avatarUrl: string | null, description: string | null, membersMuted: boolean, slowModeSeconds: number, id: string, version: number, lastSeq: number, memberCount: number, createdAt: string, permissions: { send: PermissionLevel, invite: PermissionLevel, editInfo: PermissionLevel, pin: PermissionLevel, mentionAll: PermissionLevel }, announcement: { text: string, announcedAt: string } | null }
       }
    | { __typename: 'InboxGap', conversationId: string, fromVersion: number, toVersion: number }
    | { __typename: 'InboxReady', positions: Array<{ conversationId: string, version: number }> }
    | { __typename: 'MessageChanged', message: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } }
    | { __typename: 'ReceiptChanged', conversationId: string, version: number, userId: string, deliveredSeq: number, readSeq: number, unreadMark: { seq: number | null } | null }
    | { __typename: 'ViewerChanged' }
    | { __typename: 'ViewerGap' }
   };

export type MessageFragment = { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null };

export type UserFragment = { id: string, displayName: string, avatarUrl: string | null };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } };

export type EditMessageMutationVariables = Exact<{
  id: string;
  body: string;
}>;


export type EditMessageMutation = { editMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } };

export type RecallMessageMutationVariables = Exact<{
  id: string;
}>;


export type RecallMessageMutation = { recallMessage: { id: string, conversationId: string, seq: number, version: number, clientMessageId: string, kind: MessageKind, body: string | null, custom: unknown, mentionsAll: boolean, threadRootId: string | null, replyCount: number, pinnedAt: string | null, createdAt: string, editedAt: string | null, recalledAt: string | null, location: { latitude: number, longitude: number, name: string | null } | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, body: string | null, sender: { id: string, displayName: string, avatarUrl: string | null } | null } | null, mentions: Array<{ id: string, displayName: string }>, reactions: Array<{ emoji: string, count: number }>, system: { type: SystemEventType, name: string | null, role: MemberRole | null, text: string | null, actor: { id: string, displayName: string }, targets: Array<{ id: string, displayName: string }> } | null } };

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
  ... on Group {
    name
    avatarUrl
    description
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
      announcedAt
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
  }
}
    `, {"fragmentName":"Conversation"}) as unknown as TypedDocumentString<ConversationFragment, unknown>;
export const MembershipFragmentDoc = new TypedDocumentString(`
    fragment Membership on Membership {
  role
  readSeq
  deliveredSeq
  markedUnreadSeq
  unreadCount
}
    `, {"fragmentName":"Membership"}) as unknown as TypedDocumentString<MembershipFragment, unknown>;
export const UserFragmentDoc = new TypedDocumentString(`
    fragment User on User {
  id
  displayName
  avatarUrl
}
    `, {"fragmentName":"User"}) as unknown as TypedDocumentString<UserFragment, unknown>;
export const MessageFragmentDoc = new TypedDocumentString(`
    fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
    fragment User on User {
  id
  displayName
  avatarUrl
}`, {"fragmentName":"Message"}) as unknown as TypedDocumentString<MessageFragment, unknown>;
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
  conversations(first: 50, after: $after) {
    edges {
      node {
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
    fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  ... on Group {
    name
    avatarUrl
    description
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
      announcedAt
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
  }
}
fragment Membership on Membership {
  role
  readSeq
  deliveredSeq
  markedUnreadSeq
  unreadCount
}
fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
fragment User on User {
  id
  displayName
  avatarUrl
}`) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const ConversationAfreshDocument = new TypedDocumentString(`
    query ConversationAfresh($id: ID!) {
  conversation(id: $id) {
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
    fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  ... on Group {
    name
    avatarUrl
    description
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
      announcedAt
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
  }
}
fragment Membership on Membership {
  role
  readSeq
  deliveredSeq
  markedUnreadSeq
  unreadCount
}
fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
fragment User on User {
  id
  displayName
  avatarUrl
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
    fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
fragment User on User {
  id
  displayName
  avatarUrl
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
  role
  readSeq
  deliveredSeq
  markedUnreadSeq
  unreadCount
}`) as unknown as TypedDocumentString<MarkReadMutation, MarkReadMutationVariables>;
export const InboxDocument = new TypedDocumentString(`
    subscription Inbox($positions: [PositionInput!]) {
  inbox(positions: $positions) {
    __typename
    ... on InboxReady {
      positions {
        conversationId
        version
      }
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
  }
}
    fragment Conversation on Conversation {
  __typename
  id
  version
  lastSeq
  memberCount
  createdAt
  ... on Group {
    name
    avatarUrl
    description
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
      announcedAt
    }
  }
  ... on Channel {
    name
    avatarUrl
    description
  }
}
fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
fragment User on User {
  id
  displayName
  avatarUrl
}`) as unknown as TypedDocumentString<InboxSubscription, InboxSubscriptionVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    ...Message
  }
}
    fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
fragment User on User {
  id
  displayName
  avatarUrl
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const EditMessageDocument = new TypedDocumentString(`
    mutation EditMessage($id: ID!, $body: String!) {
  editMessage(id: $id, body: $body) {
    ...Message
  }
}
    fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
fragment User on User {
  id
  displayName
  avatarUrl
}`) as unknown as TypedDocumentString<EditMessageMutation, EditMessageMutationVariables>;
export const RecallMessageDocument = new TypedDocumentString(`
    mutation RecallMessage($id: ID!) {
  recallMessage(id: $id) {
    ...Message
  }
}
    fragment Message on Message {
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
    ...User
  }
  replyTo {
    id
    seq
    body
    sender {
      ...User
    }
  }
  mentions {
    id
    displayName
  }
  mentionsAll
  reactions {
    emoji
    count
  }
  threadRootId
  replyCount
  pinnedAt
  system {
    type
    name
    role
    text
    actor {
      id
      displayName
    }
    targets {
      id
      displayName
    }
  }
  createdAt
  editedAt
  recalledAt
}
fragment User on User {
  id
  displayName
  avatarUrl
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