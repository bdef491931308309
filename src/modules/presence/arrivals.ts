import type { Executor } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { SettingsService } from '../users/index.ts';

const retryMs = 1_000;

export interface ArrivalsOptions {
  readonly settings: Pick<SettingsService, 'findMany'>;
  readonly reader: Executor;
  readonly clock: Clock;
  readonly onKnown: (userId: UserId, invisible: boolean) => void;
}

/** Reads whether those who came want to be seen: many in one query, behind their connecting. */
export class Arrivals {
  private waiting = new Set<UserId>();
  /** Of whom the bus told meanwhile: that is newer than what is read. */
  private readonly heard = new Set<UserId>();
  private isReading = false;

  constructor(private readonly options: ArrivalsOptions) {}

  add(userId: UserId): void {
    this.waiting.add(userId);
    if (!this.isReading) void this.readAll();
  }

  /** The bus told whether this one wants to be seen. */
  hear(userId: UserId, invisible: boolean): void {
    if (this.isReading) this.heard.add(userId);
    this.options.onKnown(userId, invisible);
  }

  /** Never rejects: while the database is away, nobody is shown who was not shown before. */
  private async readAll(): Promise<void> {
    this.isReading = true;
    // Whoever else comes in this turn goes along.
    await Promise.resolve();
    const { settings, reader, clock, onKnown } = this.options;
    while (this.waiting.size > 0) {
      const ids = [...this.waiting];
      this.waiting = new Set();
      this.heard.clear();
      try {
        const found = await settings.findMany(reader, ids);
        for (const [userId, { invisible }] of found) if (!this.heard.has(userId)) onKnown(userId, invisible);
      } catch {
        for (const id of ids) this.waiting.add(id);
        await new Promise<void>((resolve) => clock.after(retryMs, resolve));
      }
    }
    this.isReading = false;
  }
}
