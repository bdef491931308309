import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { encodeCursor } from '../../kernel/cursors.ts';
import { BadInput, NotFound } from '../../kernel/errors.ts';
import { fromMessageId, type MessageAddress } from '../../kernel/ids.ts';
import { toPageRequest, type PageArguments, type PageBounds } from '../../kernel/paging.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toConnection, toId, type Connection } from '../graph/index.ts';
import type { SendMessage } from './message-draft.ts';
import { Message, MessageConnection, SendMessageInput } from './message.graphql.ts';
import type { StoredMessage } from './message.ts';
import type { MessagesService } from './messages.service.ts';

export const historyArguments = {
  first: ['first', () => Int, { nullable: true, description: '1 to 200, from the start of the range.' }],
  after: ['after', () => String, { nullable: true, description: 'Cursor: only what comes after it.' }],
  last: ['last', () => Int, { nullable: true, description: '1 to 200, from the end of the range.' }],
  before: ['before', () => String, { nullable: true, description: 'Cursor: only what comes before it.' }],
  around: ['around', () => Int, { nullable: true, description: 'A seq that stands in the middle of the page; with first for its size.' }],
} as const;

const messageId = ['id', () => ID, { description: 'Begins with `m_`.' }] as const;

@Resolver()
export class MessagesResolver {
  constructor(
    private readonly messages: MessagesService,
    private readonly pageSizeMax: number,
  ) {}

  @Query(() => MessageConnection, {
    description: 'Messages of one conversation, in seq order within a page; the newest page when neither first nor last is given.',
  })
  async history(
    @Ctx() { viewer }: RequestContext,
    @Arg('conversationId', () => ID, { description: 'Begins with `c_`.' }) conversationId: string,
    @Arg(...historyArguments.first) first: number | null,
    @Arg(...historyArguments.after) after: string | null,
    @Arg(...historyArguments.last) last: number | null,
    @Arg(...historyArguments.before) before: string | null,
    @Arg(...historyArguments.around) around: number | null = null,
  ): Promise<Connection<Message>> {
    const request = toHistoryRequest({ first, after, last, before }, around, this.pageSizeMax);
    return toMessageConnection(await this.messages.history(viewer, toId('c', 'conversation', conversationId), request, around));
  }

  @Mutation(() => Message, {
    description:
      'Returns once the message is durable. Safe to retry with the same clientMessageId: the original comes back, its seq included; a different payload under the same id is a CONFLICT.',
  })
  async sendMessage(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => SendMessageInput, { description: 'What to send, and where.' }) input: SendMessageInput,
  ): Promise<Message> {
    return new Message(await this.messages.send(viewer, toSendCommand(input)));
  }

  @Mutation(() => Message, { description: "Replaces the text of one of the viewer's own messages; editedAt tells that and when." })
  async editMessage(
    @Ctx() { viewer }: RequestContext,
    @Arg(...messageId) id: string,
    @Arg('body', () => String, { description: 'Up to 16 KiB of UTF-8.' }) body: string,
  ): Promise<Message> {
    return new Message(await this.messages.edit(viewer, toMessageAddress(id), body));
  }

  @Mutation(() => Message, { description: 'Takes the message back for everybody: body and attachments are gone, its place stays.' })
  async recallMessage(@Ctx() { viewer }: RequestContext, @Arg(...messageId) id: string): Promise<Message> {
    return new Message(await this.messages.recall(viewer, toMessageAddress(id)));
  }
}

/** @throws BadInput */
export function toHistoryRequest(page: PageArguments, around: number | null, pageSizeMax: number) {
  if (around !== null && (page.after != null || page.before != null || page.last != null))
    throw new BadInput('around', 'around goes with first only, not with cursors or last.');
  const bounds: PageBounds = { pageSizeMax, otherwise: { from: 'end', limit: 50 } };
  return toPageRequest(page, bounds);
}

export function toMessageConnection(page: Parameters<typeof toConnection<StoredMessage, Message>>[0]): Connection<Message> {
  return toConnection(
    page,
    (message) => new Message(message),
    ({ seq }) => encodeCursor('seq', seq),
  );
}

/** @throws NotFound: an id of another kind names nothing. */
export function toMessageAddress(id: string): MessageAddress {
  const address = fromMessageId(id);
  if (address === null) throw new NotFound('message');
  return address;
}

/** @throws BadInput, NotFound */
export function toSendCommand(input: SendMessageInput): SendMessage {
  const conversationId = toId('c', 'conversation', input.conversationId);
  return {
    conversationId,
    clientMessageId: input.clientMessageId,
    kind: input.kind,
    body: input.body ?? null,
    location: input.location ?? null,
    custom: input.custom ?? null,
    replyToSeq: input.replyToId == null ? null : toSeqHere('input.replyToId', conversationId, input.replyToId),
    threadRootSeq: input.threadRootId == null ? null : toSeqHere('input.threadRootId', conversationId, input.threadRootId),
    mentionsAll: input.mentionsAll ?? false,
    mentionIds: input.mentionIds.map((id) => toId('u', 'user', id)),
    expiresInSeconds: input.expiresInSeconds ?? null,
  };
}

function toSeqHere(field: string, conversationId: string, id: string): number {
  const address = toMessageAddress(id);
  if (address.conversationId !== conversationId) throw new BadInput(field, 'A reply stays in the conversation of what it answers.');
  return address.seq;
}
