import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fromMessageId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { ConversationAccess, ConversationsRepository, MembershipLoader, Timeline } from '../conversations/index.ts';
import type { NodeFinder } from '../graph/index.ts';
import type { UserLoader } from '../users/index.ts';
import { ConversationMessagesResolver, MessageFieldsResolver, SystemNoticeFieldsResolver } from './message-fields.resolver.ts';
import { MessageEntity } from './message.entity.ts';
import { Message } from './message.graphql.ts';
import { MessageLoader } from './message-loader.ts';
import { MessageSender } from './message-sender.ts';
import type { MessagesRepository } from './messages.repository.ts';
import { MessagesResolver } from './messages.resolver.ts';
import { MessagesService, type AfterRewrite } from './messages.service.ts';
import { SendBatch } from './send-batch.ts';
import { SystemTimeline } from './system-timeline.ts';

export type { MessageChange } from './message-change.ts';
export type { SendMessage } from './message-draft.ts';
export { Location, LocationInput, Message, MessageConnection, MessageEdge, MessageKindEnum, SendMessageInput } from './message.graphql.ts';
export type { MessageKind, StoredMessage } from './message.ts';
export { parseLocation } from './message-payloads.ts';
export { MessagesRepository } from './messages.repository.ts';
export { toSendCommand } from './messages.resolver.ts';
export type { MessagesService } from './messages.service.ts';

/** Known before there is a connection. */
export const messagesEntities = [MessageEntity] as const;

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
  readonly memberships: MembershipLoader;
  readonly users: UserLoader;
  readonly afterRewrite: AfterRewrite;
}

export interface MessagesModule {
  readonly service: MessagesService;
  readonly findNode: NodeFinder;
  readonly resolvers: object[];
}

export function createMessagesModule(deps: MessagesModuleDeps): MessagesModule {
  const { unitOfWork, clock, limits, messages, access, conversations, memberships, users, afterRewrite } = deps;
  const rate = new RateLimiter({ max: limits.sendsPerUserMax, windowMs: sendWindowMs, now: () => clock.now() });
  const sender = new MessageSender(new SendBatch(clock, unitOfWork), limits, rate);
  const service = new MessagesService({ unitOfWork, clock, limits, access, conversations, messages, sender, afterRewrite });
  const loader = new MessageLoader(unitOfWork.reader, messages, memberships);
  return {
    service,
    findNode: async (context, id) => {
      const address = fromMessageId(id);
      const found = address === null ? null : await loader.load(context, address);
      return found === null ? null : new Message(found);
    },
    resolvers: [
      new MessagesResolver(service, limits.pageSizeMax),
      new MessageFieldsResolver(users, loader),
      new SystemNoticeFieldsResolver(users),
      new ConversationMessagesResolver(service, loader, memberships, limits.pageSizeMax),
    ],
  };
}
