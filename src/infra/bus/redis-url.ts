import { isIP } from 'node:net';
import type { RedisOptions } from 'ioredis';
import { BusUnavailable } from './event-bus.ts';

export interface RedisLocation {
  /** For people and logs: without user and password. */
  readonly address: string;
  readonly options: Pick<RedisOptions, 'host' | 'port' | 'username' | 'password' | 'db' | 'tls'>;
}

/** Reads `redis://user:password@host:6379/0` or `rediss://…` (TLS). User and password are percent-encoded. @throws BusUnavailable */
export function parseRedisUrl(text: string): RedisLocation {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.protocol === 'redis:';
  if (url === undefined || url.hostname === '' || !(isPlain || url.protocol === 'rediss:')) {
    throw refuse('is not a URL of the form redis://user:password@host:6379 or, with TLS, rediss://…');
  }
  const database = url.pathname.replace(/^\//, '');
  if (!/^\d{0,5}$/.test(database)) throw refuse('may name a database by its number only, as in redis://host:6379/0');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const options: RedisLocation['options'] = { host, port: Number(url.port || '6379'), db: Number(database) };
  if (url.username !== '') options.username = decode(url.username);
  if (url.password !== '') options.password = decode(url.password);
  // A server behind a shared address picks its certificate by the name; an IP address is no name.
  if (!isPlain) options.tls = isIP(host) === 0 ? { servername: host } : {};
  return { address: `${url.protocol}//${url.hostname}:${options.port}${database === '' ? '' : `/${database}`}`, options };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refuse('holds a "%" that is not followed by two hexadecimal digits: write a percent sign of the password as %25');
  }
}

function refuse(problem: string): BusUnavailable {
  return new BusUnavailable(`TOKENIM_REDIS_URL ${problem}.`);
}
