import { createSecretKey } from 'node:crypto';
import type { EventBus } from '../../infra/bus/index.ts';
import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Logger } from '../../infra/logging/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { StartError } from '../../kernel/errors.ts';
import type { NextUlid } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { UsersService } from '../users/index.ts';
import { AccountsService } from './accounts.service.ts';
import { Authenticator } from './authenticator.ts';
import { AuthResolver } from './auth.resolver.ts';
import { HostKeys } from './host-keys.ts';
import { HostTokens, type FindKey, type HostTokensOptions } from './host-tokens.ts';
import { HostUsers } from './host-users.ts';
import { LastSeen } from './last-seen.ts';
import { AuthLimits } from './limits.ts';
import { PasswordHasher } from './password-hasher.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SessionEntity } from './session.entity.ts';
import { parseSessionEnded, sessionsTopic } from './sessions.facts.ts';
import { SessionsRepository } from './sessions.repository.ts';
import { SessionsResolver } from './sessions.resolver.ts';
import { SessionsService } from './sessions.service.ts';
import { AccessTokens, ownIssuer } from './tokens.ts';

/** Known before there is a connection. */
export const authEntities = [SessionEntity] as const;

export interface AuthModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly bus: Pick<EventBus, 'subscribe' | 'onReconnect'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly users: UsersService;
  readonly tokens: TokenSettings;
  /** False: accounts come from the host app only. */
  readonly registrationOpen: boolean;
  /** Null: only our own tokens are accepted. */
  readonly hostTokens: HostTokensOptions | null;
}

export interface TokenSettings {
  /** Signs access tokens and makes refresh tokens; at least 32 bytes. Another secret ends all sessions. */
  readonly secret: string;
  /** How long an access token is good for. */
  readonly accessTokenSeconds: number;
  /** How long a session lasts after its last refresh. */
  readonly refreshTokenSeconds: number;
}

export interface AuthModule {
  readonly authenticator: Authenticator;
  readonly accounts: AccountsService;
  readonly sessions: SessionsService;
  /** Instances, for type-graphql's container. */
  readonly resolvers: object[];
  readonly entities: typeof authEntities;
  /** Begins to hear of ended sessions. The returned function ends it, and writes what is still to be written. */
  start(): Promise<() => Promise<void>>;
}

/** @throws StartError for settings that contradict each other */
export function createAuthModule(deps: AuthModuleDeps): AuthModule {
  const { unitOfWork, clock, nextUlid, limits, bus, logger, users, tokens } = deps;
  const now = (): number => clock.now();
  const repository = new SessionsRepository();
  const accessTokens = new AccessTokens({ ...tokens, now });
  const lastSeen = new LastSeen({ sessions: repository, unitOfWork, clock, logger });
  const sessions = new SessionsService({
    sessions: repository,
    users,
    accessTokens,
    refreshTokens: new RefreshTokens(tokens.secret),
    unitOfWork,
    clock,
    nextUlid,
    refreshTokenMs: tokens.refreshTokenSeconds * 1_000,
    sessionsPerUserMax: limits.sessionsPerUserMax,
  });
  const accounts = new AccountsService({
    users,
    sessions,
    hasher: new PasswordHasher(),
    limits: new AuthLimits(limits, now),
    unitOfWork,
    registrationOpen: deps.registrationOpen,
  });
  const hostUsers = createHostUsers(deps);
  const authenticator = new Authenticator({
    accessTokens,
    hostUsers,
    users,
    sessions: repository,
    lastSeen,
    reader: unitOfWork.reader,
    now,
  });
  return {
    authenticator,
    accounts,
    sessions,
    resolvers: [new AuthResolver(accounts, sessions), new SessionsResolver(sessions, authenticator)],
    entities: authEntities,
    async start() {
      bus.onReconnect(() => {
        authenticator.forgetAll();
      });
      const subscription = await bus.subscribe(sessionsTopic, (payload) => {
        const ended = parseSessionEnded(payload);
        if (ended !== null) authenticator.forget(ended);
      });
      return async () => {
        await subscription.unsubscribe();
        await lastSeen.flush();
      };
    },
  };
}

function createHostUsers({ hostTokens, clock, logger, users, unitOfWork }: AuthModuleDeps): HostUsers | null {
  if (hostTokens === null) return null;
  const { key, issuer } = hostTokens;
  if (issuer === ownIssuer)
    throw new StartError(`TOKENIM_HOST_ISSUER: "${ownIssuer}" is the issuer of our own tokens; have your app use another one.`);
  const tokens = new HostTokens(
    hostTokens,
    key.kind === 'secret' ? createSecretKey(key.secret, 'utf8') : keyFinder(key.url, logger, clock),
    () => clock.now(),
  );
  return new HostUsers({ tokens, users, unitOfWork });
}

function keyFinder(jwksUrl: string, logger: AuthModuleDeps['logger'], clock: Clock): FindKey {
  const keys = new HostKeys({ jwksUrl, logger, now: () => clock.now() });
  return (keyId, algorithm) => keys.find(keyId, algorithm);
}
