import { eventually, patienceMs } from './eventually.ts';
import {
  PresenceChangedDocument,
  PresenceOfDocument,
  type PresenceChangedSubscription,
  type PresenceFieldsFragment,
} from './generated/graphql.ts';
import type { Person } from './person.ts';
import type { Events, Socket } from './socket.ts';

export type Presence = PresenceFieldsFragment;

/** A socket that is open by itself, as that of an app: its owner is there. */
export async function comeOnline(who: Person): Promise<Socket> {
  let isOpen = false;
  const socket = who.socket({ lazy: false, onNonLazyError: () => undefined, on: { connected: () => (isOpen = true) } });
  await eventually(() => isOpen, { what: 'the socket to be acknowledged' });
  return socket;
}

export async function presenceOf(viewer: Person, { id }: Pick<Person, 'id'>): Promise<Presence> {
  const { user } = await viewer.request(PresenceOfDocument, { id });
  if (user == null) throw new Error('There is no such user.');
  return user.presence;
}

/** What a viewer hears of others. */
export class Presences {
  private readonly events: Events<PresenceChangedSubscription>;

  constructor(viewer: Person, others: readonly Pick<Person, 'id'>[], socket: Socket = viewer.socket()) {
    this.events = socket.subscribe(PresenceChangedDocument, { userIds: others.map(({ id }) => id) });
  }

  of({ id }: Pick<Person, 'id'>): Presence[] {
    return this.events.received.map(({ presenceChanged }) => presenceChanged).filter(({ userId }) => userId === id);
  }

  statusesOf(who: Pick<Person, 'id'>): string[] {
    return this.of(who).map(({ status }) => status);
  }

  /** Resolves once that is what was heard last. */
  async until(who: Pick<Person, 'id'>, status: string, timeoutMs = patienceMs): Promise<Presence> {
    return eventually(
      () => {
        const last = this.of(who).at(-1);
        return last?.status === status ? last : null;
      },
      { what: `${status}; heard ${this.statusesOf(who).join(', ') || 'nothing'}`, timeoutMs },
    );
  }

  async failed(): Promise<unknown> {
    return this.events.failed();
  }

  stop(): void {
    this.events.stop();
  }
}
