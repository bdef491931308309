import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { SaveDraftDocument } from '../../../generated/graphql.ts';

const silenceMs = 1_500;

/** What one has begun to write, kept for all devices after a moment of silence and when one goes elsewhere. */
export function useDraft(conversationId: string, saved: string): [string, (body: string) => void] {
  const apollo = useApolloClient();
  const [draft, setDraft] = useState(saved);
  const kept = useRef(saved);
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = (): void => {
    clearTimeout(timer.current);
    if (latest.current === kept.current) return;
    kept.current = latest.current;
    // The next one may be saved.
    apollo.mutate({ mutation: SaveDraftDocument, variables: { input: { conversationId, body: latest.current } } }).catch(() => undefined);
  };
  const saveLatest = useRef(save);
  useEffect(() => {
    saveLatest.current = save;
  });
  useEffect(() => () => saveLatest.current(), []);

  const change = (body: string): void => {
    setDraft(body);
    latest.current = body;
    clearTimeout(timer.current);
    // What was sent is no draft any more.
    if (body === '') save();
    else timer.current = setTimeout(() => saveLatest.current(), silenceMs);
  };
  return [draft, change];
}
