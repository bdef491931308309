import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../infra/logging/index.ts';
import { AppError } from '../../kernel/errors.ts';

/** What Apollo's persisted-query protocol says by itself. */
const protocolCodes = /^PERSISTED_QUERY_/;

/**
 * An error as clients get it, over HTTP and sockets alike: a refusal with its code, a fault of the request as BAD_USER_INPUT, and anything
 * else masked, with an id under which the log has the whole of it.
 */
export function toClientError(error: unknown, formatted: GraphQLFormattedError, logger: Pick<Logger, 'error'>): GraphQLFormattedError {
  const { message, locations, path } = formatted;
  const place = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) };
  const cause = causeOf(error);
  if (cause instanceof AppError) return { message: cause.message, ...place, extensions: toExtensions(cause) };
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && protocolCodes.test(code)) return { message, extensions: { code } };
  if (cause instanceof GraphQLError) return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  const errorId = randomUUID();
  logger.error({ err: cause, errorId, path }, 'A request failed.');
  return { message: 'Something went wrong on our side.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
}

/** The thrown error inside GraphQL's wrappers; a GraphQLError where the request itself was at fault. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError instanceof Error) cause = cause.originalError;
  return cause;
}

function toExtensions({ code, field, retryAfterMs }: AppError): Record<string, unknown> {
  return { code, ...(field === undefined ? {} : { field }), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** As results hold them. */
export function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
