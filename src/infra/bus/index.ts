export { BusUnavailable, type BusListener, type BusLogger, type BusMessage, type BusSubscription, type EventBus } from './event-bus.ts';
export { createMemoryBus } from './memory-bus.ts';
export { connectRedisBus, type RedisBus, type RedisBusOptions } from './redis-bus.ts';
