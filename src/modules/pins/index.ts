import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import { isGone, type MessageChanges, type MessageLoader, type StoredMessage } from '../messages/index.ts';
import type { UserLoader } from '../users/index.ts';
import { PinEntity } from './pin.entity.ts';
import { PinLoader } from './pin-loader.ts';
import { PinsRepository } from './pins.repository.ts';
import { PinnedMessagesResolver, PinsResolver } from './pins.resolver.ts';
import { PinsService } from './pins.service.ts';

/** Known before there is a connection. */
export const pinsEntities = [PinEntity] as const;

/** Takes the pin of a message away that was taken back. */
export async function forgetPin(tx: Transaction, before: StoredMessage, after: StoredMessage): Promise<void> {
  if (isGone(after) && before.extras?.pinned != null) await new PinsRepository().delete(tx, after);
}

export interface PinsModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UserLoader;
  readonly changes: MessageChanges;
  readonly messageLoader: MessageLoader;
}

export function createPinsModule(deps: PinsModuleDeps): { readonly resolvers: object[] } {
  const { unitOfWork, clock, limits, users, changes, messageLoader } = deps;
  const pins = new PinsRepository();
  const service = new PinsService({ clock, limits, changes, pins });
  return {
    resolvers: [
      new PinsResolver(service, users),
      new PinnedMessagesResolver(new PinLoader(unitOfWork.reader, pins), messageLoader, limits.pageSizeMax),
    ],
  };
}
