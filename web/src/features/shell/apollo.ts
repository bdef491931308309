import type { ApolloClient } from '@apollo/client';
import type { Client } from '@tokenim/client';
import { createApolloClient } from '@tokenim/client/apollo';

const made = new WeakMap<Client, ApolloClient>();

/** One for as long as the page lives: it follows the client's inbox, whoever is signed in. */
export function apolloOf(client: Client): ApolloClient {
  const apollo = made.get(client) ?? createApolloClient(client);
  made.set(client, apollo);
  return apollo;
}
