import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RequestContext } from '../../kernel/request-context.ts';
import type { Authenticator } from '../../modules/auth/index.ts';
import { registerExplorer } from './explorer.ts';
import { registerHealth, type HealthChecks } from './health.ts';

export interface HttpServerOptions {
  readonly path: string;
  /** Null on nodes without the api role: no requests, but health and sockets. */
  readonly apollo: ApolloServer<RequestContext> | null;
  readonly authenticator: Authenticator;
  readonly limits: Limits;
  readonly corsOrigins: '*' | readonly string[];
  readonly trustProxy: boolean | string;
  readonly explorer: boolean;
  readonly health: HealthChecks;
  /** The text of /metrics with its media type, or null to have none. */
  readonly metrics: (() => Promise<{ readonly contentType: string; readonly text: string }>) | null;
}

/** Everything that this node answers over HTTP. The caller listens and closes. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { path, apollo, limits, trustProxy, corsOrigins, explorer, health, metrics } = options;
  const app = Fastify({ bodyLimit: limits.requestBytesMax, trustProxy, forceCloseConnections: 'idle' });
  app.setErrorHandler(async (error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).send({
      errors: [{ message: status < 500 ? error.message : 'Something went wrong on our side.', extensions: { code: codeOf(status) } }],
    });
  });
  if (corsOrigins === '*' || corsOrigins.length > 0)
    await app.register(cors, {
      origin: corsOrigins === '*' ? true : [...corsOrigins],
      methods: ['GET', 'POST', 'OPTIONS'],
      maxAge: 86_400,
    });
  registerHealth(app, health);
  if (metrics !== null)
    app.get('/metrics', async (_request, reply) => {
      const { contentType, text } = await metrics();
      return reply.type(contentType).send(text);
    });
  if (apollo !== null) {
    if (explorer) registerExplorer(app, { title: 'TokenIM', path });
    app.route({
      url: path,
      method: ['GET', 'POST'],
      handler: fastifyApolloHandler(apollo, { context: (request) => toContext(options.authenticator, request) }),
    });
  }
  return app;
}

/** A token that is not good refuses what needs one, and nothing else: whoever refreshes may send the old one along. */
async function toContext(authenticator: Authenticator, request: FastifyRequest): Promise<RequestContext> {
  return RequestContext.forRequest(await authenticator.authenticate(request.headers.authorization).catch(asRefusal), request.ip);
}

function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

function codeOf(status: number): string {
  if (status === 413) return 'PAYLOAD_TOO_LARGE';
  return status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}
