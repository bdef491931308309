import type { ConversationFragment, InboxSubscription, MembershipFragment, MessageFragment, UserFragment } from '../generated/graphql.ts';

export type Message = MessageFragment;
export type Conversation = ConversationFragment;
export type Membership = MembershipFragment;
export type User = UserFragment;
export type InboxEvent = InboxSubscription['inbox'];

/** Of what a client tells: it began with nothing, and from now on events bring everything. What was read before may be older. */
export interface InboxBegun {
  readonly __typename: 'InboxBegun';
}
export type InboxNews = InboxEvent | InboxBegun;

/** What concerns one conversation. */
export type ConversationEvent = Extract<
  InboxEvent,
  { __typename: 'MessageChanged' | 'ConversationChanged' | 'ReceiptChanged' | 'InboxGap' }
>;

/** How far a member has received and read. */
export interface Receipt {
  readonly deliveredSeq: number;
  readonly readSeq: number;
}

/** What this device has of one conversation. Never changed in place. */
export interface ConversationState {
  readonly id: string;
  /** The version up to which everything is in here: what to resume from. */
  readonly position: number;
  /** It has to be read afresh: it is new here, or too much was missed. */
  readonly isStale: boolean;
  /** Null until it was read for the first time. */
  readonly conversation: Conversation | null;
  /** The other one of a direct conversation. */
  readonly peer: User | null;
  readonly membership: Membership | null;
  /** What comes after this seq is unread. */
  readonly readThrough: number;
  /** By user id, as far as they were told. */
  readonly receipts: Readonly<Record<string, Receipt>>;
  /** In seq order; none is missing from `fromSeq` on. */
  readonly messages: readonly Message[];
  readonly fromSeq: number;
  /** Whether there are messages before `fromSeq`. */
  readonly hasOlder: boolean;
  /** What came while a page was read: it may belong to the page, and be newer than what the page says. Null while none is read. */
  readonly strays: readonly Message[] | null;
}

/** One that is to be read. */
export function unread(id: string, position: number): ConversationState {
  return {
    id,
    position,
    isStale: true,
    conversation: null,
    peer: null,
    membership: null,
    readThrough: 0,
    receipts: {},
    messages: [],
    fromSeq: 1,
    hasOlder: false,
    strays: [],
  };
}
