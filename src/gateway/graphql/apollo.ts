import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, OperationTypeNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Logger } from '../../infra/logging/index.ts';
import { AppError, BadInput } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toClientError } from './client-errors.ts';
import { extraRules, parseOptions } from './documents.ts';
import type { Executor } from './execution/executor.ts';
import { QueryCosts } from './query-cost.ts';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly format: (result: ExecutionResult) => ExecutionResult;
  readonly limits: Limits;
  readonly introspection: boolean;
  readonly logger: Logger;
}

/** GraphQL over HTTP. The caller starts and stops it. */
export function createApollo({ schema, executor, format, limits, introspection, logger }: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    // Introspection is refused by a rule of ours, the same that sockets have.
    introspection: true,
    validationRules: extraRules(limits, introspection),
    parseOptions: parseOptions(limits),
    formatError: (formatted, error) => toClientError(error, formatted, logger),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap the resolvers of the whole schema, and nothing here has hints for caches: answers are their viewer's own.
      ApolloServerPluginCacheControlDisabled(),
      uncached,
      refusals(limits),
      answers(executor, format),
    ],
    logger,
  });
}

/** What is refused before it runs is the fault of the request: 400, like what does not validate. */
function refusals({ queryCostMax }: Limits): ApolloServerPlugin<RequestContext> {
  const costs = new QueryCosts(queryCostMax);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, operationName, request }) {
          // One that is not there is refused by the executor.
          if (operation === undefined) return;
          try {
            if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw new SubscriptionOverHttp();
            costs.check(document, operationName, request.variables);
          } catch (error) {
            throw asBadRequest(error);
          }
        },
      };
    },
  };
}

/** What is valid runs as it does over sockets. */
function answers(executor: Executor, format: ApolloOptions['format']): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, request: { operationName, variables }, contextValue }) {
          const result = await executor.execute({ document, operationName, variables }, contextValue);
          const hasRun = result.data !== undefined;
          return {
            http: { status: hasRun ? undefined : 400, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: format(result) },
          };
        },
      };
    },
  };
}

const uncached: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        response.http.headers.set('cache-control', 'no-store');
      },
    };
  },
};

class SubscriptionOverHttp extends BadInput {
  constructor() {
    super('query', 'Subscriptions come over a WebSocket at the same address (graphql-transport-ws).');
  }
}

function asBadRequest(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 400 } } });
}
