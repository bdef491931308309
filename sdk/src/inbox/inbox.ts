import { ConversationsDocument, type ConversationsQuery, type InboxSubscriptionVariables } from '../generated/graphql.ts';
import type { Journal } from '../journal.ts';
import type { Observable } from '../observable.ts';
import { keys } from '../stored.ts';
import { fromList } from './afresh.ts';
import { applyEvent, conversationOf } from './apply-event.ts';
import type { ConversationStore } from './conversation-store.ts';
import { Loader, type Ask } from './loader.ts';
import { takeMessage } from './messages.ts';
import { unread, type ConversationEvent, type ConversationState, type InboxEvent, type Message } from './model.ts';
import type { ConversationView, Timeline } from './views.ts';

type InboxReady = Extract<InboxEvent, { __typename: 'InboxReady' }>;

export interface InboxListeners {
  /** Whether everything that there is has come. */
  onProgress(isCaughtUp: boolean): void;
  /** Each message that comes, in whatever way. */
  onMessage(message: Message): void;
}

/** The viewer’s conversations on this device, kept equal to the server’s by the inbox and by reading afresh where it says so. */
export class Inbox {
  private readonly loader: Loader;
  private viewerId = '';
  private isComplete = false;
  /** Since InboxReady. */
  private isReady = false;

  constructor(
    private readonly store: ConversationStore,
    private readonly journal: Journal,
    private readonly ask: Ask,
    private readonly listeners: InboxListeners,
  ) {
    this.loader = new Loader(
      store,
      ask,
      () => this.viewerId,
      () => this.tellProgress(),
    );
  }

  /** The one with the newest message first. */
  get conversations(): Observable<readonly ConversationView[]> {
    return this.store.conversations;
  }

  timeline(conversationId: string): Observable<Timeline> {
    return this.store.timeline(conversationId);
  }

  /** Reads a page of messages before those that are held. @throws TokenImError */
  async loadOlder(conversationId: string): Promise<void> {
    await this.loader.loadOlder(conversationId);
  }

  /** Reads a conversation that the viewer has just made or joined, unless the inbox was quicker. @throws TokenImError */
  async add(conversationId: string): Promise<void> {
    await this.loader.add(conversationId);
  }

  /** Whose inbox it is, and whether the list of conversations was read before. */
  begin(viewerId: string, isComplete: boolean): void {
    this.viewerId = viewerId;
    this.isComplete = isComplete;
  }

  /** What was stored before. */
  restore(viewerId: string, isComplete: boolean, states: readonly ConversationState[]): void {
    this.begin(viewerId, isComplete);
    if (isComplete) this.store.restore(states);
  }

  clear(): void {
    this.loader.clear();
    this.store.clear();
    this.journal.put(keys.inbox, undefined);
    this.begin('', false);
  }

  /** What to resume from. A device that has nothing yet reads the list of conversations, and resumes from there. @throws TokenImError */
  async prepare(): Promise<InboxSubscriptionVariables> {
    this.isReady = false;
    if (!this.isComplete) await this.readList();
    return { positions: this.store.all().map(({ id, position }) => ({ conversationId: id, version: position })) };
  }

  take(event: InboxEvent): void {
    switch (event.__typename) {
      case 'InboxReady':
        return this.ready(event);
      case 'MessageChanged':
      case 'ConversationChanged':
      case 'ReceiptChanged':
      case 'InboxGap':
        return this.change(event);
      case 'ViewerChanged':
      case 'ViewerGap':
    }
  }

  /** The answer to a mutation of this device. Its position stays: what comes before it is still to come. */
  takeAnswer(message: Message): void {
    const state = this.store.get(message.conversationId);
    if (state !== undefined) this.store.set(state.id, takeMessage(state, message));
    this.listeners.onMessage(message);
  }

  private change(event: ConversationEvent): void {
    const id = conversationOf(event);
    const before = this.store.get(id);
    const after = applyEvent(before, event, this.viewerId);
    // What is being read of it was asked for before this.
    if (after === undefined || event.__typename === 'InboxGap') this.loader.forget(id);
    this.store.set(id, after);
    if (event.__typename === 'MessageChanged') this.listeners.onMessage(event.message);
    if (after?.isStale === true && (before === undefined || event.__typename === 'InboxGap')) this.loader.readAfresh(id);
    this.tellProgress();
  }

  private ready(event: InboxReady): void {
    const positions = new Map(event.positions.map(({ conversationId, version }) => [conversationId, version]));
    for (const { id } of this.store.all()) if (!positions.has(id)) this.drop(id);
    for (const [id, version] of positions) {
      const state = this.store.get(id) ?? unread(id, version);
      this.store.set(id, version > state.position ? { ...state, position: version } : state);
    }
    this.isReady = true;
    for (const { id, isStale } of this.store.all()) if (isStale) this.loader.readAfresh(id);
    this.tellProgress();
  }

  private drop(id: string): void {
    this.loader.forget(id);
    this.store.set(id, undefined);
  }

  private tellProgress(): void {
    this.listeners.onProgress(this.isReady && !this.loader.isReading);
  }

  private async readList(): Promise<void> {
    this.store.clear();
    for (let after: string | null = null, more = true; more;) {
      const { conversations }: ConversationsQuery = await this.ask(ConversationsDocument, { after });
      for (const { node } of conversations.edges) this.store.set(node.id, fromList(node, this.viewerId));
      after = conversations.pageInfo.endCursor;
      more = conversations.pageInfo.hasNextPage;
    }
    this.isComplete = true;
    this.journal.put(keys.inbox, true);
  }
}
