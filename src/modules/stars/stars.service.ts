import type { Transaction, UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Conflict, NotFound, QuotaExceeded } from '../../kernel/errors.ts';
import { toMessageId, type ConversationId, type MessageAddress } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import { toTimePlace } from '../../kernel/time-places.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ConversationAccess, MembersRepository } from '../conversations/index.ts';
import { isGone, type MessagesRepository, type StoredMessage } from '../messages/index.ts';
import type { UsersService } from '../users/index.ts';
import type { StandingStar, Star } from './star.ts';
import type { StarPlace, StarsRepository } from './stars.repository.ts';

export interface StarsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly users: UsersService;
  readonly access: ConversationAccess;
  readonly members: MembersRepository;
  readonly messages: MessagesRepository;
  readonly stars: StarsRepository;
}

export interface StarredMessage {
  readonly star: StandingStar;
  readonly message: StoredMessage;
}

/** Stars read at once: the rows of a page of ordinary size, and some that are not to be seen any more. */
const starsReadAtOnce = 200;

/** Messages that a user keeps at hand, the same on all of their devices. */
export class StarsService {
  constructor(private readonly deps: StarsServiceDeps) {}

  /** Again: no change. @throws NotFound, Conflict once it is gone, QuotaExceeded */
  async star(viewer: Viewer, address: MessageAddress): Promise<StoredMessage> {
    const { unitOfWork, clock, limits, users, stars } = this.deps;
    const { userId } = viewer;
    return unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId]);
      const message = await this.toRead(tx, viewer, address);
      if (isGone(message)) throw new Conflict('The message was taken back or has expired.');
      if ((await stars.findMany(tx, userId, [address])).length > 0) return message;
      if ((await stars.count(tx, userId)) >= limits.starsPerUserMax)
        throw new QuotaExceeded(`You have starred as many messages as one may: ${limits.starsPerUserMax}.`);
      await this.write(tx, { userId, ...placeOf(address), starredAt: clock.now(), endedAt: null, userVersion: 0 });
      return message;
    });
  }

  /** Also of what the viewer may not read any more: the star is theirs. No star: no change. */
  async unstar({ userId }: Viewer, address: MessageAddress): Promise<void> {
    const { unitOfWork, clock, users, stars } = this.deps;
    await unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId]);
      const [standing] = await stars.findMany(tx, userId, [address]);
      if (standing !== undefined) await this.write(tx, { ...standing, starredAt: null, endedAt: clock.now() });
    });
  }

  /** What the viewer may read of it, the newest star first. @throws NotFound, BadInput */
  async list(viewer: Viewer, request: PageRequest, conversationId: ConversationId | null): Promise<Page<StarredMessage>> {
    const { unitOfWork, access, limits, stars } = this.deps;
    if (conversationId !== null) await access.toRead(unitOfWork.reader, viewer, conversationId);
    const whose = { userId: viewer.userId, conversationId };
    const found: StarredMessage[] = [];
    let below = toStarPlace(request.after);
    // One more round than there are full ones: the last may be empty.
    for (let round = 0; round <= limits.starsPerUserMax / starsReadAtOnce; round++) {
      const read = await stars.newest(unitOfWork.reader, whose, below, starsReadAtOnce);
      found.push(...(await this.readable(viewer, read)));
      below = read.at(-1) ?? null;
      if (found.length > request.limit || read.length < starsReadAtOnce) break;
    }
    return toPage(request, found);
  }

  private async readable({ userId }: Viewer, stars: readonly StandingStar[]): Promise<StarredMessage[]> {
    const { unitOfWork, members, messages } = this.deps;
    const ids = [...new Set(stars.map(({ conversationId }) => conversationId))];
    const memberships = await members.activeOfUser(unitOfWork.reader, userId, ids);
    const visibleAfter = new Map(memberships.map((member) => [member.conversationId, member.visibleAfterSeq]));
    const visible = stars.filter(({ conversationId, seq }) => seq > (visibleAfter.get(conversationId) ?? Number.POSITIVE_INFINITY));
    const read = await messages.findByAddresses(unitOfWork.reader, visible);
    const standing = new Map(read.filter((message) => !isGone(message)).map((message) => [toMessageId(message), message]));
    return visible.flatMap((star) => {
      const message = standing.get(toMessageId(star));
      return message === undefined ? [] : [{ star, message }];
    });
  }

  private async toRead(tx: Transaction, viewer: Viewer, address: MessageAddress): Promise<StoredMessage> {
    const { access, messages } = this.deps;
    const { member } = await access.toRead(tx, viewer, address.conversationId).catch(asMessage);
    const [message] = address.seq > member.visibleAfterSeq ? await messages.findByAddresses(tx, [address]) : [];
    if (message === undefined) throw new NotFound('message');
    return message;
  }

  private async write(tx: Transaction, star: Star): Promise<void> {
    const { users, stars } = this.deps;
    const userVersion = (await users.changeOwn(tx, [star.userId], 'star')).get(star.userId) ?? 0;
    await stars.save(tx, { ...star, userVersion });
  }
}

function placeOf({ conversationId, seq }: MessageAddress): MessageAddress {
  return { conversationId, seq };
}

function toStarPlace(cursor: string | null): StarPlace | null {
  const place = toTimePlace('star', 'after', cursor);
  return place === null ? null : { starredAt: place.at, userVersion: Number(place.id) };
}

/** A conversation that the viewer may not see hides its messages under their own name. */
function asMessage(error: unknown): never {
  throw error instanceof NotFound ? new NotFound('message') : error;
}
