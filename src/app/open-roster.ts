import type { RedisConfig } from '../config/index.ts';
import { connectRedisRoster, createMemoryRoster, RosterSpace, type Roster } from '../infra/roster/index.ts';
import type { Logger } from '../infra/logging/index.ts';
import type { Clock } from '../kernel/clock.ts';

/** Who is at which node: in Redis between nodes, or in memory where there is one node only. @throws BusUnavailable */
export async function openRoster({ url, prefix }: RedisConfig, processId: string, clock: Clock, logger: Logger): Promise<Roster> {
  if (url === null) return createMemoryRoster(processId, new RosterSpace(() => clock.now()));
  return connectRedisRoster({ url, prefix, nodeId: processId, logger });
}
