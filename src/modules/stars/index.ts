import type { MessageLoader } from '../messages/index.ts';
import { TombstonesRepository, type OwnSource } from '../users/index.ts';
import { StarEntity } from './star.entity.ts';
import { StarChanged } from './star.graphql.ts';
import { StarLoader } from './star-loader.ts';
import { StarsRepository } from './stars.repository.ts';
import { StarChangedResolver, StarsResolver } from './stars.resolver.ts';
import { StarsService, type StarsServiceDeps } from './stars.service.ts';

export { StarChanged } from './star.graphql.ts';

/** Known before there is a connection. */
export const starsEntities = [StarEntity] as const;

export interface StarsModuleDeps extends Omit<StarsServiceDeps, 'stars'> {
  readonly messageLoader: MessageLoader;
}

export interface StarsModule {
  readonly ownSources: readonly OwnSource<StarChanged>[];
  readonly tombstones: TombstonesRepository;
  readonly resolvers: object[];
}

export function createStarsModule(deps: StarsModuleDeps): StarsModule {
  const { unitOfWork, limits, messageLoader } = deps;
  const stars = new StarsRepository();
  const loader = new StarLoader(unitOfWork.reader, stars);
  return {
    ownSources: [
      {
        part: 'star',
        changed: async (executor, userId, range) =>
          (await stars.changed(executor, userId, range)).map((row) => ({ version: row.userVersion, body: new StarChanged(row) })),
      },
    ],
    tombstones: new TombstonesRepository('stars'),
    resolvers: [
      new StarsResolver(new StarsService({ ...deps, stars }), loader, messageLoader, limits.pageSizeMax),
      new StarChangedResolver(messageLoader),
    ],
  };
}
