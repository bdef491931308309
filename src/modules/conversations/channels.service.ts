import type { UnitOfWork } from '../../infra/database/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { Conversation } from './conversation.ts';
import type { EntranceAccess } from './entrance.access.ts';
import type { Joining } from './joining.ts';

export interface ChannelsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly users: UsersService;
  readonly entrance: EntranceAccess;
  readonly joining: Joining;
}

/** Channels. What they share with groups is where groups have it. */
export class ChannelsService {
  constructor(private readonly deps: ChannelsServiceDeps) {}

  /** Public ones only; a member stays one. @throws NotFound also for somebody who is banned, QuotaExceeded */
  async join(viewer: Viewer, id: ConversationId): Promise<Conversation> {
    const { unitOfWork, users, entrance, joining } = this.deps;
    const { userId } = viewer;
    return unitOfWork.run(async (tx) => {
      await users.bumpVersion(tx, [userId]);
      const { conversation, isMember } = await entrance.toEnter(tx, viewer, id, 'channel');
      if (conversation.kind !== 'CHANNEL' || (!isMember && conversation.isPublic === 0)) throw new NotFound('channel');
      return joining.join(tx, conversation, [userId], (targetIds) => ({ type: 'MEMBER_JOINED', actorId: userId, targetIds }));
    });
  }
}
