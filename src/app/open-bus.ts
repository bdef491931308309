import type { RedisConfig } from '../config/index.ts';
import { connectRedisBus, createMemoryBus, type EventBus } from '../infra/bus/index.ts';
import type { Logger } from '../infra/logging/index.ts';

/** Redis between nodes, or memory where there is one node only. @throws BusUnavailable */
export async function openBus({ url, prefix }: RedisConfig, nodeId: string, logger: Logger): Promise<EventBus> {
  return url === null ? createMemoryBus({ logger }) : connectRedisBus({ url, channelPrefix: prefix, nodeId, logger });
}
