import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId, toMessageId } from '../../kernel/ids.ts';
import { DateTime } from '../graph/index.ts';
import type { MemberSettings, NotificationLevel } from './member-settings.ts';

export const NotificationLevelEnum = { ALL: 'ALL', MENTIONS: 'MENTIONS', NONE: 'NONE' } as const satisfies Record<
  NotificationLevel,
  NotificationLevel
>;

registerEnumType(NotificationLevelEnum, {
  name: 'NotificationLevel',
  description: 'What a member wants to be notified of.',
  valuesConfig: {
    ALL: { description: 'Every message.' },
    MENTIONS: { description: 'What mentions them, and what answers them.' },
    NONE: { description: 'Nothing.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What the viewer has begun to write.' })
export class Draft {
  constructor({ conversationId, draftBody, draftReplyToSeq, draftAt }: MemberSettings) {
    this.body = draftBody ?? '';
    this.replyToId = draftReplyToSeq === null ? null : toMessageId({ conversationId, seq: draftReplyToSeq });
    this.savedAt = new Date(draftAt ?? 0);
  }

  @Field(() => String, { description: 'Up to 16 KiB of UTF-8.' })
  body: string;

  @Field(() => ID, { nullable: true, description: 'The message that it is to answer: begins with `m_`.' })
  replyToId: string | null;

  @Field(() => DateTime, { description: 'When it was saved.' })
  savedAt: Date;
}

@ObjectType({ simpleResolvers: true, description: "The viewer's own settings of a conversation changed, or the draft in it." })
export class MembershipChanged {
  constructor(readonly stored: MemberSettings) {
    this.conversationId = toGlobalId('c', stored.conversationId);
  }

  @Field(() => ID, { description: 'The conversation: begins with `c_`.' })
  conversationId: string;
}

@InputType({ description: "What to change of the viewer's own membership; what is left out stays as it is." })
export class UpdateMembershipInput {
  @Field(() => ID, { description: 'The conversation: begins with `c_`.' })
  conversationId!: string;

  @Field(() => DateTime, { nullable: true, description: 'No notifications before that; null for not muted.' })
  mutedUntil?: Date | null;

  @Field(() => NotificationLevelEnum, { nullable: true, description: 'What to be notified of. null leaves it as it is.' })
  notificationLevel?: NotificationLevel | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Place among the pinned conversations, 0 or more, the smallest first: leave room between them. null takes it from the top.',
  })
  pinOrder?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is put away. null leaves it as it is.' })
  archived?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is out of the list until the next message. null leaves it as it is.' })
  hidden?: boolean | null;
}

@InputType({ description: 'What the viewer has begun to write.' })
export class SaveDraftInput {
  @Field(() => ID, { description: 'The conversation: begins with `c_`.' })
  conversationId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Up to 16 KiB of UTF-8; null, or an empty text without replyToId, takes the draft away.',
  })
  body?: string | null;

  @Field(() => ID, { nullable: true, description: 'The message that it is to answer: begins with `m_`.' })
  replyToId?: string | null;
}
