import type { ConversationId, UserId } from '../kernel/ids.ts';

/** One committed change of one conversation: what its version stands for. `Body` is whatever renders it; the engine never looks inside. */
export interface Change<Body> {
  readonly version: number;
  /** The seq of the message that changed, or null where it was something else. */
  readonly messageSeq: number | null;
  /** The seq that the message answers. */
  readonly replyToSeq: number | null;
  /** Who is no longer a member with this version. */
  readonly leftIds: readonly UserId[];
  /** Those who may hear of it; null where everybody may who is in the conversation. */
  readonly onlyFor: readonly UserId[] | null;
  readonly body: Body;
}

/** How much of a change its receivers may see. */
export type View =
  | 'whole'
  /** They joined after the message that this one answers. */
  | 'without-reply'
  /** It is the last that they hear of this conversation. */
  | 'left';

export interface Position {
  readonly conversationId: ConversationId;
  readonly version: number;
}

/** What a subscriber is told. */
export type LiveEvent<Body> =
  /** What is so now and was never stored: presence, typing. */
  | { readonly type: 'signal'; readonly body: Body }
  | { readonly type: 'change'; readonly change: Change<Body>; readonly view: View }
  /** A change of what is the user's own. */
  | { readonly type: 'own'; readonly userId: UserId; readonly version: number; readonly body: Body }
  | { readonly type: 'own-gap'; readonly fromVersion: number; readonly toVersion: number }
  | { readonly type: 'ready'; readonly positions: readonly Position[]; readonly userVersion: number }
  | { readonly type: 'gap'; readonly conversationId: ConversationId; readonly fromVersion: number; readonly toVersion: number };

/** How far a conversation has come. */
export interface Head {
  readonly version: number;
  readonly lastSeq: number;
}

/** A member's place in a conversation, with how far the conversation has come. */
export interface Place extends Head {
  readonly conversationId: ConversationId;
  readonly joinedVersion: number;
  readonly visibleAfterSeq: number;
}
