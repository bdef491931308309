import type { UnitOfWork } from '../../infra/database/index.ts';
import { toMessageId } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { PageRequest } from '../../kernel/paging.ts';
import { findParts, type TextRange } from '../../kernel/search-query.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ConversationAccess, MembersRepository, ReadableConversation } from '../conversations/index.ts';
import type { MessagesRepository, StoredMessage } from '../messages/index.ts';
import { searchableText } from './searchable.ts';
import { placeAfter, toPlan, type SearchMessages, type SearchPlan } from './search-command.ts';
import type { Place, Stretch, TermsRepository } from './terms.repository.ts';

export interface SearchServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly limits: Limits;
  readonly access: ConversationAccess;
  readonly members: MembersRepository;
  readonly messages: MessagesRepository;
  readonly terms: TermsRepository;
}

/** A message that has all that was looked for, and where in its text. */
export interface Hit {
  readonly message: StoredMessage;
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

export interface HitPage {
  readonly hits: readonly Hit[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  /** How far was looked: a page may end before it has as many hits as it may have. */
  readonly end: Place | null;
}

/** Conversations asked in one statement. */
const stretchesAtOnce = 64;
/** Places read beyond those that the page needs, for those that turn out not to be hits. */
const spare = 10;
/** A message may be this much newer than its conversation says, where the clocks of two nodes differ. */
const clockSkewMs = 60_000;

/** Finds messages: the index says where they may be, and the messages themselves whether they are. */
export class SearchService {
  constructor(private readonly deps: SearchServiceDeps) {}

  /** Newest first. @throws BadInput, NotFound unless the viewer is in the conversation */
  async search(viewer: Viewer, command: SearchMessages, request: PageRequest): Promise<HitPage> {
    const { limits } = this.deps;
    const plan = toPlan(command, limits);
    const start = placeAfter(request);
    const readable = await this.readable(viewer, command);
    const hits: Hit[] = [];
    let end = start;
    // One more than the page has tells whether more follows.
    for (let examined = 0; hits.length <= request.limit && examined < limits.searchExaminedMax;) {
      const wanted = request.limit + 1 - hits.length + spare;
      const { places, isAll } = await this.places(readable, plan, end, wanted);
      for (const { place, hit } of await this.check(places, command, plan)) {
        if (hit !== null) hits.push(hit);
        if (hits.length > request.limit) return { hits: hits.slice(0, -1), hasNext: true, hasPrevious: start !== null, end };
        end = place;
      }
      examined += places.length;
      if (isAll) return { hits, hasNext: false, hasPrevious: start !== null, end };
    }
    return { hits, hasNext: true, hasPrevious: start !== null, end };
  }

  private async readable(viewer: Viewer, { conversationId }: SearchMessages): Promise<ReadableConversation[]> {
    const { unitOfWork, access, members } = this.deps;
    if (conversationId === null) return members.readableBy(unitOfWork.reader, viewer.userId);
    const { conversation, member } = await access.toRead(unitOfWork.reader, viewer, conversationId);
    return [{ id: conversation.id, visibleAfterSeq: member.visibleAfterSeq, lastActivityAt: conversation.lastActivityAt }];
  }

  /**
   * The newest places after one, from all the conversations. The most recently active ones are asked first; once there are enough, those
   * that were quiet since are not asked at all, and the others only for what is newer.
   */
  private async places(
    readable: readonly ReadableConversation[],
    plan: SearchPlan,
    after: Place | null,
    wanted: number,
  ): Promise<{ places: Place[]; isAll: boolean }> {
    const { unitOfWork, terms } = this.deps;
    let found: Place[] = [];
    // Of what is older than this, some was left out.
    let horizon: Place | null = null;
    for (let i = 0; i < readable.length; i += stretchesAtOnce) {
      const fromSentAt = Math.max(plan.fromSentAt, horizon?.sentAt ?? 0, found[wanted - 1]?.sentAt ?? 0);
      const stretches = readable
        .slice(i, i + stretchesAtOnce)
        .filter(({ lastActivityAt }) => lastActivityAt + clockSkewMs >= fromSentAt)
        .map((conversation) => toStretch(conversation, { ...plan, fromSentAt }, after));
      if (stretches.length === 0) break;
      const more = await terms.find(unitOfWork.reader, stretches, plan.terms, wanted);
      const last = more.length === wanted ? more.at(-1) : undefined;
      if (last !== undefined && (horizon === null || newestFirst(last, horizon) < 0)) horizon = last;
      found = merged(found, more, horizon).slice(0, wanted);
    }
    return { places: found, isAll: horizon === null && found.length < wanted };
  }

  private async check(
    places: readonly Place[],
    { senderId, kinds }: SearchMessages,
    { parts }: SearchPlan,
  ): Promise<{ place: Place; hit: Hit | null }[]> {
    const { unitOfWork, messages } = this.deps;
    const found = new Map((await messages.findByAddresses(unitOfWork.reader, places)).map((message) => [toMessageId(message), message]));
    return places.map((place) => {
      const message = found.get(toMessageId(place));
      if (message === undefined || (senderId !== null && message.senderId !== senderId)) return { place, hit: null };
      if (kinds !== null && !kinds.includes(message.kind)) return { place, hit: null };
      const text = searchableText(message);
      const ranges = text === null ? null : findParts(parts, text);
      return { place, hit: text === null || ranges === null ? null : { message, text, ranges } };
    });
  }
}

function toStretch(
  { id, visibleAfterSeq }: ReadableConversation,
  { fromSentAt, throughSentAt }: Pick<SearchPlan, 'fromSentAt' | 'throughSentAt'>,
  after: Place | null,
): Stretch {
  const whole = { conversationId: id, afterSeq: visibleAfterSeq, fromSentAt, throughSentAt, beforeSeq: null };
  if (after === null || after.sentAt > throughSentAt) return whole;
  // Of what was sent in the same millisecond, later conversations were shown already, and earlier ones are still to come.
  if (id > after.conversationId) return { ...whole, throughSentAt: after.sentAt - 1 };
  return { ...whole, throughSentAt: after.sentAt, beforeSeq: id === after.conversationId ? after.seq : null };
}

/** Each once, newest first, as far as the horizon. */
function merged(some: readonly Place[], others: readonly Place[], horizon: Place | null): Place[] {
  const all = [...some, ...others].toSorted(newestFirst);
  return all.filter((place, i) => {
    const before = all[i - 1];
    return (before === undefined || newestFirst(before, place) !== 0) && (horizon === null || newestFirst(place, horizon) <= 0);
  });
}

function newestFirst(a: Place, b: Place): number {
  if (a.sentAt !== b.sentAt) return b.sentAt - a.sentAt;
  if (a.conversationId !== b.conversationId) return a.conversationId < b.conversationId ? 1 : -1;
  return b.seq - a.seq;
}
