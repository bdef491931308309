import type { OwnSource } from '../users/index.ts';
import type { BlocksRepository } from './blocks.repository.ts';
import { BlockChanged, ContactChanged, ContactRequestChanged } from './contact.graphql.ts';
import type { ContactRequestsRepository } from './contact-requests.repository.ts';
import type { ContactsRepository } from './contacts.repository.ts';

/** What a user's devices mirror of contacts, requests and blocks. */
export function ownSources(
  contacts: ContactsRepository,
  requests: ContactRequestsRepository,
  blocks: BlocksRepository,
): [OwnSource<ContactChanged>, OwnSource<ContactRequestChanged>, OwnSource<BlockChanged>] {
  return [
    {
      part: 'contact',
      changed: async (executor, userId, range) =>
        (await contacts.changed(executor, userId, range)).map((row) => ({ version: row.userVersion, body: new ContactChanged(row) })),
    },
    {
      part: 'contactRequest',
      changed: async (executor, userId, range) =>
        (await requests.changed(executor, userId, range)).map((row) => ({
          version: row.userVersion,
          body: new ContactRequestChanged(row),
        })),
    },
    {
      part: 'block',
      changed: async (executor, userId, range) =>
        (await blocks.changed(executor, userId, range)).map((row) => ({ version: row.userVersion, body: new BlockChanged(row) })),
    },
  ];
}
