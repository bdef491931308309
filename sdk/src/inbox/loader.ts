import { backoffMs, Waker } from '../backoff.ts';
import type { Document } from '../document.ts';
import { TokenImError } from '../errors.ts';
import { AroundDocument, ConversationAfreshDocument } from '../generated/graphql.ts';
import { readAfresh } from './afresh.ts';
import type { ConversationStore } from './conversation-store.ts';
import { withOlder } from './messages.ts';
import { unread, type ConversationState } from './model.ts';

/** @throws TokenImError */
export type Ask = <Data, Variables>(document: Document<Data, Variables>, variables: Variables) => Promise<Data>;

/** Conversations that are read at once: a device that was away for long must not ask for all of them in one moment. */
const readingMax = 4;

/** Messages in a page, and how many of them stand before the one in its middle: see Around. */
const pageSize = 50;
/** A page shall overlap what is held: some of the rest of it. */
const overlap = 5;

/** Reads history beside the inbox. What comes from the inbox meanwhile is kept, because it may be newer than what was read. */
export class Loader {
  /** One at a time per conversation. Whoever is not in here any more when the answer comes throws it away. */
  private readonly loads = new Map<string, Promise<void>>();
  private readonly waker = new Waker();
  private readonly queue = new Set<string>();
  private reading = 0;

  constructor(
    private readonly store: ConversationStore,
    private readonly ask: Ask,
    private readonly viewerId: () => string,
    private readonly onProgress: () => void,
  ) {}

  /** Whether something that is shown is out of date. */
  get isReading(): boolean {
    return this.reading + this.queue.size > 0;
  }

  /** What was asked for does not count any more. */
  forget(id: string): void {
    this.loads.delete(id);
  }

  clear(): void {
    this.loads.clear();
    this.queue.clear();
    this.waker.wake();
  }

  /** Reads it afresh as soon as there is room. What is not to be had now stays stale until it is asked for again. */
  readAfresh(id: string): void {
    if (this.loads.has(id)) return;
    this.queue.add(id);
    this.next();
  }

  async loadOlder(id: string): Promise<void> {
    await this.loads.get(id)?.catch(() => undefined);
    const state = this.store.get(id);
    if (state?.hasOlder !== true || state.isStale || this.loads.has(id)) return;
    await this.load(id, async (isWanted) => this.readOlder(state, isWanted));
  }

  async add(id: string): Promise<void> {
    if (this.store.get(id) !== undefined) return;
    const { conversation } = await this.ask(ConversationAfreshDocument, { id });
    if (conversation === null || this.store.get(id) !== undefined) return;
    // Its version is a position for all that was read with it.
    this.store.set(id, readAfresh(unread(id, conversation.version), conversation, this.viewerId()));
  }

  private next(): void {
    for (const id of this.queue) {
      if (this.reading >= readingMax) break;
      this.queue.delete(id);
      this.reading++;
      void this.load(id, async (isWanted) => this.untilRead(id, isWanted)).finally(() => {
        this.reading--;
        this.next();
        this.onProgress();
      });
    }
  }

  private async load(id: string, read: (isWanted: () => boolean) => Promise<void>): Promise<void> {
    const state = this.store.get(id);
    if (state !== undefined) this.store.set(id, { ...state, strays: state.strays ?? [] });
    const isWanted = (): boolean => this.loads.get(id) === load;
    // Begins in the next moment, when it stands in the map.
    const load: Promise<void> = Promise.resolve()
      .then(async () => read(isWanted))
      .finally(() => {
        if (isWanted()) this.loads.delete(id);
      });
    this.loads.set(id, load);
    return load;
  }

  private async untilRead(id: string, isWanted: () => boolean): Promise<void> {
    for (let attempt = 0; isWanted(); attempt++) {
      try {
        const { conversation } = await this.ask(ConversationAfreshDocument, { id });
        const state = this.store.get(id);
        if (isWanted() && state !== undefined)
          this.store.set(id, conversation === null ? undefined : readAfresh(state, conversation, this.viewerId()));
        return;
      } catch (error) {
        if (!(error instanceof TokenImError && error.isTemporary)) return;
        await this.waker.sleep(error.retryAfterMs ?? backoffMs(attempt));
      }
    }
  }

  private async readOlder({ id, fromSeq }: ConversationState, isWanted: () => boolean): Promise<void> {
    const seq = Math.max(1, fromSeq - pageSize / 2 + overlap);
    const update = (change: (state: ConversationState) => ConversationState): void => {
      const state = this.store.get(id);
      if (isWanted() && state !== undefined) this.store.set(id, change(state));
    };
    try {
      const { history } = await this.ask(AroundDocument, { conversationId: id, seq });
      const page = history.edges.map(({ node }) => node);
      update((state) => withOlder(state, page, history.pageInfo.hasPreviousPage));
    } catch (error) {
      update((state) => ({ ...state, strays: null }));
      throw error;
    }
  }
}
