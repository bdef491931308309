import { Client } from './client.ts';
import type { ClientOptions } from './options.ts';

/** A client that has loaded what it stored; it connects with `login`, `register` or `connect`. */
export function createClient(options: ClientOptions): Client {
  return new Client(options);
}

export type { Client } from './client.ts';
export type { ConnectionState } from './connection.ts';
export * from './errors.ts';
export type { Document } from './document.ts';
export type { CreateGroupInput, LoginInput, RegisterInput, SendMessageInput } from './generated/graphql.ts';
export type { Inbox } from './inbox/inbox.ts';
export type { Conversation, InboxBegun, InboxEvent, InboxNews, Membership, Message, Receipt, User } from './inbox/model.ts';
export type { ConversationView, Timeline } from './inbox/views.ts';
export type { Events, Observable } from './observable.ts';
export type { ClientOptions } from './options.ts';
export type { NewMessage, Outbox } from './outbox.ts';
export type { Outgoing } from './outbox-entry.ts';
export type { GetToken } from './session.ts';
export type { Observer } from './socket.ts';
export { memoryStorage, type Storage } from './storage.ts';
export type { Tokens } from './tokens.ts';
