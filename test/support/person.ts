import { randomUUID } from 'node:crypto';
import type { ClientOptions } from 'graphql-ws';
import { request } from './api.ts';
import { eventually, patienceMs } from './eventually.ts';
import {
  AddGroupMembersDocument,
  CreateGroupDocument,
  EditMessageDocument,
  HistoryDocument,
  InboxDocument,
  MarkDeliveredDocument,
  MarkReadDocument,
  MarkUnreadDocument,
  MessageAddedDocument,
  OpenDirectConversationDocument,
  RecallMessageDocument,
  RegisterDocument,
  RemoveGroupMemberDocument,
  SendMessageDocument,
  type AuthFieldsFragment,
  type DeliveredInput,
  type InboxSubscription,
  type MembershipFieldsFragment,
  type MessageFieldsFragment,
  type PositionInput,
  type SendMessageInput,
  type TypedDocumentString,
} from './generated/graphql.ts';
import type { Node } from './node.ts';
import { Socket, type Events } from './socket.ts';

export const password = 'correct horse battery';

let registered = 0;

/** A new user, with what a front end would do on their behalf. Names are made unique. */
export async function person(node: Node, name: string): Promise<Person> {
  const username = `${name}-${process.pid.toString(36)}-${++registered}`;
  const { register } = await request(node, RegisterDocument, { input: { username, password, displayName: name, deviceName: 'test' } });
  return new Person(node, register);
}

export class Person {
  private readonly sockets: Socket[] = [];

  constructor(
    readonly node: Node,
    readonly auth: AuthFieldsFragment,
  ) {}

  get id(): string {
    return this.auth.user.id;
  }

  get token(): string {
    return this.auth.accessToken;
  }

  /** The same person and session at another node. */
  at(node: Node): Person {
    return new Person(node, this.auth);
  }

  /** Over HTTP. @throws Refused */
  async request<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
    return request(this.node, document, variables, this.token);
  }

  /** A socket of its own; ended with `goOffline`. */
  socket(options: Partial<ClientOptions> = {}): Socket {
    const socket = new Socket(this.node, this.token, options);
    this.sockets.push(socket);
    return socket;
  }

  async goOffline(): Promise<void> {
    await Promise.all(this.sockets.splice(0).map(async (socket) => socket.end()));
  }

  async direct(other: Person): Promise<string> {
    return (await this.request(OpenDirectConversationDocument, { userId: other.id })).openDirectConversation.id;
  }

  async group(name: string, members: readonly Person[], historyForNewMembers = false): Promise<string> {
    const input = { name, memberIds: members.map(({ id }) => id), historyForNewMembers };
    return (await this.request(CreateGroupDocument, { input })).createGroup.id;
  }

  async add(groupId: string, ...members: readonly Person[]): Promise<void> {
    await this.request(AddGroupMembersDocument, { groupId, userIds: members.map(({ id }) => id) });
  }

  async remove(groupId: string, { id }: Pick<Person, 'id'>): Promise<void> {
    await this.request(RemoveGroupMemberDocument, { groupId, userId: id });
  }

  /** A TEXT message unless the input says otherwise. @throws Refused */
  async send(conversationId: string, body: string, input: Partial<SendMessageInput> = {}): Promise<MessageFieldsFragment> {
    return (await this.request(SendMessageDocument, { input: { conversationId, body, clientMessageId: randomUUID(), ...input } }))
      .sendMessage;
  }

  async edit(id: string, body: string): Promise<MessageFieldsFragment> {
    return (await this.request(EditMessageDocument, { id, body })).editMessage;
  }

  async recall(id: string): Promise<MessageFieldsFragment> {
    return (await this.request(RecallMessageDocument, { id })).recallMessage;
  }

  async markRead(conversationId: string, seq: number): Promise<MembershipFieldsFragment> {
    return (await this.request(MarkReadDocument, { conversationId, seq })).markRead;
  }

  async markUnread(conversationId: string, seq: number): Promise<MembershipFieldsFragment> {
    return (await this.request(MarkUnreadDocument, { conversationId, seq })).markUnread;
  }

  async markDelivered(...positions: readonly DeliveredInput[]): Promise<boolean> {
    return (await this.request(MarkDeliveredDocument, { positions: [...positions] })).markDelivered;
  }

  /** The newest messages, oldest first. */
  async history(conversationId: string, last = 200): Promise<MessageFieldsFragment[]> {
    return (await this.request(HistoryDocument, { conversationId, last })).history.edges.map(({ node }) => node);
  }

  messageAdded(conversationId: string, afterSeq?: number, socket = this.socket()) {
    return socket.subscribe(MessageAddedDocument, { conversationId, ...(afterSeq === undefined ? {} : { afterSeq }) });
  }

  /** Resolves once the inbox is live; what was missed since the positions has come by then. */
  async inbox(positions?: readonly PositionInput[], socket = this.socket(), userVersion?: number): Promise<Inbox> {
    const from = {
      ...(positions === undefined ? {} : { positions: [...positions] }),
      ...(userVersion === undefined ? {} : { userVersion }),
    };
    const inbox = new Inbox(socket.subscribe(InboxDocument, from), socket);
    await inbox.ready();
    return inbox;
  }
}

