import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { ConversationAccess } from '../conversations/index.ts';
import type { MessagesRepository, StoredMessage } from '../messages/index.ts';
import { MentionEntity, MentionOfAllEntity } from './mention.entity.ts';
import { MentionsRepository } from './mentions.repository.ts';
import { MentionsResolver } from './mentions.resolver.ts';
import { MentionsService } from './mentions.service.ts';

/** Known before there is a connection. */
export const mentionsEntities = [MentionEntity, MentionOfAllEntity] as const;

/** A message that was taken back points nobody out. */
export async function forgetMentions(tx: Transaction, before: StoredMessage, after: StoredMessage): Promise<void> {
  if (after.recalledAt === null || (before.mentionIds.length === 0 && before.extras?.mentionsAll !== true)) return;
  await new MentionsRepository().delete(tx, after, before.mentionIds);
}

export interface MentionsModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly limits: Limits;
  readonly access: ConversationAccess;
  readonly messages: MessagesRepository;
}

export function createMentionsModule({ unitOfWork, limits, access, messages }: MentionsModuleDeps): { readonly resolvers: object[] } {
  const service = new MentionsService({ unitOfWork, access, messages, mentions: new MentionsRepository() });
  return { resolvers: [new MentionsResolver(service, limits.pageSizeMax)] };
}
