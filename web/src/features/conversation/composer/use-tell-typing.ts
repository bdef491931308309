import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { SetTypingDocument } from '../../../generated/graphql.ts';

/** The server forgets it after six seconds. */
const repeatMs = 4_000;

/** Tells the others whether one is typing, as often as it has to be said. */
export function useTellTyping(conversationId: string, isWanted: boolean): (isTyping: boolean) => void {
  const apollo = useApolloClient();
  const toldAt = useRef(-Infinity);
  const tell = (typing: boolean): void => {
    const now = performance.now();
    const isNews = typing ? now - toldAt.current > repeatMs : toldAt.current > -Infinity;
    if (!isWanted || !isNews) return;
    toldAt.current = typing ? now : -Infinity;
    // Nobody misses it.
    apollo.mutate({ mutation: SetTypingDocument, variables: { conversationId, typing }, fetchPolicy: 'no-cache' }).catch(() => undefined);
  };
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => () => latest.current(false), []);
  return tell;
}
