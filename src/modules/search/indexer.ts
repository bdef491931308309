import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import { toMessageId } from '../../kernel/ids.ts';
import type { MessagesRepository, StoredMessage } from '../messages/index.ts';
import type { MessageIndex } from './message-index.ts';
import type { Behind, Indexed, ProgressRepository } from './progress.repository.ts';

export interface IndexerDeps {
  readonly unitOfWork: UnitOfWork;
  readonly messages: MessagesRepository;
  readonly index: MessageIndex;
  readonly progress: ProgressRepository;
  readonly batchMax: number;
}

interface Batch {
  readonly messages: StoredMessage[];
  readonly indexed: Indexed[];
}

/** Conversations looked at for one batch: each is a query of its own. */
const conversationsMax = 100;

/**
 * Brings the index up to what was sent, edited and recalled. It can die anywhere and begin anew anywhere: what is still to be done stands
 * in the rows of the conversations, and doing it twice changes nothing.
 */
export class Indexer {
  /** Conversations with something to index, when this node looked last. */
  behindCount = 0;

  constructor(private readonly deps: IndexerDeps) {}

  /** One batch; true if there is more than went into it. A few new messages are no reason for another: they come together after a rest. */
  async run(): Promise<boolean> {
    const { unitOfWork, progress, batchMax } = this.deps;
    const behind = await progress.behind(unitOfWork.reader, conversationsMax);
    this.behindCount = behind.length < conversationsMax ? behind.length : await progress.countBehind(unitOfWork.reader);
    if (behind.length === 0) return false;
    const batch = await this.read(behind);
    await unitOfWork.run(async (tx) => this.write(tx, batch), { idempotent: true });
    return behind.length === conversationsMax || batch.messages.length >= batchMax;
  }

  private async read(behind: readonly Behind[]): Promise<Batch> {
    const { unitOfWork, messages, batchMax } = this.deps;
    const batch: Batch = { messages: [], indexed: [] };
    for (const { id, version, indexedVersion } of behind) {
      const room = batchMax - batch.messages.length;
      if (room <= 0) break;
      // Versions are given out in the order of the commits, so nothing below the one that was read is still on its way.
      const changed = await messages.changed(unitOfWork.reader, id, indexedVersion, version, room);
      const isAll = changed.length < room;
      batch.messages.push(...changed);
      batch.indexed.push({ id, throughVersion: isAll ? version : (changed.at(-1)?.version ?? version) });
    }
    return batch;
  }

  /**
   * The conversations are held last, and for a moment: sends wait for them. From then on nothing of them changes, so what was rewritten since
   * it was read is seen, and what is rewritten from now on finds our rows there to take out.
   */
  private async write(tx: Transaction, batch: Batch): Promise<void> {
    const { index, progress, messages } = this.deps;
    await index.add(tx, batch.messages);
    await progress.advance(tx, batch.indexed);
    const now = new Map((await messages.findByAddresses(tx, batch.messages)).map((message) => [toMessageId(message), message]));
    for (const read of batch.messages) {
      const current = now.get(toMessageId(read));
      if (current !== undefined && current.version !== read.version) await index.forget(tx, read, current);
    }
  }
}
