import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import { groupBy } from '../../kernel/group-by.ts';
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
  readonly messages: readonly StoredMessage[];
  readonly indexed: readonly Indexed[];
  /** Whether some conversation has more than went into it. */
  readonly isFull: boolean;
}

/** Conversations of one batch: of each it takes the same share. */
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
    const most = Math.min(conversationsMax, batchMax);
    const behind = await progress.behind(unitOfWork.reader, most);
    this.behindCount = behind.length < most ? behind.length : await progress.countBehind(unitOfWork.reader);
    if (behind.length === 0) return false;
    const batch = await this.read(behind, Math.floor(batchMax / behind.length));
    await unitOfWork.run(async (tx) => this.write(tx, batch), { idempotent: true });
    return behind.length === most || batch.isFull;
  }

  private async read(behind: readonly Behind[], limitEach: number): Promise<Batch> {
    const { unitOfWork, messages } = this.deps;
    // Versions are given out in the order of the commits, so nothing below the one that was read is still on its way.
    const stretches = behind.map(({ id, version, indexedVersion }) => ({ conversationId: id, after: indexedVersion, through: version }));
    const changed = await messages.changedInEach(unitOfWork.reader, stretches, limitEach);
    const found = groupBy(changed, ({ conversationId }) => conversationId);
    const cut = [...found].filter(([, some]) => some.length === limitEach);
    const reached = new Map(cut.map(([id, some]) => [id, Math.max(...some.map(({ version }) => version))]));
    return {
      messages: changed,
      indexed: behind.map(({ id, version }) => ({ id, throughVersion: reached.get(id) ?? version })),
      isFull: cut.length > 0,
    };
  }

  /**
   * The conversations are held last, and for a moment: sends wait for them. From then on nothing of them changes, so what was rewritten since
   * it was read is seen, and what is rewritten from now on finds our rows there to take out.
   */
  private async write(tx: Transaction, batch: Batch): Promise<void> {
    const { index, progress, messages } = this.deps;
    await index.add(tx, batch.messages);
    await progress.advance(tx, batch.indexed);
    const rewritten = new Map((await messages.findRewritten(tx, batch.messages)).map((message) => [toMessageId(message), message]));
    if (rewritten.size === 0) return;
    for (const read of batch.messages) {
      const current = rewritten.get(toMessageId(read));
      if (current !== undefined) await index.forget(tx, read, current);
    }
  }
}
