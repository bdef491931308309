import { GraphQLError, type ExecutionResult } from 'graphql';
import { toClientError } from '../gateway/graphql/index.ts';
import type { Logger } from '../infra/logging/index.ts';

/** Results as sockets send them: errors masked and coded as over HTTP. */
export function formatResults(logger: Logger): (result: ExecutionResult) => ExecutionResult {
  return (result) => {
    if (result.errors === undefined) return result;
    const errors = result.errors.map((error) => {
      const { message, path, extensions } = toClientError(error, error.toJSON(), logger);
      const { nodes, source, positions } = error;
      return new GraphQLError(message, { nodes, source, positions, path, extensions: { ...extensions } });
    });
    return { ...result, errors };
  };
}