export type InboxEvent = InboxSubscription['inbox'];

export type ReceiptEvent = Extract<InboxEvent, { readonly __typename: 'ReceiptChanged' }>;

/** What an inbox told, as a front end would keep it. */
export class Inbox {
  constructor(
    readonly events: Events<InboxSubscription>,
    readonly socket: Socket,
  ) {}

  get all(): InboxEvent[] {
    return this.events.received.map(({ inbox }) => inbox);
  }

  async ready(): Promise<void> {
    await this.events.find('InboxReady', ({ inbox }) => inbox.__typename === 'InboxReady');
  }

  messages(conversationId: string): MessageFieldsFragment[] {
    return this.all.flatMap((event) =>
      event.__typename === 'MessageChanged' && event.message.conversationId === conversationId ? [event.message] : [],
    );
  }

  bodies(conversationId: string): (string | null | undefined)[] {
    return this.messages(conversationId)
      .filter(({ kind }) => kind !== 'SYSTEM')
      .map(({ body }) => body);
  }

  receipts(conversationId: string): ReceiptEvent[] {
    return this.all.flatMap((event) => (event.__typename === 'ReceiptChanged' && event.conversationId === conversationId ? [event] : []));
  }

  /** The highest version that it has of each conversation: what to resume from. */
  positions(): PositionInput[] {
    const positions = new Map<string, number>();
    const raise = (id: string, version: number): void => void positions.set(id, Math.max(version, positions.get(id) ?? 0));
    for (const event of this.all)
      switch (event.__typename) {
        case 'InboxReady':
          for (const { conversationId, version } of event.positions) raise(conversationId, version);
          break;
        case 'MessageChanged':
          raise(event.message.conversationId, event.message.version);
          break;
        case 'ConversationChanged':
          raise(event.conversation.id, event.version);
          break;
        case 'ReceiptChanged':
          raise(event.conversationId, event.version);
          break;
        case 'InboxGap':
          positions.set(event.conversationId, event.toVersion);
          break;
        case 'ViewerChanged':
        case 'ViewerGap':
      }
    return [...positions].map(([conversationId, version]) => ({ conversationId, version }));
  }

  /** What changed of the viewer's own. */
  get own(): (InboxEvent & { __typename?: 'ViewerChanged' })[] {
    return this.all.flatMap((event) => (event.__typename === 'ViewerChanged' ? [event] : []));
  }

  /** Where it stands in what is the viewer's own. */
  get userVersion(): number {
    const versions = this.all.map((event) => {
      if (event.__typename === 'ViewerGap') return event.toUserVersion;
      return event.__typename === 'InboxReady' || event.__typename === 'ViewerChanged' ? event.userVersion : null;
    });
    return versions.findLast((version) => version !== null) ?? 0;
  }

  async message(body: string, timeoutMs = patienceMs): Promise<MessageFieldsFragment> {
    return eventually(
      () =>
        this.all
          .flatMap((event) => (event.__typename === 'MessageChanged' ? [event.message] : []))
          .find((message) => message.body === body),
      { what: `the message "${body}"`, timeoutMs },
    );
  }
}
