import type { Redis } from 'ioredis';
import type { Clock } from '../../kernel/clock.ts';
import { cut } from './redis-connections.ts';

/**
 * Cuts a connection whose other side has said nothing for three beats, so that it reconnects: TCP alone takes many minutes to notice
 * that a machine or network is gone. The first two silent beats may be ours, with a loop that was busy. Returns what stops it.
 */
export function watchPulse(connections: readonly Redis[], clock: Clock, intervalMs: number): () => void {
  const pulses = connections.map((connection) => new Pulse(connection));
  let cancel = clock.after(intervalMs, beat);
  function beat(): void {
    for (const pulse of pulses) pulse.beat();
    cancel = clock.after(intervalMs, beat);
  }
  return () => {
    cancel();
  };
}

class Pulse {
  private silentBeats = 0;

  constructor(private readonly connection: Redis) {
    connection.on('close', this.forget);
  }

  beat(): void {
    const { status } = this.connection;
    if (status !== 'connect' && status !== 'ready') return;
    this.silentBeats += 1;
    if (this.silentBeats === silentBeatsMax) cut(this.connection, true);
    else if (status === 'ready') void this.ping();
  }

  private async ping(): Promise<void> {
    try {
      await this.connection.ping();
      this.forget();
    } catch {
      // It broke, and reconnects by itself.
    }
  }

  private readonly forget = (): void => {
    this.silentBeats = 0;
  };
}

const silentBeatsMax = 3;
