import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Job } from '../../infra/jobs/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fromMessageId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { ConversationAccess, ConversationsRepository, MembershipLoader, MembersRepository, Timeline } from '../conversations/index.ts';
import type { NodeFinder } from '../graph/index.ts';
import type { UserLoader } from '../users/index.ts';
import { ForwardResolver } from './forward.resolver.ts';
import { ForwardService } from './forward.service.ts';
import { ConversationMessagesResolver, MessageFieldsResolver, SystemNoticeFieldsResolver } from './message-fields.resolver.ts';
import { ExpiriesRepository } from './expiries.repository.ts';
import { Expiry } from './expiry.ts';
import { MessageEntity } from './message.entity.ts';
import { MessageExpiryEntity } from './message-expiry.entity.ts';
import { Message } from './message.graphql.ts';
import { MessageChanges, type AfterRewrite } from './message-changes.ts';
import { MessageLoader } from './message-loader.ts';
import { MessageSender } from './message-sender.ts';
import type { MessagesRepository } from './messages.repository.ts';
import { MessagesResolver } from './messages.resolver.ts';
import { MessagesService } from './messages.service.ts';
import { SendBatch } from './send-batch.ts';
import { ForwardedFromResolver, ThreadFieldsResolver } from './thread.resolver.ts';
import { ThreadReplyEntity } from './thread-reply.entity.ts';
import { SystemTimeline } from './system-timeline.ts';

export type { AfterRewrite, FoundMessage, MessageChanges } from './message-changes.ts';
export { withExtras, type ReactionCount } from './message-extras.ts';
export type { MessageLoader } from './message-loader.ts';
export { toMessageAddress } from './messages.resolver.ts';
export type { MessageChange } from './message-change.ts';
export type { SendMessage } from './message-draft.ts';
export { Location, LocationInput, Message, MessageConnection, MessageEdge, MessageKindEnum, SendMessageInput } from './message.graphql.ts';
export { isGone, type MessageKind, type StoredMessage } from './message.ts';
export { parseLocation } from './message-payloads.ts';
export { MessagesRepository } from './messages.repository.ts';
export { toSendCommand } from './messages.resolver.ts';
export type { MessagesService } from './messages.service.ts';

/** Known before there is a connection. */
export const messagesEntities = [MessageEntity, MessageExpiryEntity, ThreadReplyEntity] as const;

/** How late a message expires at most, on a server that is not busy. */
const expiryIntervalMs = 500;

/** What `sendsPerUserMax` counts in. */
const sendWindowMs = 10_000;

/** The timeline that conversations write their SYSTEM messages into. */
export function createTimeline(messages: MessagesRepository): Timeline {
  return new SystemTimeline(messages);
}

export interface MessagesModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly messages: MessagesRepository;
  readonly access: ConversationAccess;
  readonly conversations: ConversationsRepository;
  readonly members: MembersRepository;
  readonly memberships: MembershipLoader;
  readonly users: UserLoader;
  readonly afterRewrite: AfterRewrite;
}

export interface MessagesModule {
  readonly service: MessagesService;
  readonly changes: MessageChanges;
  readonly loader: MessageLoader;
  readonly findNode: NodeFinder;
  /** For workers. */
  readonly jobs: readonly Job[];
  readonly resolvers: object[];
}

export function createMessagesModule(deps: MessagesModuleDeps): MessagesModule {
  const { unitOfWork, clock, limits, messages, access, conversations, members, memberships, users, afterRewrite } = deps;
  const rate = new RateLimiter({ max: limits.sendsPerUserMax, windowMs: sendWindowMs, now: () => clock.now() });
  const sender = new MessageSender(new SendBatch(clock, unitOfWork), limits, rate);
  const changes = new MessageChanges({ unitOfWork, access, conversations, messages, afterRewrite });
  const service = new MessagesService({ unitOfWork, clock, limits, access, messages, sender, changes });
  const forwards = new ForwardService({ unitOfWork, limits, members, messages, sender });
  const expiry = new Expiry({ unitOfWork, clock, conversations, messages, expiries: new ExpiriesRepository(), afterRewrite });
  const loader = new MessageLoader(unitOfWork.reader, messages, memberships);
  return {
    service,
    changes,
    loader,
    findNode: async (context, id) => {
      const address = fromMessageId(id);
      const found = address === null ? null : await loader.load(context, address);
      return found === null ? null : new Message(found);
    },
    jobs: [{ name: 'expire messages', intervalMs: expiryIntervalMs, run: async () => expiry.run() }],
    resolvers: [
      new MessagesResolver(service, limits.pageSizeMax),
      new MessageFieldsResolver(users, loader),
      new SystemNoticeFieldsResolver(users),
      new ThreadFieldsResolver(service, loader, limits.pageSizeMax),
      new ForwardedFromResolver(users, loader),
      new ForwardResolver(forwards),
      new ConversationMessagesResolver(service, loader, memberships, limits.pageSizeMax),
    ],
  };
}
