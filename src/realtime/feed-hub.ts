import type { ConversationId } from '../kernel/ids.ts';
import type { Attachment } from './attachment.ts';
import { Feed, type FeedDeps } from './feed.ts';
import type { Head } from './live-event.ts';
import type { Unsubscribe, Wire } from './ports.ts';

interface Entry<Body> {
  readonly feed: Feed<Body>;
  /** Resolves once the feed hears the bus. */
  readonly heard: Promise<void>;
  unsubscribe: Unsubscribe | null;
}

/** How many conversations are compared with the database in one query. */
const comparedAtOnce = 500;

/** The feeds of this node: one per conversation with a live reader, none for the others. */
export class FeedHub<Body> {
  private readonly entries = new Map<ConversationId, Entry<Body>>();

  constructor(
    private readonly wire: Wire<Body>,
    private readonly deps: FeedDeps<Body>,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  /** Resolves once the feed hears the bus; the attachment holds from the call on what the feed brings. Rejects when the bus is away. */
  async attach(id: ConversationId, attachment: Attachment<Body>): Promise<Feed<Body>> {
    const entry = this.entries.get(id) ?? this.open(id);
    entry.feed.attach(attachment);
    await entry.heard;
    return entry.feed;
  }

  /** Tells the feed where to begin, if nobody has yet: see Feed.begin. */
  begin(id: ConversationId, head: Head): void {
    this.entries.get(id)?.feed.begin(head);
  }

  /** The same id, as the feed holds it. */
  idOf(id: ConversationId): ConversationId {
    return this.entries.get(id)?.feed.id ?? id;
  }

  detach(id: ConversationId, attachment: Attachment<Body>): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    entry.feed.detach(attachment);
    if (entry.feed.isEmpty) this.drop(entry);
  }

  /** Looks in the database whether anything was missed: the bus may lose messages. Rejects when the database is away. */
  async compare(): Promise<void> {
    const ids = [...this.entries.keys()];
    for (let i = 0; i < ids.length; i += comparedAtOnce) {
      const heads = await this.deps.truth.heads(ids.slice(i, i + comparedAtOnce));
      for (const [id, { version }] of heads) this.entries.get(id)?.feed.expect(version);
    }
  }

  private open(id: ConversationId): Entry<Body> {
    const feed = new Feed<Body>(id, this.deps);
    const subscription = this.wire.changes(id, (change) => {
      feed.offer(change);
    });
    const heard = subscription.then(
      (unsubscribe) => {
        entry.unsubscribe = unsubscribe;
        if (this.entries.get(id) !== entry) unsubscribe();
      },
      (error: unknown) => {
        this.drop(entry);
        throw error;
      },
    );
    const entry: Entry<Body> = { feed, heard, unsubscribe: null };
    // Whoever attaches hears of a failure; when nobody waits any more, nobody needs to.
    heard.catch(() => undefined);
    this.entries.set(id, entry);
    return entry;
  }

  private drop(entry: Entry<Body>): void {
    if (this.entries.get(entry.feed.id) === entry) this.entries.delete(entry.feed.id);
    entry.feed.close();
    entry.unsubscribe?.();
  }
}
