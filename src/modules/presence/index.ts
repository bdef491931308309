import type { EventBus } from '../../infra/bus/index.ts';
import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Logger } from '../../infra/logging/index.ts';
import type { Roster } from '../../infra/roster/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { ConversationAccess, MembersRepository } from '../conversations/index.ts';
import type { LiveFields } from '../graph/index.ts';
import {
  parseRelationsChanged,
  parseSettingsChanged,
  relationsTopic,
  settingsTopic,
  type SettingsService,
  type UserLoader,
} from '../users/index.ts';
import { Announcer } from './announcer.ts';
import { Arrivals } from './arrivals.ts';
import { LastSeenEntity } from './last-seen.entity.ts';
import { LastSeenRepository } from './last-seen.repository.ts';
import { LastSeen } from './last-seen.ts';
import { LocalPresence } from './local-presence.ts';
import { PresenceAccess } from './presence.access.ts';
import { presenceLiveFields, PresenceResolver } from './presence.resolver.ts';
import { PresenceService } from './presence.service.ts';
import { PresenceStates } from './presence-states.ts';
import { PresenceWatches } from './presence-watches.ts';
import type { Relations } from './relations.ts';
import { parseSessionPresence } from './presence-wire.ts';
import { sessionPresenceTopic } from './session-presence.ts';
import { createTyping } from './typing.module.ts';
import { WatchedUsers } from './watched-users.ts';

/** Known before there is a connection. */
export const presenceEntities = [LastSeenEntity] as const;

/** What `presenceChangesMax` counts in. */
const changesWindowMs = 10_000;

export interface PresenceModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly bus: EventBus;
  readonly roster: Roster;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly logger: Pick<Logger, 'warn'>;
  readonly settings: SettingsService;
  readonly users: UserLoader;
  readonly relations: Relations;
  readonly access: ConversationAccess;
  readonly members: MembersRepository;
}

export interface PresenceModule {
  readonly resolvers: object[];
  readonly liveFields: LiveFields;
  /** Told by the gateway of each socket that has somebody behind it, and of its end. */
  readonly sockets: Pick<LocalPresence, 'opened' | 'closed'>;
  /** Users whom somebody on this node watches. */
  watchedCount(): number;
  /** Takes this node's place among the others. The returned function leaves it. */
  start(): Promise<() => Promise<void>>;
}

export function createPresenceModule(deps: PresenceModuleDeps): PresenceModule {
  const { unitOfWork, bus, roster, clock, limits, logger, settings } = deps;
  const { reader } = unitOfWork;
  const lastSeen = new LastSeen({ repository: new LastSeenRepository(), unitOfWork, clock, logger });
  const local: LocalPresence = new LocalPresence({
    clock,
    graceMs: limits.presenceGraceMs,
    onArrived: (userId) => {
      arrivals.add(userId);
    },
    onChanged: (userId, status) => {
      announcer.announce(userId, status);
    },
  });
  const arrivals = new Arrivals({
    settings,
    reader,
    clock,
    onKnown: (userId, invisible) => {
      local.setInvisible(userId, invisible);
    },
  });
  const announcer = new Announcer({ roster, bus, lastSeen, clock, leaseMs: limits.presenceLeaseMs, present: () => local.present() });
  const states = new PresenceStates(roster, lastSeen);
  const access = new PresenceAccess({ ...deps, reader, groupMembersMax: limits.presenceGroupMembersMax });
  const users = new WatchedUsers({ bus, states });
  const watches = new PresenceWatches(users, access);
  const rate = new RateLimiter({ max: limits.presenceChangesMax, windowMs: changesWindowMs, now: () => clock.now() });
  const service = new PresenceService({ local, announcer, states, access, watches, bus, rate }, limits);
  const typing = createTyping(deps);
  const compare = async (): Promise<void> => {
    await users.refresh().catch(() => undefined);
    await watches.compare();
  };
  return {
    resolvers: [new PresenceResolver(service), ...typing.resolvers],
    liveFields: { ...presenceLiveFields(service), ...typing.liveFields },
    sockets: local,
    watchedCount: () => users.count,
    async start() {
      await announcer.start();
      const stopComparing = everySoOften(clock, limits.compareIntervalMs, compare);
      bus.onReconnect(() => {
        void compare();
        void watches.refresh();
        void typing.refresh();
        for (const userId of local.userIds) arrivals.add(userId);
      });
      const subscriptions = await Promise.all([
        bus.subscribe(settingsTopic, (payload) => {
          const { userId, settings: changed } = parseSettingsChanged(payload);
          arrivals.hear(userId, changed.invisible);
          void watches.settingsChanged(userId);
        }),
        bus.subscribe(relationsTopic, (payload) => void watches.relationsChanged(parseRelationsChanged(payload))),
        bus.subscribe(sessionPresenceTopic, (payload) => {
          const { userId, sessionId, status } = parseSessionPresence(payload);
          local.setSession(userId, sessionId, status);
        }),
      ]);
      return async () => {
        stopComparing();
        for (const subscription of subscriptions) await subscription.unsubscribe();
        await announcer.stop(limits.presenceGraceMs);
        local.stop();
      };
    },
  };
}

/** Runs the work again and again, each time so long after the last one ended. The work must not reject. */
function everySoOften(clock: Clock, pauseMs: number, work: () => Promise<void>): () => void {
  let isStopped = false;
  let cancel: (() => void) | null = null;
  const schedule = (): void => {
    if (isStopped) return;
    cancel = clock.after(pauseMs, () => void work().then(schedule));
  };
  schedule();
  return () => {
    isStopped = true;
    cancel?.();
  };
}
