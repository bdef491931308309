import { randomBytes } from 'node:crypto';
import type { Config } from '../../config/index.ts';
import { createMemoryBus } from '../../infra/bus/index.ts';
import { openDatabase, type UnitOfWork } from '../../infra/database/index.ts';
import { createMemoryRoster, RosterSpace } from '../../infra/roster/index.ts';
import { createLogger } from '../../infra/logging/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { AppError, StartError, Unauthenticated } from '../../kernel/errors.ts';
import { createUlidFactory, toGlobalId } from '../../kernel/ids.ts';
import { defaultLimits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { createModules, entities, type Modules } from '../create-modules.ts';
import { DemoClock } from './demo-clock.ts';
import { DemoPerson } from './demo-person.ts';
import { firstWords, lastWords, storyHours, tellStory, type Cast } from './story.ts';

/** What a person needs to look around in the demo. */
export interface DemoWorld {
  readonly usernames: readonly string[];
  readonly password: string;
  /** Global id; null where alice has left the group since. */
  readonly groupId: string | null;
}

const names = ['alice', 'bob', 'carla'] as const;
const password = 'tokenim-demo';
const pageOfAll = { from: 'start', limit: 200, after: null, before: null } as const;

/**
 * Brings alice, bob and carla into the database, with a few days of history, unless they are there already. Whatever else is in it
 * stays as it is. @throws StartError in production, and where somebody else has one of the names
 */
export async function seedDemo(config: Config): Promise<DemoWorld> {
  if (config.isProduction)
    throw new StartError('--demo makes accounts whose password everybody can know, so it does not go with NODE_ENV=production.');
  const { database: location } = config;
  const database = await openDatabase({
    location,
    entities,
    migrateAtStart: location.migrateAtStart,
    // Nobody listens yet; nodes that run already find it at their next comparison with the database.
    publish: () => undefined,
    pause: (delayMs) => new Promise((resolve) => void setTimeout(resolve, delayMs)),
  });
  try {
    return await new Seeding(database.unitOfWork).run();
  } finally {
    await database.close();
  }
}

/** One look at the database, and the story where it is missing. */
class Seeding {
  private readonly clock = new DemoClock(systemClock.now());
  private readonly modules: Modules;

  constructor(private readonly unitOfWork: UnitOfWork) {
    this.modules = modulesAt(this.clock, unitOfWork);
  }

  async run(): Promise<DemoWorld> {
    const taken = await this.takenNames();
    const cast = taken.length === 0 ? await this.tell() : await this.recognise(taken);
    const groupId = await this.groupOf(cast);
    for (const { viewer } of [cast.alice, cast.bob, cast.carla]) await this.modules.auth.sessions.logout(viewer);
    return { usernames: names, password, groupId };
  }

  private async takenNames(): Promise<string[]> {
    const { service } = this.modules.users;
    const found = await Promise.all(names.map((username) => service.findCredentials(this.unitOfWork.reader, { username })));
    return names.filter((_, i) => found[i] !== null);
  }

  private async tell(): Promise<Cast> {
    this.clock.goBack(storyHours);
    const cast = await this.castBy((name) => this.register(name));
    await tellStory(cast, this.clock);
    return cast;
  }

  /** The people of an earlier start. @throws StartError when they are somebody else, or their story has no end. */
  private async recognise(taken: readonly string[]): Promise<Cast> {
    if (taken.length < names.length) throw new NamesTaken(taken);
    const cast = await this.castBy((name) => this.login(name));
    if (!(await this.hasEnded(cast)))
      throw new StartError(
        'The demo in this database is not complete: another node may be writing it right now, or the start that did so was broken off. Start again in a few seconds; if this stays, use an empty TOKENIM_DATA_DIR or database.',
      );
    return cast;
  }

  private async hasEnded({ alice, bob }: Cast): Promise<boolean> {
    const direct = await alice.openDirect(bob);
    const { items } = await this.modules.messages.service.history(alice.viewer, direct, pageOfAll, null);
    return items.some(({ clientMessageId }) => clientMessageId === lastWords);
  }

  private async groupOf({ alice }: Cast): Promise<string | null> {
    const { conversations, messages } = this.modules;
    const { items } = await conversations.service.list(alice.viewer, pageOfAll, { filter: 'ALL', pinnedFirst: false });
    for (const {
      conversation: { id, kind },
    } of items) {
      if (kind !== 'GROUP') continue;
      const opening = await messages.service.history(alice.viewer, id, pageOfAll, null);
      if (opening.items.some(({ clientMessageId }) => clientMessageId === firstWords)) return toGlobalId('c', id);
    }
    return null;
  }

  private async castBy(signIn: (name: string) => Promise<string>): Promise<Cast> {
    const person = async (name: string): Promise<DemoPerson> =>
      new DemoPerson(await this.viewerOf(await signIn(name)), this.modules, this.clock);
    return { alice: await person('alice'), bob: await person('bob'), carla: await person('carla') };
  }

  /** @throws StartError when another node took the name in this moment. */
  private async register(username: string): Promise<string> {
    const displayName = username.charAt(0).toUpperCase() + username.slice(1);
    try {
      return (await this.modules.auth.accounts.register({ username, displayName, password }, 'demo')).accessToken;
    } catch (error) {
      throw error instanceof AppError ? new NamesTaken([username]) : error;
    }
  }

  /** @throws StartError when it is not the demo's account. */
  private async login(username: string): Promise<string> {
    try {
      return (await this.modules.auth.accounts.login({ username, password }, 'demo')).accessToken;
    } catch (error) {
      throw error instanceof Unauthenticated ? new NamesTaken([username]) : error;
    }
  }

  private async viewerOf(accessToken: string): Promise<Viewer> {
    const viewer = await this.modules.auth.authenticator.authenticate(accessToken);
    if (viewer === null) throw new Error('A token of a moment ago is none.');
    return viewer;
  }
}

class NamesTaken extends StartError {
  constructor(taken: readonly string[]) {
    super(
      `--demo brings the users ${names.join(', ')}, and this database has its own ${taken.join(' and ')}; start without --demo, or with another TOKENIM_DATA_DIR or database.`,
    );
  }
}

/** The modules as a node has them, but at another time, with limits of their own and without anybody who listens. */
function modulesAt(clock: DemoClock, unitOfWork: UnitOfWork): Modules {
  const logger = createLogger({ level: 'silent', nodeId: 'demo' });
  return createModules({
    unitOfWork,
    bus: createMemoryBus({ logger }),
    roster: createMemoryRoster('demo', new RosterSpace(() => clock.now())),
    clock,
    nextUlid: createUlidFactory(() => clock.now(), randomBytes),
    limits: defaultLimits,
    logger,
    // Signs tokens that nobody gets to see.
    tokens: { secret: randomBytes(32).toString('base64'), accessTokenSeconds: 86_400, refreshTokenSeconds: 86_400 },
    hostTokens: null,
    registrationOpen: true,
  });
}
