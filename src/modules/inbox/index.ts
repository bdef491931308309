import type { EventBus } from '../../infra/bus/index.ts';
import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import { Realtime, type Wire } from '../../realtime/index.ts';
import { conversationTopic, type ConversationsRepository, type MembersRepository } from '../conversations/index.ts';
import type { LiveFields } from '../graph/index.ts';
import type { MessagesRepository } from '../messages/index.ts';
import type { ReceiptsRepository } from '../receipts/index.ts';
import { parseOwnChanged, userTopic, type OwnSource, type UsersService } from '../users/index.ts';
import { parseChanges, type InboxBody, type OwnBody } from './inbox-change.ts';
import { inboxLiveFields, InboxResolver } from './inbox.resolver.ts';
import { InboxService } from './inbox.service.ts';
import { InboxTruth } from './inbox.truth.ts';

export interface InboxModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly conversations: ConversationsRepository;
  readonly members: MembersRepository;
  readonly messages: MessagesRepository;
  readonly receipts: ReceiptsRepository;
  readonly ownSources: readonly OwnSource<OwnBody>[];
}

export interface InboxModule {
  readonly resolvers: object[];
  readonly liveFields: LiveFields;
  /** Conversations with live readers on this node. */
  feedCount(): number;
  /** Begins to compare live positions with the database. The returned function ends it. */
  start(): () => void;
}

export function createInboxModule({
  unitOfWork,
  bus,
  clock,
  limits,
  users,
  conversations,
  members,
  messages,
  receipts,
  ownSources,
}: InboxModuleDeps): InboxModule {
  const truth = new InboxTruth({ unitOfWork, users, conversations, members, messages, receipts, ownSources });
  const realtime = new Realtime<InboxBody>({ wire: toWire(bus), truth, clock, limits });
  return {
    resolvers: [new InboxResolver()],
    liveFields: inboxLiveFields(new InboxService(realtime, limits)),
    feedCount: () => realtime.feedCount,
    start() {
      bus.onReconnect(() => void realtime.compare());
      realtime.start();
      return () => {
        realtime.stop();
      };
    },
  };
}

function toWire(bus: EventBus): Wire<InboxBody> {
  return {
    async changes(id, listener) {
      const subscription = await bus.subscribe(conversationTopic(id), (payload) => {
        for (const change of parseChanges(payload)) listener(change);
      });
      return () => void subscription.unsubscribe();
    },
    async notices(userId, listener) {
      const subscription = await bus.subscribe(userTopic(userId), (payload) => {
        const own = parseOwnChanged(payload);
        if (typeof payload === 'string') listener({ type: 'joined', id: payload });
        else if (own !== null) listener({ type: 'own', ...own });
      });
      return () => void subscription.unsubscribe();
    },
  };
}
