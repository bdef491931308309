import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { Place } from '../../../src/realtime/index.ts';
import {
  conversationChange,
  messageChange,
  receiptChange,
  type ConversationBody,
  type MessageBody,
  type ModelChange,
  type OwnBody,
} from './bodies.ts';

/** One user's row in one conversation; it stays as a tombstone. */
export interface MemberRow {
  readonly userId: UserId;
  readonly joinedVersion: number;
  readonly visibleAfterSeq: number;
  readonly version: number;
  readonly readSeq: number;
  /** What only they may see. */
  readonly secret: string;
  /** Version of the last receipt, if everybody may see it; 0 otherwise. */
  readonly receiptVersion: number;
  /** Version of the last change that only they may see. */
  readonly ownVersion: number;
  /** The conversation as it was when they left; null for a member. */
  readonly leftAs: ConversationBody | null;
}

/** One stay of one user: what only the checks know, for no table holds what is over. */
export interface Stay {
  readonly joinedVersion: number;
  readonly visibleAfterSeq: number;
  leftVersion: number | null;
}

/** What a commit tells the bus. */
export type Fact =
  | { readonly type: 'change'; readonly id: ConversationId; readonly change: ModelChange }
  | { readonly type: 'joined'; readonly id: ConversationId; readonly userId: UserId }
  | { readonly type: 'own'; readonly userId: UserId; readonly version: number; readonly part: string };

export interface OwnRow {
  readonly part: string;
  readonly version: number;
  readonly body: OwnBody;
}

export interface ModelConversation {
  row: ConversationBody;
  readonly members: Map<UserId, MemberRow>;
  /** By seq. */
  readonly messages: MessageBody[];
  readonly stays: Map<UserId, Stay[]>;
}

interface GroupChange {
  readonly settings?: Partial<ConversationBody>;
  readonly joining?: readonly UserId[];
  readonly leaving?: UserId;
  readonly promoting?: UserId;
}

/** The tables, and how each kind of change moves version, seq and tombstones. A method is one transaction: it returns what was committed. */
export class ModelDatabase {
  readonly conversations = new Map<ConversationId, ModelConversation>();
  private readonly userVersions = new Map<UserId, number>();
  private readonly own = new Map<UserId, Map<string, OwnRow>>();

  versionOf(userId: UserId): number {
    return this.userVersions.get(userId) ?? 0;
  }

  /** What is the user's own, tombstones too, in the order of the last changes. */
  ownOf(userId: UserId): OwnRow[] {
    return [...(this.own.get(userId)?.values() ?? [])].toSorted((a, b) => a.version - b.version);
  }

  /** Contacts, drafts, stars … A row in one of the parts is written, or goes and leaves a tombstone. */
  writeOwn(userId: UserId, key: string, goes: boolean): Fact[] {
    this.bump([userId]);
    const version = this.versionOf(userId);
    const rows = this.own.get(userId) ?? new Map<string, OwnRow>();
    const part = key.charAt(0);
    rows.set(key, { part, version, body: { type: 'own', key, text: goes ? null : `${key} at v${version}` } });
    this.own.set(userId, rows);
    return [{ type: 'own', userId, version, part }];
  }

  membersOf(id: ConversationId): UserId[] {
    return [...this.of(id).members.values()].filter(({ leftAs }) => leftAs === null).map(({ userId }) => userId);
  }

  staysOf(id: ConversationId, userId: UserId): readonly Stay[] {
    return this.conversations.get(id)?.stays.get(userId) ?? [];
  }

  placeOf(userId: UserId, id: ConversationId): Place | null {
    const conversation = this.of(id);
    const member = conversation.members.get(userId);
    if (member === undefined || member.leftAs !== null) return null;
    const { joinedVersion, visibleAfterSeq } = member;
    const { version, lastSeq } = conversation.row;
    return { conversationId: id, joinedVersion, visibleAfterSeq, version, lastSeq };
  }

  of(id: ConversationId): ModelConversation {
    const conversation = this.conversations.get(id);
    if (conversation === undefined) throw new Error(`There is no conversation ${id}.`);
    return conversation;
  }

  openDirect(id: ConversationId, pair: readonly UserId[]): Fact[] {
    this.bump(pair);
    const conversation = this.insert(id, false);
    conversation.row = { ...conversation.row, memberCount: pair.length };
    for (const userId of pair) this.join(conversation, userId);
    const change = conversationChange(conversation.row, { version: 1, leftIds: [] });
    return [{ type: 'change', id, change }, ...pair.map((userId) => ({ type: 'joined', userId, id }) as const)];
  }

  createGroup(id: ConversationId, everyone: readonly UserId[], showsHistory: boolean): Fact[] {
    this.bump(everyone);
    const conversation = this.insert(id, showsHistory);
    return this.write(conversation, { ...conversation.row, memberCount: everyone.length }, { joining: everyone });
  }

  send(id: ConversationId, replyToSeq: number | null): Fact[] {
    return [this.append(this.of(id), replyToSeq)];
  }

  /** An edit, a recall, a reaction: the message takes a new version. */
  rewrite(id: ConversationId, seq: number): Fact[] {
    const conversation = this.of(id);
    const version = conversation.row.version + 1;
    const before = conversation.messages[seq - 1];
    if (before === undefined) throw new Error(`There is no message ${seq} in ${id}.`);
    const message: MessageBody = { ...before, version, text: `${id}#${seq} at v${version}` };
    conversation.messages[seq - 1] = message;
    conversation.row = { ...conversation.row, version };
    return [{ type: 'change', id, change: messageChange(message) }];
  }

