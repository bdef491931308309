import type { CrowdMember, Round } from '../driver/crowd.ts';
import type { MailboxPlan } from '../driver/mailboxes.ts';
import type { RoomPlan } from '../driver/room.ts';
import type { SocketPlan } from '../driver/raw-socket.ts';
import type { BenchDatabase } from './database.ts';

export type { BenchDatabase };

export const targetNames = ['tokenim', 'relay', 'usual'] as const;
export type TargetName = (typeof targetNames)[number];

/** How a reader listens: to one conversation, or to all of its user's. */
export type Listening = 'messageAdded' | 'inbox';

/** How a sender sends. What a target cannot do, it does in its own only way. */
export type Sending = 'socket' | 'http';

export interface RoomRequest {
  readonly readers: number;
  readonly listening: Listening;
  readonly sending: Sending;
  /** Members who are not there. Default 0. */
  readonly absent?: number;
  /** Each reader has an operation id of its own, and one of so many documents. Default: one of both for all. */
  readonly documents?: number;
}

export interface PopulationRequest {
  readonly users: number;
  readonly conversationsPerUser: number;
  readonly membersPerConversation: number;
}

/** People with a socket each, whose conversations overlap. */
export interface Population {
  /** By conversation: who is in it, as indexes of the people. Empty where a target knows no conversations of several people per socket. */
  readonly membersOf: readonly (readonly number[])[];
  /** One socket each with all of their conversations. With counts: they come back, and had so many messages of each conversation. */
  mailboxes(had: readonly number[] | null): MailboxPlan[];
  /** Somebody who talks in that conversation, and the template of the clientMessageIds; another one each time. */
  speaker(conversation: number): { readonly room: RoomPlan; readonly clientMessageId: string };
}

/** Pages of history, in a table of a given size. */
export interface Archive {
  readonly socket: SocketPlan;
  /** Adds conversations of that length. Rows are written by SQL. */
  grow(conversations: number, messagesEach: number): Promise<void>;
  /** Templates of queries for pages of 50 at random places: in the longest conversation, and in any of those that were added. */
  pages(count: number): { readonly longest: string[]; readonly any: string[] };
  /** Template of the query for the first 50 of the conversations; undefined where there is no such list. */
  readonly list?: string;
  /** What each message of a page shows. */
  readonly shows: string;
}

/** What is looked for, and where. */
export interface SearchKind {
  readonly words: 'common' | 'seldom' | 'two' | 'prefix' | 'common prefix' | 'chinese' | 'chinese character';
  readonly where: 'everywhere' | 'largest conversation';
  /** Only what one who writes little has sent, or what was sent in the middle of the time. */
  readonly filter: 'none' | 'sender' | 'time';
}

/** Messages to be found. */
export interface SearchArchive {
  readonly socket: SocketPlan;
  /** Adds conversations of that length, indexed. Rows are written by SQL. The first one is the largest. */
  grow(conversations: number, messagesEach: number): Promise<void>;
  /** Templates of queries that find a full page each. */
  queries(kind: SearchKind, count: number): string[];
  /** What each hit shows, and how many a page has. */
  readonly shows: string;
  readonly times: number;
  /** @throws where what is found is not what has to be found. */
  check(): Promise<void>;
}

/** Whose presence or receipts are measured. */
export type CrowdKind = 'presence' | 'receipts';

/** Many people in one group, and what they do together. */
export interface Crowd {
  readonly members: readonly CrowdMember[];
  /** So many more rounds. */
  rounds(count: number): Round[];
  /** Told how many of the latest rounds were played. @throws where the database does not say the same. */
  check(played: number): Promise<void>;
}

/** A server under load, and how it is talked to. */
export interface RunningTarget {
  readonly name: TargetName;
  readonly port: number;
  readonly pid: number;
  /** Whether it promises the order of sending within a conversation. */
  readonly ordered: boolean;
  /** Messages that may be under way to the readers of one room, so that the end of a run does not take longer than the run. */
  readonly lagMax: number;
  /** Frames that one message costs it beyond those to the readers: the copy that goes back to the sender. */
  readonly echoes: number;
  /** New users in new rooms. */
  createRooms(requests: readonly RoomRequest[]): Promise<RoomPlan[]>;
  createPopulation(request: PopulationRequest): Promise<Population>;
  /** Null where there is no history. */
  createArchive(): Promise<Archive | null>;
  /** Null where nothing can be found. */
  createSearchArchive(): Promise<SearchArchive | null>;
  /** Null where there is no such thing. */
  createCrowd(kind: CrowdKind, people: number): Promise<Crowd | null>;
  /** Null where nothing is stored. */
  readonly database: BenchDatabase | null;
  /** Resolves once it has done what it does behind the scenes. */
  rest(): Promise<void>;
  /** What its heap keeps after a collection; null unless it was started to be inspected. */
  keptBytes(): Promise<number | null>;
  /** Rows of messages in its database; null where nothing is stored. */
  countMessages(): Promise<number | null>;
  stop(): Promise<void>;
}
