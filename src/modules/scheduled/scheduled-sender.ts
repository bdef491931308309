import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Logger } from '../../infra/logging/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError, Forbidden } from '../../kernel/errors.ts';
import type { MessagesService } from '../messages/index.ts';
import type { UsersService } from '../users/index.ts';
import { commandOf, type ScheduledMessage } from './scheduled-message.ts';
import type { ScheduledChanges } from './scheduled-changes.ts';
import type { ScheduledRepository } from './scheduled.repository.ts';

export interface ScheduledSenderDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  readonly users: UsersService;
  readonly messages: MessagesService;
  readonly scheduled: ScheduledRepository;
  readonly changes: ScheduledChanges;
}

const batchMax = 100;
/** Longer than sending takes: a worker that has not finished by then is dead, and another one goes on. */
const claimMs = 30_000;
const attemptsMax = 20;
const pauseMsMax = 300_000;

/**
 * Sends what is due, once: it goes out under its own client id, so a second worker, or one that goes on where another one died, gets the
 * message that is there already. From the claim on it cannot be changed, so what is repeated is the same.
 */
export class ScheduledSender {
  constructor(private readonly deps: ScheduledSenderDeps) {}

  /** One batch; true if there may be more. */
  async run(): Promise<boolean> {
    const claimed = await this.claim();
    await Promise.all(claimed.map(async (message) => this.send(message)));
    return claimed.length === batchMax;
  }

  private async claim(): Promise<ScheduledMessage[]> {
    const { unitOfWork, clock, scheduled } = this.deps;
    return unitOfWork.run(async (tx) => {
      const now = clock.now();
      const due = await scheduled.lockDue(tx, now, batchMax);
      const claimed: ScheduledMessage[] = [];
      for (const message of due) {
        const claim = { status: 'SENDING', dueAt: now + claimMs, attempts: message.attempts + 1 } as const;
        await scheduled.update(tx, message, claim);
        claimed.push({ ...message, ...claim });
      }
      return claimed;
    });
  }

  private async send(message: ScheduledMessage): Promise<void> {
    const { unitOfWork, users, messages, changes } = this.deps;
    const { userId } = message;
    try {
      const isActive = (await users.findActiveIds(unitOfWork.reader, [userId])).has(userId);
      if (!isActive) throw new Forbidden('The account was deactivated.');
      // Rights are looked at now, as of any message.
      await messages.send({ userId, sessionId: null, expiresAtMs: Number.POSITIVE_INFINITY }, commandOf(message));
      await unitOfWork.run(
        async (tx) => {
          const now = await this.lock(tx, message);
          if (now !== null) await changes.end(tx, now);
        },
        { idempotent: true },
      );
    } catch (error) {
      await this.putBack(message, error);
    }
  }

  private async putBack(message: ScheduledMessage, error: unknown): Promise<void> {
    const { unitOfWork, clock, logger, scheduled, changes } = this.deps;
    const changed = afterFailure(message, error, clock.now());
    if (!(error instanceof AppError)) logger.warn({ err: error, attempts: message.attempts }, 'A scheduled message could not be sent.');
    await unitOfWork.run(
      async (tx) => {
        const now = await this.lock(tx, message);
        // Another worker may have gone on with it.
        if (now?.status !== 'SENDING' || now.attempts !== message.attempts) return;
        if (changed.status === undefined) await scheduled.update(tx, now, changed);
        else await changes.change(tx, now, changed);
      },
      { idempotent: true },
    );
  }

  private async lock(tx: Transaction, { userId, id }: ScheduledMessage): Promise<ScheduledMessage | null> {
    await this.deps.users.lock(tx, [userId]);
    return this.deps.scheduled.lock(tx, userId, id);
  }
}

/** What a client would be told is told to the author; what would pass is tried again. */
function afterFailure({ attempts }: ScheduledMessage, error: unknown, now: number): Partial<ScheduledMessage> {
  // It was not sent, so its author may still change it.
  if (error instanceof AppError && error.retryAfterMs !== undefined)
    return { status: 'PENDING', dueAt: now + Math.max(1_000, error.retryAfterMs) };
  if (error instanceof AppError)
    return { status: 'FAILED', dueAt: null, failureCode: error.code, failureReason: error.message.slice(0, 500) };
  if (attempts < attemptsMax) return { dueAt: now + Math.min(pauseMsMax, 1_000 * 2 ** attempts) };
  return { status: 'FAILED', dueAt: null, failureCode: 'INTERNAL_SERVER_ERROR', failureReason: 'Something went wrong on our side.' };
}
