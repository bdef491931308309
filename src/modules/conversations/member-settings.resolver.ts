import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { fromMessageId } from '../../kernel/ids.ts';
import { BadInput, NotFound } from '../../kernel/errors.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { DateTime, toId } from '../graph/index.ts';
import type { Membership as StoredMembership } from './conversations.access.ts';
import { Draft, MembershipChanged, NotificationLevelEnum, SaveDraftInput, UpdateMembershipInput } from './member-settings.graphql.ts';
import type { MemberSettings, NotificationLevel } from './member-settings.ts';
import type { MemberSettingsService } from './member-settings.service.ts';
import { Membership } from './member.graphql.ts';
import type { MembershipLoader } from './membership-loader.ts';

@Resolver()
export class MemberSettingsResolver {
  constructor(private readonly service: MemberSettingsService) {}

  @Mutation(() => Membership, { description: 'Mutes, pins, archives, hides: for the viewer alone, on all of their devices.' })
  async updateMembership(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => UpdateMembershipInput, { description: 'What to change.' }) input: UpdateMembershipInput,
  ): Promise<Membership> {
    return toMembership(
      await this.service.update(viewer, toId('c', 'conversation', input.conversationId), {
        mutedUntil: input.mutedUntil === null ? 0 : input.mutedUntil?.getTime(),
        notificationLevel: input.notificationLevel ?? undefined,
        pinOrder: input.pinOrder,
        archived: input.archived ?? undefined,
        hidden: input.hidden ?? undefined,
      }),
    );
  }

  @Mutation(() => Membership, { description: 'Keeps what the viewer has begun to write, for all of their devices.' })
  async saveDraft(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => SaveDraftInput, { description: 'What, and where.' }) input: SaveDraftInput,
  ): Promise<Membership> {
    const id = toId('c', 'conversation', input.conversationId);
    const draft = input.body == null ? null : { body: input.body, replyToSeq: toReplySeq(id, input.replyToId ?? null) };
    return toMembership(await this.service.saveDraft(viewer, id, draft));
  }

  @Mutation(() => Membership, {
    description: 'Deletes messages for the viewer alone: they are gone from history, search and counts, and do not come back.',
  })
  async clearHistory(
    @Ctx() { viewer }: RequestContext,
    @Arg('conversationId', () => ID, { description: 'Begins with `c_`.' }) conversationId: string,
    @Arg('throughSeq', () => Int, { nullable: true, description: 'The last one that goes; all of them if left out.' })
    throughSeq: number | null,
  ): Promise<Membership> {
    return toMembership(await this.service.clearHistory(viewer, toId('c', 'conversation', conversationId), throughSeq));
  }
}

/** All of these are the viewer's: a Membership is nobody else's. */
@Resolver(() => Membership)
export class MembershipFieldsResolver {
  constructor(private readonly memberships: MembershipLoader) {}

  @FieldResolver(() => DateTime, { nullable: true, description: 'The viewer wants no notifications before that; null for not muted.' })
  async mutedUntil(@Ctx() context: RequestContext, @Root() membership: Membership): Promise<Date | null> {
    const { mutedUntil } = await this.settings(context, membership);
    return mutedUntil === 0 ? null : new Date(mutedUntil);
  }

  @FieldResolver(() => NotificationLevelEnum, { description: 'What the viewer wants to be notified of. ALL at first.' })
  async notificationLevel(@Ctx() context: RequestContext, @Root() membership: Membership): Promise<NotificationLevel> {
    return (await this.settings(context, membership)).notificationLevel;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Place among the pinned ones, the smallest first; null for not pinned.' })
  async pinOrder(@Ctx() context: RequestContext, @Root() membership: Membership): Promise<number | null> {
    return (await this.settings(context, membership)).pinOrder;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer put it away.' })
  async archived(@Ctx() context: RequestContext, @Root() membership: Membership): Promise<boolean> {
    return (await this.settings(context, membership)).isArchived === 1;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The viewer hid it: it is out of the list while `lastSeq` is not above this one. null for not hidden.',
  })
  async hiddenThroughSeq(@Ctx() context: RequestContext, @Root() membership: Membership): Promise<number | null> {
    return (await this.settings(context, membership)).hiddenThroughSeq;
  }

  @FieldResolver(() => Int, {
    description: 'Messages up to this seq are not for the viewer: from before they joined, or deleted for them.',
  })
  visibleAfterSeq(@Root() { stored }: Membership): number {
    return stored.visibleAfterSeq;
  }

  @FieldResolver(() => Draft, { nullable: true, description: 'What the viewer has begun to write.' })
  async draft(@Ctx() context: RequestContext, @Root() membership: Membership): Promise<Draft | null> {
    const settings = await this.settings(context, membership);
    return settings.draftAt === null ? null : new Draft(settings);
  }

  private settings(context: RequestContext, { stored }: Membership): Promise<MemberSettings> {
    return this.memberships.settings(context, stored.conversationId);
  }
}

@Resolver(() => MembershipChanged)
export class MembershipChangedResolver {
  constructor(private readonly memberships: MembershipLoader) {}

  @FieldResolver(() => Membership, { nullable: true, description: 'The membership as it is now; null once the viewer left.' })
  async membership(@Ctx() context: RequestContext, @Root() { stored }: MembershipChanged): Promise<Membership | null> {
    const member = await this.memberships.member(context, stored.conversationId);
    const conversation = await this.memberships.conversation(context, stored.conversationId);
    return member === null || conversation === null ? null : new Membership(member, conversation);
  }
}

function toMembership({ member, conversation }: StoredMembership): Membership {
  return new Membership(member, conversation);
}

function toReplySeq(conversationId: string, replyToId: string | null): number | null {
  if (replyToId === null) return null;
  const address = fromMessageId(replyToId);
  if (address === null) throw new NotFound('message to reply to');
  if (address.conversationId !== conversationId)
    throw new BadInput('input.replyToId', 'A reply stays in the conversation of what it answers.');
  return address.seq;
}
