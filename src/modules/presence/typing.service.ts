import type { EventBus } from '../../infra/bus/index.ts';
import type { Executor } from '../../infra/database/index.ts';
import { RateLimited } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { LiveSource } from '../../realtime/index.ts';
import type { ConversationAccess, StoredConversation } from '../conversations/index.ts';
import type { TypingRooms } from './typing-rooms.ts';
import { toTypingEvent } from './typing-event.ts';
import { typingNews, type TypingState } from './typing.ts';

export interface TypingServiceDeps {
  readonly reader: Executor;
  readonly access: ConversationAccess;
  readonly rooms: TypingRooms;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly rate: RateLimiter;
}

/** Who is typing. Nothing of it is stored. */
export class TypingService {
  constructor(
    private readonly deps: TypingServiceDeps,
    private readonly limits: Pick<Limits, 'typingGroupMembersMax'>,
  ) {}

  /** True when the others are told; they are not in channels, in groups above the limit, and where one has blocked the other. @throws NotFound unless the viewer is a member, RateLimited */
  async set(viewer: Viewer, id: ConversationId, typing: boolean): Promise<boolean> {
    const { reader, access, bus, rate } = this.deps;
    const retryAfterMs = rate.take(viewer.userId);
    if (retryAfterMs > 0) throw new RateLimited('That is said too often; every few seconds will do.', retryAfterMs);
    const { conversation } = await access.toRead(reader, viewer, id);
    if (!this.isFor(conversation)) return false;
    bus.publish([typingNews(id, { userId: viewer.userId, typing })]);
    return true;
  }

  /** Opening it rejects with NotFound unless the viewer is a member. */
  watch({ userId }: Viewer, id: ConversationId): LiveSource<TypingState> {
    return new LiveSource<TypingState>(
      toTypingEvent,
      () => 'Typing',
      async (outlet) => this.deps.rooms.open(id, { userId, ...outlet }),
    );
  }

  private isFor({ kind, memberCount, isBlocked }: StoredConversation): boolean {
    return kind !== 'CHANNEL' && memberCount <= this.limits.typingGroupMembersMax && isBlocked === 0;
  }
}
