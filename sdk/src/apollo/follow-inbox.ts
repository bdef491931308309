import { ApolloLink, NetworkStatus, type ApolloClient, type InMemoryCache } from '@apollo/client';
import type { Client } from '../client.ts';
import type { InboxEvent, InboxNews, Message } from '../inbox/model.ts';
import type { ConversationView } from '../inbox/views.ts';
import { ConversationCache } from './conversation-cache.ts';
import { viewerSettings } from './documents.ts';
import { Meanwhile } from './meanwhile.ts';
import { MessageCache } from './message-cache.ts';
import { Rereading } from './rereading.ts';

type ViewerChange = Extract<InboxEvent, { __typename: 'ViewerChanged' }>['change'];

const root = 'ROOT_QUERY';

/**
 * Keeps Apollo’s cache as the server’s state, by what the client’s inbox hears, until the answer is called: messages at the end of what is
 * shown, their changes, the list of conversations and its numbers, receipts, and what is the viewer’s own. What an event does not bring is
 * read again where it is shown. The cache is emptied when somebody signs out.
 */
export function followInbox(client: Client, apollo: ApolloClient, cache: InMemoryCache): () => void {
  const follower = new Follower(client, apollo, cache);
  const { link } = apollo;
  apollo.setLink(ApolloLink.from([follower.meanwhile.link, link]));
  const ends = [
    client.inbox.events.subscribe((news) => follower.take(news)),
    client.inbox.conversations.subscribe((views) => follower.compare(views)),
    client.connection.subscribe(({ status }) => {
      if (status === 'live') follower.rereading.retry();
    }),
    client.viewerId.subscribe((viewerId) => {
      if (viewerId !== null) return;
      // Nobody sees what somebody else has read.
      follower.meanwhile.forget();
      void apollo.clearStore();
    }),
    () => apollo.setLink(link),
  ];
  return () => {
    for (const end of ends) end();
  };
}

class Follower {
  readonly meanwhile = new Meanwhile(() => this.catchUp());
  readonly rereading: Rereading;
  private readonly messages: MessageCache;
  private readonly conversations: ConversationCache;
  private views: ReadonlyMap<string, ConversationView>;

  constructor(
    private readonly client: Client,
    private readonly apollo: ApolloClient,
    private readonly cache: InMemoryCache,
  ) {
    this.rereading = new Rereading(apollo);
    this.messages = new MessageCache(cache, () => client.viewerId.get());
    this.conversations = new ConversationCache(cache, this.messages);
    this.views = byId(client.inbox.conversations.get());
  }

  take(news: InboxNews): void {
    switch (news.__typename) {
      case 'MessageChanged':
        return this.message(news.message);
      case 'ReceiptChanged':
        return this.inConversation(news.conversationId, (id) => {
          this.conversations.receive(id, news);
          this.readers(news);
        });
      case 'ConversationChanged':
        return this.inConversation(news.conversation.id, (id) => this.rereading.again(id, 'members', 'joinRequestCount'));
      case 'InboxGap':
        return this.inConversation(news.conversationId, (id) => {
          this.rereading.afresh(id, 'messages');
          this.rereading.afresh(root, 'history');
          for (const message of this.messages.holding('thread', news.conversationId)) this.rereading.afresh(message.id, 'thread');
          this.rereading.again(id, 'members', 'pinnedMessages');
        });
      case 'ViewerChanged':
        return this.viewer(news.change);
      case 'InboxBegun':
      case 'ViewerGap':
        return this.rereading.everything();
      case 'InboxReady':
    }
  }

  /** The client’s list of conversations has changed. */
  compare(list: readonly ConversationView[]): void {
    const now = byId(list);
    const before = this.views;
    this.views = now;
    const gone = [...before.values()].filter(({ id }) => this.client.inbox.conversation(id) === undefined);
    const hidden = [...before.keys()].filter((id) => !now.has(id)).flatMap((id) => this.client.inbox.conversation(id) ?? []);
    const changed = [...list.filter((view) => before.get(view.id) !== view), ...hidden];
    this.change(() => {
      for (const view of gone) this.conversations.remove(view);
      for (const view of changed) this.conversations.write(view);
    });
    if (changed.some((view) => this.conversations.isMissing(view))) this.rereading.again(root, 'conversations');
  }

  private message(message: Message): void {
    this.inConversation(message.conversationId, (id) => {
      const { version, pinnedAt = null } = this.messages.take(message);
      this.messages.place(message, id);
      if (version !== undefined && pinnedAt !== message.pinnedAt) this.rereading.again(id, 'pinnedMessages');
    });
  }

  /** Who has read a message, where that is shown. */
  private readers({ conversationId, readSeq }: Extract<InboxEvent, { __typename: 'ReceiptChanged' }>): void {
    for (const fieldName of ['readBy', 'readCount'])
      for (const { id, seq } of this.messages.holding(fieldName, conversationId)) if (seq <= readSeq) this.rereading.again(id, fieldName);
  }

  private viewer(change: ViewerChange): void {
    switch (change.__typename) {
      case 'ContactChanged':
        return this.rereading.again(root, 'contacts');
      case 'ContactRequestChanged':
        return this.rereading.again(root, 'contactRequests');
      case 'BlockChanged':
        return this.rereading.again(root, 'blocks');
      case 'StarChanged':
        this.change(() => this.messages.star(change.messageId, change.starredAt));
        return this.rereading.again(root, 'starredMessages');
      case 'ScheduledMessageChanged':
        return this.rereading.again(root, 'scheduledMessages');
      case 'SettingsChanged': {
        const data = { viewer: { __typename: 'Viewer', settings: change.settings } };
        return this.change(() => void this.cache.writeQuery({ query: viewerSettings, data }));
      }
      // It comes with the conversation.
      case 'MembershipChanged':
    }
  }

  /** Of a conversation that the client does not have yet everything is still to be read. */
  private inConversation(conversationId: string, change: (id: string) => void): void {
    const view = this.client.inbox.conversation(conversationId);
    if (view !== undefined) this.change(() => change(this.conversations.idOf(view)));
  }

  /**
   * Apollo does not show what comes into the cache while the query that shows it asks the server, as `fetchMore` and `refetch` do, and
   * where their answer does not come or is nothing new, it never would.
   */
  private catchUp(): void {
    for (const query of this.apollo.getObservableQueries('active')) {
      const shown = query.getCurrentResult();
      if (query.options.fetchPolicy !== 'cache-first' || shown.networkStatus !== NetworkStatus.ready) continue;
      const held = this.cache.diff({ query: query.query, variables: query.variables, optimistic: true, returnPartialData: true });
      if (held.complete && held.result !== shown.data) void query.reobserve();
    }
  }

  /** All of it at once, and again after the answers that are on their way. */
  private change(change: () => void): void {
    this.meanwhile.make(() => this.cache.batch({ update: change }));
  }
}

function byId(views: readonly ConversationView[]): ReadonlyMap<string, ConversationView> {
  return new Map(views.map((view) => [view.id, view]));
}
