import { ApolloClient, InMemoryCache, type InMemoryCacheConfig } from '@apollo/client';
import type { Client } from '../client.ts';
import { followInbox } from './follow-inbox.ts';
import { createLink } from './link.ts';
import { localState, showOutgoing } from './outgoing.ts';
import { possibleTypes, typePolicies } from './type-policies.ts';

export interface ApolloOptions extends Partial<Omit<ApolloClient.Options, 'cache'>> {
  /** The app’s own; what it says of a field counts before the pack’s. */
  readonly cache?: Pick<InMemoryCacheConfig, 'typePolicies' | 'possibleTypes'>;
}

/**
 * Apollo Client over a client of TokenIM: it asks by its tokens and its socket, its cache pages history and conversations and follows the
 * inbox, and each conversation has `outgoing @client`: what was written here and is not acknowledged yet.
 */
export function createApolloClient(client: Client, { cache: own = {}, ...options }: ApolloOptions = {}): ApolloClient {
  const cache = new InMemoryCache({ typePolicies, possibleTypes: { ...possibleTypes, ...own.possibleTypes } });
  if (own.typePolicies !== undefined) cache.policies.addTypePolicies(own.typePolicies);
  showOutgoing(client, cache);
  const apollo = new ApolloClient({ link: createLink(client), localState: localState(), ...options, cache });
  followInbox(client, apollo, cache);
  return apollo;
}

export { conversationFields, membershipFields, messageFields, userFields } from './documents.ts';
export { followInbox } from './follow-inbox.ts';
export { createLink } from './link.ts';
export { trimMessages, type MessageTrim } from './message-window.ts';
export { localState, showOutgoing } from './outgoing.ts';
export { possibleTypes, typePolicies } from './type-policies.ts';
