import type { Transaction } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { UsersService } from '../users/index.ts';
import type { ScheduledMessage } from './scheduled-message.ts';
import type { ScheduledRepository } from './scheduled.repository.ts';

export interface ScheduledChangesDeps {
  readonly clock: Clock;
  readonly users: UsersService;
  readonly scheduled: ScheduledRepository;
}

/** Writes what becomes of scheduled messages, and tells their author's devices. The caller holds the author's row, and then the message's. */
export class ScheduledChanges {
  constructor(private readonly deps: ScheduledChangesDeps) {}

  async add(tx: Transaction, waiting: Omit<ScheduledMessage, 'endedAt' | 'userVersion'>): Promise<ScheduledMessage> {
    const message = { ...waiting, endedAt: null, userVersion: await this.tell(tx, waiting.userId) };
    await this.deps.scheduled.insert(tx, message);
    return message;
  }

  async change(tx: Transaction, message: ScheduledMessage, changed: Partial<ScheduledMessage>): Promise<ScheduledMessage> {
    const told = { ...changed, userVersion: await this.tell(tx, message.userId) };
    await this.deps.scheduled.update(tx, message, told);
    return { ...message, ...told };
  }

  /** What is left says that it was there; its client id is free again. */
  async end(tx: Transaction, message: ScheduledMessage): Promise<void> {
    await this.change(tx, message, { clientMessageId: message.id, command: '', dueAt: null, endedAt: this.deps.clock.now() });
  }

  private async tell(tx: Transaction, userId: UserId): Promise<number> {
    return (await this.deps.users.changeOwn(tx, [userId], 'scheduledMessage')).get(userId) ?? 0;
  }
}
