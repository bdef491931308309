import type { ListedConversationFragment, PeerFragment } from '../../generated/graphql.ts';

/** What a conversation is called, and its picture. */
export interface Title {
  /** What the colour of the picture goes by. */
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  /** The other one of two. */
  readonly peer: PeerFragment | null;
}

export function titleOf(conversation: ListedConversationFragment, viewerId: string | null): Title {
  if (conversation.__typename !== 'DirectConversation') {
    const { id, name, avatarUrl } = conversation;
    return { id, name, avatarUrl, peer: null };
  }
  const peer = conversation.members.edges.map(({ node }) => node).find(({ user }) => user.id !== viewerId) ?? null;
  const { id, displayName, avatarUrl } = peer?.user ?? { id: conversation.id, displayName: '', avatarUrl: null };
  return { id, name: displayName, avatarUrl, peer };
}
