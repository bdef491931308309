import 'reflect-metadata';
import jwt from 'jsonwebtoken';
import { afterEach } from 'vitest';
import { defaultLimits, type Limits } from '../../src/kernel/limits.ts';
import type { Viewer } from '../../src/kernel/viewer.ts';
import { authEntities, createAuthModule } from '../../src/modules/auth/auth.module.ts';
import type { HostTokensOptions } from '../../src/modules/auth/host-tokens.ts';
import { parseSessionEnded, sessionsTopic, type SessionEnded } from '../../src/modules/auth/sessions.facts.ts';
import { Relations } from '../../src/modules/contacts/index.ts';
import { createUsersModule, usersEntities } from '../../src/modules/users/index.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';

const secret = 's'.repeat(32);
const hostSecret = 'h'.repeat(32);
const hostTokens: HostTokensOptions = { key: { kind: 'secret', secret: hostSecret }, issuer: 'https://host.example', audience: 'chat' };

export const address = '10.0.0.1';
export const dayMs = 86_400_000;
export const alice = { username: 'Alice', password: 'correct horse', deviceName: 'phone' };
export const unauthenticated = { code: 'UNAUTHENTICATED' };

/** For the tests of a describe: answers what puts the auth module together over a new database of that kind, which goes after the test. */
export function authOn(kind: string) {
  let database: TestDatabase | undefined;
  afterEach(async () => {
    await database?.close();
    database = undefined;
  });
  return async (limits: Partial<Limits> = {}) => {
    const opened = await openTestDatabase(kind, [...usersEntities, ...authEntities]);
    database = opened;
    const users = createUsersModule({ ...opened, limits: defaultLimits, blocks: new Relations() });
    const auth = createAuthModule({
      ...opened,
      users: users.service,
      limits: { ...defaultLimits, ...limits },
      logger: { warn: () => undefined },
      tokens: { secret, accessTokenSeconds: 900, refreshTokenSeconds: 30 * 86_400 },
      registrationOpen: true,
      hostTokens,
    });
    await users.start();
    const stop = await auth.start();
    const { accounts, sessions, authenticator } = auth;
    const viewerOf = async (accessToken: string): Promise<Viewer> => {
      const viewer = await authenticator.authenticate(`Bearer ${accessToken}`);
      if (viewer === null) throw new Error('Nobody is signed in.');
      return viewer;
    };
    const login = (deviceName: string) => accounts.login({ ...alice, deviceName }, address);
    const ended = (): SessionEnded[] =>
      opened.facts.flatMap(({ topic, payload }) => {
        const fact = topic === sessionsTopic ? parseSessionEnded(payload) : null;
        return fact === null ? [] : [fact];
      });
    return { ...opened, users, accounts, sessions, authenticator, stop, viewerOf, login, ended };
  };
}

/** A token of the host app, which is good for an hour. */
export function signHostToken(nowMs: number, claims: object): string {
  const common = { iss: 'https://host.example', aud: 'chat', sub: 'user-1', exp: Math.floor(nowMs / 1_000) + 3_600 };
  return jwt.sign({ ...common, ...claims }, hostSecret, { noTimestamp: true });
}
