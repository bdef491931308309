import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from '../../infra/logging/index.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RequestContext } from '../../kernel/request-context.ts';
import type { Authenticator } from '../../modules/auth/index.ts';
import { toClientError } from '../graphql/index.ts';
import { registerExplorer } from './explorer.ts';
import { registerHealth, type HealthChecks } from './health.ts';
import { LastArrivals } from './last-arrivals.ts';
import { registerMessenger } from './messenger.ts';

export interface HttpServerOptions {
  readonly path: string;
  /** Null on nodes without the api role: no requests, but health and sockets. */
  readonly apollo: ApolloServer<RequestContext> | null;
  readonly authenticator: Authenticator;
  readonly limits: Limits;
  readonly corsOrigins: '*' | readonly string[];
  readonly trustProxy: boolean | string;
  readonly explorer: boolean;
  /** The folder with the messenger's built files; null to have none. */
  readonly messengerDir: string | null;
  readonly health: HealthChecks;
  /** The text of /metrics with its media type, or null to have none. */
  readonly metrics: (() => Promise<{ readonly contentType: string; readonly text: string }>) | null;
  readonly logger: Pick<Logger, 'error'>;
}

/** Everything that this node answers over HTTP. The caller listens and closes. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { path, apollo, limits, trustProxy, corsOrigins, explorer, messengerDir, health, metrics, logger } = options;
  const app = Fastify({ bodyLimit: limits.requestBytesMax, trustProxy, forceCloseConnections: 'idle', return503OnClosing: false });
  app.setErrorHandler(async (error: { statusCode?: number; message: string }, _request, reply) => {
    const { statusCode = 500, message } = error;
    const refusal = statusCode < 500 ? { message, extensions: { code: codeOf(statusCode) } } : toClientError(error, { message }, logger);
    return reply.code(statusCode).send({ errors: [refusal] });
  });
  const arrivals = new LastArrivals(app.server);
  app.addHook('preClose', async () => arrivals.passed());
  app.addHook('onSend', async (_request, reply) => {
    // Kept alive, it would keep a node alive that is going away.
    if (health.isDraining()) void reply.header('connection', 'close');
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
    if (messengerDir !== null) registerMessenger(app, messengerDir);
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
  return status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_USER_INPUT';
}
