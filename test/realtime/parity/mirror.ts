import { ParityInboxDocument, type ParityInboxSubscription, type ViewerChangedFieldsFragment } from '../../support/generated/graphql.ts';
import type { Person } from '../../support/person.ts';
import type { Events, Socket } from '../../support/socket.ts';
import { readConversation, readHeld, type Held } from './held.ts';
import { MirroredConversation } from './mirrored-conversation.ts';

type Event = ParityInboxSubscription['inbox'];

/** A client that reads everything once, and from then on keeps it up by what its inbox tells. */
export class Mirror {
  /** What should not have happened: one sentence each. */
  readonly problems: string[] = [];
  private readonly conversations = new Map<string, MirroredConversation>();
  private readonly positions = new Map<string, number>();
  /** By conversation; they outlive the membership. */
  private readonly memberSettings = new Map<string, Held['conversations'][string]['settings']>();
  private readonly stars = new Map<string, { readonly starredAt: string; readonly userVersion: number }>();
  private readonly contacts: Record<string, Held['contacts'][string]>;
  private readonly requests: Record<string, Held['requests'][string]>;
  private readonly blocks: Record<string, Held['blocks'][string]>;
  private readonly scheduled: Record<string, Held['scheduled'][string]>;
  private settings: Held['settings'];
  private userVersion = 0;
  private socket: Socket | null = null;
  private events: Events<ParityInboxSubscription> | null = null;
  private taken = 0;

  private constructor(
    private readonly person: Person,
    start: Held,
  ) {
    this.contacts = { ...start.contacts };
    this.requests = { ...start.requests };
    this.blocks = { ...start.blocks };
    this.scheduled = { ...start.scheduled };
    this.settings = start.settings;
    for (const [id, held] of Object.entries(start.conversations)) {
      this.conversations.set(id, new MirroredConversation(person.id, held));
      this.memberSettings.set(id, held.settings);
    }
  }

  /** Nothing may happen meanwhile. */
  static async begin(person: Person): Promise<Mirror> {
    const mirror = new Mirror(person, await readHeld(person));
    await mirror.connect(person);
    return mirror;
  }

  /** Takes up where it stopped. Resolves once what was missed has come. */
  async connect(as: Person): Promise<void> {
    const isFirst = this.positions.size === 0;
    const positions = Array.from(this.positions, ([conversationId, version]) => ({ conversationId, version }));
    this.socket = as.socket();
    this.events = this.socket.subscribe(ParityInboxDocument, isFirst ? {} : { positions, userVersion: this.userVersion });
    this.taken = 0;
    await this.events.find('InboxReady', ({ inbox }) => inbox.__typename === 'InboxReady');
    await this.catchUp();
  }

  /** What comes after that on its socket it never learns. */
  async disconnect(): Promise<void> {
    this.events = null;
    await this.socket?.end();
  }

  /** Takes what has come. */
  async catchUp(): Promise<void> {
    while (this.events !== null && this.taken < this.events.received.length) {
      const next = this.events.received[this.taken++];
      if (next !== undefined) await this.take(next.inbox);
    }
    if (this.events !== null && this.events.failure !== null)
      this.problems.push(`The inbox failed: ${JSON.stringify(this.events.failure)}.`);
  }

  get held(): Held {
    const starredAt = (id: string): string | null => this.stars.get(id)?.starredAt ?? null;
    const conversations = Array.from(this.conversations, ([id, each]) => [id, each.held(this.memberSettings.get(id), starredAt)] as const);
    const starred = conversations.flatMap(([, { messages }]) => messages.filter(({ viewerStarredAt }) => viewerStarredAt !== null));
    const order = (id: string): number => this.stars.get(id)?.userVersion ?? 0;
    return {
      conversations: Object.fromEntries(conversations),
      settings: this.settings,
      contacts: this.contacts,
      requests: this.requests,
      blocks: this.blocks,
      scheduled: this.scheduled,
      stars: starred.map(({ id }) => id).toSorted((one, two) => order(two) - order(one)),
    };
  }

