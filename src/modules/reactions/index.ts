import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import { isGone, type MessageChanges, type StoredMessage } from '../messages/index.ts';
import type { UserLoader } from '../users/index.ts';
import { ReactionEntity } from './reaction.entity.ts';
import { ReactionLoader } from './reaction-loader.ts';
import { ReactionsRepository } from './reactions.repository.ts';
import { ReactionFieldsResolver, ReactionsResolver } from './reactions.resolver.ts';
import { ReactionsService } from './reactions.service.ts';

/** Known before there is a connection. */
export const reactionsEntities = [ReactionEntity] as const;

/** Takes away who reacted to a message that was taken back. */
export async function forgetReactions(tx: Transaction, before: StoredMessage, after: StoredMessage): Promise<void> {
  if (isGone(after) && (before.extras?.reactions.length ?? 0) > 0) await new ReactionsRepository().deleteAll(tx, after);
}

export interface ReactionsModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UserLoader;
  readonly changes: MessageChanges;
}

export function createReactionsModule({ unitOfWork, clock, limits, users, changes }: ReactionsModuleDeps): {
  readonly resolvers: object[];
} {
  const reactions = new ReactionsRepository();
  const service = new ReactionsService({ clock, limits, changes, reactions });
  const loader = new ReactionLoader(unitOfWork.reader, reactions);
  return { resolvers: [new ReactionsResolver(service), new ReactionFieldsResolver(loader, users, limits.pageSizeMax)] };
}
