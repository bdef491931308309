import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Job } from '../../infra/jobs/index.ts';
import type { Logger } from '../../infra/logging/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NextUlid } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { ConversationAccess } from '../conversations/index.ts';
import type { MessagesService } from '../messages/index.ts';
import { TombstonesRepository, type OwnSource, type UsersService } from '../users/index.ts';
import { ScheduledChanges } from './scheduled-changes.ts';
import { ScheduledMessageEntity } from './scheduled-message.entity.ts';
import { ScheduledMessageChanged } from './scheduled.graphql.ts';
import { ScheduledSender } from './scheduled-sender.ts';
import { ScheduledRepository } from './scheduled.repository.ts';
import { ScheduledResolver } from './scheduled.resolver.ts';
import { ScheduledService } from './scheduled.service.ts';

export { ScheduledMessageChanged } from './scheduled.graphql.ts';

/** Known before there is a connection. */
export const scheduledEntities = [ScheduledMessageEntity] as const;

/** How late a message is sent at most, on a server that is not busy. */
const sendIntervalMs = 500;

export interface ScheduledModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly nextUlid: NextUlid;
  readonly limits: Limits;
  readonly logger: Pick<Logger, 'warn'>;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly messages: MessagesService;
}

export interface ScheduledModule {
  /** For workers. */
  readonly jobs: readonly Job[];
  readonly ownSources: readonly OwnSource<ScheduledMessageChanged>[];
  readonly tombstones: TombstonesRepository;
  readonly resolvers: object[];
}

export function createScheduledModule(deps: ScheduledModuleDeps): ScheduledModule {
  const scheduled = new ScheduledRepository();
  const changes = new ScheduledChanges({ ...deps, scheduled });
  const sender = new ScheduledSender({ ...deps, scheduled, changes });
  return {
    jobs: [{ name: 'send scheduled messages', intervalMs: sendIntervalMs, run: async () => sender.run() }],
    ownSources: [
      {
        part: 'scheduledMessage',
        changed: async (executor, userId, range) =>
          (await scheduled.changed(executor, userId, range)).map((row) => ({
            version: row.userVersion,
            body: new ScheduledMessageChanged(row),
          })),
      },
    ],
    tombstones: new TombstonesRepository('scheduled_messages'),
    resolvers: [new ScheduledResolver(new ScheduledService({ ...deps, scheduled, changes }), deps.limits.pageSizeMax)],
  };
}
