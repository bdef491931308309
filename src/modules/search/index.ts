import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Job } from '../../infra/jobs/index.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { ConversationAccess, MembersRepository } from '../conversations/index.ts';
import type { MessagesRepository, StoredMessage } from '../messages/index.ts';
import { Indexer } from './indexer.ts';
import { MessageIndex } from './message-index.ts';
import { MessageTermEntity } from './message-term.entity.ts';
import { ProgressRepository } from './progress.repository.ts';
import { SearchResolver } from './search.resolver.ts';
import { SearchService } from './search.service.ts';
import { TermsRepository } from './terms.repository.ts';

/** Known before there is a connection. */
export const searchEntities = [MessageTermEntity] as const;

/** How long a message waits to be found, at most, on a server that is not busy. */
const indexIntervalMs = 250;

/** Takes out of the index what a message is not found by any more, in the transaction that changes it. */
export function createForgetter(limits: Limits): (tx: Transaction, before: StoredMessage, after: StoredMessage) => Promise<void> {
  const index = new MessageIndex(new TermsRepository(), limits.searchTermsMax);
  return async (tx, before, after) => index.forget(tx, before, after);
}

export interface SearchModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly limits: Limits;
  readonly access: ConversationAccess;
  readonly members: MembersRepository;
  readonly messages: MessagesRepository;
}

export interface SearchModule {
  /** For workers. */
  readonly jobs: readonly Job[];
  /** Conversations with something to index, as the worker that does it sees it. */
  behindCount(): number;
  readonly resolvers: object[];
}

export function createSearchModule({ unitOfWork, limits, access, members, messages }: SearchModuleDeps): SearchModule {
  const terms = new TermsRepository();
  const index = new MessageIndex(terms, limits.searchTermsMax);
  const progress = new ProgressRepository();
  const indexer = new Indexer({ unitOfWork, messages, index, progress, batchMax: limits.indexBatchMax });
  const service = new SearchService({ unitOfWork, limits, access, members, messages, terms });
  return {
    jobs: [{ name: 'index messages', intervalMs: indexIntervalMs, run: async () => indexer.run() }],
    behindCount: () => indexer.behindCount,
    resolvers: [new SearchResolver(service, limits.pageSizeMax)],
  };
}
