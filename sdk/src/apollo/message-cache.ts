import type { InMemoryCache } from '@apollo/client';
import type { Message } from '../inbox/model.ts';
import { changeList, type Connection, type Edge } from './connection.ts';
import { heldAnswered, heldMessage, heldRoot, lastReply, messagePlace, viewedMessage, type HeldMessage } from './documents.ts';

/** Puts messages into Apollo’s cache, and to their places in what is shown. */
export class MessageCache {
  constructor(
    private readonly cache: InMemoryCache,
    private readonly viewerId: () => string | null,
  ) {}

  /** Of two states of a message the newer counts. Answers what the cache had of it before. */
  take(message: Message): HeldMessage {
    const id = this.idOf(message.id);
    const held: HeldMessage = this.cache.readFragment({ id, fragment: heldMessage, returnPartialData: true }) ?? {};
    if ((held.version ?? 0) > message.version) return held;
    const viewerStarredAt = held.viewerStarredAt ?? null;
    const reactions = message.reactions.map((reaction) => {
      const before = held.reactions?.find((one) => one.emoji === reaction.emoji);
      const isNamed = reaction.users.some((user) => user.id === this.viewerId());
      // Only the first who reacted are named.
      const viewerReacted = isNamed || (reaction.users.length < reaction.count && before?.viewerReacted === true);
      return { ...reaction, viewerReacted };
    });
    const data = { ...message, replyTo: message.replyTo && this.asHeld(message.replyTo), viewerStarredAt, reactions };
    this.cache.writeFragment({ id, fragment: viewedMessage, fragmentName: 'ViewedMessage', data });
    this.countReply(message, held.version === undefined);
    return held;
  }

  /** To where it stands, wherever messages are shown up to the newest one. */
  place(message: Message, conversation: string): void {
    const withMessage = (shown: Connection): Connection => this.withMessage(shown, message);
    const { conversationId, threadRootId } = message;
    changeList(this.cache, conversation, 'messages', withMessage);
    changeList(this.cache, undefined, 'history', (shown, { storeFieldName }) =>
      storeFieldName.includes(`"${conversationId}"`) ? withMessage(shown) : shown,
    );
    if (threadRootId !== null) changeList(this.cache, this.idOf(threadRootId), 'thread', withMessage);
  }

  /** Those of a conversation of which the cache has this field. */
  holding(fieldName: string, conversationId: string): { id: string; seq: number }[] {
    return Object.entries(this.cache.extract()).flatMap(([id, held]) =>
      held !== undefined && fieldName in held && held['conversationId'] === conversationId ? { id, seq: Number(held['seq']) } : [],
    );
  }

  star(messageId: string, starredAt: string | null): void {
    this.cache.modify<{ viewerStarredAt: string | null }>({ id: this.idOf(messageId), fields: { viewerStarredAt: () => starredAt } });
  }

  /** What a message answers may have changed since they were told of together. */
  private asHeld(answered: NonNullable<Message['replyTo']>): NonNullable<Message['replyTo']> {
    const held = this.cache.readFragment({ id: this.idOf(answered.id), fragment: heldAnswered });
    return held === null ? answered : { ...answered, body: held.body, recalledAt: held.recalledAt };
  }

  /** The root of a thread does not change with its replies. Where its last reply is held, that tells which ones it counts already. */
  private countReply({ id, seq, threadRootId }: Message, isNew: boolean): void {
    if (threadRootId === null) return;
    const root = this.idOf(threadRootId);
    const held = this.cache.readFragment({ id: root, fragment: heldRoot });
    if (held === null ? !isNew : (held.lastReply?.seq ?? 0) >= seq) return;
    this.cache.modify<{ replyCount: number }>({ id: root, fields: { replyCount: (count) => count + 1 } });
    if (held === null) return;
    this.cache.writeFragment({ id: root, fragment: lastReply, data: { __typename: 'Message', lastReply: { __typename: 'Message', id } } });
  }

  private idOf(messageId: string): string | undefined {
    return this.cache.identify({ __typename: 'Message', id: messageId });
  }

  private withMessage(shown: Connection, message: Message): Connection {
    const { edges, pageInfo } = shown;
    const reference = { __ref: this.idOf(message.id) ?? '' };
    const [first] = edges;
    const isBefore = first !== undefined && this.seqOf(first) > message.seq && pageInfo.hasPreviousPage !== false;
    if (pageInfo.hasNextPage !== false || isBefore || edges.some(({ node }) => node.__ref === reference.__ref)) return shown;
    const place = edges.findLastIndex((edge) => this.seqOf(edge) < message.seq) + 1;
    const edge = { __typename: 'MessageEdge', cursor: '', node: reference };
    return { ...shown, edges: edges.toSpliced(place, 0, edge) };
  }

  private seqOf({ node }: Edge): number {
    return this.cache.readFragment({ id: node.__ref, fragment: messagePlace })?.seq ?? 0;
  }
}
