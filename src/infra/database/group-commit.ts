import { isUnreachable } from './database-errors.ts';

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

/** One transaction; outcomes in the order of the items. Once it is committed, `committed` may be called before the outcomes are there. */
type Write<Item, Outcome> = (items: readonly Item[], committed: () => void) => Promise<readonly Outcome[]>;

/**
 * Commits together what arrives together: one batch is in flight, what arrives meanwhile forms the next. Fewer commits make more writes,
 * and one committer keeps their announcements in order. The next batch is on its way to the database before the one that is committed is
 * announced and answered, so that neither side waits for the other.
 */
export class GroupCommit<Item, Outcome> {
  private waiting: Waiting<Item, Outcome>[] = [];
  private running = false;

  constructor(
    private readonly write: Write<Item, Outcome>,
    private readonly batchMax: number,
  ) {}

  /** Those that are not in flight yet. Bounding them is the caller's. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Resolves once it is committed. */
  async add(item: Item): Promise<Outcome> {
    return new Promise<Outcome>((settle, fail) => {
      this.waiting.push({ item, settle, fail });
      if (this.running) return;
      this.running = true;
      // What else arrives in this turn of the loop comes along.
      setImmediate(this.next);
    });
  }

  private readonly next = (): void => {
    const batch = this.waiting.splice(0, this.batchMax);
    this.running = batch.length > 0;
    if (!this.running) return;
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      this.next();
    };
    void this.commit(batch, over).then(over);
  };

  /**
   * Never rejects. A batch that fails as a whole is tried one by one, so that a bad one fails alone; not so while the database is away,
   * when each would only wait as long again.
   */
  private async commit(batch: readonly Waiting<Item, Outcome>[], committed: () => void = nothing): Promise<void> {
    try {
      const outcomes = await this.write(
        batch.map(({ item }) => item),
        committed,
      );
      for (const [i, outcome] of outcomes.entries()) batch[i]?.settle(outcome);
    } catch (error) {
      if (batch.length > 1 && !isUnreachable(error)) for (const one of batch) await this.commit([one]);
      else for (const { fail } of batch) fail(error);
    }
  }
}

function nothing(): void {
  // The next one has to wait for the others.
}
