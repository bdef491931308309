import type { UnitOfWork } from '../../infra/database/index.ts';
import { decodeCursor } from '../../kernel/cursors.ts';
import { BadInput } from '../../kernel/errors.ts';
import { toMessageId, type ConversationId, type UserId } from '../../kernel/ids.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { readThrough, type ConversationAccess, type StoredMember } from '../conversations/index.ts';
import type { MessagesRepository, StoredMessage } from '../messages/index.ts';
import type { MentionsRepository, Unread } from './mentions.repository.ts';

export interface MentionsServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly access: ConversationAccess;
  readonly messages: MessagesRepository;
  readonly mentions: MentionsRepository;
}

/** Unread messages that point the viewer out, by name or with everybody else. */
export class MentionsService {
  constructor(private readonly deps: MentionsServiceDeps) {}

  /** In seq order. @throws NotFound, BadInput */
  async unread(viewer: Viewer, id: ConversationId, request: PageRequest): Promise<Page<StoredMessage>> {
    const { unitOfWork, access, messages, mentions } = this.deps;
    const { member } = await access.toRead(unitOfWork.reader, viewer, id);
    const unread = unreadOf(member);
    const afterSeq = request.after === null ? unread.afterSeq : Math.max(unread.afterSeq, seqOf(request.after));
    const places = await mentions.places(unitOfWork.reader, { ...unread, afterSeq }, request.limit + 1);
    const found = new Map((await messages.findByAddresses(unitOfWork.reader, places)).map((message) => [toMessageId(message), message]));
    return toPage(
      request,
      places.flatMap((place) => found.get(toMessageId(place)) ?? []),
    );
  }

  /** Of one user, for each of the memberships. */
  async counts(userId: UserId, members: readonly StoredMember[]): Promise<number[]> {
    const { unitOfWork, mentions } = this.deps;
    const counts = await mentions.counts(unitOfWork.reader, userId, members.map(unreadOf));
    return members.map(({ conversationId }) => counts.get(conversationId) ?? 0);
  }
}

function unreadOf(member: StoredMember): Unread {
  const { conversationId, userId, visibleAfterSeq } = member;
  return { conversationId, userId, afterSeq: Math.max(readThrough(member), visibleAfterSeq) };
}

function seqOf(cursor: string): number {
  const seq = Number(decodeCursor('seq', cursor) ?? Number.NaN);
  if (!Number.isSafeInteger(seq)) throw new BadInput('after', 'This cursor is not from a list of messages.');
  return seq;
}
