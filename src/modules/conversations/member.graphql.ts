import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../graph/index.ts';
import { unreadCount, type Conversation, type Member as StoredMember, type MemberRole } from './conversation.ts';

export const MemberRoleEnum = { OWNER: 'OWNER', ADMIN: 'ADMIN', MEMBER: 'MEMBER' } as const satisfies Record<MemberRole, MemberRole>;

registerEnumType(MemberRoleEnum, {
  name: 'MemberRole',
  description: 'What a member may do in a group.',
  valuesConfig: {
    OWNER: { description: 'Everything, roles included.' },
    ADMIN: { description: 'Settings, members, mutes and bans, recalling any message; what `permissions` gives to ADMINS.' },
    MEMBER: { description: 'Reading and writing; what `permissions` gives to EVERYONE.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Somebody in a conversation, as the other members see them.' })
export class Member {
  constructor(readonly stored: StoredMember) {
    this.role = stored.role;
    this.joinedAt = new Date(stored.joinedAt);
    this.nickname = stored.nickname;
    this.mutedByAdminsUntil = toDateOrNull(stored.mutedByAdminsUntil);
  }

  @Field(() => MemberRoleEnum, { description: 'What they may do here.' })
  role: MemberRole;

  @Field(() => DateTime, { description: 'When they joined, the last time.' })
  joinedAt: Date;

  @Field(() => String, { nullable: true, description: 'What they are called here: 1 to 64 characters; null for their own name.' })
  nickname: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'They may not write before that: the owner or an admin muted them; null for never muted.',
  })
  mutedByAdminsUntil: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "The viewer's own membership: what nobody else sees." })
export class Membership {
  constructor(
    readonly stored: StoredMember,
    { lastSeq }: Pick<Conversation, 'lastSeq'>,
  ) {
    const member = stored;
    this.role = member.role;
    this.joinedAt = new Date(member.joinedAt);
    this.joinedSeq = member.joinedSeq;
    this.deliveredSeq = member.deliveredSeq;
    this.readSeq = member.readSeq;
    this.markedUnreadSeq = member.markedUnreadSeq === 0 ? null : member.markedUnreadSeq;
    this.unreadCount = unreadCount(member, lastSeq);
    this.nickname = member.nickname;
    this.mutedByAdminsUntil = toDateOrNull(member.mutedByAdminsUntil);
  }

  @Field(() => MemberRoleEnum, { description: 'What the viewer may do here.' })
  role: MemberRole;

  @Field(() => DateTime, { description: 'When the viewer joined, the last time.' })
  joinedAt: Date;

  @Field(() => Int, { description: 'The newest message when the viewer joined: nothing up to it counts as unread.' })
  joinedSeq: number;

  @Field(() => Int, { description: "Up to here the viewer's devices have everything." })
  deliveredSeq: number;

  @Field(() => Int, { description: 'Up to here the viewer has read.' })
  readSeq: number;

  @Field(() => Int, { nullable: true, description: 'From where on the viewer marked messages as unread; null if nowhere.' })
  markedUnreadSeq: number | null;

  @Field(() => Int, {
    description:
      'Messages after what was read, after `joinedSeq`, and after the last one that the viewer sent, or caused where it is of the kind SYSTEM; or from the mark on, where there is one.',
  })
  unreadCount: number;

  @Field(() => String, { nullable: true, description: 'What the viewer is called here; null for their own name.' })
  nickname: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The viewer may not write before that: the owner or an admin muted them.' })
  mutedByAdminsUntil: Date | null;
}

function toDateOrNull(time: number): Date | null {
  return time === 0 ? null : new Date(time);
}
