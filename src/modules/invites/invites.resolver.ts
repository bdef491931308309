import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { encodeCursor } from '../../kernel/cursors.ts';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toConversation } from '../conversations/index.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import { User, type UserLoader } from '../users/index.ts';
import type { InvitationsService } from './invitations.service.ts';
import { CreateInviteLinkInput, InviteLink, InviteLinkConnection, InvitePreview, JoinResult } from './invite-link.graphql.ts';
import type { InviteLinksService } from './invite-links.service.ts';

const groupId = ['groupId', () => ID, { description: 'A group or channel; begins with `c_`.' }] as const;
const token = ['token', () => String, { description: 'Of an invite link.' }] as const;
const note = ['note', () => String, { nullable: true, description: 'For whoever decides: up to 200 characters.' }] as const;

@Resolver()
export class InvitesResolver {
  constructor(
    private readonly links: InviteLinksService,
    private readonly invitations: InvitationsService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => InviteLinkConnection, { description: 'The invite links of a group or channel, the newest first. For its owner and admins.' })
  async inviteLinks(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: the page begins after it.' }) after: string | null,
  ): Promise<Connection<InviteLink>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 50 } });
    return toConnection(
      await this.links.list(viewer, toId('c', 'group', id), request),
      (link) => new InviteLink(link),
      (link) => encodeCursor('invite', link.id),
    );
  }

  @Query(() => InvitePreview, {
    description: 'What an invite link leads to. NOT_FOUND for one that has expired, is used up or revoked, and for somebody who is banned.',
  })
  async invitePreview(@Ctx() { viewer }: RequestContext, @Arg(...token) secret: string): Promise<InvitePreview> {
    const { conversation, link, isMember } = await this.invitations.preview(viewer, secret);
    const { name, avatarUrl, memberCount, kind } = conversation;
    return {
      name: name ?? '',
      avatarUrl,
      memberCount,
      isChannel: kind === 'CHANNEL',
      requiresApproval: link.requiresApproval === 1,
      viewerIsMember: isMember,
    };
  }

  @Mutation(() => InviteLink, { description: 'Makes an invite link, for those who may invite. Its token is shown this once.' })
  async createInviteLink(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => CreateInviteLinkInput, { description: 'What it leads to, and for whom.' }) input: CreateInviteLinkInput,
  ): Promise<InviteLink> {
    const created = await this.links.create(viewer, toId('c', 'group', input.groupId), {
      expiresAt: input.expiresAt?.getTime() ?? null,
      usesMax: input.usesMax ?? null,
      requiresApproval: input.requiresApproval ?? false,
    });
    return new InviteLink(created.link, created.token);
  }

  @Mutation(() => Boolean, { description: 'Ends an invite link at once. For the owner and admins, and for whoever made it.' })
  async revokeInviteLink(
    @Ctx() { viewer }: RequestContext,
    @Arg(...groupId) id: string,
    @Arg('linkId', () => ID, { description: 'Begins with `i_`.' }) linkId: string,
  ): Promise<boolean> {
    await this.links.revoke(viewer, toId('c', 'group', id), toId('i', 'invite link', linkId));
    return true;
  }

  @Mutation(() => JoinResult, {
    description:
      'Joins through an invite link, or asks to where it requires approval. Safe to repeat: a member stays one, and it counts once.',
  })
  async joinByInvite(
    @Ctx() { viewer }: RequestContext,
    @Arg(...token) secret: string,
    @Arg(...note) text: string | null = null,
  ): Promise<JoinResult> {
    return toJoinResult(await this.invitations.joinByInvite(viewer, secret, text));
  }

  @Mutation(() => JoinResult, { description: 'Asks to join a group that is public. Safe to repeat.' })
  async requestToJoin(
    @Ctx() { viewer }: RequestContext,
    @Arg('groupId', () => ID, { description: 'Begins with `c_`.' }) id: string,
    @Arg(...note) text: string | null = null,
  ): Promise<JoinResult> {
    return toJoinResult(await this.invitations.requestToJoin(viewer, toId('c', 'group', id), text));
  }
}

@Resolver(() => InviteLink)
export class InviteLinkFieldsResolver {
  constructor(private readonly users: UserLoader) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who made it.' })
  async createdBy(@Ctx() context: RequestContext, @Root() { stored }: InviteLink): Promise<User | null> {
    return this.users.load(context, stored.createdById);
  }
}

function toJoinResult(joined: Awaited<ReturnType<InvitationsService['joinByInvite']>>): JoinResult {
  return { joined: joined !== null, conversation: joined === null ? null : toConversation(joined) };
}
