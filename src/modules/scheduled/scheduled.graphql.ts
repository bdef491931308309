import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId, toMessageId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { connectionOf, DateTime } from '../graph/index.ts';
import { Location, LocationInput, MessageKindEnum, SendMessageInput, type MessageKind } from '../messages/index.ts';
import { commandOf, scheduledStatuses, type ScheduledMessage as Stored, type ScheduledStatus } from './scheduled-message.ts';

const descriptions: Record<ScheduledStatus, string> = {
  PENDING: 'It waits for `sendAt`, or for a moment in which it may be sent.',
  SENDING: 'It is being sent, and cannot be changed any more.',
  FAILED: 'It was refused: see `failure`. Change it to have it wait again, or cancel it.',
};
const ScheduledStatusEnum = Object.fromEntries(scheduledStatuses.map((status) => [status, status]));
registerEnumType(ScheduledStatusEnum, {
  name: 'ScheduledStatus',
  description:
    'How far a scheduled message is. Once it is sent it is not here any more: it comes like any message, under its clientMessageId.',
  valuesConfig: Object.fromEntries(scheduledStatuses.map((status) => [status, { description: descriptions[status] }])),
});

@ObjectType({ simpleResolvers: true, description: 'Why a scheduled message was not sent.' })
export class ScheduledFailure {
  @Field(() => String, { description: 'A value of ErrorCode, as sendMessage would have refused it.' })
  code!: string;

  @Field(() => String, { description: 'For people.' })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: "A message of the viewer's own that waits for its time. Nobody else sees it." })
export class ScheduledMessage {
  constructor(stored: Stored) {
    const { kind, body, location, custom, replyToSeq, mentionIds } = commandOf(stored);
    const { conversationId, failureCode, failureReason } = stored;
    this.id = toGlobalId('sm', stored.id);
    this.conversationId = toGlobalId('c', conversationId);
    this.clientMessageId = stored.clientMessageId;
    this.kind = kind;
    this.body = body;
    this.location = location === null ? null : { ...location, name: location.name ?? null };
    this.custom = custom;
    this.replyToId = replyToSeq === null ? null : toMessageId({ conversationId, seq: replyToSeq });
    this.mentionIds = mentionIds.map((id) => toGlobalId('u', id));
    this.sendAt = new Date(stored.sendAt);
    this.status = stored.status;
    this.failure = failureCode === null ? null : { code: failureCode, reason: failureReason ?? '' };
    this.createdAt = new Date(stored.createdAt);
  }

  @Field(() => ID, { description: 'Begins with `sm_`.' })
  id: string;

  @Field(() => ID, { description: 'Where it goes.' })
  conversationId: string;

  @Field(() => ID, { description: 'What its author called it; the message that is sent has the same.' })
  clientMessageId: string;

  @Field(() => MessageKindEnum, { description: 'What it carries.' })
  kind: MessageKind;

  @Field(() => String, { nullable: true, description: 'Text, as in sendMessage.' })
  body: string | null;

  @Field(() => Location, { nullable: true, description: 'For LOCATION.' })
  location: Location | null;

  @Field(() => GraphQLJSON, { nullable: true, description: 'For CUSTOM.' })
  custom: unknown;

  @Field(() => ID, { nullable: true, description: 'The message that it answers.' })
  replyToId: string | null;

  @Field(() => [ID], { description: 'Whom it points out.' })
  mentionIds: string[];

  @Field(() => DateTime, { description: 'When it is sent, or somewhat later.' })
  sendAt: Date;

  @Field(() => ScheduledStatusEnum, { description: 'How far it is.' })
  status: ScheduledStatus;

  @Field(() => ScheduledFailure, { nullable: true, description: 'For FAILED.' })
  failure: ScheduledFailure | null;

  @Field(() => DateTime, { description: 'When it was scheduled.' })
  createdAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The viewer scheduled a message, changed it or took it back, or it was sent or refused.',
})
export class ScheduledMessageChanged {
  constructor(stored: Stored) {
    this.scheduledMessageId = toGlobalId('sm', stored.id);
    this.scheduledMessage = stored.endedAt === null ? new ScheduledMessage(stored) : null;
  }

  @Field(() => ID, { description: 'Which one: begins with `sm_`.' })
  scheduledMessageId: string;

  @Field(() => ScheduledMessage, { nullable: true, description: 'It as it is now; null once it is sent or taken back.' })
  scheduledMessage: ScheduledMessage | null;
}

export const { Connection: ScheduledMessageConnection } = connectionOf<ScheduledMessage>('ScheduledMessage', () => ScheduledMessage);

@InputType({ description: 'A message to send later.' })
export class ScheduleMessageInput extends SendMessageInput {
  @Field(() => DateTime, { description: 'When to send it: in the future, up to a year ahead.' })
  sendAt!: Date;
}

@InputType({ description: 'What to change of a scheduled message; what is left out stays.' })
export class UpdateScheduledMessageInput {
  @Field(() => DateTime, { nullable: true, description: 'In the future, up to a year ahead.' })
  sendAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'As in sendMessage.' })
  body?: string | null;

  @Field(() => LocationInput, { nullable: true, description: 'For LOCATION.' })
  location?: LocationInput | null;

  @Field(() => GraphQLJSON, { nullable: true, description: 'For CUSTOM.' })
  custom?: JsonValue | null;

  @Field(() => [ID], { nullable: true, description: 'Members whom it points out. At most 50.' })
  mentionIds?: string[] | null;
}
