import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toId } from '../graph/index.ts';
import { CreateChannelInput, UpdateChannelInput } from './channel-inputs.graphql.ts';
import type { ChannelsService } from './channels.service.ts';
import { Channel } from './conversation.graphql.ts';
import type { GroupMembersService } from './group-members.service.ts';
import type { GroupsService } from './groups.service.ts';

const channelId = ['channelId', () => ID, { description: 'Begins with `c_`.' }] as const;

@Resolver()
export class ChannelsResolver {
  constructor(
    private readonly groups: GroupsService,
    private readonly channels: ChannelsService,
    private readonly members: GroupMembersService,
  ) {}

  @Mutation(() => Channel, { description: 'Makes a channel that the viewer owns.' })
  async createChannel(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => CreateChannelInput, { description: 'What it shows of itself.' }) input: CreateChannelInput,
  ): Promise<Channel> {
    const settings = { ...toSettings(input), name: input.name, historyForNewMembers: true };
    return new Channel(await this.groups.create(viewer, { kind: 'CHANNEL', settings, memberIds: [] }));
  }

  @Mutation(() => Channel, { description: 'Changes what a channel shows of itself. For its owner and admins.' })
  async updateChannel(
    @Ctx() { viewer }: RequestContext,
    @Arg(...channelId) id: string,
    @Arg('input', () => UpdateChannelInput, { description: 'What to change.' }) input: UpdateChannelInput,
  ): Promise<Channel> {
    return new Channel(await this.groups.update(viewer, toId('c', 'channel', id), toSettings(input), 'CHANNEL'));
  }

  @Mutation(() => Channel, { description: 'Begins to read a public channel; others are joined through an invite link. Safe to repeat.' })
  async joinChannel(@Ctx() { viewer }: RequestContext, @Arg(...channelId) id: string): Promise<Channel> {
    return new Channel(await this.channels.join(viewer, toId('c', 'channel', id)));
  }

  @Mutation(() => Boolean, {
    description: 'Leaves a channel. From the last owner the oldest admin inherits; without an admin the owner stays: CONFLICT.',
  })
  async leaveChannel(@Ctx() { viewer }: RequestContext, @Arg(...channelId) id: string): Promise<boolean> {
    await this.members.leave(viewer, toId('c', 'channel', id), 'CHANNEL');
    return true;
  }

  @Mutation(() => Channel, { description: 'Removes somebody from a channel. Admins remove readers, the owner everybody.' })
  async removeChannelMember(
    @Ctx() { viewer }: RequestContext,
    @Arg(...channelId) id: string,
    @Arg('userId', () => ID, { description: 'Begins with `u_`.' }) userId: string,
  ): Promise<Channel> {
    return new Channel(await this.members.remove(viewer, toId('c', 'channel', id), toId('u', 'member', userId), 'CHANNEL'));
  }
}

function toSettings({ name, description, avatarUrl, isPublic }: UpdateChannelInput) {
  return { name: name ?? undefined, description, avatarUrl, isPublic: isPublic ?? undefined };
}
