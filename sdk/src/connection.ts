import { backoffMs, Waker } from './backoff.ts';
import { nextStep, type SocketEnd } from './close-codes.ts';
import { TokenImError } from './errors.ts';
import type { InboxSubscription, InboxSubscriptionVariables } from './generated/graphql.ts';
import { Cell, type Observable } from './observable.ts';
import { followPlatform } from './platform.ts';
import type { Session } from './session.ts';
import { InboxSocket } from './socket.ts';
import { Subscriptions } from './subscriptions.ts';

export type ConnectionState =
  | { readonly status: 'connecting' }
  /** Connected; what was missed is still coming. */
  | { readonly status: 'catching-up' }
  /** Everything that there is has come. */
  | { readonly status: 'live' }
  /** `nextTryAt` is null when nobody asked for a connection. */
  | { readonly status: 'offline'; readonly reason: string; readonly nextTryAt: Date | null }
  /** Trying again by itself would not help. After 4401, and where `code` is UNAUTHENTICATED, a person has to sign in again. */
  | { readonly status: 'refused'; readonly reason: string; readonly code: string };

/** What the connection is for. */
export interface Subscriber {
  /** Before each socket: what to resume from. */
  prepare(): Promise<InboxSubscriptionVariables>;
  take(event: InboxSubscription['inbox']): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly webSocket: unknown;
  readonly heartbeatMs: number;
}

/** Keeps one socket open for as long as it is wanted, through whatever becomes of network, nodes and tokens. */
export class Connection {
  /** What else goes over its socket. */
  readonly subscriptions = new Subscriptions();
  private readonly cell = new Cell<ConnectionState>(notStarted);
  private readonly waker = new Waker();
  private socket: InboxSocket | null = null;
  private run: symbol | null = null;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private unfollow: () => void = () => undefined;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly session: Session,
    private readonly subscriber: Subscriber,
  ) {}

  get state(): Observable<ConnectionState> {
    return this.cell;
  }

  /** Does nothing while it is connected or tries to be. */
  start(): void {
    if (this.run !== null) return this.waker.wake();
    this.run = Symbol('run');
    this.unfollow = followPlatform({
      onWake: () => {
        this.waker.wake();
        this.socket?.check();
      },
      onOffline: () => this.socket?.cut(),
    });
    void this.keepUp(this.run);
  }

  stop(): void {
    const { socket } = this;
    this.end(notStarted);
    socket?.cut();
    this.waker.wake();
  }

  /** The subscriber has everything that there is. */
  caughtUp(): void {
    if (this.cell.get().status === 'catching-up') this.cell.set({ status: 'live' });
  }

  /** The subscriber has to read something afresh first. */
  fellBehind(): void {
    if (this.cell.get().status === 'live') this.cell.set({ status: 'catching-up' });
  }

  /** Whether it was neither stopped nor refused since. */
  private isCurrent(run: symbol): boolean {
    return this.run === run;
  }

  private end(state: ConnectionState): void {
    this.run = null;
    this.unfollow();
    this.left();
    this.cell.set(state);
  }

  private left(): void {
    clearTimeout(this.renewal);
    this.socket = null;
    this.subscriptions.moveTo(null);
  }

  private async keepUp(run: symbol): Promise<void> {
    let refusedToken: string | null = null;
    for (let attempt = 0; this.isCurrent(run); attempt++) {
      this.cell.set({ status: 'connecting' });
      const { end, token, wasOpen } = await this.once(run, refusedToken);
      if (!this.isCurrent(run)) return;
      const step = nextStep(end);
      if (step === 'stop') {
        this.end({ status: 'refused', reason: end.reason, code: end.error?.code ?? String(end.code) });
        return;
      }
      refusedToken = step === 'renew' ? token : null;
      if (wasOpen) attempt = 0;
      const waitMs = step === 'renew' && attempt === 0 ? 0 : backoffMs(attempt);
      this.cell.set({ status: 'offline', reason: end.reason, nextTryAt: new Date(Date.now() + waitMs) });
      await this.waker.sleep(waitMs);
    }
  }

  /** One socket, from the token to its end. */
  private async once(run: symbol, refusedToken: string | null): Promise<Visit> {
    const visit: Visit = { end: { code: null, reason: 'Stopped.' }, token: null, wasOpen: false };
    try {
      visit.token = await this.session.tokenForSocket(refusedToken);
      const variables = await this.subscriber.prepare();
      if (this.isCurrent(run)) visit.end = await this.open(visit, visit.token, variables).ended;
    } catch (error) {
      visit.end = failed(error);
    }
    // Otherwise another run has begun meanwhile, with a socket of its own.
    if (this.isCurrent(run)) this.left();
    return visit;
  }

  private open(visit: Visit, accessToken: string, variables: InboxSubscriptionVariables): InboxSocket {
    const socket = new InboxSocket({
      ...this.options,
      accessToken,
      variables,
      onOpen: () => {
        if (this.socket !== socket) return;
        visit.wasOpen = true;
        this.cell.set({ status: 'catching-up' });
        this.subscriptions.moveTo(socket);
        this.renewLater(socket);
      },
      onEvent: (event) => {
        if (this.socket === socket) this.subscriber.take(event);
      },
    });
    this.socket = socket;
    return socket;
  }

  /** So that the socket does not end with its token. Should it fail, the socket ends with 4403, and comes back. */
  private renewLater(socket: InboxSocket): void {
    const inMs = this.session.renewInMs;
    if (inMs === null || this.socket !== socket) return;
    const renew = async (): Promise<void> => {
      const accessToken = await this.session.accessToken();
      if (this.socket !== socket) return;
      await socket.refresh(accessToken);
      this.renewLater(socket);
    };
    this.renewal = setTimeout(() => void renew().catch(() => undefined), Math.max(inMs, 200));
  }
}

/** What became of one socket. */
interface Visit {
  end: SocketEnd;
  /** What it was opened with. */
  token: string | null;
  wasOpen: boolean;
}

const notStarted: ConnectionState = { status: 'offline', reason: 'Not connected.', nextTryAt: null };

function failed(error: unknown): SocketEnd {
  const reason = error instanceof Error ? error.message : String(error);
  return error instanceof TokenImError ? { code: null, reason, error } : { code: null, reason };
}
