import DataLoader from 'dataloader';
import type { Executor } from '../../infra/database/index.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Conversation, Member } from './conversation.ts';
import type { ConversationsRepository } from './conversations.repository.ts';
import type { MemberSettings } from './member-settings.ts';
import type { MemberSettingsRepository } from './member-settings.repository.ts';
import type { MembersRepository } from './members.repository.ts';

/** The viewer's own memberships, and the conversations of them: one query each for all that a request asks for. */
export class MembershipLoader {
  private readonly memberKey = {};
  private readonly conversationKey = {};
  private readonly settingsKey = {};

  constructor(
    private readonly reader: Executor,
    private readonly conversations: ConversationsRepository,
    private readonly members: MembersRepository,
    private readonly memberSettings: MemberSettingsRepository,
  ) {}

  /** Null unless the viewer is a member. */
  async member(context: RequestContext, id: ConversationId): Promise<Member | null> {
    const { userId } = context.viewer;
    const loader = context.once(
      this.memberKey,
      () =>
        new DataLoader<ConversationId, Member | null>(
          async (ids) => inOrder(ids, await this.members.activeOfUser(this.reader, userId, ids), ({ conversationId }) => conversationId),
          { cache: false },
        ),
    );
    return loader.load(id);
  }

  /** What the viewer made of the conversation; the defaults where they decided nothing. */
  async settings(context: RequestContext, id: ConversationId): Promise<MemberSettings> {
    const { userId } = context.viewer;
    const loader = context.once(
      this.settingsKey,
      () =>
        new DataLoader<ConversationId, MemberSettings>((ids) => this.memberSettings.findMany(this.reader, userId, ids), { cache: false }),
    );
    return loader.load(id);
  }

  /** Null unless the viewer is a member. */
  async conversation(context: RequestContext, id: ConversationId): Promise<Conversation | null> {
    const member = await this.member(context, id);
    const loader = context.once(
      this.conversationKey,
      () =>
        new DataLoader<ConversationId, Conversation | null>(
          async (ids) => inOrder(ids, await this.conversations.findMany(this.reader, ids), (conversation) => conversation.id),
          { cache: false },
        ),
    );
    return member === null ? null : loader.load(id);
  }
}

function inOrder<K, V>(keys: readonly K[], values: readonly V[], keyOf: (value: V) => K): (V | null)[] {
  const found = new Map(values.map((value) => [keyOf(value), value]));
  return keys.map((key) => found.get(key) ?? null);
}
