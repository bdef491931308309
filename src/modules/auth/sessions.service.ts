import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { NextUlid, SessionId, UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { StoredUser, UsersService } from '../users/index.ts';
import { RefreshTokenNotValid, RefreshTokenReplayed, SessionOver } from './auth.errors.ts';
import { hashOf, type RefreshTokenName, type RefreshTokens } from './refresh-tokens.ts';
import { judge } from './rotation.ts';
import type { StoredSession } from './session.ts';
import { sessionEnded } from './sessions.facts.ts';
import type { SessionsRepository } from './sessions.repository.ts';
import type { AccessToken, AccessTokens } from './tokens.ts';

export interface SessionsServiceOptions {
  readonly sessions: SessionsRepository;
  readonly users: UsersService;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly refreshTokenMs: number;
  readonly sessionsPerUserMax: number;
}

/** What a client gets for signing in or refreshing. */
export interface SignedIn extends AccessToken {
  readonly refreshToken: string;
  readonly user: StoredUser;
}

/** Sweeps stop after so many pages, and go on the next time. */
const sweepPagesMax = 1_000;

/** Sessions: opened by signing in, kept by refreshing, ended by either side. */
export class SessionsService {
  constructor(private readonly options: SessionsServiceOptions) {}

  /** Opens a session within the transaction that found the password right and holds the user's row. The one longest unseen gives way. */
  async open(tx: Transaction, user: StoredUser, deviceName: string | null): Promise<SignedIn> {
    const { sessions, clock, nextUlid, refreshTokenMs } = this.options;
    const nowMs = clock.now();
    await this.makeRoom(tx, user.id, nowMs);
    const name = { userId: user.id, id: nextUlid(), generation: 0 };
    const refreshHash = hashOf(this.options.refreshTokens.make(name));
    const times = { rotatedAt: nowMs, createdAt: nowMs, lastSeenAt: nowMs, expiresAt: nowMs + refreshTokenMs };
    await sessions.insert(tx, { ...name, ...times, deviceName, refreshHash, previousRefreshHash: null });
    return this.signedIn(user, name);
  }

  /**
   * New tokens for a refresh token. Refreshes that cross, or are tried again within 60 s, get the same refresh token; one that was used
   * before that ends the session. @throws Unauthenticated
   */
  async refresh(refreshToken: string): Promise<SignedIn> {
    const name = this.options.refreshTokens.parse(refreshToken);
    if (name === null) throw new RefreshTokenNotValid();
    // The same token again gives the same answer, so a commit of unknown fate may be repeated.
    const result = await this.options.unitOfWork.run((tx) => this.refreshIn(tx, name, hashOf(refreshToken)), { idempotent: true });
    if (result instanceof Error) throw result;
    return result;
  }

  /** The viewer's sessions, last seen first. */
  async list({ userId }: Viewer): Promise<StoredSession[]> {
    const { sessions, unitOfWork, clock } = this.options;
    return sessions.findOfUser(unitOfWork.reader, userId, clock.now());
  }

  /** Ends one of the viewer's own sessions. @throws NotFound */
  async revoke({ userId }: Viewer, sessionId: SessionId): Promise<void> {
    if (!(await this.end(userId, sessionId))) throw new NotFound('session');
  }

  /** Ends the session that the viewer's token belongs to. False for a token of the host app, whose sessions are the host's business. */
  async logout({ userId, sessionId }: Viewer): Promise<boolean> {
    if (sessionId === null) return false;
    await this.end(userId, sessionId);
    return true;
  }

  /** Ends all the user's sessions, or all but one, within the transaction that gives the reason. */
  async endAll(tx: Transaction, userId: UserId, exceptSessionId: SessionId | null): Promise<void> {
    await this.options.sessions.deleteAllBut(tx, userId, exceptSessionId);
    tx.record(sessionEnded({ userId, sessionId: null, exceptSessionId }));
  }

  /** Removes sessions that nobody has refreshed in time, a page per transaction. Returns how many. For the worker. */
  async sweepExpired(nowMs: number): Promise<number> {
    const { sessions, unitOfWork } = this.options;
    let removed = 0;
    for (let page = 0; page < sweepPagesMax; page++) {
      const keys = await sessions.findExpired(unitOfWork.reader, nowMs);
      if (keys.length === 0) break;
      await unitOfWork.run((tx) => sessions.deleteExpired(tx, keys, nowMs), { idempotent: true });
      removed += keys.length;
    }
    return removed;
  }

  private async end(userId: UserId, sessionId: SessionId): Promise<boolean> {
    return this.options.unitOfWork.run(async (tx) => {
      const isEnded = await this.options.sessions.delete(tx, { userId, id: sessionId });
      if (isEnded) tx.record(sessionEnded({ userId, sessionId, exceptSessionId: null }));
      return isEnded;
    });
  }

  /** A refusal that comes with a change is returned, not thrown, so that the change is committed. */
  private async refreshIn(tx: Transaction, name: RefreshTokenName, refreshHash: string): Promise<SignedIn | Error> {
    const { sessions, clock } = this.options;
    const nowMs = clock.now();
    const session = await sessions.lock(tx, name);
    if (session === null || session.expiresAt <= nowMs) return new SessionOver();
    const [user] = await this.options.users.findMany(tx, [name.userId]);
    if (user === undefined || user.deactivatedAt !== null) return new SessionOver();
    switch (judge(session, name.generation, refreshHash, nowMs)) {
      case 'rotate':
        return this.rotate(tx, user, session, nowMs);
      case 'repeat':
        return this.signedIn(user, session);
      case 'replay':
        await sessions.delete(tx, session);
        tx.record(sessionEnded({ userId: session.userId, sessionId: session.id, exceptSessionId: null }));
        return new RefreshTokenReplayed();
      case 'unknown':
        return new RefreshTokenNotValid();
    }
  }

  private async rotate(tx: Transaction, user: StoredUser, session: StoredSession, nowMs: number): Promise<SignedIn> {
    const next = { userId: session.userId, id: session.id, generation: session.generation + 1 };
    await this.options.sessions.rotate(tx, {
      ...next,
      refreshHash: hashOf(this.options.refreshTokens.make(next)),
      previousRefreshHash: session.refreshHash,
      rotatedAt: nowMs,
      lastSeenAt: nowMs,
      expiresAt: nowMs + this.options.refreshTokenMs,
    });
    return this.signedIn(user, next);
  }

  private async makeRoom(tx: Transaction, userId: UserId, nowMs: number): Promise<void> {
    const { sessions, sessionsPerUserMax } = this.options;
    const present = await sessions.findOfUser(tx, userId, nowMs);
    const ids = present.slice(sessionsPerUserMax - 1).map(({ id }) => id);
    await sessions.deleteMany(tx, userId, ids);
    for (const sessionId of ids) tx.record(sessionEnded({ userId, sessionId, exceptSessionId: null }));
  }

  private signedIn(user: StoredUser, { userId, id, generation }: RefreshTokenName): SignedIn {
    const refreshToken = this.options.refreshTokens.make({ userId, id, generation });
    return { ...this.options.accessTokens.issue(userId, id), refreshToken, user };
  }
}
