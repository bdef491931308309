import type { Server } from 'node:http';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

const quietMs = 50;
/** A second at most: whoever balances the load has stopped sending by then. */
const roundsMax = 20;

/** Follows what arrives, so that a node that goes away can serve first what the system has accepted for it already. */
export class LastArrivals {
  private count = 0;

  constructor(server: Server) {
    const arrived = (): void => void this.count++;
    server.on('connection', arrived);
    server.on('request', arrived);
  }

  /** Resolves once nothing has arrived for a moment. */
  async passed(): Promise<void> {
    for (let round = 0, seen = -1; seen !== this.count && round < roundsMax; round++) {
      seen = this.count;
      await pause(quietMs);
      // A busy node may be late: what has arrived is seen in the next turn of the loop.
      await turn();
    }
  }
}
