import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { decodeCursor } from '../../kernel/cursors.ts';
import { BadInput, Conflict, NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import { toLine } from '../../kernel/text.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { Ban } from './ban.ts';
import type { BansRepository } from './bans.repository.ts';
import type { ConversationAccess } from './conversations.access.ts';
import type { GroupChanges } from './group-changes.ts';
import type { Joining } from './joining.ts';
import { requireRank } from './permissions.ts';

export interface BansServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly changes: GroupChanges;
  readonly joining: Joining;
  readonly bans: BansRepository;
}

/** Who is not let into a group or channel, whatever the way. */
export class BansService {
  constructor(private readonly deps: BansServiceDeps) {}

  /** Removes them if they are in it. Who is banned already stays so. @throws NotFound, Forbidden, Conflict for the viewer, BadInput */
  async ban(viewer: Viewer, id: ConversationId, userId: UserId, wantedReason: string | null): Promise<Ban> {
    const { unitOfWork, clock, users, access, changes, joining, bans } = this.deps;
    const reason = wantedReason === null ? null : toLine('reason', wantedReason, { charsMin: 0, charsMax: 200 }) || null;
    return unitOfWork.run(async (tx) => {
      await users.bumpVersion(tx, [userId]);
      const { conversation, member } = await access.toManage(tx, viewer, id, 'moderate');
      if (userId === viewer.userId) throw new Conflict('Nobody bans themselves.');
      const [known] = await bans.find(tx, id, [userId]);
      if (known !== undefined) return known;
      const [user] = await users.findMany(tx, [userId]);
      if (user === undefined) throw new NotFound('user');
      const leaving = await access.findMember(tx, id, userId);
      if (leaving !== null) requireRank(member, leaving);
      const ban: Ban = { conversationId: id, userId, bannedById: viewer.userId, reason, createdAt: clock.now() };
      await bans.insert(tx, ban);
      const forAdmins = (await joining.answerRequests(tx, conversation, [userId])) ?? {};
      // Somebody who was not in it is no business of the timeline; the version alone tells admins to look at the list again.
      await changes.apply(
        tx,
        conversation,
        leaving === null
          ? { forAdmins }
          : { forAdmins, leaving, event: { type: 'MEMBER_BANNED', actorId: viewer.userId, targetIds: [userId] } },
      );
      return ban;
    });
  }

  /** Lets them be added and join again. @throws NotFound, Forbidden */
  async unban(viewer: Viewer, id: ConversationId, userId: UserId): Promise<void> {
    const { unitOfWork, access, changes, bans } = this.deps;
    await unitOfWork.run(async (tx) => {
      const { conversation } = await access.toManage(tx, viewer, id, 'moderate');
      const [ban] = await bans.find(tx, id, [userId]);
      if (ban === undefined) throw new NotFound('ban');
      await bans.remove(tx, ban);
      await changes.apply(tx, conversation, { forAdmins: {} });
    });
  }

  /** By user id. @throws NotFound, Forbidden, BadInput */
  async list(viewer: Viewer, id: ConversationId, request: PageRequest): Promise<Page<Ban>> {
    const { unitOfWork, access, bans } = this.deps;
    await access.toOversee(unitOfWork.reader, viewer, id, 'moderate');
    const after = request.after === null ? null : decodeCursor('ban', request.after);
    if (request.after !== null && after === null) throw new BadInput('after', 'This cursor is not from a list of bans.');
    return toPage(request, await bans.page(unitOfWork.reader, id, request, after));
  }
}
