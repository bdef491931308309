import { Connection, type ConnectionState } from './connection.ts';
import type { Document } from './document.ts';
import {
  CreateGroupDocument,
  EditMessageDocument,
  MarkReadDocument,
  OpenDirectConversationDocument,
  RecallMessageDocument,
  WhoAmIDocument,
  type CreateGroupInput,
  type LoginInput,
  type RegisterInput,
} from './generated/graphql.ts';
import { ConversationStore } from './inbox/conversation-store.ts';
import { Inbox } from './inbox/inbox.ts';
import type { Message } from './inbox/model.ts';
import { Journal } from './journal.ts';
import { Cell, type Observable } from './observable.ts';
import type { ClientOptions } from './options.ts';
import { Outbox } from './outbox.ts';
import { Session } from './session.ts';
import type { Observer } from './socket.ts';
import { memoryStorage, type Storage } from './storage.ts';
import { keys, restore } from './stored.ts';

/** Everything that an app needs of TokenIM, for one person on one device. Made by `createClient`. */
export class Client {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  /** Resolves once what was stored is there, with whether somebody is signed in. */
  readonly restored: Promise<boolean>;
  private readonly session: Session;
  private readonly socket: Connection;
  private readonly storage: Storage;
  private readonly journal: Journal;
  private readonly viewer = new Cell<string | null>(null);

  constructor(options: ClientOptions) {
    const { url, getToken = null, storage = memoryStorage(), onError = ignore, timeoutMs = 15_000, heartbeatMs = 10_000 } = options;
    const fetch: typeof globalThis.fetch = options.fetch ?? (async (input, init) => globalThis.fetch(input, init));
    this.storage = storage;
    this.journal = new Journal(storage, onError);
    this.session = new Session({ url, fetch, timeoutMs }, getToken, (tokens) => {
      this.journal.put(keys.session, tokens ?? undefined);
    });
    const ask = this.request.bind(this);
    const store = new ConversationStore(this.journal, (id) => this.outbox.of(id));
    this.inbox = new Inbox(store, this.journal, ask, {
      onProgress: (isCaughtUp) => {
        if (isCaughtUp) this.socket.caughtUp();
        else this.socket.fellBehind();
      },
      onMessage: (message) => this.outbox.arrived(message, this.viewer.get() ?? ''),
    });
    this.outbox = new Outbox(this.journal, ask, (message) => this.inbox.takeAnswer(message));
    this.outbox.changes.subscribe((id) => store.touch(id));
    this.socket = new Connection({ url, webSocket: options.webSocket, heartbeatMs }, this.session, {
      prepare: async () => {
        await this.identify();
        return this.inbox.prepare();
      },
      take: (event) => this.inbox.take(event),
    });
    this.socket.state.subscribe(({ status }) => {
      if (status === 'catching-up') this.outbox.open();
    });
    this.restored = this.restore(options.tokens);
  }

  get connection(): Observable<ConnectionState> {
    return this.socket.state;
  }

  /** Null until that is known. */
  get viewerId(): Observable<string | null> {
    return this.viewer;
  }

  /** Signs in and connects. @throws TokenImError */
  async login(input: LoginInput): Promise<void> {
    await this.signIn(async () => this.session.login(input));
  }

  /** Makes an account, signs in and connects. @throws TokenImError */
  async register(input: RegisterInput): Promise<void> {
    await this.signIn(async () => this.session.register(input));
  }

  /** Connects, and stays connected until `disconnect`. */
  async connect(): Promise<void> {
    await this.restored;
    this.outbox.open();
    this.socket.start();
  }

  disconnect(): void {
    this.socket.stop();
    this.outbox.close();
  }

  /** Ends the session, here and on the server, and forgets everything that was stored. */
  async logout(): Promise<void> {
    await this.restored;
    this.disconnect();
    this.forget();
    await this.session.logout();
    await this.journal.written();
  }

  /** Disconnects, and resolves once everything is stored. */
  async close(): Promise<void> {
    this.disconnect();
    // What has changed in this moment is on its way to the journal.
    await Promise.resolve();
    await this.journal.written();
  }

  /** One request of the app’s own: a query or mutation of schema.graphql. @throws TokenImError */
  async request<Data, Variables>(document: Document<Data, Variables>, variables: Variables): Promise<Data> {
    await this.restored;
    return this.session.request(document, variables);
  }

  /**
   * A subscription of the app’s own, over the client’s socket: taken up again on each new one, until the answer is called, or until it is
   * refused or completed by the server. What it does not replay by itself (typing, presence) is missed while there is no socket.
   */
  subscribe<Data, Variables extends Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables: Variables,
    observer: Observer<Data>,
  ): () => void {
    return this.socket.subscriptions.add(document, variables, observer);
  }

  /** The id of the conversation of the two, which is made unless there is one. @throws TokenImError */
  async openDirectConversation(userId: string): Promise<string> {
    const { openDirectConversation } = await this.request(OpenDirectConversationDocument, { userId });
    await this.inbox.add(openDirectConversation.id);
    return openDirectConversation.id;
  }

  /** The id of the new group. @throws TokenImError */
  async createGroup(input: CreateGroupInput): Promise<string> {
    const { createGroup } = await this.request(CreateGroupDocument, { input });
    await this.inbox.add(createGroup.id);
    return createGroup.id;
  }

  /** @throws TokenImError */
  async editMessage(id: string, body: string): Promise<Message> {
    return this.taken((await this.request(EditMessageDocument, { id, body })).editMessage);
  }

  /** @throws TokenImError */
  async recallMessage(id: string): Promise<Message> {
    return this.taken((await this.request(RecallMessageDocument, { id })).recallMessage);
  }

  /** The viewer has read everything up to this seq. The inbox brings what follows from it. @throws TokenImError */
  async markRead(conversationId: string, seq: number): Promise<void> {
    await this.request(MarkReadDocument, { conversationId, seq });
  }

  private taken(message: Message): Message {
    this.inbox.takeAnswer(message);
    return message;
  }

  private async restore(tokens: ClientOptions['tokens']): Promise<boolean> {
    const { session, viewerId, inbox, conversations, outgoing } = restore(await this.storage.load());
    const adopted = session ?? tokens;
    if (adopted !== undefined) this.session.adopt(adopted);
    this.viewer.set(viewerId);
    this.inbox.restore(viewerId ?? '', inbox, conversations);
    this.outbox.restore(outgoing);
    return this.session.isSignedIn;
  }

  private async signIn(getViewerId: () => Promise<string>): Promise<void> {
    await this.restored;
    this.disconnect();
    this.become(await getViewerId());
    await this.connect();
  }

  /** With tokens that came from elsewhere, the server says who it is. */
  private async identify(): Promise<void> {
    if (this.viewer.get() !== null) return;
    const { viewer } = await this.session.request(WhoAmIDocument, {});
    this.become(viewer.user.id);
  }

  /** Nobody sees what somebody else has left on the device. */
  private become(viewerId: string): void {
    const before = this.viewer.get();
    if (before === viewerId) return;
    if (before !== null) this.forget();
    this.viewer.set(viewerId);
    this.journal.put(keys.viewer, viewerId);
    this.inbox.begin(viewerId);
  }

  private forget(): void {
    this.outbox.clear();
    this.inbox.clear();
    this.viewer.set(null);
    this.journal.put(keys.viewer, undefined);
  }
}

function ignore(): void {}
