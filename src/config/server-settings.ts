import { z } from 'zod';
import { mysqlTls, type MysqlTls } from './mysql-tls.ts';
import {
  bindAddress,
  flag,
  matching,
  oneOf,
  secret,
  secretBytesMin,
  someOf,
  trustedProxies,
  wholeNumber,
  wholeNumberOrAuto,
} from './readings.ts';
import { optionalSetting, setting, type SettingDocs } from './setting.ts';
import { jwksUrl, mysqlUrl, origins, redisUrl } from './urls.ts';

const roles = ['api', 'gateway', 'worker'] as const;
export type Role = (typeof roles)[number];

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const unlessProduction = 'true; false where NODE_ENV is production';
const secretValues = `at least ${secretBytesMin} bytes`;

/** Every setting but the limits, in the order in which a person reads them. */
export const serverSettings = z.object({
  NODE_ENV: optionalSetting((value) => ({ value }), {
    group: 'Server',
    default: 'not set',
    values: 'production, or anything else',
    description:
      'production switches off what helps while one builds an app: the explorer and introspection, unless their own settings say otherwise.',
  }),
  PORT: number(4_000, 0, 65_535, '', {
    group: 'Server',
    description: 'HTTP and WebSocket, both at /graphql. 0 takes any free port and logs which one.',
  }),
  HOST: setting(bindAddress, '0.0.0.0', {
    group: 'Server',
    default: '0.0.0.0',
    values: 'an IP address or host name',
    description:
      'The address to listen on. The default is every IPv4 address, which works in containers and on hosts without IPv6; :: adds IPv6, 127.0.0.1 shuts out everything but this machine.',
  }),
  TOKENIM_CORS_ORIGINS: setting<'*' | readonly string[]>(origins, Object.freeze([]), {
    group: 'Server',
    default: 'none',
    values: 'origins with commas between them, or *',
    description: 'Web pages of other origins that may call the API. Apollo Sandbox is https://studio.apollographql.com.',
  }),
  TOKENIM_TRUST_PROXY: setting(trustedProxies, false, {
    group: 'Server',
    default: 'false',
    values: 'false, true, or addresses, ranges (10.0.0.0/8), loopback, linklocal, uniquelocal with commas between them',
    description:
      'Proxies whose X-Forwarded-For is believed, so that limits per address count clients and not the proxy. true believes everybody: only where nothing but the proxy reaches this port, and it overwrites the header.',
  }),
  TOKENIM_EXPLORER: optionalSetting(flag, {
    group: 'Server',
    default: unlessProduction,
    values: 'true or false',
    description: 'Shows browsers that open /graphql a GraphQL explorer.',
  }),
  TOKENIM_MESSENGER: bool(true, {
    group: 'Server',
    description: 'Serves the messenger, an app for people, to browsers that open /. Without the api role it is not there.',
  }),
  TOKENIM_INTROSPECTION: optionalSetting(flag, {
    group: 'Server',
    default: unlessProduction,
    values: 'true or false',
    description: 'Whether clients may ask for the schema.',
  }),
  TOKENIM_METRICS: bool(true, {
    group: 'Server',
    description: 'Serves figures for Prometheus at /metrics. Anyone who reaches the port reads them: let the proxy refuse that path.',
  }),
  TOKENIM_SOCKET_COMPRESSION: bool(false, {
    group: 'Server',
    description: 'permessage-deflate on sockets: less traffic, for several times the CPU and memory per socket.',
  }),
  TOKENIM_LOG_LEVEL: setting(oneOf(logLevels), 'info', {
    group: 'Server',
    default: 'info',
    values: logLevels.join(', '),
    description: 'The least serious lines that are logged.',
  }),

  TOKENIM_DATA_DIR: setting(matching(/^[^\0]+$/, 'the path of a folder'), './data', {
    group: 'Storage',
    default: './data',
    values: 'the path of a folder',
    description: 'Without TOKENIM_MYSQL_URL the database and the JWT secret are here. It is made where it is missing.',
  }),
  TOKENIM_MYSQL_URL: optionalSetting(mysqlUrl, {
    group: 'Storage',
    default: 'none: SQLite in TOKENIM_DATA_DIR',
    values: 'mysql://user:password@host:3306/database',
    description: 'MySQL from version 8 or MariaDB from 10.6. mariadb:// means the same.',
    secret: true,
  }),
  TOKENIM_MYSQL_TLS: setting<MysqlTls | null>(mysqlTls, null, {
    group: 'Storage',
    default: 'off',
    values: 'off, on, or the path of a file',
    description:
      'Encrypts what goes to MySQL, and checks that the certificate is for the host of TOKENIM_MYSQL_URL: against the authorities that Node knows (on), or those of a file in PEM form, which most providers of databases offer.',
  }),
  TOKENIM_MYSQL_CONNECTIONS_MAX: number(10, 2, 1_000, 'connections', {
    group: 'Storage',
    description: 'Connections to MySQL per process. All processes together have to stay below max_connections of the server.',
  }),
  TOKENIM_MYSQL_ANSWER_MS: number(10_000, 1_000, 600_000, 'ms', {
    group: 'Storage',
    description:
      'What MySQL has not done by then fails, the wait for a connection included: so a server that hangs costs errors, and no locks are held for longer. Migrations take the time that they need.',
  }),
  TOKENIM_MIGRATE_AT_START: bool(true, {
    group: 'Storage',
    description:
      'Brings the tables up to date at each start, one node at a time. With false the start fails until "npm run migrate" has run.',
  }),
  TOKENIM_REDIS_URL: optionalSetting(redisUrl, {
    group: 'Storage',
    default: 'none: events stay in this process',
    values: 'redis://user:password@host:6379/0, or rediss:// for TLS',
    description: 'Connects nodes. Needed as soon as two processes serve one database.',
    secret: true,
  }),
  TOKENIM_REDIS_PREFIX: setting(matching(/^[\w:.{}-]{1,64}$/, 'up to 64 letters, digits and _ : . { } -'), 'tokenim:', {
    group: 'Storage',
    default: 'tokenim:',
    values: 'up to 64 letters, digits and _ : . { } -',
    description:
      'Begins every key and channel in Redis. Installations that share a Redis need different ones, also in different databases of it.',
  }),

  TOKENIM_JWT_SECRET: optionalSetting(secret, {
    group: 'Tokens',
    default: 'made once and kept in TOKENIM_DATA_DIR; with MySQL there is none',
    values: secretValues,
    description:
      'Signs access and refresh tokens; the same on every node. Another one ends all sessions. Make it with: openssl rand -base64 48',
    secret: true,
  }),
  TOKENIM_ACCESS_TOKEN_SECONDS: number(900, 1, 86_400, 'seconds', {
    group: 'Tokens',
    description: 'How long an access token is valid. Sockets close with 4403 when theirs ends, and come back with a fresh one.',
  }),
  TOKENIM_REFRESH_TOKEN_DAYS: number(30, 1, 3_650, 'days', {
    group: 'Tokens',
    description: 'How long a device that stays away remains signed in.',
  }),
  TOKENIM_REGISTRATION_OPEN: bool(true, {
    group: 'Tokens',
    description: 'Whether anybody may make an account with the register mutation.',
  }),
  TOKENIM_HOST_JWT_SECRET: optionalSetting(secret, {
    group: 'Tokens',
    default: 'none',
    values: secretValues,
    description: 'Accepts tokens that your own app signs with this secret (HS256). Not together with TOKENIM_HOST_JWKS_URL.',
    secret: true,
  }),
  TOKENIM_HOST_JWKS_URL: optionalSetting(jwksUrl, {
    group: 'Tokens',
    default: 'none',
    values: 'an https:// address (http:// on this machine only)',
    description: 'Accepts tokens that your own app or identity provider signs with a key of this key set.',
  }),
  TOKENIM_HOST_ISSUER: optionalSetting(claim, {
    group: 'Tokens',
    default: 'none',
    values: 'text',
    description: 'The iss claim that tokens of your app have to carry. Needed with TOKENIM_HOST_JWT_SECRET or TOKENIM_HOST_JWKS_URL.',
  }),
  TOKENIM_HOST_AUDIENCE: optionalSetting(claim, {
    group: 'Tokens',
    default: 'none',
    values: 'text',
    description: 'The aud claim that tokens of your app have to carry. Needed with TOKENIM_HOST_JWT_SECRET or TOKENIM_HOST_JWKS_URL.',
  }),

  TOKENIM_ROLES: setting<readonly Role[]>(someOf(roles), roles, {
    group: 'Processes',
    default: roles.join(','),
    values: `one or more of ${roles.join(', ')}`,
    description:
      'The parts that this process runs: api answers HTTP, gateway holds sockets, worker indexes messages for searching, delivers push and webhooks, and deletes what has expired.',
  }),
  TOKENIM_PROCESSES: setting<number | 'auto'>(wholeNumberOrAuto(1, 256), 1, {
    group: 'Processes',
    default: '1',
    values: '1 to 256, or auto',
    description:
      'Processes on this machine that share the port. More than 1 needs MySQL and Redis; auto is one per core where both are set, and 1 otherwise. In a container that may use a part of the machine only, give the number.',
  }),
  TOKENIM_NODE_ID: optionalSetting(matching(/^[A-Za-z0-9._-]{1,64}$/, 'up to 64 letters, digits and . _ -'), {
    group: 'Processes',
    default: 'made at each start',
    values: 'up to 64 letters, digits and . _ -',
    description: 'Names this process in logs and in its presence lease. No two that run at the same time may share one.',
  }),
});

export type ServerSettings = z.output<typeof serverSettings>;

function claim(text: string): { value: string } {
  return { value: text };
}

type Brief = Pick<SettingDocs, 'group' | 'description'>;

function number(value: number, min: number, max: number, unit: string, about: Brief) {
  const unitDocs = unit === '' ? {} : { unit };
  return setting(wholeNumber(min, max, unit), value, { ...about, ...unitDocs, default: String(value), values: `${min} to ${max}` });
}

function bool(value: boolean, about: Brief) {
  return setting(flag, value, { ...about, default: String(value), values: 'true or false' });
}
