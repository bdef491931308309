import { useMemo } from 'react';
import { useLocation, useParams } from 'react-router';
import { useClient } from '../../app/client.tsx';
import { useObservable } from '../../app/use-observable.ts';

export const archivePath = '/archived';

export interface Archive {
  /** Whether it is shown: it was chosen, or what is open lies in it. */
  readonly isOpen: boolean;
  readonly conversations: number;
  /** Of all of them together. */
  readonly unread: number;
}

/** What the viewer has put away. */
export function useArchive(): Archive {
  const { conversationId } = useParams();
  const { pathname } = useLocation();
  const views = useObservable(useClient().inbox.conversations);
  return useMemo(() => {
    const archived = views.filter(({ membership }) => membership?.archived === true);
    return {
      isOpen: pathname === archivePath || archived.some(({ id }) => id === conversationId),
      conversations: archived.length,
      unread: archived.reduce((sum, { unreadCount }) => sum + unreadCount, 0),
    };
  }, [views, pathname, conversationId]);
}
