import type { Executor } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { MembersRepository } from '../conversations/index.ts';
import type { SettingsService, StoredSettings } from '../users/index.ts';
import type { Relations } from './relations.ts';

/** What one user may see of another's presence. Who has none may see nothing of it. */
export interface Right {
  readonly seesLastSeen: boolean;
}

export interface PresenceAccessOptions {
  readonly relations: Relations;
  readonly members: Pick<MembersRepository, 'sharing'>;
  readonly settings: Pick<SettingsService, 'findMany'>;
  readonly reader: Executor;
  readonly groupMembersMax: number;
}

/**
 * The one door to presence: it is for those who share a conversation with the user or are their contacts, and for nobody between whom and the
 * user there is a block. Absent and forbidden look the same: there is no right.
 */
export class PresenceAccess {
  constructor(private readonly options: PresenceAccessOptions) {}

  /** What the viewer may see of the others. */
  async ofViewer(viewerId: UserId, ids: readonly UserId[]): Promise<Map<UserId, Right>> {
    const { settings, reader } = this.options;
    const { acquainted, contacts } = await this.standing(viewerId, ids);
    const rights = new Map<UserId, Right>();
    if (ids.includes(viewerId)) rights.set(viewerId, everything);
    for (const [id, theirs] of await settings.findMany(reader, acquainted)) rights.set(id, rightBy(theirs, contacts.has(id)));
    return rights;
  }

  /** What others may see of one user: the same the other way round, for many viewers at once. */
  async toUser(userId: UserId, viewerIds: readonly UserId[]): Promise<Map<UserId, Right>> {
    const { settings, reader } = this.options;
    const [{ acquainted, contacts }, found] = await Promise.all([this.standing(userId, viewerIds), settings.findMany(reader, [userId])]);
    const own = found.get(userId);
    const rights = new Map<UserId, Right>();
    if (own === undefined) return rights;
    if (viewerIds.includes(userId)) rights.set(userId, everything);
    for (const id of acquainted) rights.set(id, rightBy(own, contacts.has(id)));
    return rights;
  }

  /** How the others stand to the user: it is the same from both sides. */
  private async standing(userId: UserId, ids: readonly UserId[]) {
    const { relations, members, reader, groupMembersMax } = this.options;
    const others = [...new Set(ids)].filter((id) => id !== userId);
    const [sharing, contacts, blocked] = await Promise.all([
      members.sharing(reader, userId, others, groupMembersMax),
      relations.contactsAmong(reader, userId, others),
      relations.blockedAmong(reader, userId, others),
    ]);
    return { acquainted: others.filter((id) => (sharing.has(id) || contacts.has(id)) && !blocked.has(id)), contacts };
  }
}

const everything: Right = { seesLastSeen: true };

function rightBy({ lastSeenVisibleTo }: StoredSettings, isContact: boolean): Right {
  return { seesLastSeen: lastSeenVisibleTo === 'EVERYONE' || (lastSeenVisibleTo === 'CONTACTS' && isContact) };
}
