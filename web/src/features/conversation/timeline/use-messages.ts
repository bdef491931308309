import { trimMessages } from '@tokenim/client/apollo';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useMemo, useRef } from 'react';
import { MessagesDocument, type MessagesQueryVariables, type ShownMessageFragment } from '../../../generated/graphql.ts';

export const pageSize = 100;
/** However far one scrolls, not many more are held at once: what a page costs does not grow with the history. */
const heldMax = 500;

export interface Messages {
  readonly messages: readonly ShownMessageFragment[] | undefined;
  readonly error: unknown;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly loadOlder: () => void;
  readonly loadNewer: () => void;
  /** Of many messages those that are far from the newest one held. */
  readonly letGoOfOlder: () => void;
  /** Has the window be around that message; null for the newest ones. */
  readonly jump: (seq: number | null) => Promise<void>;
}

/** A window of the conversation's messages, without holes; it moves by scrolling at its ends, and by a jump. */
export function useMessages(id: string, startSeq: number | null): Messages {
  const pages = (page: Omit<MessagesQueryVariables, 'id'>): MessagesQueryVariables => ({ id, ...nowhere, ...page });
  const apollo = useApolloClient();
  const { data, error } = useQuery(MessagesDocument, {
    variables: pages(startSeq === null ? { last: pageSize } : { around: startSeq, first: pageSize }),
  });
  const conversation = data?.conversation ?? null;
  const connection = conversation?.messages;
  const { hasPreviousPage = false, hasNextPage = false, startCursor = null, endCursor = null } = connection?.pageInfo ?? {};

  const isLoading = useRef(false);
  const load = async (page: Omit<MessagesQueryVariables, 'id'>): Promise<void> => {
    isLoading.current = true;
    try {
      const asked = { query: MessagesDocument, variables: pages(page) };
      const { data: answer } = await apollo.query({ ...asked, fetchPolicy: 'no-cache' });
      // Not by `fetchMore`: what comes while it asks is shown only after its answer, and what was sent would be nowhere until then.
      if (answer !== undefined) apollo.cache.writeQuery({ ...asked, data: answer });
    } finally {
      isLoading.current = false;
    }
  };
  const followed = useRef<string | null>(null);
  const loadMore = (cursor: string | null, page: Omit<MessagesQueryVariables, 'id'>): void => {
    // What has come is about to be shown.
    if (isLoading.current || followed.current === cursor) return;
    followed.current = cursor;
    // What is not to be had now is asked for again by the next scrolling.
    load(page).catch(() => (followed.current = null));
  };

  const trim = (keep: 'oldest' | 'newest'): void => {
    // Not while a page comes: the list can keep its place when one of its ends changes, not both at once.
    if (isLoading.current || conversation === null || connection === undefined || connection.edges.length <= heldMax) return;
    trimMessages(apollo.cache, { id: apollo.cache.identify(conversation), keep, messagesMax: heldMax });
  };

  return {
    messages: useMemo(() => connection?.edges.map(({ node }) => node), [connection]),
    error,
    hasOlder: hasPreviousPage,
    hasNewer: hasNextPage,
    loadOlder: () => {
      if (!hasPreviousPage) return;
      trim('oldest');
      loadMore(startCursor, { before: startCursor, last: pageSize });
    },
    loadNewer: () => {
      if (hasNextPage) loadMore(endCursor, { after: endCursor, first: pageSize });
    },
    letGoOfOlder: () => trim('newest'),
    jump: async (seq) => {
      followed.current = null;
      await load(seq === null ? { last: pageSize } : { around: seq, first: pageSize });
    },
  };
}

const nowhere = { first: null, last: null, before: null, after: null, around: null };
