import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../../infra/logging/index.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toClientError } from './client-errors.ts';
import { extraRules, parseOptions } from './documents.ts';
import { QueryCosts } from './query-cost.ts';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly introspection: boolean;
  readonly logger: Logger;
}

/** GraphQL over HTTP. The caller starts and stops it. */
export function createApollo({ schema, limits, introspection, logger }: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    // Introspection is refused by a rule of ours, the same that sockets have.
    introspection: true,
    validationRules: extraRules(limits, introspection),
    parseOptions: parseOptions(limits),
    formatError: (formatted, error) => toClientError(error, formatted, logger),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), costPlugin(limits)],
    logger,
  });
}

function costPlugin({ queryCostMax }: Limits): ApolloServerPlugin<RequestContext> {
  const costs = new QueryCosts(queryCostMax);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operationName, request }) {
          costs.check(document, operationName, request.variables);
        },
      };
    },
  };
}
