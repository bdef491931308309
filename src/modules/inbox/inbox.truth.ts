import { readPerTurn, type UnitOfWork } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { ChangesPage, Head, MembershipMove, Missed, OwnPage, Place, Position, Truth } from '../../realtime/index.ts';
import type { ConversationsRepository, MembersRepository, StoredConversation } from '../conversations/index.ts';
import type { MessagesRepository } from '../messages/index.ts';
import type { ReceiptsRepository } from '../receipts/index.ts';
import type { OwnSource, UsersService } from '../users/index.ts';
import {
  conversationChange,
  farewell,
  messageChange,
  receiptChange,
  type InboxBody,
  type InboxChange,
  type OwnBody,
} from './inbox-change.ts';

export interface InboxTruthDeps {
  readonly unitOfWork: UnitOfWork;
  readonly users: UsersService;
  readonly conversations: ConversationsRepository;
  readonly members: MembersRepository;
  readonly messages: MessagesRepository;
  readonly receipts: ReceiptsRepository;
  readonly ownSources: readonly OwnSource<OwnBody>[];
}

/** What the engine reads when it cannot rely on the bus: current state by version, and messages by seq. */
export class InboxTruth implements Truth<InboxBody> {
  readonly versionOfUser = readPerTurn(async (userIds: readonly UserId[]) => {
    const versions = await this.versionsOfUsers([...new Set(userIds)]);
    return userIds.map((userId) => versions.get(userId) ?? 0);
  });

  constructor(private readonly deps: InboxTruthDeps) {}

