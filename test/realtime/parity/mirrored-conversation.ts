import type { ParityConversationFragment, ParityMessageFragment } from '../../support/generated/graphql.ts';
import type { ReceiptEvent } from '../../support/person.ts';
import { split, splitMembership, type About, type HeldConversation, type HeldMessage } from './held.ts';

type Start = Pick<HeldConversation, 'about' | 'lastSeq' | 'members' | 'membership' | 'settings'> & {
  readonly messages: readonly ParityMessageFragment[];
};

/** One conversation, kept up by events. */
export class MirroredConversation {
  /** As they were when it began. */
  readonly settings: HeldConversation['settings'];
  private about: About;
  private lastSeq: number;
  private members: HeldConversation['members'];
  private membership: HeldConversation['membership'];
  private visibleAfterSeq: number;
  private readonly messages = new Map<number, ParityMessageFragment>();

  constructor(
    private readonly viewerId: string,
    start: Start,
  ) {
    this.about = start.about;
    this.lastSeq = start.lastSeq;
    this.members = start.members;
    this.membership = start.membership;
    this.settings = start.settings;
    this.visibleAfterSeq = start.settings.visibleAfterSeq;
    for (const message of start.messages) this.takeMessage(message);
  }

  /** From its first word; null if that says that the viewer is not in it any more. */
  static first(viewerId: string, word: ParityConversationFragment): MirroredConversation | null {
    const own = word.viewerMembership ?? null;
    return own === null ? null : new MirroredConversation(viewerId, { ...split(word), ...splitMembership(own), messages: [] });
  }

  /** Whether there is more to see than events bring: see INBOX-14 and JOIN-4 in docs/PROTOCOL.md. */
  get showsHistory(): boolean {
    return this.visibleAfterSeq < this.membership.joinedSeq;
  }

  take(conversation: ParityConversationFragment): void {
    const { about, lastSeq, members } = split(conversation);
    this.about = about;
    this.members = members;
    this.lastSeq = Math.max(this.lastSeq, lastSeq);
    if (conversation.viewerMembership == null) return;
    const { membership, settings } = splitMembership(conversation.viewerMembership);
    this.membership = membership;
    this.visibleAfterSeq = Math.max(this.visibleAfterSeq, settings.visibleAfterSeq);
  }

  takeMessage(message: ParityMessageFragment): void {
    this.lastSeq = Math.max(this.lastSeq, message.seq);
    if ((this.messages.get(message.seq)?.version ?? 0) < message.version) this.messages.set(message.seq, message);
  }

  takeReceipt({ userId, deliveredSeq, readSeq, unreadMark }: ReceiptEvent): void {
    const member = this.members[userId];
    if (member !== undefined) this.members = { ...this.members, [userId]: { ...member, ...further(member, { deliveredSeq, readSeq }) } };
    if (userId !== this.viewerId) return;
    this.membership = {
      ...this.membership,
      ...further(this.membership, { deliveredSeq, readSeq }),
      ...(unreadMark == null ? {} : { markedUnreadSeq: unreadMark.seq ?? null }),
    };
  }

  held(settings: HeldConversation['settings'] = this.settings, starredAt: (messageId: string) => string | null): HeldConversation {
    const visibleAfterSeq = Math.max(this.visibleAfterSeq, settings.visibleAfterSeq);
    // Places are dense: what was cleared unseen was there.
    const lastSeq = Math.max(this.lastSeq, visibleAfterSeq);
    const messages = [...this.messages.values()]
      .filter(({ seq }) => seq > visibleAfterSeq)
      .toSorted((one, two) => one.seq - two.seq)
      .map((message) => toHeld(message, visibleAfterSeq, starredAt));
    const readThrough = this.readThrough(visibleAfterSeq, messages);
    const unread = messages.filter(({ seq }) => seq > readThrough);
    return {
      about: this.about,
      lastSeq,
      members: this.members,
      membership: this.membership,
      settings: { ...settings, visibleAfterSeq },
      unreadCount: Math.max(0, lastSeq - readThrough),
      unreadMentions: unread.filter(({ mentions, mentionsAll }) => mentionsAll || mentions.some(({ id }) => id === this.viewerId)).length,
      pinnedIds: messages
        .filter(({ pinnedAt }) => pinnedAt != null)
        .toSorted((one, two) => (two.pinnedAt ?? '').localeCompare(one.pinnedAt ?? '') || two.seq - one.seq)
        .map(({ id }) => id),
      messages,
    };
  }

  /** As `Membership.unreadCount` describes it. */
  private readThrough(visibleAfterSeq: number, messages: readonly HeldMessage[]): number {
    const { joinedSeq, readSeq, markedUnreadSeq } = this.membership;
    if (markedUnreadSeq != null) return Math.max(visibleAfterSeq, markedUnreadSeq - 1);
    const lastSent = messages.findLast(({ sender, system }) => (sender ?? system?.actor)?.id === this.viewerId)?.seq ?? 0;
    return Math.max(visibleAfterSeq, joinedSeq, readSeq, lastSent);
  }
}

interface Reach {
  readonly deliveredSeq?: number | null;
  readonly readSeq?: number | null;
}

/** Receipts never go back. */
function further(one: Reach, two: Reach): { deliveredSeq: number; readSeq: number } {
  return {
    deliveredSeq: Math.max(one.deliveredSeq ?? 0, two.deliveredSeq ?? 0),
    readSeq: Math.max(one.readSeq ?? 0, two.readSeq ?? 0),
  };
}

/** What is cleared is answered no more, and what is gone shows no star. */
function toHeld(message: ParityMessageFragment, visibleAfterSeq: number, starredAt: (messageId: string) => string | null): HeldMessage {
  const { replyTo, recalledAt } = message;
  return {
    ...message,
    replyTo: replyTo !== null && replyTo.seq > visibleAfterSeq ? replyTo : null,
    viewerStarredAt: recalledAt === null ? starredAt(message.id) : null,
  };
}