  /** A receipt that everybody may see, one that is nobody else's business, or something else that is their own. */
  read(id: ConversationId, userId: UserId, what: 'for all' | 'for oneself' | 'a note'): Fact[] {
    const conversation = this.of(id);
    const member = conversation.members.get(userId);
    if (member === undefined) throw new Error(`${userId} is not in ${id}.`);
    const version = conversation.row.version + 1;
    const readSeq = what === 'a note' ? member.readSeq : version;
    const secret = what === 'for all' ? member.secret : `${userId}'s own at v${version}`;
    const receiptVersion = { 'for all': version, 'for oneself': 0, 'a note': member.receiptVersion }[what];
    const ownVersion = what === 'for all' ? member.ownVersion : version;
    conversation.members.set(userId, { ...member, readSeq, secret, receiptVersion, ownVersion });
    conversation.row = { ...conversation.row, version };
    const body = { type: 'receipt', conversationId: id, userId, readSeq, secret: what === 'for all' ? null : secret } as const;
    return [{ type: 'change', id, change: receiptChange(body, version) }];
  }

  rename(id: ConversationId): Fact[] {
    return this.apply(id, { settings: { name: `${id} named at v${this.of(id).row.version + 1}` } });
  }

  /** Who is in it already stays as they are, but their version counts. */
  add(id: ConversationId, userIds: readonly UserId[]): Fact[] {
    this.bump(userIds);
    const present = new Set(this.membersOf(id));
    const joining = userIds.filter((userId) => !present.has(userId));
    return joining.length === 0 ? [] : this.apply(id, { joining });
  }

  leave(id: ConversationId, leaving: UserId): Fact[] {
    this.bump([leaving]);
    return this.apply(id, { leaving });
  }

  promote(id: ConversationId, promoting: UserId): Fact[] {
    return this.apply(id, { promoting });
  }

  private apply(id: ConversationId, change: GroupChange): Fact[] {
    const conversation = this.of(id);
    const { row } = conversation;
    const version = row.version + 1;
    const { settings, joining = [], leaving } = change;
    const memberCount = row.memberCount + joining.length - (leaving === undefined ? 0 : 1);
    const settingsVersion = settings === undefined ? row.settingsVersion : version;
    return this.write(conversation, { ...row, ...settings, version, settingsVersion, memberCount }, change);
  }

  /** One version for the change, one version and seq for the SYSTEM message that tells of it. */
  private write(conversation: ModelConversation, changed: ConversationBody, { joining = [], leaving, promoting }: GroupChange): Fact[] {
    const { id, version } = changed;
    conversation.row = changed;
    for (const userId of joining) this.join(conversation, userId);
    if (leaving !== undefined) this.end(conversation, leaving);
    const promoted = promoting === undefined ? undefined : conversation.members.get(promoting);
    if (promoted !== undefined) conversation.members.set(promoted.userId, { ...promoted, version });
    const leftIds = leaving === undefined ? [] : [leaving];
    return [
      { type: 'change', id, change: conversationChange(changed, { version, leftIds }) },
      this.append(conversation, null),
      ...joining.map((userId) => ({ type: 'joined', userId, id }) as const),
    ];
  }

  private append(conversation: ModelConversation, replyToSeq: number | null): Fact {
    const { id, version, lastSeq } = conversation.row;
    const seq = lastSeq + 1;
    const message: MessageBody = {
      type: 'message',
      conversationId: id,
      seq,
      version: version + 1,
      text: `${id}#${seq}`,
      replyToSeq,
    };
    conversation.messages.push(message);
    conversation.row = { ...conversation.row, version: version + 1, lastSeq: seq };
    return { type: 'change', id, change: messageChange(message) };
  }

  private insert(id: ConversationId, showsHistory: boolean): ModelConversation {
    const name = `${id} as it was made`;
    const row: ConversationBody = {
      type: 'conversation',
      id,
      version: 1,
      lastSeq: 0,
      name,
      settingsVersion: 1,
      memberCount: 0,
      showsHistory,
    };
    const conversation = { row, members: new Map(), messages: [], stays: new Map() };
    this.conversations.set(id, conversation);
    return conversation;
  }

  private join({ row, members, stays }: ModelConversation, userId: UserId): void {
    const { version, lastSeq, showsHistory } = row;
    const visibleAfterSeq = showsHistory ? 0 : lastSeq;
    const nothingRead = { readSeq: 0, secret: '', receiptVersion: 0, ownVersion: 0 };
    members.set(userId, { userId, joinedVersion: version, visibleAfterSeq, version, ...nothingRead, leftAs: null });
    const before = stays.get(userId) ?? [];
    stays.set(userId, [...before, { joinedVersion: version, visibleAfterSeq, leftVersion: null }]);
  }

  private end({ row, members, stays }: ModelConversation, userId: UserId): void {
    const { version } = row;
    const member = members.get(userId);
    const stay = stays.get(userId)?.at(-1);
    if (member === undefined || stay === undefined) throw new Error(`${userId} is not in ${row.id}.`);
    members.set(userId, { ...member, version, leftAs: row });
    stay.leftVersion = version;
  }

  private bump(userIds: readonly UserId[]): void {
    for (const userId of userIds) this.userVersions.set(userId, this.versionOf(userId) + 1);
  }
}