  async versionsOfUsers(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number>> {
    return this.deps.users.versionsOf(this.reader, userIds);
  }

  async ownChange(userId: UserId, version: number, part: string): Promise<OwnBody | null> {
    const source = this.deps.ownSources.find((each) => each.part === part);
    const changes = await source?.changed(this.reader, userId, { after: version - 1, through: version, limit: 1 });
    return changes?.[0]?.body ?? null;
  }

  /**
   * The user's version is read first: what moves beyond it while the rest is read comes with its newer version. What was forgotten is asked for
   * last, because it may be forgotten while the rest is read.
   */
  async ownChangesAfter(userId: UserId, after: number, limit: number): Promise<OwnPage<InboxBody> | null> {
    const through = await this.versionOfUser(userId);
    let throughVersion = through;
    const found: { version: number; body: OwnBody }[] = [];
    for (const source of this.deps.ownSources) {
      const changes = await source.changed(this.reader, userId, { after, through, limit });
      if (changes.length === limit) throughVersion = Math.min(throughVersion, changes.at(-1)?.version ?? throughVersion);
      found.push(...changes);
    }
    if (after < (await this.deps.users.sweptVersionOf(this.reader, userId))) return null;
    const changes = found.filter(({ version }) => version <= throughVersion).toSorted((a, b) => a.version - b.version);
    return { changes, throughVersion, isLast: throughVersion === through };
  }

  async conversationIdsOf(userId: UserId): Promise<readonly ConversationId[]> {
    return this.deps.members.conversationIdsOf(this.reader, userId);
  }

  async placesOf(userId: UserId): Promise<readonly Place[]> {
    return this.deps.members.placesOf(this.reader, userId, null);
  }

  async placeOf(userId: UserId, id: ConversationId): Promise<Place | null> {
    return (await this.deps.members.placesOf(this.reader, userId, id))[0] ?? null;
  }

  async heads(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Head>> {
    return new Map((await this.deps.conversations.heads(this.reader, ids)).map((head) => [head.id, head]));
  }

  async farewells(userId: UserId, positions: readonly Position[]): Promise<ReadonlyMap<ConversationId, InboxChange | null>> {
    const known = new Map(positions.map(({ conversationId, version }) => [conversationId, version]));
    const members = await this.deps.members.ofUser(this.reader, userId, [...known.keys()]);
    const farewells = new Map<ConversationId, InboxChange | null>();
    for (const member of members) {
      const { conversationId, leftAt, version } = member;
      if (leftAt === null) farewells.set(conversationId, null);
      else if (version !== known.get(conversationId)) for (const change of farewell(member)) farewells.set(conversationId, change);
    }
    return farewells;
  }

  async introduction({ conversationId, joinedVersion }: Place): Promise<InboxChange> {
    const conversation = await this.conversation(conversationId);
    return conversationChange(conversation, { version: joinedVersion, leftIds: [], onlyFor: null });
  }

  /** The head is read first: what moves beyond it while the rest is read comes with its newer version. */
  async changesAfter(id: ConversationId, version: number, limit: number, userId: UserId | null): Promise<ChangesPage<InboxBody>> {
    const conversation = await this.conversation(id);
    const messages = await this.deps.messages.changed(this.reader, id, version, conversation.version, limit);
    const isLast = messages.length < limit;
    const throughVersion = isLast ? conversation.version : (messages.at(-1)?.version ?? conversation.version);
    const receipts = await this.deps.receipts.changedBetween(this.reader, id, version, throughVersion, userId);
    const changes = [
      ...messages.map(messageChange),
      ...(await this.conversationChanges(conversation, version, throughVersion, userId)),
      ...receipts.map(receiptChange),
    ];
    return { changes: changes.toSorted((a, b) => a.version - b.version), throughVersion, isLast };
  }

  async isMoreThan(limit: number, id: ConversationId, version: number, userId: UserId): Promise<boolean> {
    const { messages, members, receipts } = this.deps;
    const messageCount = await messages.countChanged(this.reader, id, version, limit + 1);
    if (messageCount > limit) return true;
    const { kind } = await this.conversation(id);
    const memberCount = await members.changeCountAfter(this.reader, id, version, kind === 'CHANNEL' ? userId : null);
    return messageCount + memberCount + (await receipts.countAfter(this.reader, id, version, userId)) > limit;
  }

  async messagesAfter(id: ConversationId, seq: number, limit: number): Promise<readonly InboxChange[]> {
    return (await this.deps.messages.range(this.reader, id, { afterSeq: seq, beforeSeq: 2 ** 31, from: 'start', limit })).map(
      messageChange,
    );
  }

  async missed(id: ConversationId, after: Head, limit: number): Promise<Missed<InboxBody> | null> {
    const { changes, throughVersion, isLast } = await this.changesAfter(id, after.version, limit, null);
    if (!isLast) return null;
    // By seq as well: a new message that was edited since may have its version beyond the head.
    const newMessages = await this.messagesAfter(id, after.lastSeq, limit);
    if (newMessages.length === limit) return null;
    const moves = await this.moves(id, after.version);
    return { head: { version: throughVersion, lastSeq: newMessages.at(-1)?.messageSeq ?? after.lastSeq }, changes, newMessages, moves };
  }

  /**
   * Changes of settings and members in (after, through]: what they show is the conversation now. Members of a channel are told of themselves,
   * and some changes are for the owner and admins.
   */
  private async conversationChanges(
    conversation: StoredConversation,
    after: number,
    through: number,
    userId: UserId | null,
  ): Promise<InboxChange[]> {
    const { id, kind, settingsVersion, adminsVersion } = conversation;
    const isIn = (version: number): boolean => version > after && version <= through;
    const aboutThemselves = kind === 'CHANNEL';
    const members = await this.deps.members.changedBetween(this.reader, id, after, through, aboutThemselves ? userId : null);
    const forAll = new Set<number>(aboutThemselves ? [] : members.map(({ version }) => version));
    if (isIn(settingsVersion)) forAll.add(settingsVersion);
    const forSome = aboutThemselves ? members.map(({ version, userId: each }) => ({ version, onlyFor: [each] })) : [];
    if (isIn(adminsVersion)) forSome.push({ version: adminsVersion, onlyFor: await this.deps.members.adminIds(this.reader, id) });
    const changes = [
      ...Array.from(forAll, (version) => ({ version, onlyFor: null })),
      ...forSome.filter(({ version }) => !forAll.has(version)),
    ];
    return changes.map((each) => conversationChange(conversation, { ...each, leftIds: [] }));
  }

  private async moves(id: ConversationId, after: number): Promise<MembershipMove[]> {
    const members = await this.deps.members.changedBetween(this.reader, id, after, 2 ** 31 - 1, null);
    return members
      .map(({ userId, leftAt, version, joinedVersion }) => ({ userId, version: leftAt === null ? joinedVersion : version }))
      .filter(({ version }) => version > after);
  }

  private async conversation(id: ConversationId): Promise<StoredConversation> {
    const [conversation] = await this.deps.conversations.findMany(this.reader, [id]);
    if (conversation === undefined) throw new Error(`Conversation ${id} is gone.`);
    return conversation;
  }

  private get reader() {
    return this.deps.unitOfWork.reader;
  }
}
