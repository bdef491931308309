import { useSubscription } from '@apollo/client/react';
import { PresencesDocument } from '../../generated/graphql.ts';

/** The server follows so many at once. */
const usersMax = 500;

/** Keeps `User.presence` of these as it is now. */
export function usePresences(userIds: readonly string[]): void {
  const wanted = userIds.slice(0, usersMax);
  useSubscription(PresencesDocument, { variables: { userIds: wanted }, skip: wanted.length === 0 });
}
