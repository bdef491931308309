import { backoffMs, Waker } from '../backoff.ts';
import { TokenImError } from '../errors.ts';
import { MembershipsDocument, type MembershipsQuery } from '../generated/graphql.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { Ask } from './loader.ts';
import { withMembership } from './membership.ts';
import type { InboxEvent, Membership } from './model.ts';

type ViewerChanged = Extract<InboxEvent, { __typename: 'ViewerChanged' }>;

/** What is the viewer’s own of their conversations: how far this device is in it, and reading it afresh where that is not known. */
export class ViewerFeed {
  /** What to resume from; null while it has to be read afresh. */
  private position: number | null = null;
  private newest = 0;
  /** While it is read: of which conversations an event came meanwhile, which is newer. */
  private reading: Set<string> | null = null;
  private readonly waker = new Waker();

  constructor(
    private readonly store: ConversationStore,
    private readonly ask: Ask,
    private readonly onChange: () => void,
  ) {}

  get userVersion(): number | null {
    return this.position;
  }

  get isReading(): boolean {
    return this.reading !== null;
  }

  begin(userVersion: number | null): void {
    this.reading = null;
    this.waker.wake();
    this.position = userVersion;
    this.newest = userVersion ?? 0;
  }

  ready(userVersion: number): void {
    // Without a position nothing was replayed.
    if (this.position === null) this.missed(userVersion);
    else this.reach(userVersion);
  }

  /** Something is not known: all of it is read. */
  missed(userVersion = this.newest): void {
    this.newest = userVersion;
    this.position = null;
    this.reading = new Set();
    this.onChange();
    void this.readAfresh(this.reading);
  }

  take({ userVersion, change }: ViewerChanged): void {
    if (change.__typename === 'MembershipChanged' && change.membership !== null) {
      this.reading?.add(change.conversationId);
      this.keep(change.conversationId, change.membership);
    }
    this.newest = userVersion;
    if (this.reading === null) this.reach(userVersion);
  }

  private keep(id: string, membership: Membership): void {
    const state = this.store.get(id);
    if (state !== undefined) this.store.set(id, withMembership(state, membership));
  }

  private reach(userVersion: number): void {
    this.newest = this.position = userVersion;
    this.onChange();
  }

  private async readAfresh(reading: Set<string>): Promise<void> {
    for (let attempt = 0; this.reading === reading; attempt++) {
      try {
        await this.readAll(reading);
        if (this.reading !== reading) return;
        this.reading = null;
        return this.reach(this.newest);
      } catch (error) {
        if (!(error instanceof TokenImError && error.isTemporary)) return;
        await this.waker.sleep(error.retryAfterMs ?? backoffMs(attempt));
      }
    }
  }

  private async readAll(reading: Set<string>): Promise<void> {
    for (let after: string | null = null, more = true; more;) {
      const { conversations }: MembershipsQuery = await this.ask(MembershipsDocument, { after });
      if (this.reading !== reading) return;
      for (const { node } of conversations.edges)
        if (node.viewerMembership !== null && !reading.has(node.id)) this.keep(node.id, node.viewerMembership);
      after = conversations.pageInfo.endCursor;
      more = conversations.pageInfo.hasNextPage;
    }
  }
}
