import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AnsweredMessageDocument, SaveDraftDocument } from '../../../generated/graphql.ts';
import type { Composition } from '../composition.ts';
import { useConversation } from '../conversation-context.ts';

const silenceMs = 1_500;

export interface Draft {
  readonly body: string;
  readonly setBody: (body: string) => void;
  readonly composition: Composition | null;
  readonly setComposition: (composition: Composition | null) => void;
}

/** What one has begun to write and to answer, kept for all devices after a moment of silence and when one goes elsewhere. */
export function useDraft(): Draft {
  const { conversation } = useConversation();
  const { draft } = conversation.viewerMembership ?? { draft: null };
  const [saved] = useState<Kept>({ body: draft?.body ?? '', replyToId: draft?.replyToId ?? null });
  const [body, setBody] = useState(saved.body);
  const [composition, setComposition] = useState<Composition | null>(null);
  const keep = useKept(conversation.id, saved);
  useAnswered(saved.replyToId, setComposition);
  return {
    body,
    setBody: useCallback(
      (next) => {
        setBody(next);
        keep({ body: next });
      },
      [keep],
    ),
    composition,
    setComposition: useCallback(
      (next) => {
        setComposition(next);
        keep({ replyToId: next?.kind === 'reply' ? next.message.id : null });
      },
      [keep],
    ),
  };
}

interface Kept {
  readonly body: string;
  readonly replyToId: string | null;
}

function useKept(conversationId: string, saved: Kept): (changes: Partial<Kept>) => void {
  const apollo = useApolloClient();
  const kept = useRef(saved);
  const latest = useRef(saved);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useCallback((): void => {
    clearTimeout(timer.current);
    const { body, replyToId } = latest.current;
    if (body === kept.current.body && replyToId === kept.current.replyToId) return;
    kept.current = latest.current;
    // The next one may be saved.
    apollo.mutate({ mutation: SaveDraftDocument, variables: { input: { conversationId, body, replyToId } } }).catch(() => undefined);
  }, [apollo, conversationId]);
  useEffect(() => save, [save]);
  return useCallback(
    (changes) => {
      latest.current = { ...latest.current, ...changes };
      clearTimeout(timer.current);
      const { body, replyToId } = latest.current;
      // What was sent is no draft any more.
      if (body === '' && replyToId === null) save();
      else timer.current = setTimeout(save, silenceMs);
    },
    [save],
  );
}

/** Shows once it is read what the draft answers, unless somebody has begun something else by then. */
function useAnswered(replyToId: string | null, show: (change: (before: Composition | null) => Composition | null) => void): void {
  const apollo = useApolloClient();
  useEffect(() => {
    if (replyToId === null) return;
    apollo.query({ query: AnsweredMessageDocument, variables: { id: replyToId } }).then(
      ({ data }) => {
        const message = data?.node;
        if (message?.__typename === 'Message') show((before) => before ?? { kind: 'reply', message });
      },
      // It is an answer no more.
      () => undefined,
    );
  }, [apollo, replyToId, show]);
}
