import type { ConversationId, UserId } from '../kernel/ids.ts';
import type { Change, Head, LiveEvent, Place, Position } from './live-event.ts';

/** Answers one reader's document, or that of many. */
export interface Renderer<Body> {
  /** The same object for all renderers that answer the same document: they give the same payload for an event that `isShared`. */
  readonly group: object;
  /** Whether everybody in the group sees the same of this event, so that one rendering does for all. */
  isShared(event: LiveEvent<Body>): boolean;
  /** The payload of one event. A rejection means: not now; its receivers are sent away to resume. */
  render(event: LiveEvent<Body>): string | Promise<string>;
}

/** Where one subscription's events go. None of these throws. */
export interface Sink {
  /** False once the subscription or its socket has ended. */
  readonly isOpen: boolean;
  emit(payload: string): void;
  /** For what may be lost. False, and nothing is sent, while the reader is slow: what it has left unread counts against it first of all. */
  offer(payload: string): boolean;
  /** Ends the subscription: nothing more will follow. */
  complete(): void;
  /** Ends the socket: the client comes back and resumes by its positions. */
  retryLater(reason: string): void;
  /** Resolves when there is room for more, or at once when the sink is no longer open. */
  drained(): Promise<void>;
}

/** The bus as the engine needs it. */
export interface Wire<Body> {
  /** Resolves once changes committed from then on reach the listener. */
  changes(id: ConversationId, listener: (change: Change<Body>) => void): Promise<Unsubscribe>;
  /** What concerns one user and nobody else. */
  notices(userId: UserId, listener: (notice: UserNotice) => void): Promise<Unsubscribe>;
}

export type UserNotice =
  /** They are in a conversation that they were not in. */
  | { readonly type: 'joined'; readonly id: ConversationId }
  /** Something of their own changed and took that version of theirs. The part is the database's word for where it is. */
  | { readonly type: 'own'; readonly version: number; readonly part: string };

export type Unsubscribe = () => void;

/** A stretch of changes, in version order: state now, so what was changed again later is missing here and comes with its newer version. */
export interface ChangesPage<Body> {
  readonly changes: readonly Change<Body>[];
  /** Everything up to here is in the page. */
  readonly throughVersion: number;
  readonly isLast: boolean;
}

/** A stretch of what changed of a user's own: state now, as in ChangesPage. */
export interface OwnPage<Body> {
  readonly changes: readonly { readonly version: number; readonly body: Body }[];
  /** Everything up to here is in the page. */
  readonly throughVersion: number;
  readonly isLast: boolean;
}

/** What a feed missed. */
export interface Missed<Body> {
  readonly head: Head;
  readonly changes: readonly Change<Body>[];
  /** Every message after `afterSeq`, by seq. */
  readonly newMessages: readonly Change<Body>[];
  /** The memberships that began or ended since, read after everything else: the rest is for whoever is not among them. */
  readonly moves: readonly MembershipMove[];
}

/** The last beginning or end of somebody's membership, and the version that it came with. */
export interface MembershipMove {
  readonly userId: UserId;
  readonly version: number;
}

/** The database as the engine needs it. Everything that it returns is committed. */
export interface Truth<Body> {
  versionOfUser(userId: UserId): Promise<number>;
  conversationIdsOf(userId: UserId): Promise<readonly ConversationId[]>;
  placesOf(userId: UserId): Promise<readonly Place[]>;
  /** Null unless the user is a member. */
  placeOf(userId: UserId, id: ConversationId): Promise<Place | null>;
  /**
   * For conversations that the client knows and that the user seems to have left: the last change that concerns them, or null where the
   * user is a member after all. What is missing has nothing that is newer than the position.
   */
  farewells(userId: UserId, positions: readonly Position[]): Promise<ReadonlyMap<ConversationId, Change<Body> | null>>;
  /** The conversation itself as a change at its present version. */
  introduction(place: Place): Promise<Change<Body>>;
  /** As one user may hear of it, or with null everything: also what is only for one user or another. */
  changesAfter(id: ConversationId, version: number, limit: number, userId: UserId | null): Promise<ChangesPage<Body>>;
  /** Whether all the pages of `changesAfter` would hold more changes for the user than the limit. */
  isMoreThan(limit: number, id: ConversationId, version: number, userId: UserId): Promise<boolean>;
  messagesAfter(id: ConversationId, seq: number, limit: number): Promise<readonly Change<Body>[]>;
  /** Null when more changed than the limit. */
  missed(id: ConversationId, after: Head, limit: number): Promise<Missed<Body> | null>;
  heads(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Head>>;
  /** What of that part took that version and has not been changed since; null when it has. */
  ownChange(userId: UserId, version: number, part: string): Promise<Body | null>;
  /** Null where something of that user's has gone after that version and is not known any more. */
  ownChangesAfter(userId: UserId, version: number, limit: number): Promise<OwnPage<Body> | null>;
  versionsOfUsers(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, number>>;
}
