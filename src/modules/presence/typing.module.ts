import type { EventBus } from '../../infra/bus/index.ts';
import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { ConversationAccess, MembersRepository } from '../conversations/index.ts';
import type { LiveFields } from '../graph/index.ts';
import type { UserLoader } from '../users/index.ts';
import { TypingRooms } from './typing-rooms.ts';
import { typingLiveFields, TypingResolver } from './typing.resolver.ts';
import { TypingService } from './typing.service.ts';

/** What `typingChangesMax` counts in. */
const changesWindowMs = 10_000;

export interface TypingDeps {
  readonly unitOfWork: UnitOfWork;
  readonly bus: Pick<EventBus, 'subscribe' | 'publish'>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UserLoader;
  readonly access: ConversationAccess;
  readonly members: MembersRepository;
}

export interface TypingPart {
  readonly resolvers: object[];
  readonly liveFields: LiveFields;
  /** For when the bus may have lost something. */
  refresh(): Promise<void>;
}

export function createTyping({ unitOfWork, bus, clock, limits, users, access, members }: TypingDeps): TypingPart {
  const { reader } = unitOfWork;
  const rooms = new TypingRooms({
    bus,
    clock,
    typingMs: limits.typingMs,
    membersAmong: async (id, userIds) => {
      const found = await members.find(reader, id, userIds);
      return new Set(found.filter(({ leftAt }) => leftAt === null).map(({ userId }) => userId));
    },
  });
  const rate = new RateLimiter({ max: limits.typingChangesMax, windowMs: changesWindowMs, now: () => clock.now() });
  const service = new TypingService({ reader, access, rooms, bus, rate }, limits);
  return {
    resolvers: [new TypingResolver(service, users)],
    liveFields: typingLiveFields(service),
    refresh: async () => rooms.refresh(),
  };
}
