import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import { Conversation } from '../conversations/index.ts';
import { connectionOf, DateTime } from '../graph/index.ts';
import type { InviteLink as StoredInviteLink } from './invite-link.ts';

@ObjectType({ simpleResolvers: true, description: 'A way into a group or channel for whoever has its token.' })
export class InviteLink {
  constructor(
    readonly stored: StoredInviteLink,
    token: string | null = null,
  ) {
    this.id = toGlobalId('i', stored.id);
    this.token = token;
    this.createdAt = new Date(stored.createdAt);
    this.expiresAt = stored.expiresAt === null ? null : new Date(stored.expiresAt);
    this.usesMax = stored.usesMax;
    this.uses = stored.uses;
    this.requiresApproval = stored.requiresApproval === 1;
  }

  @Field(() => ID, { description: 'Names the link to those who run the group; begins with `i_`. It lets nobody in.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'What lets people in: put it into a link of your app. Only in the answer to createInviteLink.',
  })
  token: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; null for never.' })
  expiresAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many may use it; null for any number.' })
  usesMax: number | null;

  @Field(() => Int, { description: 'How many have used it, to join or to ask.' })
  uses: number;

  @Field(() => Boolean, { description: 'Whether an admin has to let in whoever uses it.' })
  requiresApproval: boolean;
}

export const { Connection: InviteLinkConnection } = connectionOf<InviteLink>('InviteLink', () => InviteLink);

@InputType({ description: 'A new invite link.' })
export class CreateInviteLinkInput {
  @Field(() => ID, { description: 'A group or channel; begins with `c_`.' })
  groupId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ends, in the future; never unless given.' })
  expiresAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many may use it, 1 to the most members that a group may have; any number unless given.',
  })
  usesMax?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an admin has to let in whoever uses it. False unless given.' })
  requiresApproval?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'What an invite link leads to, for somebody who may not be in it.' })
export class InvitePreview {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where its picture is: an http or https URL.' })
  avatarUrl!: string | null;

  @Field(() => Int, { description: 'How many are in it.' })
  memberCount!: number;

  @Field(() => Boolean, { description: 'Whether it is a channel, which few write and many read.' })
  isChannel!: boolean;

  @Field(() => Boolean, { description: 'Whether an admin has to let in whoever uses the link.' })
  requiresApproval!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer is in it already.' })
  viewerIsMember!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Where somebody stands who wanted to join.' })
export class JoinResult {
  @Field(() => Boolean, { description: 'True for a member; false for somebody who waits to be let in, and then hears of it in the inbox.' })
  joined!: boolean;

  @Field(() => Conversation, { nullable: true, description: 'What was joined; null for somebody who waits.' })
  conversation!: Conversation | null;
}
