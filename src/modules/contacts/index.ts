import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Limits } from '../../kernel/limits.ts';
import { RateLimiter } from '../../kernel/rate-limiter.ts';
import type { OwnSource, UserLoader, UsersService } from '../users/index.ts';
import { BlockEntity } from './block.entity.ts';
import { BlocksRepository } from './blocks.repository.ts';
import { BlocksResolver } from './blocks.resolver.ts';
import { BlocksService, type DirectConversations } from './blocks.service.ts';
import type { BlockChanged, ContactChanged, ContactRequestChanged } from './contact.graphql.ts';
import { BlockFieldsResolver, ContactFieldsResolver, ContactRequestFieldsResolver } from './contact-fields.resolver.ts';
import { ContactRequestEntity } from './contact-request.entity.ts';
import { ContactRequestsRepository } from './contact-requests.repository.ts';
import { ContactRequestsService } from './contact-requests.service.ts';
import { ContactEntity } from './contact.entity.ts';
import { ContactsRepository } from './contacts.repository.ts';
import { ContactsResolver } from './contacts.resolver.ts';
import { ContactsService } from './contacts.service.ts';
import { ownSources } from './own-sources.ts';
import type { Relations } from './relations.repository.ts';

export { BlockChanged, ContactChanged, ContactRequestChanged } from './contact.graphql.ts';
export type { DirectConversations } from './blocks.service.ts';
export { Relations } from './relations.repository.ts';

/** Known before there is a connection. */
export const contactsEntities = [ContactEntity, ContactRequestEntity, BlockEntity] as const;

export interface ContactsModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly userLoader: UserLoader;
  readonly relations: Relations;
  readonly directConversations: DirectConversations;
}

export interface ContactsModule {
  readonly ownSources: readonly OwnSource<ContactChanged | ContactRequestChanged | BlockChanged>[];
  readonly resolvers: object[];
}

/** What `contactRequestsPerUserMax` counts in. */
const requestWindowMs = 86_400_000;

export function createContactsModule(deps: ContactsModuleDeps): ContactsModule {
  const { clock, limits, userLoader } = deps;
  const [contactsStore, requestsStore, blocksStore] = [new ContactsRepository(), new ContactRequestsRepository(), new BlocksRepository()];
  const contacts = new ContactsService({ ...deps, contacts: contactsStore });
  const rate = new RateLimiter({ max: limits.contactRequestsPerUserMax, windowMs: requestWindowMs, now: () => clock.now() });
  const requests = new ContactRequestsService({ ...deps, contacts, requests: requestsStore, rate });
  const blocks = new BlocksService({ ...deps, requests, blocks: blocksStore });
  return {
    ownSources: ownSources(contactsStore, requestsStore, blocksStore),
    resolvers: [
      new ContactsResolver(contacts, requests, limits.pageSizeMax),
      new BlocksResolver(blocks, limits.pageSizeMax),
      new ContactFieldsResolver(userLoader),
      new ContactRequestFieldsResolver(userLoader),
      new BlockFieldsResolver(userLoader),
    ],
  };
}
