import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { NotFound, RateLimited } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Entrance, EntranceAccess, Joining, StoredConversation } from '../conversations/index.ts';
import type { UsersService } from '../users/index.ts';
import { isOpen, type InviteLink } from './invite-link.ts';
import type { InviteLinksRepository } from './invite-links.repository.ts';
import { hashOfInviteToken } from './invite-tokens.ts';
import type { JoinQueue } from './join-queue.ts';

export interface InvitationsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly users: UsersService;
  readonly entrance: EntranceAccess;
  readonly joining: Joining;
  readonly links: InviteLinksRepository;
  readonly queue: JoinQueue;
}

/** What somebody sees through a link. */
export interface Preview extends Entrance {
  readonly link: InviteLink;
}

const what = 'invite link';

/** The way in for those who are not in it. A link that is used up, and any link for somebody who is banned, is as one that never was. */
export class InvitationsService {
  constructor(
    private readonly deps: InvitationsServiceDeps,
    /** Tokens tried, per user. */
    private readonly lookups: RateLimiter,
  ) {}

  /** @throws NotFound, RateLimited */
  async preview(viewer: Viewer, token: string): Promise<Preview> {
    const { unitOfWork, clock, entrance } = this.deps;
    const link = await this.find(viewer, token);
    if (!isOpen(link, clock.now())) throw new NotFound(what);
    return { ...(await entrance.toLook(unitOfWork.reader, viewer, link.conversationId, what)), link };
  }

  /**
   * The conversation, or null where the viewer waits to be let in. It is a use of the link unless the viewer is in it or waits already.
   * @throws NotFound, QuotaExceeded, RateLimited, BadInput
   */
  async joinByInvite(viewer: Viewer, token: string, wantedNote: string | null): Promise<StoredConversation | null> {
    const { unitOfWork, clock, users, entrance, links, queue } = this.deps;
    const note = queue.toNote(wantedNote);
    const { conversationId, id } = await this.find(viewer, token);
    return unitOfWork.run(async (tx) => {
      await users.bumpVersion(tx, [viewer.userId]);
      const { conversation, isMember } = await entrance.toEnter(tx, viewer, conversationId, what);
      if (isMember) return conversation;
      // Read again, now that nobody else can use it.
      const link = await links.find(tx, conversationId, id);
      if (link?.requiresApproval === 1 && (await queue.holds(tx, conversationId, viewer.userId))) return null;
      if (link === null || !isOpen(link, clock.now())) throw new NotFound(what);
      await links.setUses(tx, link, link.uses + 1);
      return link.requiresApproval === 1 ? this.wait(tx, viewer, conversation, note) : this.enter(tx, viewer, conversation);
    });
  }

  /** For groups that are open to requests. As `joinByInvite`. @throws NotFound, QuotaExceeded, RateLimited, BadInput */
  async requestToJoin(viewer: Viewer, id: ConversationId, wantedNote: string | null): Promise<StoredConversation | null> {
    const { unitOfWork, entrance, queue } = this.deps;
    const note = queue.toNote(wantedNote);
    return unitOfWork.run(async (tx) => {
      const { conversation, isMember } = await entrance.toEnter(tx, viewer, id, 'group');
      if (isMember) return conversation;
      if (conversation.kind !== 'GROUP' || conversation.isPublic === 0) throw new NotFound('group');
      if (await queue.holds(tx, id, viewer.userId)) return null;
      return this.wait(tx, viewer, conversation, note);
    });
  }

  private async find(viewer: Viewer, token: string): Promise<InviteLink> {
    const waitMs = this.lookups.take(viewer.userId);
    if (waitMs > 0) throw new RateLimited(`You try invite links too fast; try again in ${waitMs} ms.`, waitMs);
    const link = await this.deps.links.findByTokenHash(this.deps.unitOfWork.reader, hashOfInviteToken(token));
    if (link === null) throw new NotFound(what);
    return link;
  }

  private async enter(tx: Transaction, { userId }: Viewer, conversation: StoredConversation): Promise<StoredConversation> {
    return this.deps.joining.join(tx, conversation, [userId], (targetIds) => ({ type: 'MEMBER_JOINED', actorId: userId, targetIds }));
  }

  private async wait(tx: Transaction, { userId }: Viewer, conversation: StoredConversation, note: string | null): Promise<null> {
    await this.deps.queue.enter(tx, conversation, userId, note);
    return null;
  }
}
