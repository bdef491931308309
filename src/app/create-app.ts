import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/index.ts';
import { resolveJwtSecret } from '../config/index.ts';
import { createApollo, createSchema, Documents, Executor, QueryCosts, Renderers } from '../gateway/graphql/index.ts';
import { clientAddress, createHttpServer } from '../gateway/http/index.ts';
import { Operations, WsGateway } from '../gateway/ws/index.ts';
import { isUnreachable, openDatabase } from '../infra/database/index.ts';
import { startJobs } from '../infra/jobs/index.ts';
import { createLogger } from '../infra/logging/index.ts';
import { createMetrics } from '../infra/metrics/index.ts';
import { systemClock } from '../kernel/clock.ts';
import { createUlidFactory } from '../kernel/ids.ts';
import { createModules, entities } from './create-modules.ts';
import { formatResults } from './format-results.ts';
import { listen } from './listen.ts';
import { openBus } from './open-bus.ts';
import { openRoster } from './open-roster.ts';
import { Shutdown } from './shutdown.ts';

export interface App {
  readonly url: string;
  /** Names of the migrations that ran at this start. */
  readonly migrated: readonly string[];
  /** Drains and stops: no new sockets, open ones closed with 1012, work in flight finished. */
  stop(): Promise<void>;
}

const path = '/graphql';
/** Of `npm run build`. Like package.json two levels up, from wherever this file is compiled to. */
const messengerDir = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The whole program, from the bottom up. Whatever has been opened is closed again when a later step fails. @throws StartError */
export async function createApp(config: Config): Promise<App> {
  const { limits, http } = config;
  const clock = systemClock;
  const nextUlid = createUlidFactory(() => clock.now(), randomBytes);
  const nodeId = config.nodeId ?? nextUlid();
  const logger = createLogger({ level: config.logLevel, nodeId });
  const shutdown = new Shutdown(logger, clock, limits.drainMs);
  try {
    const secret = await resolveJwtSecret(config);
    const bus = await openBus(config.redis, nodeId, logger);
    shutdown.add('bus', () => bus.close());
    // A name of its own for each start: what is left of the last one is not this one's.
    const roster = await openRoster(config.redis, nextUlid(), clock, logger);
    shutdown.add('roster', () => roster.close());
    const database = await openDatabase({
      location: config.database,
      entities,
      migrateAtStart: config.database.migrateAtStart,
      publish: (facts) => {
        bus.publish(facts);
      },
      pause: (delayMs) => new Promise((resolve) => void setTimeout(resolve, delayMs)),
    });
    shutdown.add('database', () => database.close());

    const { unitOfWork } = database;
    const metrics = createMetrics();
    const { accessTokenSeconds, refreshTokenDays, host, registrationOpen } = config.auth;
    const tokens = { secret, accessTokenSeconds, refreshTokenSeconds: refreshTokenDays * 86_400 };
    const modules = createModules({ unitOfWork, bus, roster, clock, nextUlid, limits, logger, tokens, hostTokens: host, registrationOpen });
    shutdown.add('users', await modules.users.start());
    shutdown.add('auth', await modules.auth.start());
    shutdown.add('presence', await modules.presence.start());
    const stopInbox = modules.inbox.start();
    shutdown.add('inbox', async () => {
      stopInbox();
    });
    if (config.roles.includes('worker')) {
      const jobs = startJobs({ jobs: modules.jobs, unitOfWork, clock, logger, nodeId });
      shutdown.add('jobs', () => jobs.stop());
      metrics.add({
        tokenim_search_behind: {
          help: 'Conversations with messages that are not indexed yet, as the worker that indexes sees it.',
          read: () => modules.search.behindCount(),
        },
        tokenim_jobs_held: { help: 'Jobs of the worker role that this node does at the moment.', read: () => jobs.heldCount },
        tokenim_job_failures: { help: 'Runs of jobs that failed on this node since its start.', read: () => jobs.failureCount },
      });
    }

    const schema = await createSchema(modules.resolvers, modules.liveFields);
    const { introspection } = http;
    const executor = new Executor(schema, limits.plannedFieldsMax);
    const format = formatResults(logger);
    const apollo = createApollo({ schema, executor, format, limits, introspection, logger });
    await apollo.start();
    shutdown.add('graphql', () => apollo.stop());
    const renderers = new Renderers({ schema, executor, format, isPassing: isUnreachable });
    const operations = new Operations({
      schema,
      documents: new Documents(schema, limits, introspection),
      executor,
      costs: new QueryCosts(limits.queryCostMax),
      renderers,
      limits,
    });
    const { authenticator } = modules.auth;
    const gateway = new WsGateway({
      path,
      authenticator,
      operations,
      presence: modules.presence.sockets,
      format,
      addressOf: clientAddress(http.trustProxy),
      bus,
      clock,
      limits,
      logger,
      compression: http.socketCompression,
    });
    metrics.add({
      tokenim_sockets: { help: 'Open sockets.', read: () => gateway.sockets.count },
      tokenim_feeds: { help: 'Conversations with live readers on this node.', read: () => modules.inbox.feedCount() },
      tokenim_watched_users: { help: 'Users whose presence somebody on this node follows.', read: () => modules.presence.watchedCount() },
      tokenim_subscriber_groups: { help: 'Groups of subscribers that share an execution.', read: () => renderers.groupCount },
    });
    const server = await createHttpServer({
      ...http,
      path,
      apollo: config.roles.includes('api') ? apollo : null,
      messengerDir: http.messenger ? messengerDir : null,
      authenticator,
      limits,
      health: {
        isDraining: () => shutdown.isRunning,
        parts: { database: () => database.ping(), bus: () => bus.ping() },
      },
      metrics: http.metrics ? () => metrics.render() : null,
      logger,
    });
    if (config.roles.includes('gateway')) shutdown.add('sockets bus', await gateway.start(server.server));
    shutdown.add('http', () => server.close());
    shutdown.add('sockets', () => gateway.drain());
    const { port }: AddressInfo = await listen(server, http);
    logger.info({ port, roles: config.roles }, 'TokenIM is listening.');
    return { url: `http://localhost:${port}${path}`, migrated: database.migrated, stop: () => shutdown.run() };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}
