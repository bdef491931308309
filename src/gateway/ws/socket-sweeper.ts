import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { closeCodes } from './close-codes.ts';
import type { Sockets } from './sockets.ts';

export interface SweeperOptions {
  readonly sockets: Sockets;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Those whose session and account still are. Rejects when the database is away. */
  readonly areAlive: (viewers: readonly Viewer[]) => Promise<ReadonlySet<Viewer>>;
}

const tickMs = 1_000;

/** Looks after all sockets with one timer: pings, the end of tokens, and sessions whose end the bus lost. */
export class SocketSweeper {
  private cancel: (() => void) | null = null;
  private sincePingMs = 0;
  private sinceCheckMs = 0;

  constructor(private readonly options: SweeperOptions) {}

  start(): void {
    this.cancel = this.options.clock.after(tickMs, () => {
      this.tick();
      if (this.cancel !== null) this.start();
    });
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private tick(): void {
    const { limits } = this.options;
    this.closeExpired();
    this.sincePingMs += tickMs;
    this.sinceCheckMs += tickMs;
    if (this.sincePingMs >= limits.pingIntervalMs) {
      this.sincePingMs = 0;
      this.ping();
    }
    if (this.sinceCheckMs >= limits.compareIntervalMs) {
      this.sinceCheckMs = 0;
      void this.closeDead();
    }
  }

  private closeExpired(): void {
    const now = this.options.clock.now();
    for (const connection of this.options.sockets)
      if (connection.viewer !== null && connection.viewer.expiresAtMs <= now) connection.close(closeCodes.tokenExpired, 'Token expired');
  }

  private ping(): void {
    for (const connection of this.options.sockets) {
      if (connection.isAlive) {
        connection.isAlive = false;
        connection.socket.ping();
      } else connection.socket.terminate();
    }
  }

  /** Never rejects: while the database is away, the next look has to do. */
  private async closeDead(): Promise<void> {
    const viewers = [...this.options.sockets].flatMap(({ viewer }) => viewer ?? []);
    if (viewers.length === 0) return;
    try {
      const alive = await this.options.areAlive(viewers);
      const dead = new Set(viewers.filter((viewer) => !alive.has(viewer)));
      for (const connection of this.options.sockets)
        if (connection.viewer !== null && dead.has(connection.viewer)) connection.close(closeCodes.unauthorized, 'Session ended');
    } catch {
      // The next look is due in a few seconds.
    }
  }
}
