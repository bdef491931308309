import { useClient } from './client.tsx';
import { useObservable } from './use-observable.ts';

/** Whether there is somebody whose session has not ended. */
export function useIsSignedIn(): boolean {
  const client = useClient();
  const viewerId = useObservable(client.viewerId);
  const { status } = useObservable(client.connection);
  return viewerId !== null && status !== 'refused';
}
