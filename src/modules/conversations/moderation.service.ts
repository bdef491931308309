import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { BadInput, Conflict } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Conversation, Member } from './conversation.ts';
import type { ConversationAccess } from './conversations.access.ts';
import type { GroupChanges } from './group-changes.ts';
import { requireRank } from './permissions.ts';
import type { SystemEvent } from './timeline.ts';

export interface ModerationServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly access: ConversationAccess;
  readonly changes: GroupChanges;
}

/** Who may not write in a group for a while, and how often the others may. Sends are decided on it under the same lock: see send-rules.ts. */
export class ModerationService {
  constructor(private readonly deps: ModerationServiceDeps) {}

  /** @throws BadInput for a time that has passed, NotFound, Forbidden, Conflict for the viewer themselves */
  async muteMember(viewer: Viewer, id: ConversationId, userId: UserId, until: number): Promise<Member> {
    if (until <= this.deps.clock.now()) throw new BadInput('until', 'until has passed already.');
    return this.setMute(viewer, id, userId, until, {
      type: 'MEMBER_MUTED',
      actorId: viewer.userId,
      targetIds: [userId],
      mutedUntil: until,
    });
  }

  /** Who is not muted stays as they are. @throws NotFound, Forbidden */
  async unmuteMember(viewer: Viewer, id: ConversationId, userId: UserId): Promise<Member> {
    return this.setMute(viewer, id, userId, 0, { type: 'MEMBER_UNMUTED', actorId: viewer.userId, targetIds: [userId] });
  }

  /** @throws NotFound, Forbidden */
  async muteAll(viewer: Viewer, id: ConversationId, muted: boolean): Promise<Conversation> {
    const type = muted ? 'GROUP_MUTED' : 'GROUP_UNMUTED';
    return this.set(viewer, id, { membersMuted: muted ? 1 : 0 }, { type, actorId: viewer.userId, targetIds: [] });
  }

  /** 0 ends it. @throws NotFound, Forbidden, BadInput */
  async setSlowMode(viewer: Viewer, id: ConversationId, seconds: number): Promise<Conversation> {
    const most = this.deps.limits.slowModeSecondsMax;
    if (seconds < 0 || seconds > most) throw new BadInput('seconds', `seconds is ${seconds}; it may be 0 to ${most}.`);
    return this.set(
      viewer,
      id,
      { slowModeS: seconds },
      { type: 'SLOW_MODE_CHANGED', actorId: viewer.userId, targetIds: [], slowModeSeconds: seconds },
    );
  }

  private async setMute(viewer: Viewer, id: ConversationId, userId: UserId, until: number, event: SystemEvent): Promise<Member> {
    const { unitOfWork, clock, access, changes } = this.deps;
    return unitOfWork.run(async (tx) => {
      const { conversation, member } = await access.toManage(tx, viewer, id, 'moderate', ['GROUP']);
      const target = await access.member(tx, id, userId);
      if (userId === viewer.userId) throw new Conflict('Nobody mutes themselves here.');
      requireRank(member, target);
      const isSo = until === 0 ? target.mutedByAdminsUntil <= clock.now() : target.mutedByAdminsUntil === until;
      if (isSo) return target;
      await changes.apply(tx, conversation, { updating: [{ member: target, changed: { mutedByAdminsUntil: until } }], event });
      return access.member(tx, id, userId);
    });
  }

  private async set(
    viewer: Viewer,
    id: ConversationId,
    settings: Partial<Pick<Conversation, 'membersMuted' | 'slowModeS'>>,
    event: SystemEvent,
  ): Promise<Conversation> {
    const { unitOfWork, access, changes } = this.deps;
    return unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, 'moderate', ['GROUP']);
      const { membersMuted = conversation.membersMuted, slowModeS = conversation.slowModeS } = settings;
      if (membersMuted === conversation.membersMuted && slowModeS === conversation.slowModeS) return conversation;
      return changes.apply(tx, conversation, { settings, event });
    });
  }
}
