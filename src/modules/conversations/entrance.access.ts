import type { Executor, Transaction } from '../../infra/database/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationsRepository } from './conversations.repository.ts';
import type { Joining } from './joining.ts';
import type { MembersRepository } from './members.repository.ts';

/** A group or channel as somebody sees it who may not be in it. */
export interface Entrance {
  readonly conversation: Conversation;
  readonly isMember: boolean;
}

/** The door from outside, for those who have a link or know the id of what is public. Absent, deserted and banned look the same. */
export class EntranceAccess {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly members: MembersRepository,
    private readonly joining: Joining,
  ) {}

  /** @throws NotFound */
  async toLook(executor: Executor, viewer: Viewer, id: ConversationId, what: string): Promise<Entrance> {
    const [conversation] = await this.conversations.findMany(executor, [id]);
    return this.decide(executor, viewer, conversation ?? null, what);
  }

  /** Holds the conversation's row. @throws NotFound */
  async toEnter(tx: Transaction, viewer: Viewer, id: ConversationId, what: string): Promise<Entrance> {
    return this.decide(tx, viewer, await this.conversations.lock(tx, id), what);
  }

  private async decide(executor: Executor, { userId }: Viewer, conversation: Conversation | null, what: string): Promise<Entrance> {
    if (conversation === null || conversation.kind === 'DIRECT' || conversation.memberCount === 0) throw new NotFound(what);
    const member = await this.members.findActive(executor, conversation.id, userId);
    if (member === null && (await this.joining.isBanned(executor, conversation.id, userId))) throw new NotFound(what);
    return { conversation, isMember: member !== null };
  }
}
