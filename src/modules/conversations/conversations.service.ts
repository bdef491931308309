import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { decodeCursor, encodeCursor } from '../../kernel/cursors.ts';
import { BadInput, Forbidden, NotFound } from '../../kernel/errors.ts';
import type { ConversationId, NextUlid, UserId } from '../../kernel/ids.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Relations } from '../contacts/index.ts';
import { relationsChanged, type SettingsService, type UsersService } from '../users/index.ts';
import { toConversationFact, toJoinedFact } from './conversation-change.ts';
import { directKeyOf, type Conversation, type Member } from './conversation.ts';
import type { ConversationAccess } from './conversations.access.ts';
import type { ActivityPlace, ConversationList, ConversationsRepository, ListedConversation } from './conversations.repository.ts';
import type { MemberFilter } from './member-search.ts';
import type { MembersRepository } from './members.repository.ts';
import { emptyConversation } from './new-conversation.ts';
import { newMember } from './new-member.ts';
import { may } from './permissions.ts';

export interface ConversationsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly users: UsersService;
  readonly settings: Pick<SettingsService, 'findMany'>;
  readonly relations: Relations;
  readonly access: ConversationAccess;
  readonly conversations: ConversationsRepository;
  readonly members: MembersRepository;
}

/** Reading conversations, and opening direct ones. */
export class ConversationsService {
  constructor(private readonly deps: ConversationsServiceDeps) {}

  /** The one direct conversation of the two, made if there is none yet. @throws NotFound, also where there is a block between them, Forbidden, BadInput */
  async openDirect(viewer: Viewer, otherId: UserId): Promise<Conversation> {
    if (otherId === viewer.userId) throw new BadInput('userId', 'A direct conversation needs somebody else.');
    const { unitOfWork, relations, conversations } = this.deps;
    if (await relations.isBlockedBetween(unitOfWork.reader, viewer.userId, otherId)) throw new NotFound('user');
    const directKey = directKeyOf(viewer.userId, otherId);
    const known = await conversations.findByDirectKey(unitOfWork.reader, directKey);
    if (known !== null) return known;
    const created = await this.createDirect(viewer.userId, otherId, directKey);
    // Somebody else was faster: theirs is the one.
    return created ?? (await conversations.findByDirectKey(unitOfWork.reader, directKey)) ?? this.openDirect(viewer, otherId);
  }

  /** Null unless the viewer is a member. */
  async find(viewer: Viewer, id: ConversationId): Promise<Conversation | null> {
    const { unitOfWork, conversations, members } = this.deps;
    const member = await members.findActive(unitOfWork.reader, id, viewer.userId);
    const [conversation] = member === null ? [] : await conversations.findMany(unitOfWork.reader, [id]);
    return conversation ?? null;
  }

  /** The viewer's conversations, newest activity first. @throws BadInput */
  async list(viewer: Viewer, request: PageRequest, list: Omit<ConversationList, 'after'>): Promise<Page<ListedConversation>> {
    const { unitOfWork, conversations } = this.deps;
    const after = toPlace('after', request.after);
    return toPage(request, await conversations.pageOfUser(unitOfWork.reader, viewer.userId, request, { ...list, after }));
  }

  /** Empty for the readers of a channel. @throws NotFound unless the viewer is a member. */
  async listMembers(viewer: Viewer, id: ConversationId, request: PageRequest, filter: MemberFilter): Promise<Page<Member>> {
    const { unitOfWork, access, members } = this.deps;
    const membership = await access.toRead(unitOfWork.reader, viewer, id);
    if (!may('seeMembers', membership)) return { items: [], hasPrevious: false, hasNext: false };
    const after = request.after === null ? null : decodeCursor('member', request.after);
    if (request.after !== null && after === null) throw new BadInput('after', 'This cursor is not from a list of members.');
    return toPage(request, await members.page(unitOfWork.reader, id, request, after, filter));
  }

  /** Whether the user's settings let that one begin a conversation with them. One that is open stays open. */
  private async takesMessages(tx: Transaction, userId: UserId, fromId: UserId): Promise<boolean> {
    const { settings, relations, members } = this.deps;
    const audience = (await settings.findMany(tx, [userId])).get(userId)?.directMessagesFrom ?? 'EVERYONE';
    if (audience === 'EVERYONE' || (await relations.areContacts(tx, userId, fromId))) return true;
    return audience === 'SHARED_GROUPS' && members.shareGroup(tx, userId, fromId);
  }

  private async createDirect(userId: UserId, otherId: UserId, directKey: string): Promise<Conversation | null> {
    const { unitOfWork, clock, nextUlid, users, relations, conversations, members } = this.deps;
    const now = clock.now();
    const id = nextUlid();
    const pair = [userId, otherId];
    const conversation: Conversation = {
      ...emptyConversation(id, now),
      kind: 'DIRECT',
      directKey,
      version: 1,
      settingsVersion: 1,
      memberCount: 2,
    };
    return unitOfWork.run(async (tx) => {
      await users.requireActive(tx, pair);
      await users.bumpVersion(tx, pair);
      // Behind the lock of the users' rows, which blocking takes too.
      if (await relations.isBlockedBetween(tx, userId, otherId)) throw new NotFound('user');
      if (!(await this.takesMessages(tx, otherId, userId))) throw new Forbidden('You cannot write to this user.');
      if (!(await conversations.insert(tx, conversation))) return null;
      await members.save(
        tx,
        pair.map((each) => newMember({ conversation, userId: each, role: 'MEMBER', now })),
      );
      tx.record(toConversationFact({ type: 'conversation', version: 1, conversation, leftIds: [], onlyFor: null }));
      for (const each of pair) tx.record(toJoinedFact(each, id));
      tx.record(relationsChanged(pair));
      return conversation;
    });
  }
}

export function activityCursor({ conversation: { lastActivityAt, id }, pinOrder }: ListedConversation): string {
  return encodeCursor('activity', `${pinOrder}:${lastActivityAt}:${id}`);
}

function toPlace(field: string, cursor: string | null): ActivityPlace | null {
  if (cursor === null) return null;
  const match = /^(\d{1,10}):(\d{1,15}):(\w{26})$/.exec(decodeCursor('activity', cursor) ?? '');
  const [, pinOrder, time, id] = match ?? [];
  if (time === undefined || id === undefined) throw new BadInput(field, 'This cursor is not from the list of conversations.');
  return { pinOrder: Number(pinOrder), lastActivityAt: Number(time), id };
}
