import { ApolloLink, Observable } from '@apollo/client';
import { OperationTypeNode, print } from 'graphql';
import type { Client } from '../client.ts';
import { TokenImError, Unreachable } from '../errors.ts';

/**
 * Sends what Apollo asks by the client: queries and mutations with its tokens, subscriptions over its socket, taken up again on each new
 * one. What the server refuses comes as `CombinedGraphQLErrors` with `extensions.code`, `field` and `retryAfterMs`; `Unreachable` stays
 * what it is.
 */
export function createLink(client: Client): ApolloLink {
  return new ApolloLink((operation) => (operation.operationType === OperationTypeNode.SUBSCRIPTION ? subscribe : ask)(client, operation));
}

function ask(client: Client, { query, variables }: ApolloLink.Operation): Observable<ApolloLink.Result> {
  return new Observable((observer) => {
    void client.request<Record<string, unknown>, Record<string, unknown>>(print(query), variables).then(
      (data) => {
        observer.next({ data });
        observer.complete();
      },
      (error: unknown) => {
        if (!(error instanceof TokenImError) || error instanceof Unreachable) return observer.error(error);
        observer.next(refusal(error));
        observer.complete();
      },
    );
  });
}

function subscribe(client: Client, { query, variables }: ApolloLink.Operation): Observable<ApolloLink.Result> {
  return new Observable((observer) =>
    client.subscribe<Record<string, unknown>, Record<string, unknown>>(print(query), variables, {
      next: (data) => observer.next({ data }),
      error: (error) => {
        observer.next(refusal(error));
        observer.complete();
      },
      complete: () => observer.complete(),
    }),
  );
}

/** As it came over the wire. */
function refusal({ message, code, field, retryAfterMs }: TokenImError): ApolloLink.Result {
  return { data: null, errors: [{ message, extensions: { code, ...(field && { field }), ...(retryAfterMs && { retryAfterMs }) } }] };
}
