import type { Transaction } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { UserId } from '../../kernel/ids.ts';
import { relationsChanged } from '../users/index.ts';
import { toConversationFact, toJoinedFact } from './conversation-change.ts';
import type { Conversation, Member } from './conversation.ts';
import type { ConversationsRepository } from './conversations.repository.ts';
import type { MembersRepository } from './members.repository.ts';
import type { SystemEvent, Timeline } from './timeline.ts';

/** One change to a group. Rows that join carry the version after the present one. */
export interface GroupChange {
  /** What the timeline says of it; nothing where it only shows in the state. */
  readonly event?: SystemEvent;
  readonly settings?: Partial<Conversation>;
  /** What is only for the owner and admins; nothing in it where they have to look at a list again. */
  readonly forAdmins?: Partial<Conversation>;
  readonly joining?: readonly Member[];
  readonly leaving?: Member;
  readonly updating?: readonly MemberUpdate[];
}

export interface MemberUpdate {
  readonly member: Member;
  readonly changed: Partial<Pick<Member, 'role' | 'mutedByAdminsUntil' | 'nickname' | 'nicknameFolded'>>;
}

/** Writes group changes: one version for the change, and one version and seq for the SYSTEM message that tells of it. */
export class GroupChanges {
  constructor(
    private readonly clock: Clock,
    private readonly conversations: ConversationsRepository,
    private readonly members: MembersRepository,
    private readonly timeline: Timeline,
  ) {}

  /** Stores a new group that stands at version 1 already. */
  async create(tx: Transaction, conversation: Conversation, joining: readonly Member[], event: SystemEvent): Promise<Conversation> {
    await this.conversations.insert(tx, conversation);
    return this.write(tx, { ...conversation, memberCount: joining.length }, { joining, event });
  }

  /** The caller holds the conversation's row. Returns its state afterwards. */
  async apply(tx: Transaction, conversation: Conversation, change: GroupChange): Promise<Conversation> {
    const version = conversation.version + 1;
    const { settings, forAdmins, joining = [], leaving } = change;
    const memberCount = conversation.memberCount + joining.length - (leaving === undefined ? 0 : 1);
    // Where members do not see each other, that all hear of a change to some is because the settings say so.
    const isForAll = settings !== undefined || (conversation.kind === 'CHANNEL' && change.updating !== undefined);
    const settingsVersion = isForAll ? version : conversation.settingsVersion;
    const adminsVersion = forAdmins === undefined ? conversation.adminsVersion : version;
    return this.write(tx, { ...conversation, ...settings, ...forAdmins, version, settingsVersion, adminsVersion, memberCount }, change);
  }

  private async write(tx: Transaction, changed: Conversation, change: GroupChange): Promise<Conversation> {
    const { id, version } = changed;
    const { leaving, joining = [] } = change;
    const event = isTold(changed, change.event) ? change.event : undefined;
    const now = this.clock.now();
    await this.writeMembers(tx, changed, change, now);
    const leftIds = leaving === undefined ? [] : [leaving.userId];
    const movedIds = [...joining.map(({ userId }) => userId), ...leftIds];
    const onlyFor = await this.audience(tx, changed, change, movedIds);
    tx.record(toConversationFact({ type: 'conversation', version, conversation: changed, leftIds, onlyFor }));
    const after = event === undefined ? changed : { ...changed, version: version + 1, lastSeq: changed.lastSeq + 1, lastActivityAt: now };
    await this.conversations.update(tx, id, after);
    if (event !== undefined) await this.tell(tx, after, event, now);
    for (const { userId } of joining) tx.record(toJoinedFact(userId, id));
    if (movedIds.length > 0) tx.record(relationsChanged(movedIds));
    return after;
  }

  /** To whoever caused it, it is like a message of their own: nothing that they have not read. */
  private async tell(tx: Transaction, { id, lastSeq, version }: Conversation, event: SystemEvent, now: number): Promise<void> {
    const fact = await this.timeline.appendSystem(tx, { conversationId: id, seq: lastSeq, version, createdAt: now, event });
    tx.record(fact);
    await this.members.update(tx, { conversationId: id, userId: event.actorId }, { lastSentSeq: lastSeq });
  }

  /** Who hears of it; null for all. Members of a group hear of each other, those of a channel of themselves. */
  private async audience(tx: Transaction, changed: Conversation, change: GroupChange, movedIds: readonly UserId[]) {
    const { id, kind, version, settingsVersion, adminsVersion } = changed;
    const isOfMembers = movedIds.length > 0 || change.updating !== undefined;
    if (settingsVersion === version || (kind === 'GROUP' && isOfMembers)) return null;
    return adminsVersion === version ? [...movedIds, ...(await this.members.adminIds(tx, id))] : movedIds;
  }

  private async writeMembers(tx: Transaction, changed: Conversation, change: GroupChange, now: number): Promise<void> {
    const { version, lastSeq } = changed;
    const { joining = [], leaving, updating = [] } = change;
    if (joining.length > 0) await this.members.save(tx, joining);
    if (leaving !== undefined)
      await this.members.update(tx, leaving, { leftAt: now, leftSeq: lastSeq, leftAs: JSON.stringify(changed), version });
    for (const { member, changed: columns } of updating) await this.members.update(tx, member, { ...columns, version });
  }
}

/** Who comes and goes in a channel is no business of its readers. */
function isTold({ kind }: Conversation, event: SystemEvent | undefined): boolean {
  return event !== undefined && (kind !== 'CHANNEL' || channelEvents.has(event.type));
}

const channelEvents: ReadonlySet<SystemEvent['type']> = new Set<SystemEvent['type']>([
  'CHANNEL_CREATED',
  'CHANNEL_UPDATED',
  'MESSAGE_TTL_CHANGED',
]);
