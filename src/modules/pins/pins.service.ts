import type { Clock } from '../../kernel/clock.ts';
import { Conflict, QuotaExceeded } from '../../kernel/errors.ts';
import type { MessageAddress } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { refusalWhereBlocked, requireMay } from '../conversations/index.ts';
import { isGone, withExtras, type FoundMessage, type MessageChanges, type StoredMessage } from '../messages/index.ts';
import type { PinsRepository } from './pins.repository.ts';

export interface PinsServiceDeps {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly changes: MessageChanges;
  readonly pins: PinsRepository;
}

/** Pinning is a change of the message. What is so already is no change. */
export class PinsService {
  constructor(private readonly deps: PinsServiceDeps) {}

  /** @throws NotFound, Forbidden, Conflict once recalled, QuotaExceeded */
  async pin(viewer: Viewer, address: MessageAddress): Promise<StoredMessage> {
    const { clock, limits, changes, pins } = this.deps;
    return changes.change(viewer, address, async (found, tx) => {
      const { message } = found;
      checkRights(found);
      if (message.extras?.pinned != null) return message;
      if (isGone(message)) throw new Conflict('The message was taken back or has expired.');
      const count = (await pins.ofConversations(tx, [address.conversationId])).length;
      if (count >= limits.pinsMax) throw new QuotaExceeded(`The conversation has ${count} pinned messages; that is the limit.`);
      const at = clock.now();
      await pins.insert(tx, address, at);
      return { ...message, extras: withExtras(message.extras, { pinned: { at, byId: viewer.userId } }) };
    });
  }

  /** @throws NotFound, Forbidden */
  async unpin(viewer: Viewer, address: MessageAddress): Promise<StoredMessage> {
    const { changes, pins } = this.deps;
    return changes.change(viewer, address, async (found, tx) => {
      const { message } = found;
      checkRights(found);
      if (message.extras?.pinned == null) return message;
      await pins.delete(tx, address);
      return { ...message, extras: withExtras(message.extras, { pinned: null }) };
    });
  }
}

function checkRights({ conversation, member }: FoundMessage): void {
  requireMay('pin', { conversation, member });
  const refusal = refusalWhereBlocked(conversation);
  if (refusal !== null) throw refusal;
}
