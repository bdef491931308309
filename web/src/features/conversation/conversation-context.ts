import { createContext, use, useMemo } from 'react';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';
import type { OpenConversationQuery, PeerFragment } from '../../generated/graphql.ts';
import { titleOf, type Title } from '../conversations/title.ts';
import { rightsIn, type Rights } from './rights.ts';

type Shown = NonNullable<OpenConversationQuery['conversation']>;

/** The conversation that is open, and what follows from it. */
export interface Opened {
  readonly conversation: Shown;
  readonly title: Title;
  readonly viewerId: string | null;
  /** As far as they are known: of a large group only some are. */
  readonly others: readonly PeerFragment[];
  readonly isDirect: boolean;
  readonly isChannel: boolean;
  readonly rights: Rights;
}

export const ConversationContext = createContext<Opened | null>(null);

export function useConversation(): Opened {
  const opened = use(ConversationContext);
  if (opened === null) throw new Error('There is no conversation around this component.');
  return opened;
}

export function useOpened(conversation: Shown | null): Opened | null {
  const viewerId = useObservable(useClient().viewerId);
  return useMemo(() => {
    if (conversation === null) return null;
    const members = 'members' in conversation ? conversation.members.edges.map(({ node }) => node) : [];
    return {
      conversation,
      title: titleOf(conversation, viewerId),
      viewerId,
      others: members.filter(({ user }) => user.id !== viewerId),
      isDirect: conversation.__typename === 'DirectConversation',
      isChannel: conversation.__typename === 'Channel',
      rights: rightsIn(conversation),
    };
  }, [conversation, viewerId]);
}
