import type { Clock } from '../../kernel/clock.ts';
import { fromGlobalId, type NextUlid } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { EventBus } from '../../infra/bus/index.ts';
import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Job } from '../../infra/jobs/index.ts';
import type { NodeFinder } from '../graph/index.ts';
import type { OwnSource } from './own-source.ts';
import { SettingsChanged } from './settings.graphql.ts';
import { SettingsRepository } from './settings.repository.ts';
import { SettingsResolver } from './settings.resolver.ts';
import { SettingsService } from './settings.service.ts';
import { TombstoneSweep } from './tombstone-sweep.ts';
import type { TombstonesRepository } from './tombstones.repository.ts';
import { UserAccess, type Blocks } from './users.access.ts';
import { UserEntity } from './user.entity.ts';
import { UserSearchResolver } from './user-search.resolver.ts';
import { UserSearchService } from './user-search.service.ts';
import { UserTermEntity } from './user-term.entity.ts';
import { UserTermsRepository } from './user-terms.repository.ts';
import { UserLoader } from './user-loader.ts';
import { parseUserChanged, usersTopic } from './users.facts.ts';
import { UsersRepository } from './users.repository.ts';
import { UsersResolver } from './users.resolver.ts';
import { UsersService } from './users.service.ts';

/** Known before there is a connection. */
export const usersEntities = [UserEntity, UserTermEntity] as const;

export interface UsersModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Pick<Limits, 'pageSizeMax' | 'tombstonesKeptMs'>;
  readonly blocks: Blocks;
  readonly bus: Pick<EventBus, 'subscribe' | 'onReconnect'>;
}

export interface UsersModule {
  readonly service: UsersService;
  readonly settings: SettingsService;
  readonly loader: UserLoader;
  readonly ownSources: readonly OwnSource<SettingsChanged>[];
  readonly findNode: NodeFinder;
  /** For workers: forgets what is gone for long. */
  readonly sweep: (tables: readonly TombstonesRepository[]) => Job;
  /** Instances, for type-graphql's container. */
  readonly resolvers: object[];
  readonly entities: typeof usersEntities;
  /** Begins to hear of changes. The returned function ends it. */
  start(): Promise<() => Promise<void>>;
}

export function createUsersModule({ unitOfWork, clock, nextUlid, limits, blocks, bus }: UsersModuleDeps): UsersModule {
  const users = new UsersRepository();
  const terms = new UserTermsRepository();
  const service = new UsersService({ users, terms, unitOfWork, clock, nextUlid });
  const search = new UserSearchService({ unitOfWork, users, terms, blocks });
  const settingsStore = new SettingsRepository();
  const settings = new SettingsService({ users: service, settings: settingsStore, unitOfWork });
  const loader = new UserLoader({
    reader: unitOfWork.reader,
    findMany: (executor, ids) => users.findMany(executor, ids),
    now: () => clock.now(),
  });
  const access = new UserAccess(unitOfWork.reader, loader, blocks);
  return {
    service,
    settings,
    loader,
    ownSources: [
      {
        part: 'settings',
        changed: async (executor, userId, { after, through }) =>
          (await settingsStore.changed(executor, userId, after, through)).map((each) => ({
            version: each.version,
            body: new SettingsChanged(each),
          })),
      },
    ],
    findNode: async (context, id) => {
      const userId = fromGlobalId('u', id);
      return userId === null ? null : access.find(context, userId);
    },
    sweep: (tables) => new TombstoneSweep({ unitOfWork, clock, limits, users, tables }),
    resolvers: [
      new UsersResolver(service, loader, access),
      new UserSearchResolver(search, limits.pageSizeMax),
      new SettingsResolver(settings),
    ],
    entities: usersEntities,
    async start() {
      bus.onReconnect(() => {
        loader.forgetAll();
      });
      const subscription = await bus.subscribe(usersTopic, (payload) => {
        const userId = parseUserChanged(payload);
        if (userId !== null) loader.forget(userId);
      });
      return () => subscription.unsubscribe();
    },
  };
}
