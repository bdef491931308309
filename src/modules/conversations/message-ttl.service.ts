import type { UnitOfWork } from '../../infra/database/index.ts';
import { BadInput } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationAccess } from './conversations.access.ts';
import type { GroupChanges } from './group-changes.ts';
import { requireMay } from './permissions.ts';

export interface MessageTtlServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly limits: Limits;
  readonly access: ConversationAccess;
  readonly changes: GroupChanges;
}

/** How long the messages of a conversation are kept. */
export class MessageTtlService {
  constructor(private readonly deps: MessageTtlServiceDeps) {}

  /** Null: always. Either of two, or who may edit a group. What was sent before stays as it was sent. @throws NotFound, Forbidden, BadInput */
  async set(viewer: Viewer, id: ConversationId, seconds: number | null): Promise<Conversation> {
    const { unitOfWork, limits, access, changes } = this.deps;
    const most = limits.messageTtlSecondsMax;
    if (seconds !== null && !(seconds >= 1 && seconds <= most))
      throw new BadInput('seconds', `seconds is ${seconds}; it may be 1 to ${most}.`);
    return unitOfWork.run(async (tx) => {
      const membership = await access.toChange(tx, viewer, id);
      const { conversation } = membership;
      if (conversation.kind !== 'DIRECT') requireMay('editInfo', membership);
      const messageTtlS = seconds ?? 0;
      if (messageTtlS === conversation.messageTtlS) return conversation;
      return changes.apply(tx, conversation, {
        settings: { messageTtlS },
        event: { type: 'MESSAGE_TTL_CHANGED', actorId: viewer.userId, targetIds: [], messageTtlSeconds: messageTtlS },
      });
    });
  }
}
