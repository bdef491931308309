import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { decodeCursor } from '../../kernel/cursors.ts';
import { BadInput, NotFound, QuotaExceeded } from '../../kernel/errors.ts';
import type { ConversationId, NextUlid, Ulid } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ConversationAccess } from '../conversations/index.ts';
import type { InviteLink } from './invite-link.ts';
import type { InviteLinksRepository } from './invite-links.repository.ts';
import { hashOfInviteToken, makeInviteToken } from './invite-tokens.ts';

export interface CreateInviteLink {
  readonly expiresAt: number | null;
  readonly usesMax: number | null;
  readonly requiresApproval: boolean;
}

export interface InviteLinksServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly access: ConversationAccess;
  readonly links: InviteLinksRepository;
}

/** The links that lead into groups and channels, for those who run them. */
export class InviteLinksService {
  constructor(private readonly deps: InviteLinksServiceDeps) {}

  /** The token is shown this once. @throws BadInput, NotFound, Forbidden, QuotaExceeded */
  async create(viewer: Viewer, id: ConversationId, wanted: CreateInviteLink): Promise<{ link: InviteLink; token: string }> {
    const { unitOfWork, clock, nextUlid, limits, access, links } = this.deps;
    const { expiresAt, usesMax } = wanted;
    const now = clock.now();
    if (expiresAt !== null && expiresAt <= now) throw new BadInput('input.expiresAt', 'expiresAt has passed already.');
    if (usesMax !== null && (usesMax < 1 || usesMax > limits.groupMembersMax))
      throw new BadInput('input.usesMax', `usesMax is ${usesMax}; it may be 1 to ${limits.groupMembersMax}.`);
    const token = makeInviteToken();
    const link: InviteLink = {
      conversationId: id,
      id: nextUlid(),
      tokenHash: hashOfInviteToken(token),
      createdById: viewer.userId,
      createdAt: now,
      expiresAt,
      usesMax,
      uses: 0,
      requiresApproval: wanted.requiresApproval ? 1 : 0,
    };
    return unitOfWork.run(async (tx) => {
      await access.toManage(tx, viewer, id, 'invite');
      if ((await links.count(tx, id)) >= limits.inviteLinksMax)
        throw new QuotaExceeded(`The group has ${limits.inviteLinksMax} invite links, which is the limit; revoke one first.`);
      await links.insert(tx, link);
      return { link, token };
    });
  }

  /** The newest first. @throws NotFound, Forbidden, BadInput */
  async list(viewer: Viewer, id: ConversationId, request: PageRequest): Promise<Page<InviteLink>> {
    const { unitOfWork, access, links } = this.deps;
    await access.toOversee(unitOfWork.reader, viewer, id, 'manageInvites');
    const after = request.after === null ? null : decodeCursor('invite', request.after);
    if (request.after !== null && after === null) throw new BadInput('after', 'This cursor is not from a list of invite links.');
    return toPage(request, await links.page(unitOfWork.reader, id, request, after));
  }

  /** Whoever made it may revoke it too. From the commit on it lets nobody in. @throws NotFound, Forbidden */
  async revoke(viewer: Viewer, id: ConversationId, linkId: Ulid): Promise<void> {
    const { unitOfWork, access, links } = this.deps;
    await unitOfWork.run(async (tx) => {
      const link = await links.find(tx, id, linkId);
      await access.toManage(tx, viewer, id, link?.createdById === viewer.userId ? 'revokeOwnInvite' : 'manageInvites');
      if (link === null) throw new NotFound('invite link');
      await links.remove(tx, link);
    });
  }
}
