import type { Executor } from '../../infra/database/index.ts';
import type { UserId } from '../../kernel/ids.ts';

/** Contacts and blocks, as presence and typing need to know them. Contacts are mutual; of a block it makes no difference whose it is. */
export interface Relations {
  /** Those of the others who are the user's contacts. */
  contactsAmong(executor: Executor, userId: UserId, otherIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** Those of the others between whom and the user there is a block. */
  blockedAmong(executor: Executor, userId: UserId, otherIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
}
