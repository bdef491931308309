import type { TypedDocumentNode } from '@apollo/client';
import { parse } from 'graphql';
import {
  ConversationFragmentDoc,
  MembershipFragmentDoc,
  MessageFragmentDoc,
  UserFragmentDoc,
  type ConversationFragment,
  type MembershipFragment,
  type MessageFragment,
  type UserFragment,
} from '../generated/graphql.ts';

/** What the inbox brings of each: select by these, and nothing has to be asked for again when something comes. */
export const userFields: TypedDocumentNode<UserFragment> = parse(String(UserFragmentDoc));
export const messageFields: TypedDocumentNode<MessageFragment> = parse(String(MessageFragmentDoc));
export const conversationFields: TypedDocumentNode<ConversationFragment> = parse(String(ConversationFragmentDoc));
export const membershipFields: TypedDocumentNode<MembershipFragment> = parse(String(MembershipFragmentDoc));

/** What the cache may have, and what the inbox puts there. */
export const heldMessage: TypedDocumentNode<HeldMessage> = parse(
  'fragment HeldMessage on Message { version pinnedAt viewerStarredAt reactions { emoji viewerReacted } }',
);
export const heldAnswered: TypedDocumentNode<Pick<MessageFragment, 'version' | 'body' | 'recalledAt'>> = parse(
  'fragment HeldAnswered on Message { version body recalledAt }',
);
export const heldRoot: TypedDocumentNode<{ lastReply: { seq: number } | null }> = parse(
  'fragment HeldRoot on Message { id lastReply { seq } }',
);
export const lastReply = parse('fragment LastReply on Message { lastReply { id } }');
export const messagePlace: TypedDocumentNode<{ seq: number }> = parse('fragment MessagePlace on Message { seq }');
export const viewedMessage = parse(`
  fragment ViewedMessage on Message { ...Message viewerStarredAt reactions { viewerReacted } }
  ${String(MessageFragmentDoc)}
`);
export const heldConversation: TypedDocumentNode<HeldConversation> = parse('fragment HeldConversation on Conversation { id version }');
export const viewedConversation = parse(`
  fragment ViewedConversation on Conversation { lastSeq lastMessage { id } viewerMembership { ...Membership } }
  ${String(MembershipFragmentDoc)}
`);
export const viewerSettings = parse(
  'query ViewerSettings { viewer { settings { directMessagesFrom invisible lastSeenVisibleTo readReceipts } } }',
);

export interface HeldMessage {
  readonly version?: number;
  readonly pinnedAt?: string | null;
  readonly viewerStarredAt?: string | null;
  readonly reactions?: readonly { readonly emoji?: string; readonly viewerReacted?: boolean }[];
}

export interface HeldConversation {
  readonly id?: string;
  readonly version?: number;
}
