import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BlockChanged, ContactChanged, ContactRequestChanged } from '../contacts/index.ts';
import { Conversation, MembershipChanged } from '../conversations/index.ts';
import { Message } from '../messages/index.ts';
import { ScheduledMessageChanged } from '../scheduled/index.ts';
import { StarChanged } from '../stars/index.ts';
import { SettingsChanged } from '../users/index.ts';

@InputType({
  description: `Where a client stands in one conversation: it has everything up to and including this version.
The versions that one client sees grow, but not always by one: what does not concern it is left out.`,
})
export class PositionInput {
  @Field(() => ID, { description: 'Begins with `c_`.' })
  conversationId!: string;

  @Field(() => Int, { description: 'The highest version that the client has of it.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Where the stream stands in one conversation.' })
export class Position {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => Int, { description: 'Everything up to and including this version was delivered, or was there before.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Replay is over; from here on events are live.' })
export class InboxReady {
  constructor(positions: Position[], userVersion: number) {
    this.positions = positions;
    this.userVersion = userVersion;
  }

  @Field(() => [Position], { description: "Where the stream stands, for each of the viewer's conversations." })
  positions: Position[];

  @Field(() => Int, { description: "Where it stands in what is the viewer's own: goes into `userVersion` of the next `inbox`." })
  userVersion: number;
}

@ObjectType({ simpleResolvers: true, description: 'A message was sent, edited, recalled or reacted to: its state now.' })
export class MessageChanged {
  constructor(message: Message) {
    this.message = message;
  }

  @Field(() => Message, { description: 'The message. Its version is the position that the client has reached.' })
  message: Message;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Name, settings, members or the viewer's own membership changed; also the first word of a conversation that the viewer was added to, and the last of one that they left.",
})
export class ConversationChanged {
  constructor(conversation: Conversation, version: number, viewerIsMember: boolean) {
    this.conversation = conversation;
    this.version = version;
    this.viewerIsMember = viewerIsMember;
  }

  @Field(() => Conversation, { description: 'The conversation after the change.' })
  conversation: Conversation;

  @Field(() => Int, { description: 'The position that the client has reached.' })
  version: number;

  @Field(() => Boolean, { description: 'False once the viewer is no longer in it: nothing more follows from this conversation.' })
  viewerIsMember: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'From where on the viewer marked messages as unread.' })
export class UnreadMark {
  constructor(seq: number | null) {
    this.seq = seq;
  }

  @Field(() => Int, { nullable: true, description: 'The first message that is marked; null once there is no mark any more.' })
  seq: number | null;
}

@ObjectType({ simpleResolvers: true, description: "Somebody's receipts moved, or the viewer's own on another device." })
export class ReceiptChanged {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => Int, { description: 'The position that the client has reached.' })
  version!: number;

  @Field(() => ID, { description: 'Whose receipts.' })
  userId!: string;

  @Field(() => Int, { description: 'Up to here they have everything.' })
  deliveredSeq!: number;

  @Field(() => Int, { description: 'Up to here they have read.' })
  readSeq!: number;

  @Field(() => UnreadMark, {
    nullable: true,
    description: "The viewer's own mark of markUnread, in what only they hear; null where the event says nothing of it.",
  })
  unreadMark!: UnreadMark | null;
}

@ObjectType({ simpleResolvers: true, description: 'More was missed than is replayed: read history from there instead.' })
export class InboxGap {
  constructor(conversationId: string, fromVersion: number, toVersion: number) {
    this.conversationId = conversationId;
    this.fromVersion = fromVersion;
    this.toVersion = toVersion;
  }

  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => Int, { description: 'The position that the client named.' })
  fromVersion: number;

  @Field(() => Int, { description: 'The position that the client has reached once it has read the conversation afresh.' })
  toVersion: number;
}

export const ViewerChange = createUnionType({
  name: 'ViewerChange',
  description: "What changed of the viewer's own: each names a thing, and says how it is now.",
  types: () =>
    [
      SettingsChanged,
      ContactChanged,
      ContactRequestChanged,
      BlockChanged,
      MembershipChanged,
      StarChanged,
      ScheduledMessageChanged,
    ] as const,
});

@ObjectType({
  simpleResolvers: true,
  description: "Something changed that is the viewer's own: only their devices are told.",
})
export class ViewerChanged {
  constructor(userVersion: number, change: typeof ViewerChange) {
    this.userVersion = userVersion;
    this.change = change;
  }

  @Field(() => Int, { description: "The position that the client has reached in what is the viewer's own." })
  userVersion: number;

  @Field(() => ViewerChange, { description: 'What it is now.' })
  change: typeof ViewerChange;
}

@ObjectType({
  simpleResolvers: true,
  description: "More of the viewer's own was missed than is replayed: read contacts, requests, blocks, settings … afresh instead.",
})
export class ViewerGap {
  constructor(fromUserVersion: number, toUserVersion: number) {
    this.fromUserVersion = fromUserVersion;
    this.toUserVersion = toUserVersion;
  }

  @Field(() => Int, { description: 'The position that the client named.' })
  fromUserVersion: number;

  @Field(() => Int, { description: 'The position that the client has reached once it has read all of it afresh.' })
  toUserVersion: number;
}

export const InboxEvent = createUnionType({
  name: 'InboxEvent',
  description: 'One thing that the inbox tells.',
  types: () => [InboxReady, MessageChanged, ConversationChanged, ReceiptChanged, InboxGap, ViewerChanged, ViewerGap] as const,
});
