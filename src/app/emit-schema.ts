import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../gateway/graphql/index.ts';
import { createMemoryBus } from '../infra/bus/index.ts';
import { openDatabase } from '../infra/database/index.ts';
import { createMemoryRoster, RosterSpace } from '../infra/roster/index.ts';
import { createLogger } from '../infra/logging/index.ts';
import { systemClock } from '../kernel/clock.ts';
import { defaultLimits } from '../kernel/limits.ts';
import { createModules, entities } from './create-modules.ts';

/** Prints the schema that the server serves: `npm run schema` puts it into schema.graphql. */
const logger = createLogger({ level: 'silent', nodeId: 'schema' });
const bus = createMemoryBus({ logger });
const dataDir = await mkdtemp(join(tmpdir(), 'tokenim-schema-'));
const database = await openDatabase({
  location: { mysqlUrl: null, dataDir, tls: null, connectionsMax: 1, answerMs: 10_000 },
  entities,
  migrateAtStart: true,
  publish: () => undefined,
  pause: () => Promise.resolve(),
});
const modules = createModules({
  unitOfWork: database.unitOfWork,
  bus,
  roster: createMemoryRoster('schema', new RosterSpace(() => 0)),
  clock: systemClock,
  nextUlid: () => '',
  limits: defaultLimits,
  logger,
  tokens: { secret: 'x'.repeat(32), accessTokenSeconds: 900, refreshTokenSeconds: 900 },
  hostTokens: null,
  registrationOpen: true,
});
const schema = await createSchema(modules.resolvers, modules.liveFields);
console.log(printSchema(lexicographicSortSchema(schema)));
await database.close();
await rm(dataDir, { recursive: true });
