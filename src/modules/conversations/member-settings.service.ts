import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { BadInput, NotFound, PayloadTooLarge, QuotaExceeded } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toCleanText } from '../../kernel/text.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { ConversationAccess, Membership } from './conversations.access.ts';
import type { MemberSettings, NotificationLevel } from './member-settings.ts';
import type { MemberSettingsRepository } from './member-settings.repository.ts';
import type { MembersRepository } from './members.repository.ts';

export interface MemberSettingsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly members: MembersRepository;
  readonly settings: MemberSettingsRepository;
}

/** What is undefined stays as it is. */
export interface MembershipUpdate {
  readonly mutedUntil?: number | undefined;
  readonly notificationLevel?: NotificationLevel | undefined;
  readonly pinOrder?: number | null | undefined;
  readonly archived?: boolean | undefined;
  readonly hidden?: boolean | undefined;
}

export interface SaveDraft {
  readonly body: string;
  readonly replyToSeq: number | null;
}

/** Farthest that somebody can mute: the end of the year 9999. */
const timeMax = 253_402_300_799_999;

/** What a member makes of a conversation for themselves, the same on all of their devices. */
export class MemberSettingsService {
  constructor(private readonly deps: MemberSettingsServiceDeps) {}

  /** @throws NotFound, BadInput, QuotaExceeded */
  async update(viewer: Viewer, id: ConversationId, update: MembershipUpdate): Promise<Membership> {
    const { mutedUntil, notificationLevel, pinOrder, archived, hidden } = update;
    if (mutedUntil !== undefined && !(mutedUntil >= 0 && mutedUntil <= timeMax)) throw new BadInput('input.mutedUntil', 'No such time.');
    if (pinOrder != null && pinOrder < 0) throw new BadInput('input.pinOrder', 'pinOrder is 0 or more.');
    return this.change(viewer, id, async (tx, before, { conversation }) => {
      if (pinOrder != null && before.pinOrder === null) await this.roomForPin(tx, viewer);
      return {
        ...before,
        mutedUntil: mutedUntil ?? before.mutedUntil,
        notificationLevel: notificationLevel ?? before.notificationLevel,
        pinOrder: pinOrder === undefined ? before.pinOrder : pinOrder,
        isArchived: archived === undefined ? before.isArchived : Number(archived),
        hiddenThroughSeq: hidden === undefined ? before.hiddenThroughSeq : hidden ? conversation.lastSeq : null,
      };
    });
  }

  /** Null takes the draft away. @throws NotFound, BadInput, PayloadTooLarge, QuotaExceeded */
  async saveDraft(viewer: Viewer, id: ConversationId, draft: SaveDraft | null): Promise<Membership> {
    const { clock, limits, settings } = this.deps;
    const body = draft === null ? '' : toCleanText('input.body', draft.body);
    const bytes = Buffer.byteLength(body);
    if (bytes > limits.bodyBytesMax) throw new PayloadTooLarge('input.body', bytes, limits.bodyBytesMax);
    return this.change(viewer, id, async (tx, before, { conversation, member }) => {
      if (draft === null || (body.trim() === '' && draft.replyToSeq === null))
        return { ...before, draftBody: null, draftReplyToSeq: null, draftAt: null };
      const { replyToSeq } = draft;
      if (replyToSeq !== null && (replyToSeq > conversation.lastSeq || replyToSeq <= member.visibleAfterSeq))
        throw new NotFound('message to reply to');
      if (body === before.draftBody && replyToSeq === before.draftReplyToSeq) return before;
      if (before.draftAt === null && (await settings.countDrafts(tx, viewer.userId)) >= limits.draftsPerUserMax)
        throw new QuotaExceeded(`You have as many drafts as one may have: ${limits.draftsPerUserMax}.`);
      return { ...before, draftBody: body, draftReplyToSeq: replyToSeq, draftAt: clock.now() };
    });
  }

  /** Messages up to that seq are gone for the viewer, and for nobody else. @throws NotFound, BadInput */
  async clearHistory(viewer: Viewer, id: ConversationId, throughSeq: number | null): Promise<Membership> {
    if (throughSeq !== null && throughSeq < 0) throw new BadInput('throughSeq', 'throughSeq is 0 or more.');
    return this.change(viewer, id, async (tx, before, { conversation, member }) => {
      const through = Math.min(throughSeq ?? conversation.lastSeq, conversation.lastSeq);
      if (through <= member.visibleAfterSeq) return before;
      await this.deps.members.update(tx, member, { visibleAfterSeq: through });
      return { ...before, clearedThroughSeq: through };
    });
  }

  private async change(
    viewer: Viewer,
    id: ConversationId,
    decide: (tx: Transaction, before: MemberSettings, membership: Membership) => Promise<MemberSettings>,
  ): Promise<Membership> {
    const { unitOfWork, users, access, settings } = this.deps;
    const { userId } = viewer;
    return unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId]);
      const membership = await access.toChange(tx, viewer, id);
      const [before] = await settings.findMany(tx, userId, [id]);
      if (before === undefined) throw new NotFound('conversation');
      const after = await decide(tx, before, membership);
      if (isSame(before, after)) return membership;
      const userVersion = (await users.changeOwn(tx, [userId], 'membership')).get(userId) ?? 0;
      await settings.save(tx, { ...after, userVersion });
      return access.toChange(tx, viewer, id);
    });
  }

  private async roomForPin(tx: Transaction, { userId }: Viewer): Promise<void> {
    const most = this.deps.limits.pinnedConversationsMax;
    if ((await this.deps.settings.countPinned(tx, userId)) >= most) throw new QuotaExceeded(`You can pin ${most} conversations.`);
  }
}

function isSame(before: MemberSettings, after: MemberSettings): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
