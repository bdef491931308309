import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { toPageRequest } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import { toSendCommand } from '../messages/index.ts';
import { ScheduledMessage, ScheduledMessageConnection, ScheduleMessageInput, UpdateScheduledMessageInput } from './scheduled.graphql.ts';
import { cursorOf, type ScheduledChange, type ScheduledService } from './scheduled.service.ts';

const scheduledId = ['id', () => ID, { description: 'Begins with `sm_`.' }] as const;

@Resolver()
export class ScheduledResolver {
  constructor(
    private readonly scheduled: ScheduledService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => ScheduledMessageConnection, {
    description: "The viewer's own messages that wait to be sent, the next one first, and those that could not be sent.",
  })
  async scheduledMessages(
    @Ctx() { viewer }: RequestContext,
    @Arg('conversationId', () => ID, { nullable: true, description: 'Only for there; begins with `c_`.' })
    conversationId: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 200.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor: only what comes after it.' }) after: string | null,
  ): Promise<Connection<ScheduledMessage>> {
    const request = toPageRequest({ first, after }, { pageSizeMax: this.pageSizeMax, otherwise: { from: 'start', limit: 20 } });
    const id = conversationId == null ? null : toId('c', 'conversation', conversationId);
    return toConnection(await this.scheduled.list(viewer, id, request), (message) => new ScheduledMessage(message), cursorOf);
  }

  @Mutation(() => ScheduledMessage, {
    description:
      'Sends a message at a later time, once, with the rights that the viewer has then. Safe to repeat with the same clientMessageId until it is sent.',
  })
  async scheduleMessage(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => ScheduleMessageInput, { description: 'What to send, where and when.' }) input: ScheduleMessageInput,
  ): Promise<ScheduledMessage> {
    return new ScheduledMessage(await this.scheduled.schedule(viewer, toSendCommand(input), input.sendAt.getTime()));
  }

  @Mutation(() => ScheduledMessage, { description: 'Changes a message that waits, or has failed. CONFLICT while it is being sent.' })
  async updateScheduledMessage(
    @Ctx() { viewer }: RequestContext,
    @Arg(...scheduledId) id: string,
    @Arg('input', () => UpdateScheduledMessageInput, { description: 'What to change.' }) input: UpdateScheduledMessageInput,
  ): Promise<ScheduledMessage> {
    return new ScheduledMessage(await this.scheduled.update(viewer, toId('sm', 'scheduled message', id), toChange(input)));
  }

  @Mutation(() => Boolean, { description: 'Takes back a message that waits, or has failed. CONFLICT while it is being sent.' })
  async cancelScheduledMessage(@Ctx() { viewer }: RequestContext, @Arg(...scheduledId) id: string): Promise<boolean> {
    await this.scheduled.cancel(viewer, toId('sm', 'scheduled message', id));
    return true;
  }
}

function toChange({ sendAt, body, location, custom, mentionIds }: UpdateScheduledMessageInput): ScheduledChange {
  return {
    ...(sendAt == null ? {} : { sendAt: sendAt.getTime() }),
    ...(body === undefined ? {} : { body }),
    ...(location === undefined ? {} : { location }),
    ...(custom === undefined ? {} : { custom }),
    ...(mentionIds == null ? {} : { mentionIds: mentionIds.map((id) => toId('u', 'user', id)) }),
  };
}
