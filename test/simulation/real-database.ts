import { execute } from '../../src/infra/database/index.ts';
import type { ConversationId, UserId } from '../../src/kernel/ids.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import type { Viewer } from '../../src/kernel/viewer.ts';
import { contactsEntities, Relations } from '../../src/modules/contacts/index.ts';
import { conversationsEntities, createConversationsModule } from '../../src/modules/conversations/index.ts';
import type { InboxBody } from '../../src/modules/inbox/inbox-change.ts';
import { InboxTruth } from '../../src/modules/inbox/inbox.truth.ts';
import { createMessagesModule, createTimeline, messagesEntities, MessagesRepository } from '../../src/modules/messages/index.ts';
import { createReceiptsModule } from '../../src/modules/receipts/index.ts';
import { createUsersModule, usersEntities } from '../../src/modules/users/index.ts';
import type { Truth } from '../../src/realtime/index.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

/** The services on a database of their own, doing what `ModelDatabase` does in tables of its own. */
export class RealDatabase {
  private sent = 0;

  private constructor(
    private readonly parts: Awaited<ReturnType<typeof createParts>>,
    readonly userIds: readonly UserId[],
  ) {}

  static async open(kind: string, users: number, store = new MessagesRepository()): Promise<RealDatabase> {
    const parts = await createParts(kind, store);
    const userIds = await Promise.all(Array.from({ length: users }, (_, i) => parts.addUser(`user${i}`)));
    return new RealDatabase(parts, userIds);
  }

  get truth(): Truth<InboxBody> {
    return this.parts.truth;
  }

  async close(): Promise<void> {
    await this.parts.database.close();
  }

  async openDirect([user = '', other = '']: readonly UserId[]): Promise<ConversationId> {
    return (await this.parts.conversations.service.openDirect(viewer(user), other)).id;
  }

  async createGroup([owner = '', ...memberIds]: readonly UserId[], historyForNewMembers: boolean): Promise<ConversationId> {
    const { groups } = this.parts.conversations;
    return (await groups.create(viewer(owner), { settings: { name: 'as it was made', historyForNewMembers }, memberIds })).id;
  }

  async send(by: UserId, conversationId: ConversationId, replyToSeq: number | null): Promise<void> {
    const clientMessageId = `k${this.sent++}`;
    const draft = { conversationId, clientMessageId, kind: 'TEXT', body: 'hello', location: null, custom: null, replyToSeq } as const;
    await this.parts.messages.send(viewer(by), { ...draft, mentionIds: [] });
  }

  /** The sender's own message only. */
  async rewrite(by: UserId, conversationId: ConversationId, seq: number): Promise<void> {
    await this.parts.messages.edit(viewer(by), { conversationId, seq }, `edited, ${this.sent++}`);
  }

  async read(by: UserId, id: ConversationId, what: 'for all' | 'for oneself' | 'a note', seq: number): Promise<void> {
    const { receipts, setReadReceipts } = this.parts;
    await setReadReceipts(by, what !== 'for oneself');
    await (what === 'a note' ? receipts.markUnread(viewer(by), id, seq) : receipts.markRead(viewer(by), id, seq));
  }

  async rename(by: UserId, id: ConversationId): Promise<void> {
    await this.parts.conversations.groups.update(viewer(by), id, { name: `renamed, ${this.sent++}` });
  }

  async add(by: UserId, id: ConversationId, userIds: readonly UserId[]): Promise<void> {
    await this.parts.conversations.groupMembers.add(viewer(by), id, userIds);
  }

  async remove(by: UserId, id: ConversationId, userId: UserId): Promise<void> {
    await this.parts.conversations.groupMembers.remove(viewer(by), id, userId);
  }

  async leave(by: UserId, id: ConversationId): Promise<void> {
    await this.parts.conversations.groupMembers.leave(viewer(by), id);
  }

  async promote(by: UserId, id: ConversationId, userId: UserId, isAdmin: boolean): Promise<void> {
    await this.parts.conversations.groupRoles.setRole(viewer(by), id, userId, isAdmin ? 'ADMIN' : 'MEMBER');
  }
}

function viewer(userId: UserId): Viewer {
  return { userId, sessionId: null, expiresAtMs: 0 };
}

async function createParts(kind: string, store: MessagesRepository) {
  const database = await openTestDatabase(kind, [...usersEntities, ...contactsEntities, ...conversationsEntities, ...messagesEntities]);
  const { unitOfWork } = database;
  const common = { ...database, limits: { ...defaultLimits, sendsPerUserMax: 1_000_000 } };
  const relations = new Relations();
  const users = createUsersModule({ ...common, blocks: relations });
  const timeline = createTimeline(store);
  const conversations = createConversationsModule({
    ...common,
    users: users.service,
    settings: users.settings,
    userLoader: users.loader,
    relations,
    timeline,
  });
  const afterRewrite = async (): Promise<void> => undefined;
  const messages = createMessagesModule({ ...common, ...conversations, messages: store, users: users.loader, afterRewrite });
  const receipts = createReceiptsModule({ ...common, ...conversations, settings: users.settings });
  const truth = new InboxTruth({
    ...conversations,
    unitOfWork,
    users: users.service,
    messages: store,
    receipts: receipts.receipts,
    ownSources: [],
  });
  const addUser = async (username: string): Promise<UserId> => {
    const profile = { username, displayName: username, avatarUrl: null, passwordHash: 'x', externalId: null };
    return (await unitOfWork.run((tx) => users.service.create(tx, profile))).id;
  };
  // By the setting itself it would take a version of the user's, of which the model knows nothing.
  const setReadReceipts = async (userId: UserId, areShown: boolean): Promise<void> => {
    await unitOfWork.run((tx) => execute(tx, 'UPDATE users SET read_receipts = ? WHERE id = ?', [Number(areShown), userId]));
  };
  return { database, conversations, messages: messages.service, receipts: receipts.service, setReadReceipts, truth, addUser };
}
