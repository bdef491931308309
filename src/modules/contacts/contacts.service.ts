import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { decodeCursor } from '../../kernel/cursors.ts';
import { BadInput, NotFound, QuotaExceeded } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import { toLine } from '../../kernel/text.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { relationsChanged, type UsersService } from '../users/index.ts';
import type { Contact } from './contact.ts';
import type { ContactsRepository } from './contacts.repository.ts';

export interface ContactsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly contacts: ContactsRepository;
}

export interface ContactUpdate {
  readonly remarkName?: string | null | undefined;
  readonly favourite?: boolean | null | undefined;
}

const remarkNameCharsMax = 64;

/** Whom a user keeps as contacts. Contacts are mutual; how one calls the other is one's own. */
export class ContactsService {
  constructor(private readonly deps: ContactsServiceDeps) {}

  async list({ userId }: Viewer, request: PageRequest, favouritesOnly: boolean): Promise<Page<Contact>> {
    const { unitOfWork, contacts } = this.deps;
    const after = request.after === null ? null : decodeCursor('contact', request.after);
    if (request.after !== null && after === null) throw new BadInput('after', 'This cursor is not from a list of contacts.');
    return toPage(request, await contacts.page(unitOfWork.reader, userId, request, after, favouritesOnly));
  }

  /** What is not named stays. @throws NotFound, BadInput */
  async update({ userId }: Viewer, contactId: UserId, { remarkName, favourite }: ContactUpdate): Promise<Contact> {
    const changed = {
      ...(remarkName === undefined ? {} : { remarkName: toRemarkName(remarkName) }),
      ...(favourite == null ? {} : { isFavourite: favourite ? 1 : 0 }),
    };
    const { unitOfWork, users, contacts } = this.deps;
    return unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId]);
      const contact = await contacts.find(tx, userId, contactId);
      if (contact === null) throw new NotFound('contact');
      const wanted = { ...contact, ...changed };
      if (wanted.remarkName === contact.remarkName && wanted.isFavourite === contact.isFavourite) return contact;
      const [stored] = await this.write(tx, [wanted]);
      return stored ?? wanted;
    });
  }

  /** Each forgets the other. @throws NotFound */
  async remove({ userId }: Viewer, contactId: UserId): Promise<void> {
    const { unitOfWork, clock, users, contacts } = this.deps;
    await unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId, contactId]);
      const pair = [await contacts.find(tx, userId, contactId), await contacts.find(tx, contactId, userId)];
      const standing = pair.filter((contact) => contact !== null);
      if (standing.length === 0) throw new NotFound('contact');
      const removedAt = clock.now();
      await this.write(
        tx,
        standing.map((contact) => ({ ...contact, remarkName: null, isFavourite: 0, removedAt })),
      );
      tx.record(relationsChanged([userId]));
    });
  }

  /** Makes contacts of the two, and returns the first one's own. The caller holds both users' rows. @throws QuotaExceeded */
  async join(tx: Transaction, userId: UserId, contactId: UserId): Promise<Contact> {
    const { clock, limits, contacts } = this.deps;
    const standing = await contacts.find(tx, userId, contactId);
    if (standing !== null) return standing;
    for (const each of [userId, contactId])
      if ((await contacts.count(tx, each)) >= limits.contactsPerUserMax)
        throw new QuotaExceeded(`One of the two has as many contacts as one may have: ${limits.contactsPerUserMax}.`);
    const contact = { userId, contactId, remarkName: null, isFavourite: 0, createdAt: clock.now(), removedAt: null, userVersion: 0 };
    const [own = contact] = await this.write(tx, [contact, { ...contact, userId: contactId, contactId: userId }]);
    tx.record(relationsChanged([userId]));
    return own;
  }

  private async write(tx: Transaction, contacts: readonly Contact[]): Promise<Contact[]> {
    const versions = await this.deps.users.changeOwn(
      tx,
      contacts.map(({ userId }) => userId),
      'contact',
    );
    const stored = contacts.map((contact) => ({ ...contact, userVersion: versions.get(contact.userId) ?? 0 }));
    await this.deps.contacts.save(tx, stored);
    return stored;
  }
}

function toRemarkName(text: string | null): string | null {
  return text === null ? null : toLine('input.remarkName', text, { charsMin: 0, charsMax: remarkNameCharsMax }) || null;
}
