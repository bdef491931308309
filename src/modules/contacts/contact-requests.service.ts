import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { BadInput, Conflict, NotFound, QuotaExceeded, RateLimited } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import type { RateLimiter } from '../../kernel/rate-limiter.ts';
import { toText } from '../../kernel/text.ts';
import { toTimePlace } from '../../kernel/time-places.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { UsersService } from '../users/index.ts';
import type { Contact, ContactRequest, RequestDirection } from './contact.ts';
import type { ContactRequestsRepository } from './contact-requests.repository.ts';
import type { ContactsService } from './contacts.service.ts';
import type { Relations } from './relations.repository.ts';

export interface ContactRequestsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly relations: Relations;
  readonly contacts: ContactsService;
  readonly requests: ContactRequestsRepository;
  readonly rate: RateLimiter;
}

const noteCharsMax = 200;

/**
 * Asking somebody to become a contact. Each of the two has their own view of a request: declining ends the recipient's and leaves the
 * sender's as it is, so that nobody is told, and nobody asks twice.
 */
export class ContactRequestsService {
  constructor(private readonly deps: ContactRequestsServiceDeps) {}

  async list({ userId }: Viewer, direction: RequestDirection, request: PageRequest): Promise<Page<ContactRequest>> {
    const { unitOfWork, requests } = this.deps;
    const after = toTimePlace('request', 'after', request.after);
    return toPage(request, await requests.page(unitOfWork.reader, userId, direction, request, after));
  }

  /**
   * Asks, or makes contacts at once of two who ask each other. What was asked already stays as it is.
   * @throws NotFound, BadInput, Conflict for contacts, RateLimited, QuotaExceeded
   */
  async ask(viewer: Viewer, otherId: UserId, text: string | null): Promise<ContactRequest | Contact> {
    if (otherId === viewer.userId) throw new BadInput('input.userId', 'A contact is somebody else.');
    const note = text === null ? null : toText('input.note', text, { charsMin: 0, charsMax: noteCharsMax }) || null;
    const { unitOfWork, users, relations, requests } = this.deps;
    // Counted before the transaction, which may run again: who has nothing to ask for meets the limit too.
    this.slowDown(viewer);
    return unitOfWork.run(async (tx) => {
      await users.lock(tx, [viewer.userId, otherId]);
      await users.requireActive(tx, [otherId]);
      if (await relations.isBlockedBetween(tx, viewer.userId, otherId)) throw new NotFound('user');
      if (await relations.areContacts(tx, viewer.userId, otherId)) throw new Conflict('The two of you are contacts already.');
      const own = await requests.find(tx, viewer.userId, otherId);
      if (own?.direction === 'OUTGOING') return own;
      const theirs = await requests.find(tx, otherId, viewer.userId);
      if (theirs !== null) return this.agree(tx, viewer.userId, otherId, [own, theirs]);
      return this.open(tx, viewer.userId, otherId, note);
    });
  }

  /** @throws NotFound, QuotaExceeded */
  async accept({ userId }: Viewer, otherId: UserId): Promise<Contact> {
    const { unitOfWork, users, requests } = this.deps;
    return unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId, otherId]);
      const own = await this.requireOpen(tx, userId, otherId, 'INCOMING');
      return this.agree(tx, userId, otherId, [own, await requests.find(tx, otherId, userId)]);
    });
  }

  /** The sender is not told. @throws NotFound */
  async decline({ userId }: Viewer, otherId: UserId): Promise<void> {
    await this.deps.unitOfWork.run(async (tx) => {
      await this.deps.users.lock(tx, [userId]);
      await this.end(tx, [await this.requireOpen(tx, userId, otherId, 'INCOMING')]);
    });
  }

  /** @throws NotFound */
  async cancel({ userId }: Viewer, otherId: UserId): Promise<void> {
    await this.deps.unitOfWork.run(async (tx) => {
      await this.deps.users.lock(tx, [userId, otherId]);
      await this.requireOpen(tx, userId, otherId, 'OUTGOING');
      await this.endOwnOf(tx, userId, otherId);
    });
  }

  /** What the user asked of the other, and what the other asked of the user as the user sees it. The caller holds both users' rows. */
  async endOwnOf(tx: Transaction, userId: UserId, otherId: UserId): Promise<void> {
    const { requests } = this.deps;
    const own = await requests.find(tx, userId, otherId);
    const theirs = own?.direction === 'OUTGOING' ? await requests.find(tx, otherId, userId) : null;
    await this.end(tx, [own, theirs]);
  }

  private async open(tx: Transaction, userId: UserId, otherId: UserId, note: string | null): Promise<ContactRequest> {
    const { clock, limits, requests } = this.deps;
    const most = limits.contactRequestsOpenMax;
    if ((await requests.count(tx, userId, 'OUTGOING')) >= most)
      throw new QuotaExceeded(`You have asked as many as one may wait for: ${most}. Cancel some first.`);
    const request = { userId, otherId, direction: 'OUTGOING', note, createdAt: clock.now(), endedAt: null, userVersion: 0 } as const;
    const [own = request] = await this.write(tx, [request, { ...request, userId: otherId, otherId: userId, direction: 'INCOMING' }]);
    return own;
  }

  private async agree(tx: Transaction, userId: UserId, otherId: UserId, requests: readonly (ContactRequest | null)[]): Promise<Contact> {
    await this.end(tx, requests);
    return this.deps.contacts.join(tx, userId, otherId);
  }

  private async requireOpen(tx: Transaction, userId: UserId, otherId: UserId, direction: RequestDirection): Promise<ContactRequest> {
    const request = await this.deps.requests.find(tx, userId, otherId);
    if (request?.direction !== direction) throw new NotFound('contact request');
    return request;
  }

  private async end(tx: Transaction, requests: readonly (ContactRequest | null)[]): Promise<void> {
    const endedAt = this.deps.clock.now();
    const open = requests.filter((request) => request !== null);
    if (open.length === 0) return;
    await this.write(
      tx,
      open.map((request) => ({ ...request, note: null, endedAt })),
    );
  }

  /** At most one of each user: each change has a version of its own. */
  private async write(tx: Transaction, requests: readonly ContactRequest[]): Promise<ContactRequest[]> {
    const versions = await this.deps.users.changeOwn(
      tx,
      requests.map(({ userId }) => userId),
      'contactRequest',
    );
    const stored = requests.map((request) => ({ ...request, userVersion: versions.get(request.userId) ?? 0 }));
    await this.deps.requests.save(tx, stored);
    return stored;
  }

  private slowDown({ userId }: Viewer): void {
    const waitMs = this.deps.rate.take(userId);
    if (waitMs > 0) throw new RateLimited(`You ask too many; try again in ${Math.ceil(waitMs / 1_000)} s.`, waitMs);
  }
}
