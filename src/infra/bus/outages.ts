import type { Redis } from 'ioredis';
import type { BusLogger } from './event-bus.ts';
import { reasonOf } from './redis-connections.ts';

export interface OutageContext {
  readonly logger: BusLogger;
  readonly address: string;
  /** What the connection is for. */
  readonly purpose: string;
}

/** Logs each outage once per reason, not per try, and its end. Never the error itself: see `reasonOf`. */
export function logOutages(connection: Redis, { logger, address, purpose }: OutageContext): void {
  let lastReason: string | undefined;
  const warn = (reason: string): void => {
    if (reason === lastReason) return;
    lastReason = reason;
    logger.warn({ redis: address, purpose, reason }, 'Redis is away; the bus tries to reconnect.');
  };
  connection.on('error', (error) => {
    warn(reasonOf(error));
  });
  connection.on('reconnecting', () => {
    warn(lastReason ?? 'the connection closed');
  });
  connection.on('ready', () => {
    lastReason = undefined;
    logger.info({ redis: address, purpose }, 'Redis is back.');
  });
}
