import { RecentReads } from '../../infra/cache/index.ts';
import { readPerTurn, type Executor } from '../../infra/database/index.ts';
import { Unauthenticated } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import { SessionOver } from './auth.errors.ts';
import type { HostUsers } from './host-users.ts';
import type { LastSeen } from './last-seen.ts';
import { isEndOf, type SessionEnded } from './sessions.facts.ts';
import { keyText, type SessionsRepository } from './sessions.repository.ts';
import type { AccessTokens } from './tokens.ts';

/** Should the bus lose the end of a session, its token still works for at most this long. */
const staleMsMax = 5_000;
const entriesMax = 50_000;
const tokenBytesMax = 8_192;

export interface AuthenticatorOptions {
  readonly accessTokens: AccessTokens;
  /** Null when the host app's own tokens are not accepted. */
  readonly hostUsers: HostUsers | null;
  readonly users: UsersService;
  readonly sessions: SessionsRepository;
  readonly lastSeen: LastSeen;
  readonly reader: Executor;
  readonly now: () => number;
}

/** Says who is asking, for every request and every socket. */
export class Authenticator {
  private readonly alive: RecentReads<string, Viewer>;
  private readonly isAlive = readPerTurn(async (viewers: readonly Viewer[]) => this.whoIsAlive(viewers));

  constructor(private readonly options: AuthenticatorOptions) {
    this.alive = new RecentReads({ entriesMax, staleMsMax, now: options.now });
  }

  /**
   * The viewer behind `Bearer <token>` or a bare token; null where there is none. The token is checked in full, its session and user
   * against the tables, or against what they said within the last 5 s. @throws Unauthenticated with a sentence about what to do;
   * HostKeysUnreachable
   */
  async authenticate(authorization: string | undefined): Promise<Viewer | null> {
    const token = tokenIn(authorization);
    if (token === null) return null;
    const viewer = await this.verify(token);
    if (this.alive.get(keyOf(viewer)) === undefined && !(await this.isAlive(viewer))) throw new SessionOver();
    return viewer;
  }

  /** Those of the viewers whose session and user still are: one query per table and 500 of them. Says nothing of their tokens' end. */
  async areAlive(viewers: readonly Viewer[]): Promise<ReadonlySet<Viewer>> {
    const { users, sessions, lastSeen, reader, now } = this.options;
    const remember = this.alive.beginRead();
    const keys = viewers.flatMap(({ userId, sessionId }) => (sessionId === null ? [] : [{ userId, id: sessionId }]));
    const [activeIds, seenAt] = await Promise.all([
      users.findActiveIds(reader, [...new Set(viewers.map(({ userId }) => userId))]),
      sessions.lastSeenOf(reader, keys, now()),
    ]);
    const alive = viewers.filter(
      ({ userId, sessionId }) => activeIds.has(userId) && (sessionId === null || seenAt.has(keyText({ userId, id: sessionId }))),
    );
    for (const viewer of alive) remember(keyOf(viewer), viewer);
    for (const key of keys) {
      const at = seenAt.get(keyText(key));
      if (at !== undefined) lastSeen.note(key, at);
    }
    return new Set(alive);
  }

  /** Forgets what this node remembers of sessions that ended. */
  forget(ended: SessionEnded): void {
    if (ended.sessionId !== null) this.alive.forget(keyOf(ended));
    else this.alive.forgetWhere((viewer) => isEndOf(ended, viewer.userId, viewer.sessionId));
  }

  /** For when words of ended sessions may have been lost. */
  forgetAll(): void {
    this.alive.forgetAll();
  }

  private async whoIsAlive(viewers: readonly Viewer[]): Promise<boolean[]> {
    const alive = await this.areAlive(viewers);
    return viewers.map((viewer) => alive.has(viewer));
  }

  private async verify(token: string): Promise<Viewer> {
    const { accessTokens, hostUsers } = this.options;
    return hostUsers !== null && hostUsers.isTheirs(token) ? hostUsers.viewerOf(token) : accessTokens.verify(token);
  }
}

function tokenIn(authorization: string | undefined): string | null {
  const text = authorization?.trim() ?? '';
  if (text.length > tokenBytesMax) throw new Unauthenticated(`The token is longer than ${tokenBytesMax} bytes.`);
  const [first = '', second, ...more] = text.split(/[ \t]+/);
  if (second === undefined) return first === '' || first.toLowerCase() === 'bearer' ? null : first;
  if (first.toLowerCase() !== 'bearer' || more.length > 0) throw new Unauthenticated('Send the access token as "Authorization: Bearer …".');
  return second;
}

function keyOf({ userId, sessionId }: { readonly userId: UserId; readonly sessionId: string | null }): string {
  return `${userId}:${sessionId ?? ''}`;
}
