import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { ChangesPage, Head, MembershipMove, Missed, OwnPage, Place, Position, Truth } from '../../../src/realtime/index.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import {
  conversationChange,
  messageChange,
  receiptChange,
  type Body,
  type ConversationBody,
  type MessageBody,
  type ModelChange,
} from './bodies.ts';
import type { MemberRow } from './database.ts';

/** The tables of what is a user's own. */
export const ownParts = ['a', 'b'] as const;

/**
 * The database as one node sees it. Each statement takes time and reads at one instant within it, as inbox.truth.ts does it statement by
 * statement: between two of them anything may be committed.
 */
export class ModelTruth implements Truth<Body> {
  /** How many users were compared. */
  comparedUsers = 0;
  private awayUntilMs = 0;
  private readonly random: Random;

  constructor(
    private readonly world: World,
    private readonly node: string,
  ) {
    this.random = world.random.fork(`truth ${node}`);
  }

  goAway(forMs: number): void {
    this.awayUntilMs = this.world.time.now() + forMs;
  }

  comeBack(): void {
    this.awayUntilMs = 0;
  }

  async versionOfUser(userId: UserId): Promise<number> {
    return this.statement(() => this.database.versionOf(userId));
  }

  async versionsOfUsers(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number>> {
    this.comparedUsers += userIds.length;
    return this.statement(() => new Map(userIds.map((userId) => [userId, this.database.versionOf(userId)])));
  }

  async ownChange(userId: UserId, version: number, part: string): Promise<Body | null> {
    return this.statement(() => this.database.ownOf(userId).find((row) => row.part === part && row.version === version)?.body ?? null);
  }

  /** The user's version first, then part by part. */
  async ownChangesAfter(userId: UserId, version: number, limit: number): Promise<OwnPage<Body>> {
    let throughVersion = await this.versionOfUser(userId);
    const through = throughVersion;
    const changes: { version: number; body: Body }[] = [];
    for (const part of ownParts) {
      const found = await this.statement(() =>
        this.database
          .ownOf(userId)
          .filter((row) => row.part === part && row.version > version && row.version <= through)
          .slice(0, limit),
      );
      if (found.length === limit) throughVersion = Math.min(throughVersion, found.at(-1)?.version ?? throughVersion);
      changes.push(...found);
    }
    const inPage = changes.filter((change) => change.version <= throughVersion).toSorted((a, b) => a.version - b.version);
    return { changes: inPage, throughVersion, isLast: throughVersion === through };
  }

  async conversationIdsOf(userId: UserId): Promise<readonly ConversationId[]> {
    return this.statement(() => this.placesNow(userId).map(({ conversationId }) => conversationId));
  }

  async placesOf(userId: UserId): Promise<readonly Place[]> {
    return this.statement(() => this.placesNow(userId));
  }

  async placeOf(userId: UserId, id: ConversationId): Promise<Place | null> {
    return this.statement(() => this.database.placeOf(userId, id));
  }

  async heads(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Head>> {
    return this.statement(() => new Map(ids.map((id) => [id, this.database.of(id).row])));
  }

  async farewells(userId: UserId, positions: readonly Position[]): Promise<ReadonlyMap<ConversationId, ModelChange | null>> {
    return this.statement(() => {
      const farewells = new Map<ConversationId, ModelChange | null>();
      for (const { conversationId: id, version } of positions) {
        const row = this.database.of(id).members.get(userId);
        if (row?.leftAs === null) farewells.set(id, null);
        else if (row !== undefined && row.version !== version)
          farewells.set(id, conversationChange(row.leftAs, { version: row.version, leftIds: [userId] }));
      }
      return farewells;
    });
  }

  async introduction({ conversationId, joinedVersion }: Place): Promise<ModelChange> {
    const row = await this.row(conversationId);
    return conversationChange(row, { version: joinedVersion, leftIds: [] });
  }

  async changesAfter(id: ConversationId, version: number, limit: number, userId: UserId | null): Promise<ChangesPage<Body>> {
    const row = await this.row(id);
    const messages = await this.statement(() =>
      this.messagesOf(id)
        .filter((message) => message.version > version && message.version <= row.version)
        .toSorted((a, b) => a.version - b.version)
        .slice(0, limit),
    );
    const isLast = messages.length < limit;
    const throughVersion = isLast ? row.version : (messages.at(-1)?.version ?? row.version);
    const changes = [
      ...messages.map(messageChange),
      ...(await this.conversationChanges(row, version, throughVersion)),
      ...(await this.receiptChanges(id, version, throughVersion, userId)),
    ];
    return { changes: changes.toSorted((a, b) => a.version - b.version), throughVersion, isLast };
  }

  async isMoreThan(limit: number, id: ConversationId, version: number, userId: UserId): Promise<boolean> {
    return this.statement(() => {
      const rows = [
        ...this.messagesOf(id).map((message) => message.version),
        ...this.membersOf(id).flatMap((member) => [
          member.version,
          member.receiptVersion,
          ...(member.userId === userId ? [member.ownVersion] : []),
        ]),
      ];
      return new Set(rows.filter((each) => each > version)).size > limit;
    });
  }

  async messagesAfter(id: ConversationId, seq: number, limit: number): Promise<readonly ModelChange[]> {
    return this.statement(() =>
      this.messagesOf(id)
        .slice(seq, seq + limit)
        .map(messageChange),
    );
  }

  async missed(id: ConversationId, after: Head, limit: number): Promise<Missed<Body> | null> {
    const { changes, throughVersion, isLast } = await this.changesAfter(id, after.version, limit, null);
    if (!isLast) return null;
    const newMessages = await this.messagesAfter(id, after.lastSeq, limit);
    if (newMessages.length === limit) return null;
    const moves = await this.moves(id, after.version);
    return { head: { version: throughVersion, lastSeq: newMessages.at(-1)?.messageSeq ?? after.lastSeq }, changes, newMessages, moves };
  }

  private async moves(id: ConversationId, after: number): Promise<MembershipMove[]> {
    const members = await this.statement(() => this.membersOf(id).filter(({ version }) => version > after));
    return members
      .map(({ userId, leftAs, version, joinedVersion }) => ({ userId, version: leftAs === null ? joinedVersion : version }))
      .filter(({ version }) => version > after);
  }

  private async conversationChanges(row: ConversationBody, after: number, through: number): Promise<ModelChange[]> {
    const members = await this.statement(() => this.membersOf(row.id).filter(({ version }) => version > after && version <= through));
    const versions = new Set(members.map(({ version }) => version));
    if (row.settingsVersion > after && row.settingsVersion <= through) versions.add(row.settingsVersion);
    return [...versions].map((version) => conversationChange(row, { version, leftIds: [] }));
  }

  private async receiptChanges(id: ConversationId, after: number, through: number, userId: UserId | null): Promise<ModelChange[]> {
    const isIn = (version: number): boolean => version > after && version <= through;
    return this.statement(() =>
      this.membersOf(id)
        .filter(({ leftAs }) => leftAs === null)
        .flatMap((member) => {
          const body = { type: 'receipt', conversationId: id, userId: member.userId, readSeq: member.readSeq, secret: null } as const;
          const isOwn = userId === null || userId === member.userId;
          return [
            ...(isIn(member.receiptVersion) ? [receiptChange(body, member.receiptVersion)] : []),
            ...(isOwn && isIn(member.ownVersion) ? [receiptChange({ ...body, secret: member.secret }, member.ownVersion)] : []),
          ];
        }),
    );
  }

  private async row(id: ConversationId): Promise<ConversationBody> {
    return this.statement(() => this.database.of(id).row);
  }

  private placesNow(userId: UserId): Place[] {
    return [...this.database.conversations.keys()].flatMap((id) => this.database.placeOf(userId, id) ?? []);
  }

  private messagesOf(id: ConversationId): readonly MessageBody[] {
    return this.database.of(id).messages;
  }

  private membersOf(id: ConversationId): MemberRow[] {
    return [...this.database.of(id).members.values()];
  }

  private async statement<T>(read: () => T): Promise<T> {
    await this.travel();
    const found = read();
    await this.travel();
    return found;
  }

  private async travel(): Promise<void> {
    const { time, faults } = this.world;
    await time.sleep(this.random.chance(0.3) ? 0 : this.random.upTo(faults.readDelayMaxMs));
    if (time.now() < this.awayUntilMs || this.random.chance(faults.readFails)) throw new Error(`The database is away from ${this.node}.`);
  }

  private get database() {
    return this.world.database;
  }
}
