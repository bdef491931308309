import DataLoader from 'dataloader';
import type { Roster } from '../../infra/roster/index.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { LastSeen } from './last-seen.ts';
import { addUp, parseNote, type NodeNote, type PresenceState } from './presence.ts';

/** What all nodes say of one user, and when they were last seen if none says that they are there. */
export interface KnownPresence {
  readonly notes: ReadonlyMap<string, NodeNote>;
  readonly lastSeenAt: number | null;
}

/** Reads what is so now, many users at a time. */
export class PresenceStates {
  private readonly batches: DataLoader<UserId, KnownPresence>;

  constructor(
    private readonly roster: Pick<Roster, 'read'>,
    private readonly lastSeen: Pick<LastSeen, 'of'>,
  ) {
    this.batches = new DataLoader(async (ids) => this.readMany(ids), { cache: false });
  }

  /** What one turn of the loop asks for is read at once. Rejects when the roster or the database is away. */
  async load(userId: UserId): Promise<KnownPresence> {
    return this.batches.load(userId);
  }

  private async readMany(ids: readonly UserId[]): Promise<KnownPresence[]> {
    const found = await this.roster.read([...new Set(ids)]);
    const known = new Map([...found].map(([id, notes]) => [id, new Map([...notes].map(([nodeId, note]) => [nodeId, parseNote(note)]))]));
    const lastSeen = await this.lastSeen.of(ids.filter((id) => !known.has(id)));
    return ids.map((id) => ({ notes: known.get(id) ?? new Map<string, NodeNote>(), lastSeenAt: lastSeen.get(id) ?? null }));
  }
}

/** How the user is seen by somebody who may see everything of it. */
export function toState(userId: UserId, { notes, lastSeenAt }: KnownPresence): PresenceState {
  const present = addUp([...notes.values()].map(({ status }) => status));
  return present === null ? { userId, status: 'OFFLINE', lastSeenAt } : { userId, status: present, lastSeenAt: null };
}

/** The same for somebody who may not see when they were last there. */
export function withoutLastSeen(state: PresenceState): PresenceState {
  return state.lastSeenAt === null ? state : { ...state, lastSeenAt: null };
}

/** Somebody who is not there, or not to be seen: nobody can tell which. */
export function hidden(userId: UserId): PresenceState {
  return { userId, status: 'OFFLINE', lastSeenAt: null };
}