  private async take(event: Event): Promise<void> {
    switch (event.__typename) {
      case 'InboxReady':
        this.userVersion = event.userVersion;
        for (const { conversationId, version } of event.positions) this.positions.set(conversationId, version);
        return;
      case 'MessageChanged': {
        const { conversationId, version, seq } = event.message;
        this.advance(conversationId, version, `message ${seq}`);
        this.known(conversationId, `message ${seq}`)?.takeMessage(event.message);
        return;
      }
      case 'ConversationChanged':
        return this.takeConversation(event);
      case 'ReceiptChanged':
        this.advance(event.conversationId, event.version, 'a receipt');
        this.known(event.conversationId, 'a receipt')?.takeReceipt(event);
        return;
      case 'ViewerChanged':
        if (event.userVersion <= this.userVersion) this.problems.push(`userVersion ${event.userVersion} came after ${this.userVersion}.`);
        this.userVersion = event.userVersion;
        return this.takeOwn(event);
      case 'InboxGap':
        return this.readAfresh(event.conversationId, event.toVersion);
      case 'ViewerGap':
        this.problems.push('A gap in what is the viewer’s own, of so few changes.');
    }
  }

  private async takeConversation(event: Extract<Event, { __typename: 'ConversationChanged' }>): Promise<void> {
    const { conversation, version, viewerIsMember } = event;
    const { id } = conversation;
    this.advance(id, version, 'the conversation');
    if (!viewerIsMember) {
      this.conversations.delete(id);
      this.positions.delete(id);
      return;
    }
    const standing = this.conversations.get(id);
    if (standing !== undefined) standing.take(conversation);
    else {
      // Null: the viewer has left again, and the last word is on its way.
      const first = MirroredConversation.first(this.person.id, conversation);
      if (first === null) return;
      this.conversations.set(id, first);
      if (first.showsHistory)
        for (const message of (await readConversation(this.person, id))?.held.messages ?? []) first.takeMessage(message);
      if (!this.memberSettings.has(id)) this.memberSettings.set(id, first.settings);
    }
  }

  private takeOwn({ change, userVersion }: ViewerChangedFieldsFragment): void {
    switch (change.__typename) {
      case 'SettingsChanged':
        this.settings = change.settings;
        return;
      case 'ContactChanged':
        put(this.contacts, change.userId, change.contact);
        return;
      case 'ContactRequestChanged':
        put(this.requests, change.userId, change.request);
        return;
      case 'BlockChanged':
        put(this.blocks, change.userId, change.block);
        return;
      case 'ScheduledMessageChanged':
        put(this.scheduled, change.scheduledMessageId, change.scheduledMessage);
        return;
      case 'StarChanged':
        if (change.starredAt == null) this.stars.delete(change.messageId);
        else this.stars.set(change.messageId, { starredAt: change.starredAt, userVersion });
        return;
      case 'MembershipChanged':
        if (change.membership == null) this.memberSettings.delete(change.conversationId);
        else this.memberSettings.set(change.conversationId, change.membership);
    }
  }

  /** As docs/PROTOCOL.md says under Gaps: what it holds of the conversation is dropped. */
  private async readAfresh(id: string, version: number): Promise<void> {
    const read = await readConversation(this.person, id);
    this.positions.set(id, version);
    this.conversations.delete(id);
    if (read === null) return;
    this.conversations.set(id, new MirroredConversation(this.person.id, read.held));
    if (!this.memberSettings.has(id)) this.memberSettings.set(id, read.held.settings);
  }

  private known(id: string, what: string): MirroredConversation | undefined {
    const found = this.conversations.get(id);
    if (found === undefined) this.problems.push(`There came ${what} before the first word of its conversation.`);
    return found;
  }

  private advance(id: string, version: number, what: string): void {
    const have = this.positions.get(id) ?? 0;
    if (version <= have) this.problems.push(`There came ${what} with version ${version} after ${have}.`);
    this.positions.set(id, version);
  }
}

function put<T>(items: Record<string, T>, key: string, item: T | null | undefined): void {
  if (item == null) delete items[key];
  else items[key] = item;
}
