import type { EventBus } from '../infra/bus/index.ts';
import type { UnitOfWork } from '../infra/database/index.ts';
import type { Job } from '../infra/jobs/index.ts';
import type { Logger } from '../infra/logging/index.ts';
import type { Roster } from '../infra/roster/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NextUlid } from '../kernel/ids.ts';
import type { Limits } from '../kernel/limits.ts';
import { authEntities, createAuthModule, type HostTokensOptions, type TokenSettings } from '../modules/auth/index.ts';
import { contactsEntities, createContactsModule, Relations } from '../modules/contacts/index.ts';
import { conversationsEntities, createConversationsModule } from '../modules/conversations/index.ts';
import { NodeResolver } from '../modules/graph/index.ts';
import { createInboxModule } from '../modules/inbox/index.ts';
import { createInvitesModule, invitesEntities } from '../modules/invites/index.ts';
import { createPresenceModule, presenceEntities } from '../modules/presence/index.ts';
import { createMentionsModule, forgetMentions, mentionsEntities } from '../modules/mentions/index.ts';
import {
  createMessagesModule,
  createTimeline,
  messagesEntities,
  MessagesRepository,
  type AfterRewrite,
} from '../modules/messages/index.ts';
import { createPinsModule, forgetPin, pinsEntities } from '../modules/pins/index.ts';
import { createReactionsModule, forgetReactions, reactionsEntities } from '../modules/reactions/index.ts';
import { createReceiptsModule } from '../modules/receipts/index.ts';
import { createScheduledModule, scheduledEntities } from '../modules/scheduled/index.ts';
import { createForgetter, createSearchModule, searchEntities } from '../modules/search/index.ts';
import { createStarsModule, starsEntities } from '../modules/stars/index.ts';
import { createUsersModule, usersEntities } from '../modules/users/index.ts';

export const entities = [
  ...usersEntities,
  ...authEntities,
  ...contactsEntities,
  ...conversationsEntities,
  ...invitesEntities,
  ...messagesEntities,
  ...scheduledEntities,
  ...reactionsEntities,
  ...pinsEntities,
  ...mentionsEntities,
  ...starsEntities,
  ...searchEntities,
  ...presenceEntities,
];

const sessionsSweepMs = 600_000;

export interface ModulesDeps {
  readonly unitOfWork: UnitOfWork;
  readonly bus: EventBus;
  readonly roster: Roster;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly tokens: TokenSettings;
  readonly hostTokens: HostTokensOptions | null;
  readonly registrationOpen: boolean;
}

export type Modules = ReturnType<typeof createModules>;

/** The feature modules, each with what it may use. */
export function createModules({
  unitOfWork,
  bus,
  roster,
  clock,
  nextUlid,
  limits,
  logger,
  tokens,
  hostTokens,
  registrationOpen,
}: ModulesDeps) {
  const relations = new Relations();
  const users = createUsersModule({ unitOfWork, clock, nextUlid, limits, blocks: relations, bus });
  const auth = createAuthModule({
    unitOfWork,
    clock,
    nextUlid,
    limits,
    bus,
    logger,
    users: users.service,
    tokens,
    hostTokens,
    registrationOpen,
  });
  const messageStore = new MessagesRepository();
  const conversations = createConversationsModule({
    unitOfWork,
    clock,
    nextUlid,
    limits,
    users: users.service,
    settings: users.settings,
    userLoader: users.loader,
    relations,
    timeline: createTimeline(messageStore),
  });
  const contacts = createContactsModule({
    unitOfWork,
    clock,
    limits,
    users: users.service,
    userLoader: users.loader,
    relations,
    directConversations: conversations.directConversations,
  });
  const invites = createInvitesModule({
    unitOfWork,
    clock,
    nextUlid,
    limits,
    users: users.service,
    userLoader: users.loader,
    ...conversations,
  });
  const messages = createMessagesModule({
    unitOfWork,
    clock,
    limits,
    messages: messageStore,
    users: users.loader,
    afterRewrite: inTurn([createForgetter(limits), forgetReactions, forgetPin, forgetMentions]),
    ...conversations,
  });
  const search = createSearchModule({ unitOfWork, limits, messages: messageStore, ...conversations });
  const scheduled = createScheduledModule({
    unitOfWork,
    clock,
    nextUlid,
    limits,
    logger,
    users: users.service,
    access: conversations.access,
    messages: messages.service,
  });
  const { changes, loader: messageLoader } = messages;
  const reactions = createReactionsModule({ unitOfWork, clock, limits, users: users.loader, changes });
  const pins = createPinsModule({ unitOfWork, clock, limits, users: users.loader, changes, messageLoader });
  const mentions = createMentionsModule({ unitOfWork, limits, messages: messageStore, access: conversations.access });
  const stars = createStarsModule({
    unitOfWork,
    clock,
    limits,
    users: users.service,
    messages: messageStore,
    messageLoader,
    ...conversations,
  });
  const receipts = createReceiptsModule({ unitOfWork, limits, settings: users.settings, ...conversations });
  const inbox = createInboxModule({
    unitOfWork,
    bus,
    clock,
    limits,
    users: users.service,
    messages: messageStore,
    receipts: receipts.receipts,
    ...conversations,
    ownSources: [...users.ownSources, ...contacts.ownSources, ...conversations.ownSources, ...stars.ownSources, ...scheduled.ownSources],
  });
  const presence = createPresenceModule({
    unitOfWork,
    bus,
    roster,
    clock,
    limits,
    logger,
    settings: users.settings,
    users: users.loader,
    relations,
    access: conversations.access,
    members: conversations.members,
  });
  const expiredSessions: Job = {
    name: 'expired sessions',
    intervalMs: sessionsSweepMs,
    async run() {
      await auth.sessions.sweepExpired(clock.now());
      return false;
    },
  };
  const nodes = new NodeResolver([users.findNode, conversations.findNode, messages.findNode]);
  return {
    users,
    auth,
    contacts,
    conversations,
    messages,
    inbox,
    search,
    presence,
    liveFields: { ...inbox.liveFields, ...presence.liveFields },
    /** What workers do. */
    jobs: [expiredSessions, ...messages.jobs, ...search.jobs, ...scheduled.jobs, users.sweep([stars.tombstones, scheduled.tombstones])],
    resolvers: [
      nodes,
      ...users.resolvers,
      ...auth.resolvers,
      ...contacts.resolvers,
      ...conversations.resolvers,
      ...invites.resolvers,
      ...messages.resolvers,
      ...receipts.resolvers,
      ...reactions.resolvers,
      ...pins.resolvers,
      ...mentions.resolvers,
      ...stars.resolvers,
      ...inbox.resolvers,
      ...scheduled.resolvers,
      ...search.resolvers,
      ...presence.resolvers,
    ],
  };
}

function inTurn(steps: readonly AfterRewrite[]): AfterRewrite {
  return async (tx, before, after) => {
    for (const step of steps) await step(tx, before, after);
  };
}
