import { randomInt } from 'node:crypto';
import { systemClock } from '../../kernel/clock.ts';
import type { BusLogger } from '../bus/index.ts';
import { logOutages } from '../bus/outages.ts';
import { connectOne } from '../bus/redis-connections.ts';
import { parseRedisUrl } from '../bus/redis-url.ts';
import { RedisRoster } from './redis-roster.ts';
import type { Roster } from './roster.ts';

export { createMemoryRoster, RosterSpace } from './memory-roster.ts';
export type { Roster } from './roster.ts';

export interface RedisRosterOptions {
  readonly url: string;
  /** Nodes with the same prefix share one roster. */
  readonly prefix: string;
  /** Differs from process to process, also from start to start. */
  readonly nodeId: string;
  readonly logger: BusLogger;
}

/** @throws BusUnavailable with a sentence that names TOKENIM_REDIS_URL and no password */
export async function connectRedisRoster({ url, prefix, nodeId, logger }: RedisRosterOptions): Promise<Roster> {
  const location = parseRedisUrl(url);
  const connection = await connectOne({
    location,
    name: `tokenim-roster-${nodeId}`,
    clock: systemClock,
    random: () => randomInt(1_000_000) / 1_000_000,
    timeoutMs: 5_000,
    reconnectDelayMaxMs: 2_000,
  });
  logOutages(connection, { logger, address: location.address, purpose: 'roster' });
  return new RedisRoster(nodeId, connection, prefix);
}
