import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { decodeCursor } from '../../kernel/cursors.ts';
import { BadInput, Conflict, Forbidden } from '../../kernel/errors.ts';
import type { ConversationId, MessageAddress } from '../../kernel/ids.ts';
import type { Limits } from '../../kernel/limits.ts';
import { toPage, type Page, type PageRequest } from '../../kernel/paging.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { may, refusalWhereBlocked, type ConversationAccess, type StoredConversation, type StoredMember } from '../conversations/index.ts';
import type { MessageChanges } from './message-changes.ts';
import { recalledExtras } from './message-extras.ts';
import { toDraft, toMessageBody, type MessageDraft, type SendMessage } from './message-draft.ts';
import type { MessageSender } from './message-sender.ts';
import type { StoredMessage } from './message.ts';
import type { MessagesRepository } from './messages.repository.ts';

interface Membership {
  readonly conversation: StoredConversation;
  readonly member: StoredMember;
}

export interface MessagesServiceDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly access: ConversationAccess;
  readonly messages: MessagesRepository;
  readonly sender: MessageSender;
  readonly changes: MessageChanges;
}

/** Sending, changing and reading messages. */
export class MessagesService {
  constructor(private readonly deps: MessagesServiceDeps) {}

  /** Appends a message and returns once it is durable. @throws BadInput, PayloadTooLarge, NotFound, Conflict, RateLimited */
  async send(viewer: Viewer, command: SendMessage): Promise<StoredMessage> {
    const threadRootSeq = await this.threadRootOf(command);
    return this.deps.sender.send(viewer, this.toDraft({ ...command, threadRootSeq }));
  }

  /** What can be said of a message before it is sent. @throws BadInput, PayloadTooLarge */
  toDraft(command: SendMessage): MessageDraft {
    return toDraft(command, this.deps.limits);
  }

  /** Puts another body in the place of the viewer's own. @throws NotFound, Forbidden, Conflict once recalled or too old, BadInput */
  async edit(viewer: Viewer, address: MessageAddress, text: string): Promise<StoredMessage> {
    const { limits, clock } = this.deps;
    const body = toMessageBody('body', text, limits);
    return this.deps.changes.change(viewer, address, ({ message, conversation }) => {
      if (message.senderId !== viewer.userId || message.kind === 'SYSTEM') throw new Forbidden('Only the sender may edit a message.');
      if (message.kind !== 'TEXT') throw new BadInput('id', `A ${message.kind} message has no text to edit.`);
      if (message.recalledAt !== null) throw new Conflict('The message was recalled.');
      if (message.expiredAt !== null) throw new Conflict('The message has expired.');
      const refusal = refusalWhereBlocked(conversation);
      if (refusal !== null) throw refusal;
      const now = clock.now();
      this.checkAge(message, now, limits.editWindowMs, 'edited');
      return { ...message, body, editedAt: now };
    });
  }

  /** Takes a message back for everybody; its place stays. Again: no change. @throws NotFound, Forbidden, Conflict when too old */
  async recall(viewer: Viewer, address: MessageAddress): Promise<StoredMessage> {
    const { limits, clock } = this.deps;
    return this.deps.changes.change(viewer, address, ({ message, conversation, member }) => {
      if (message.kind === 'SYSTEM') throw new Forbidden('A SYSTEM message cannot be recalled.');
      const isAdmin = may('recallAny', { conversation, member });
      if (message.senderId !== viewer.userId && !isAdmin)
        throw new Forbidden('Only the sender and admins of the group may recall a message.');
      if (message.recalledAt !== null || message.expiredAt !== null) return message;
      const now = clock.now();
      if (!isAdmin) this.checkAge(message, now, limits.recallWindowMs, 'recalled');
      return {
        ...message,
        body: null,
        payload: null,
        mentionIds: [],
        recalledAt: now,
        recalledById: viewer.userId,
        extras: recalledExtras(message.extras),
      };
    });
  }

  /** A page in seq order; `aroundSeq` puts that message in its middle. @throws NotFound, BadInput */
  async history(viewer: Viewer, id: ConversationId, request: PageRequest, aroundSeq: number | null): Promise<Page<StoredMessage>> {
    const { unitOfWork, access } = this.deps;
    const membership = await access.toRead(unitOfWork.reader, viewer, id);
    return this.historyOf(membership, request, aroundSeq);
  }

  /** Replies of the message's thread, in seq order. The caller has seen to it that the viewer may see the root. */
  async thread(root: MessageAddress, request: PageRequest): Promise<Page<StoredMessage>> {
    const { unitOfWork, messages } = this.deps;
    return toPage(request, await messages.thread(unitOfWork.reader, root, { ...boundsOf(request), limit: request.limit + 1 }));
  }

  /** The newest reply of each thread that has one. */
  async lastReplies(roots: readonly MessageAddress[]): Promise<readonly (MessageAddress & { readonly rootSeq: number })[]> {
    return this.deps.messages.lastReplies(this.deps.unitOfWork.reader, roots);
  }

  /** The same for a caller that has read the membership already. */
  async historyOf({ conversation, member }: Membership, request: PageRequest, aroundSeq: number | null): Promise<Page<StoredMessage>> {
    const { unitOfWork, messages } = this.deps;
    const first = member.visibleAfterSeq + 1;
    const bounds = aroundSeq === null ? boundsOf(request) : boundsAround(aroundSeq, request.limit, first);
    const { from } = bounds;
    const range = { ...bounds, afterSeq: Math.max(bounds.afterSeq, member.visibleAfterSeq), limit: request.limit };
    const found = await messages.range(unitOfWork.reader, conversation.id, range);
    const items = from === 'start' ? found : found.toReversed();
    // Places are dense, so the numbers alone tell whether more is there.
    const firstSeq = items[0]?.seq ?? Math.min(range.beforeSeq, conversation.lastSeq + 1);
    const lastSeq = items.at(-1)?.seq ?? range.afterSeq;
    return { items, hasPrevious: firstSeq > first, hasNext: lastSeq < conversation.lastSeq };
  }

  /** Who answers a reply in the thread is in the same thread: threads are one level deep. What thread a message is in never changes. */
  private async threadRootOf({ conversationId, threadRootSeq = null }: SendMessage): Promise<number | null> {
    if (threadRootSeq === null) return null;
    const { unitOfWork, messages } = this.deps;
    const [root] = await messages.findByAddresses(unitOfWork.reader, [{ conversationId, seq: threadRootSeq }]);
    return root?.extras?.threadRootSeq ?? threadRootSeq;
  }

  private checkAge({ createdAt }: StoredMessage, now: number, windowMs: number, what: string): void {
    if (now - createdAt > windowMs) throw new Conflict(`A message can be ${what} for ${Math.round(windowMs / 1_000)} s after it was sent.`);
  }
}

function boundsOf({ from, after, before }: PageRequest) {
  return { from, afterSeq: after === null ? 0 : seqOf('after', after), beforeSeq: before === null ? 2 ** 31 : seqOf('before', before) };
}

function boundsAround(aroundSeq: number, limit: number, firstSeq: number) {
  const afterSeq = Math.max(firstSeq, aroundSeq - Math.floor(limit / 2)) - 1;
  return { from: 'start' as const, afterSeq, beforeSeq: 2 ** 31 };
}

function seqOf(field: string, cursor: string): number {
  const seq = Number(decodeCursor('seq', cursor) ?? Number.NaN);
  if (!Number.isSafeInteger(seq)) throw new BadInput(field, 'This cursor is not from a list of messages.');
  return seq;
}
