import { availableParallelism } from 'node:os';
import type { z } from 'zod';
import { StartError } from '../kernel/errors.ts';
import { defaultLimits, toLimits, type Limits } from '../kernel/limits.ts';
import { readCommandLine, type CommandLine } from './arguments.ts';
import { problemsOfCombination, type Situation } from './combination.ts';
import { limitSettings, settingNameOf } from './limit-settings.ts';
import type { MysqlTls } from './mysql-tls.ts';
import { serverSettings, type LogLevel, type Role, type ServerSettings } from './server-settings.ts';
import { problemsOfUnknownNames } from './unknown-names.ts';

/** Everything that the person who starts the program decides. Frozen throughout; nobody else reads the environment. */
export interface Config extends CommandLine {
  readonly isProduction: boolean;
  readonly http: HttpConfig;
  readonly database: DatabaseConfig;
  readonly redis: RedisConfig;
  readonly auth: AuthConfig;
  readonly roles: readonly Role[];
  /** Processes to run on this machine: `auto` is resolved already. */
  readonly processes: number;
  /** Null: the caller makes one. Never set where `processes` is more than 1. */
  readonly nodeId: string | null;
  readonly logLevel: LogLevel;
  readonly limits: Limits;
}

export interface HttpConfig {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly corsOrigins: '*' | readonly string[];
  /** As Fastify's `trustProxy` takes it. */
  readonly trustProxy: boolean | string;
  readonly explorer: boolean;
  readonly messenger: boolean;
  readonly introspection: boolean;
  readonly metrics: boolean;
  readonly socketCompression: boolean;
}

export interface DatabaseConfig {
  /** `mysql://…` with the name of a database, or null for SQLite in the data folder. */
  readonly mysqlUrl: string | null;
  readonly dataDir: string;
  /** Null: unencrypted. */
  readonly tls: MysqlTls | null;
  /** Per process. MySQL only. */
  readonly connectionsMax: number;
  /** How long a statement or transaction may take. MySQL only. */
  readonly answerMs: number;
  readonly migrateAtStart: boolean;
}

export interface RedisConfig {
  /** Null: events stay in this process. */
  readonly url: string | null;
  readonly prefix: string;
}

export interface AuthConfig {
  /** Null in embedded mode where none is set, and for `migrate`: `resolveJwtSecret` makes and keeps one. */
  readonly jwtSecret: string | null;
  readonly accessTokenSeconds: number;
  readonly refreshTokenDays: number;
  readonly registrationOpen: boolean;
  /** Null: tokens of the host app are not accepted. */
  readonly host: HostTokens | null;
}

export interface HostTokens {
  readonly key: { readonly kind: 'secret'; readonly secret: string } | { readonly kind: 'jwks'; readonly url: string };
  readonly issuer: string;
  readonly audience: string;
}

/**
 * Reads the environment and the arguments (without `node` and the program), and nothing else but the number of cores.
 * @throws StartError with one line per problem, each of which names the setting, what is wrong, and the fix.
 */
export function loadConfig(env: NodeJS.ProcessEnv, argv: readonly string[], coreCount = availableParallelism()): Config {
  const commandLine = readCommandLine(argv);
  const given = withoutBlanks(env);
  const server = serverSettings.safeParse(given);
  const limits = limitSettings.safeParse(given);
  const problems = [...problemsOfUnknownNames(env), ...sentences(server.error), ...sentences(limits.error)];
  if (!server.success || !limits.success || problems.length > 0) throw new StartError(problems.join('\n'));

  const situation: Situation = { ...commandLine, settings: server.data, processes: processCount(server.data, coreCount) };
  const contradictions = problemsOfCombination(situation);
  if (contradictions.length > 0) throw new StartError(contradictions.join('\n'));
  return toConfig(situation, limits.data);
}

/** A variable that is set to nothing is not set: compose files and .env files have no other way to say so. */
function withoutBlanks(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
}

function sentences(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

function processCount({ TOKENIM_PROCESSES, TOKENIM_MYSQL_URL, TOKENIM_REDIS_URL }: ServerSettings, coreCount: number): number {
  if (TOKENIM_PROCESSES !== 'auto') return TOKENIM_PROCESSES;
  return TOKENIM_MYSQL_URL === null || TOKENIM_REDIS_URL === null ? 1 : coreCount;
}

function toConfig({ command, demo, settings, processes }: Situation, limits: Record<string, number>): Config {
  const isProduction = settings.NODE_ENV === 'production';
  return Object.freeze({
    command,
    demo,
    isProduction,
    http: Object.freeze({
      port: settings.PORT,
      host: settings.HOST,
      corsOrigins: settings.TOKENIM_CORS_ORIGINS,
      trustProxy: settings.TOKENIM_TRUST_PROXY,
      explorer: settings.TOKENIM_EXPLORER ?? !isProduction,
      messenger: settings.TOKENIM_MESSENGER,
      introspection: settings.TOKENIM_INTROSPECTION ?? !isProduction,
      metrics: settings.TOKENIM_METRICS,
      socketCompression: settings.TOKENIM_SOCKET_COMPRESSION,
    }),
    database: Object.freeze({
      mysqlUrl: settings.TOKENIM_MYSQL_URL,
      dataDir: settings.TOKENIM_DATA_DIR,
      connectionsMax: settings.TOKENIM_MYSQL_CONNECTIONS_MAX,
      answerMs: settings.TOKENIM_MYSQL_ANSWER_MS,
      tls: settings.TOKENIM_MYSQL_TLS,
      migrateAtStart: settings.TOKENIM_MIGRATE_AT_START,
    }),
    redis: Object.freeze({ url: settings.TOKENIM_REDIS_URL, prefix: settings.TOKENIM_REDIS_PREFIX }),
    auth: Object.freeze({
      jwtSecret: settings.TOKENIM_JWT_SECRET,
      accessTokenSeconds: settings.TOKENIM_ACCESS_TOKEN_SECONDS,
      refreshTokenDays: settings.TOKENIM_REFRESH_TOKEN_DAYS,
      registrationOpen: settings.TOKENIM_REGISTRATION_OPEN,
      host: hostTokens(settings),
    }),
    roles: Object.freeze([...settings.TOKENIM_ROLES]),
    processes,
    nodeId: settings.TOKENIM_NODE_ID,
    logLevel: settings.TOKENIM_LOG_LEVEL,
    limits: toLimits((name) => limits[settingNameOf(name)] ?? defaultLimits[name]),
  });
}

function hostTokens(settings: ServerSettings): HostTokens | null {
  const {
    TOKENIM_HOST_JWT_SECRET: secret,
    TOKENIM_HOST_JWKS_URL: url,
    TOKENIM_HOST_ISSUER: issuer,
    TOKENIM_HOST_AUDIENCE: audience,
  } = settings;
  if (issuer === null || audience === null) return null;
  if (secret !== null) return Object.freeze({ key: Object.freeze({ kind: 'secret', secret }), issuer, audience });
  if (url !== null) return Object.freeze({ key: Object.freeze({ kind: 'jwks', url }), issuer, audience });
  return null;
}
