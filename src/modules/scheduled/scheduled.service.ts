import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { decodeCursor, encodeCursor } from '../../kernel/cursors.ts';
import { BadInput, Conflict, NotFound, QuotaExceeded } from '../../kernel/errors.ts';
import type { ConversationId, NextUlid, Ulid } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ConversationAccess } from '../conversations/index.ts';
import type { MessagesService, SendMessage } from '../messages/index.ts';
import type { UsersService } from '../users/index.ts';
import { commandOf, type ScheduledMessage } from './scheduled-message.ts';
import type { ScheduledChanges } from './scheduled-changes.ts';
import type { ScheduledRepository } from './scheduled.repository.ts';

export interface ScheduledServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly messages: MessagesService;
  readonly scheduled: ScheduledRepository;
  readonly changes: ScheduledChanges;
}

/** What may be changed of one that waits; what is undefined stays. */
export interface ScheduledChange extends Partial<Pick<SendMessage, 'body' | 'location' | 'custom' | 'mentionIds'>> {
  readonly sendAt?: number;
}

/** Messages that wait for their time: they belong to their author alone until then. */
export class ScheduledService {
  constructor(private readonly deps: ScheduledServiceDeps) {}

  /** The same under the same client id again: the one that is there. @throws BadInput, PayloadTooLarge, NotFound, Conflict, QuotaExceeded */
  async schedule(viewer: Viewer, command: SendMessage, sendAt: number): Promise<ScheduledMessage> {
    const { unitOfWork, clock, nextUlid, users, access, messages, scheduled, changes } = this.deps;
    const { payloadHash } = messages.toDraft(command);
    return unitOfWork.run(
      async (tx) => {
        // One after the other, so that nobody has more than they may.
        await users.lock(tx, [viewer.userId]);
        const mine = await scheduled.ofUser(tx, viewer.userId);
        const known = mine.find(
          ({ conversationId, clientMessageId }) => conversationId === command.conversationId && clientMessageId === command.clientMessageId,
        );
        if (known !== undefined) {
          if (known.sendAt === sendAt && messages.toDraft(commandOf(known)).payloadHash === payloadHash) return known;
          throw new Conflict(`clientMessageId ${command.clientMessageId} is used by another scheduled message; make a new one.`);
        }
        this.checkTime('input.sendAt', sendAt);
        this.checkRoom(mine.length);
        await access.toRead(tx, viewer, command.conversationId);
        return changes.add(tx, {
          userId: viewer.userId,
          id: nextUlid(),
          conversationId: command.conversationId,
          clientMessageId: command.clientMessageId,
          command: JSON.stringify(command),
          createdAt: clock.now(),
          ...waitingFor(sendAt),
        });
      },
      { idempotent: true },
    );
  }

  /** One that has failed waits again afterwards. @throws BadInput, PayloadTooLarge, NotFound, Conflict while it is being sent */
  async update(viewer: Viewer, id: Ulid, { sendAt, ...changed }: ScheduledChange): Promise<ScheduledMessage> {
    const { unitOfWork, messages, changes } = this.deps;
    return unitOfWork.run(async (tx) => {
      const message = await this.own(tx, viewer, id);
      const command = { ...commandOf(message), ...changed };
      messages.toDraft(command);
      if (sendAt !== undefined || message.status === 'FAILED') this.checkTime('input.sendAt', sendAt ?? message.sendAt);
      return changes.change(tx, message, { command: JSON.stringify(command), ...waitingFor(sendAt ?? message.sendAt) });
    });
  }

  /** Also forgets one that has failed. @throws NotFound, Conflict while it is being sent */
  async cancel(viewer: Viewer, id: Ulid): Promise<void> {
    const { unitOfWork, changes } = this.deps;
    await unitOfWork.run(async (tx) => {
      await changes.end(tx, await this.own(tx, viewer, id));
    });
  }

  /** The next one first. @throws BadInput */
  async list(viewer: Viewer, conversationId: ConversationId | null, request: PageRequest): Promise<Page<ScheduledMessage>> {
    const { unitOfWork, scheduled } = this.deps;
    const after = request.after === null ? null : toPlace(request.after);
    const mine = await scheduled.ofUser(unitOfWork.reader, viewer.userId);
    const following = mine.filter(
      (message) => (conversationId === null || message.conversationId === conversationId) && (after === null || placeOf(message) > after),
    );
    return toPage(request, following.slice(0, request.limit + 1));
  }

  private async own(tx: Transaction, viewer: Viewer, id: Ulid): Promise<ScheduledMessage> {
    await this.deps.users.lock(tx, [viewer.userId]);
    const message = await this.deps.scheduled.lock(tx, viewer.userId, id);
    if (message === null) throw new NotFound('scheduled message');
    if (message.status === 'SENDING') throw new Conflict('The message is being sent.');
    return message;
  }

  private checkTime(field: string, sendAt: number): void {
    const { clock, limits } = this.deps;
    const aheadMs = sendAt - clock.now();
    if (!(aheadMs > 0)) throw new BadInput(field, 'sendAt has to be in the future.');
    if (aheadMs > limits.scheduledAheadMs)
      throw new BadInput(field, `sendAt may be ${Math.round(limits.scheduledAheadMs / 86_400_000)} days ahead at most.`);
  }

  private checkRoom(count: number): void {
    const most = this.deps.limits.scheduledPerUserMax;
    if (count >= most) throw new QuotaExceeded(`You have ${count} scheduled messages; the limit is ${most}.`);
  }
}

export function cursorOf(message: ScheduledMessage): string {
  return encodeCursor('scheduled', placeOf(message));
}

/** In text order, which is the order of the list: all times have 13 digits until the year 2286. */
function placeOf({ sendAt, id }: ScheduledMessage): string {
  return `${sendAt} ${id}`;
}

function toPlace(cursor: string): string {
  const place = decodeCursor('scheduled', cursor);
  if (place === null) throw new BadInput('after', 'This cursor is not from a list of scheduled messages.');
  return place;
}

function waitingFor(sendAt: number) {
  return { status: 'PENDING', sendAt, dueAt: sendAt, attempts: 0, failureCode: null, failureReason: null } as const;
}
