import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import type { ConversationsRepository } from '../conversations/index.ts';
import type { ExpiriesRepository } from './expiries.repository.ts';
import { toMessageFact } from './message-change.ts';
import { recalledExtras } from './message-extras.ts';
import { isGone, type StoredMessage } from './message.ts';
import type { MessagesRepository } from './messages.repository.ts';
import type { AfterRewrite } from './message-changes.ts';

export interface ExpiryDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly conversations: ConversationsRepository;
  readonly messages: MessagesRepository;
  readonly expiries: ExpiriesRepository;
  readonly afterRewrite: AfterRewrite;
}

const batchMax = 200;

/** Takes away what has expired, as a change like any other: its place stays, and whoever was away hears of it. */
export class Expiry {
  constructor(private readonly deps: ExpiryDeps) {}

  /** One batch; true if there may be more. */
  async run(): Promise<boolean> {
    const { unitOfWork, clock, expiries } = this.deps;
    const due = await expiries.due(unitOfWork.reader, clock.now(), batchMax);
    let count = 0;
    for (const [conversationId, seqs] of due) {
      await this.expire(conversationId, seqs);
      count += seqs.length;
    }
    return count === batchMax;
  }

  /** Decided under the conversation's lock, so two workers do it once. */
  private async expire(id: ConversationId, seqs: readonly number[]): Promise<void> {
    const { unitOfWork, clock, conversations, messages, expiries, afterRewrite } = this.deps;
    await unitOfWork.run(
      async (tx) => {
        const conversation = await conversations.lock(tx, id);
        const found = await messages.findByAddresses(
          tx,
          seqs.map((seq) => ({ conversationId: id, seq })),
        );
        await expiries.remove(tx, id, seqs);
        let version = conversation?.version ?? 0;
        for (const message of found.filter((each) => !isGone(each)).toSorted((a, b) => a.seq - b.seq)) {
          const expired: StoredMessage = {
            ...message,
            version: ++version,
            body: null,
            payload: null,
            mentionIds: [],
            expiredAt: clock.now(),
            extras: recalledExtras(message.extras),
          };
          await messages.rewrite(tx, expired);
          await afterRewrite(tx, message, expired);
          tx.record(toMessageFact(expired));
        }
        if (conversation !== null && version > conversation.version) await conversations.update(tx, id, { version });
      },
      { idempotent: true },
    );
  }
}
