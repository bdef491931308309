import { skipToken, useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { MentionCandidatesDocument } from '../../../generated/graphql.ts';
import { useConversation } from '../conversation-context.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly username: string | null;
  readonly avatarUrl: string | null;
}

export interface Mentions {
  readonly isOpen: boolean;
  readonly candidates: readonly Candidate[];
  readonly index: number;
  readonly chosen: Candidate | undefined;
  /** Where the @ stands. */
  readonly start: number;
  readonly move: (by: number) => void;
  readonly close: () => void;
  /** Remembers who is meant, and answers with their name. */
  readonly take: (candidate: Candidate) => string;
  /** Who of those who were taken is still named. */
  readonly namedIn: (body: string) => { mentionIds: string[]; mentionsAll: boolean };
}

const everybodyId = 'everybody';

/** Completes the name behind an @ before the caret. */
export function useMentions(value: string, caret: number): Mentions {
  const text = useTranslations('conversation');
  const { conversation, viewerId, isDirect, rights } = useConversation();
  const taken = useRef(new Map<string, string>());
  const [chosenIndex, setChosenIndex] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);

  const begun = isDirect ? null : /(?:^|\s)@([^\s@]{0,40})$/u.exec(value.slice(0, caret));
  const search = begun?.[1] ?? '';
  const start = caret - search.length - 1;
  const { data, previousData } = useQuery(
    MentionCandidatesDocument,
    begun === null ? skipToken : { variables: { id: conversation.id, search: search === '' ? null : search } },
  );
  const members = (data ?? previousData)?.conversation?.members.edges.map(({ node }) => node.user) ?? [];
  const everybody = text('mentionAll');
  const candidates: Candidate[] = [
    ...(rights.mentionAll && everybody.toLowerCase().startsWith(search.toLowerCase())
      ? [{ id: everybodyId, name: everybody, username: null, avatarUrl: null }]
      : []),
    ...members
      .filter(({ id }) => id !== viewerId)
      .map(({ id, displayName, username, avatarUrl }) => ({ id, name: displayName, username, avatarUrl })),
  ];
  const index = Math.min(chosenIndex, candidates.length - 1);

  return {
    isOpen: begun !== null && candidates.length > 0 && closedAt !== start,
    candidates,
    index,
    chosen: candidates[index],
    start,
    move: (by) => setChosenIndex((index + by + candidates.length) % candidates.length),
    close: () => setClosedAt(start),
    take: ({ id, name }) => {
      taken.current.set(id, name);
      setChosenIndex(0);
      return name;
    },
    namedIn: (body) => {
      const named = [...taken.current].filter(([, name]) => body.includes(`@${name}`)).map(([id]) => id);
      return { mentionIds: named.filter((id) => id !== everybodyId), mentionsAll: named.includes(everybodyId) };
    },
  };
}
