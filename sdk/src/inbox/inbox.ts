import { ConversationsDocument, type ConversationsQuery, type InboxSubscriptionVariables } from '../generated/graphql.ts';
import type { Journal } from '../journal.ts';
import { Signal, type Events, type Observable } from '../observable.ts';
import { keys, type StoredInbox } from '../stored.ts';
import { fromList } from './afresh.ts';
import { applyEvent, conversationOf } from './apply-event.ts';
import type { ConversationStore } from './conversation-store.ts';
import { Loader, type Ask } from './loader.ts';
import { takeMessage } from './messages.ts';
import { unread, type ConversationEvent, type ConversationState, type InboxEvent, type InboxNews, type Message } from './model.ts';
import { mayChangePlaceOf } from './system-messages.ts';
import { ViewerFeed } from './viewer-feed.ts';
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
  private readonly viewer: ViewerFeed;
  private readonly news = new Signal<InboxNews>();
  private viewerId = '';
  /** Whether the list of conversations was read, and whether it was on this connection. */
  private list: 'unread' | 'new' | 'had' = 'unread';
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
    this.viewer = new ViewerFeed(store, ask, () => {
      this.journal.put(keys.inbox, { userVersion: this.viewer.userVersion });
      this.tellProgress();
    });
  }

  /**
   * What the inbox tells, each once the store has it; also, as a MessageChanged, what an answer to a mutation of this device brings. For
   * caches beside the client’s own: after a reconnect or a second answer, things may come that were told before.
   */
  get events(): Events<InboxNews> {
    return this.news;
  }

  /** The one with the newest message first. */
  get conversations(): Observable<readonly ConversationView[]> {
    return this.store.conversations;
  }

  /** As in `conversations`, the hidden ones too; undefined for those that the viewer is not in, and those not yet read. */
  conversation(id: string): ConversationView | undefined {
    return this.store.view(id);
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

  /** Whose inbox it is. */
  begin(viewerId: string): void {
    this.viewerId = viewerId;
    this.list = 'unread';
    this.viewer.begin(null);
  }

  /** What was stored before. */
  restore(viewerId: string, stored: StoredInbox | null, states: readonly ConversationState[]): void {
    this.begin(viewerId);
    if (stored === null) return;
    this.list = 'had';
    this.viewer.begin(stored.userVersion);
    this.store.restore(states);
  }

  clear(): void {
    this.loader.clear();
    this.store.clear();
    this.begin('');
    this.journal.put(keys.inbox, undefined);
  }

  /** What to resume from. A device that has nothing yet reads the list of conversations, and resumes from there. @throws TokenImError */
  async prepare(): Promise<InboxSubscriptionVariables> {
    this.isReady = false;
    if (this.list === 'unread') await this.readList();
    const positions = this.store.all().map(({ id, position }) => ({ conversationId: id, version: position }));
    return { positions, userVersion: this.viewer.userVersion };
  }

  take(event: InboxEvent): void {
    switch (event.__typename) {
      case 'InboxReady':
        this.ready(event);
        break;
      case 'MessageChanged':
      case 'ConversationChanged':
      case 'ReceiptChanged':
      case 'InboxGap':
        this.change(event);
        break;
      case 'ViewerChanged':
        this.viewer.take(event);
        break;
      case 'ViewerGap':
        this.viewer.missed(event.toUserVersion);
    }
    this.news.tell(event);
  }

  /** The answer to a mutation of this device. Its position stays: what comes before it is still to come. */
  takeAnswer(message: Message): void {
    const state = this.store.get(message.conversationId);
    if (state !== undefined) this.store.set(state.id, takeMessage(state, message));
    this.listeners.onMessage(message);
    this.news.tell({ __typename: 'MessageChanged', message });
  }

  private change(event: ConversationEvent): void {
    const id = conversationOf(event);
    const before = this.store.get(id);
    const after = applyEvent(before, event, this.viewerId);
    // What is being read of it was asked for before this.
    if (after === undefined || event.__typename === 'InboxGap') this.loader.forget(id);
    this.store.set(id, after);
    if (event.__typename === 'MessageChanged') this.listeners.onMessage(event.message);
    if (before !== undefined && after !== undefined && after !== before && mayChangePlaceOf(event, this.viewerId)) this.viewer.missed();
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
    this.viewer.ready(event.userVersion);
    if (this.list === 'new') this.news.tell({ __typename: 'InboxBegun' });
    this.list = 'had';
    for (const { id, isStale } of this.store.all()) if (isStale) this.loader.readAfresh(id);
    this.tellProgress();
  }

  private drop(id: string): void {
    this.loader.forget(id);
    this.store.set(id, undefined);
  }

  private tellProgress(): void {
    this.listeners.onProgress(this.isReady && !this.loader.isReading && !this.viewer.isReading);
  }

  private async readList(): Promise<void> {
    this.store.clear();
    for (let after: string | null = null, more = true; more;) {
      const { conversations }: ConversationsQuery = await this.ask(ConversationsDocument, { after });
      for (const { node } of conversations.edges) this.store.set(node.id, fromList(node, this.viewerId));
      after = conversations.pageInfo.endCursor;
      more = conversations.pageInfo.hasNextPage;
    }
    this.list = 'new';
    this.journal.put(keys.inbox, { userVersion: null });
  }
}
