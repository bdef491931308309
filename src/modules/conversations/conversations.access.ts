import type { Executor, Transaction } from '../../infra/database/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Conversation, ConversationKind, ManagedKind, Member } from './conversation.ts';
import type { ConversationsRepository } from './conversations.repository.ts';
import type { MembersRepository } from './members.repository.ts';
import { requireMay, type Action } from './permissions.ts';

/** A conversation together with the viewer's own place in it. */
export interface Membership {
  readonly conversation: Conversation;
  readonly member: Member;
}

/** The one door to a conversation. Absent and forbidden look the same from outside. */
export class ConversationAccess {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly members: MembersRepository,
  ) {}

  /** @throws NotFound unless the viewer is a member now. */
  async toRead(executor: Executor, viewer: Viewer, id: ConversationId): Promise<Membership> {
    const member = await this.members.findActive(executor, id, viewer.userId);
    const [conversation] = member === null ? [] : await this.conversations.findMany(executor, [id]);
    if (member === null || conversation === undefined) throw new NotFound('conversation');
    return { conversation, member };
  }

  /** Holds the conversation's row, so that what is decided here stays true until the commit. @throws NotFound */
  async toChange(tx: Transaction, viewer: Viewer, id: ConversationId): Promise<Membership> {
    const conversation = await this.conversations.lock(tx, id);
    const member = conversation === null ? null : await this.members.findActive(tx, id, viewer.userId);
    if (conversation === null || member === null) throw new NotFound('conversation');
    return { conversation, member };
  }

  /** For members who may do that there. @throws NotFound for another kind of conversation, Forbidden */
  async toOversee(executor: Executor, viewer: Viewer, id: ConversationId, action: Action, kinds = allManaged): Promise<Membership> {
    const membership = requireKind(await this.toRead(executor, viewer, id), kinds);
    requireMay(action, membership);
    return membership;
  }

  /** As `toOversee`, and holds the conversation's row. */
  async toManage(tx: Transaction, viewer: Viewer, id: ConversationId, action: Action, kinds = allManaged): Promise<Membership> {
    const membership = await this.toTakePart(tx, viewer, id, kinds);
    requireMay(action, membership);
    return membership;
  }

  /** Holds the conversation's row, for what every member may do there. @throws NotFound for another kind of conversation */
  async toTakePart(tx: Transaction, viewer: Viewer, id: ConversationId, kinds = allManaged): Promise<Membership> {
    return requireKind(await this.toChange(tx, viewer, id), kinds);
  }

  /** Somebody who is in it now, for what is done to them. @throws NotFound */
  async member(executor: Executor, id: ConversationId, userId: UserId): Promise<Member> {
    const member = await this.findMember(executor, id, userId);
    if (member === null) throw new NotFound('member');
    return member;
  }

  /** Null for somebody who is not in it now. */
  async findMember(executor: Executor, id: ConversationId, userId: UserId): Promise<Member | null> {
    return this.members.findActive(executor, id, userId);
  }
}

const allManaged: readonly ManagedKind[] = ['GROUP', 'CHANNEL'];

function requireKind(membership: Membership, kinds: readonly ConversationKind[]): Membership {
  if (!kinds.includes(membership.conversation.kind)) throw new NotFound('group');
  return membership;
}
