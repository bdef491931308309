import { useCallback, useEffect, useRef } from 'react';
import { useClient } from '../../../app/client.tsx';
import { useConversation } from '../conversation-context.ts';

/** Answers what to call with the newest message that one can see: up to there it is read, once somebody looks at the page. */
export function useReadMarker(): (seq: number) => void {
  const client = useClient();
  const { conversation } = useConversation();
  const { id, viewerMembership } = conversation;
  const unreadCount = viewerMembership?.unreadCount ?? 0;
  const seen = useRef(0);
  const told = useRef(0);
  const tell = useRef(() => undefined as void);

  useEffect(() => {
    tell.current = () => {
      if (document.visibilityState !== 'visible' || unreadCount === 0 || seen.current <= told.current) return;
      told.current = seen.current;
      client.markRead(id, seen.current).catch(() => {
        told.current = 0;
      });
    };
    tell.current();
    const look = (): void => tell.current();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [client, id, unreadCount]);

  return useCallback((seq) => {
    if (seq <= seen.current) return;
    seen.current = seq;
    tell.current();
  }, []);
}
