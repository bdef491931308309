import type { EventBus } from '../../infra/bus/index.ts';
import { BadInput, RateLimited } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { LiveSource } from '../../realtime/index.ts';
import type { Announcer } from './announcer.ts';
import type { LocalPresence } from './local-presence.ts';
import type { PresenceAccess } from './presence.access.ts';
import { toPresenceEvent } from './presence-event.ts';
import { hidden, toState, withoutLastSeen, type PresenceStates } from './presence-states.ts';
import type { PresenceWatches } from './presence-watches.ts';
import type { PresenceState, PresenceStatus } from './presence.ts';
import { sessionPresenceChosen } from './session-presence.ts';

export interface PresenceServiceDeps {
  readonly local: LocalPresence;
  readonly announcer: Announcer;
  readonly states: PresenceStates;
  readonly access: PresenceAccess;
  readonly watches: PresenceWatches;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly rate: RateLimiter;
}

/** Who is there. */
export class PresenceService {
  constructor(
    private readonly deps: PresenceServiceDeps,
    private readonly limits: Pick<Limits, 'presenceUsersMax'>,
  ) {}

  /** Over a socket it is for that socket, over HTTP for all sockets of the session, on whatever nodes. @throws RateLimited */
  async choose(viewer: Viewer, status: PresenceStatus, socket: object | null): Promise<PresenceState> {
    const { local, announcer, states, bus, rate } = this.deps;
    const { userId, sessionId } = viewer;
    const retryAfterMs = rate.take(userId);
    if (retryAfterMs > 0) throw new RateLimited('The presence changes too often.', retryAfterMs);
    if (socket === null || !local.set(socket, status)) bus.publish([sessionPresenceChosen({ userId, sessionId, status })]);
    await announcer.told();
    return toState(userId, await states.load(userId));
  }

  /** Those who may not be seen are OFFLINE, as those who do not exist. */
  async findMany(viewer: Viewer, ids: readonly UserId[]): Promise<PresenceState[]> {
    const { access, states } = this.deps;
    const rights = await access.ofViewer(viewer.userId, ids);
    return Promise.all(
      ids.map(async (id) => {
        const right = rights.get(id);
        if (right === undefined) return hidden(id);
        const state = toState(id, await states.load(id));
        return right.seesLastSeen ? state : withoutLastSeen(state);
      }),
    );
  }

  /** @throws BadInput for too many users. */
  watch({ userId }: Viewer, askedIds: ReadonlySet<UserId>): LiveSource<PresenceState> {
    const { presenceUsersMax } = this.limits;
    if (askedIds.size > presenceUsersMax)
      throw new BadInput('userIds', `${askedIds.size} users; one subscription may follow ${presenceUsersMax}.`);
    return new LiveSource<PresenceState>(
      toPresenceEvent,
      () => 'Presence',
      async (outlet) => this.deps.watches.open(userId, [...askedIds], outlet),
    );
  }
}
