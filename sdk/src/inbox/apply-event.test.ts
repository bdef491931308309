import { describe, expect, test } from 'vitest';
import { applyEvent } from './apply-event.ts';
import { withOlder } from './messages.ts';
import {
  unread,
  type Conversation,
  type ConversationEvent,
  type ConversationState,
  type Membership,
  type Message,
  type User,
} from './model.ts';
import { toView } from './views.ts';

const viewerId = 'u_me';
const conversation: Conversation = {
  __typename: 'DirectConversation',
  id: 'c_1',
  version: 10,
  lastSeq: 5,
  memberCount: 2,
  createdAt: '2026-01-01T00:00:00Z',
  messageTtlSeconds: null,
};
const membership: Membership = {
  __typename: 'Membership',
  role: 'MEMBER',
  nickname: null,
  joinedAt: '2026-01-01T00:00:00Z',
  readSeq: 3,
  deliveredSeq: 3,
  visibleAfterSeq: 0,
  markedUnreadSeq: null,
  unreadCount: 2,
  unreadMentions: 0,
  mutedUntil: null,
  mutedByAdminsUntil: null,
  notificationLevel: 'ALL',
  pinOrder: null,
  archived: false,
  hiddenThroughSeq: null,
  draft: null,
};
/** Has message 5, and everything up to version 10. */
const state: ConversationState = {
  ...unread('c_1', 10),
  isStale: false,
  conversation,
  membership,
  readThrough: 3,
  messages: [message(5, 9)],
  fromSeq: 5,
  hasOlder: true,
  strays: null,
};

function user(id: string): User {
  return { __typename: 'User', id, username: id, displayName: id, avatarUrl: null };
}

function message(seq: number, version: number, senderId = 'u_other'): Message {
  const nothing = {
    body: `message ${seq}, version ${version}`,
    custom: null,
    location: null,
    replyTo: null,
    forwardedFrom: null,
    recalledBy: null,
    system: null,
    threadRootId: null,
  };
  const never = { pinnedAt: null, editedAt: null, recalledAt: null, expiresAt: null, expiredAt: null, createdAt: '2026-01-01T00:00:00Z' };
  const none = { mentions: [], mentionsAll: false, reactions: [], replyCount: 0 };
  return {
    __typename: 'Message',
    id: `m_${seq}`,
    conversationId: 'c_1',
    clientMessageId: `k${seq}`,
    kind: 'TEXT',
    seq,
    version,
    sender: user(senderId),
    ...nothing,
    ...never,
    ...none,
  };
}

const changed = (seq: number, version: number, senderId?: string): ConversationEvent => ({
  __typename: 'MessageChanged',
  message: message(seq, version, senderId),
});
const notice = (seq: number, version: number, actorId: string): ConversationEvent => {
  const nothing = { name: null, role: null, text: null, mutedUntil: null, slowModeSeconds: null, messageTtlSeconds: 60 };
  const system = {
    __typename: 'SystemNotice' as const,
    type: 'MESSAGE_TTL_CHANGED' as const,
    actor: user(actorId),
    targets: [],
    ...nothing,
  };
  return { __typename: 'MessageChanged', message: { ...message(seq, version), kind: 'SYSTEM', body: null, sender: null, system } };
};
const receipt = (
  userId: string,
  readSeq: number,
  version: number,
  unreadMark: { seq: number | null } | null = null,
): ConversationEvent => ({
  __typename: 'ReceiptChanged',
  conversationId: 'c_1',
  version,
  userId,
  deliveredSeq: readSeq,
  readSeq,
  unreadMark,
});

function after(before: ConversationState, ...events: ConversationEvent[]): ConversationState {
  const reached = events.reduce<ConversationState | undefined>((now, event) => applyEvent(now, event, viewerId), before);
  if (reached === undefined) throw new Error('It is gone.');
  return reached;
}

const seqs = ({ messages }: ConversationState): string[] => messages.map(({ seq, version }) => `${seq}@${version}`);

describe('What an event makes of a conversation', () => {
  test('a message comes to its place and moves the position', () => {
    expect(after(state, changed(6, 11), changed(7, 12))).toMatchObject({ position: 12 });
    // Message 6 was changed again, and comes in the place of that change.
    expect(seqs(after(state, changed(7, 12), changed(6, 13)))).toEqual(['5@9', '6@13', '7@12']);
  });

  test('a version that is had already changes nothing', () => {
    expect(after(state, changed(5, 10))).toBe(state);
    expect(after(state, receipt(viewerId, 5, 10))).toBe(state);
  });

  test('of two states of a message the newer counts, in whatever order they come', () => {
    const answered = { ...state, messages: [message(5, 14)] };
    expect(seqs(after(answered, changed(5, 12)))).toEqual(['5@14']);
    expect(after(answered, changed(5, 12)).position).toBe(12);
  });

  test('a change of a message before the window is let go', () => {
    expect(after(state, changed(2, 11))).toMatchObject({ position: 11, messages: state.messages });
  });

  test('a change that comes while its page is read is newer than the page', () => {
    const reading = { ...state, strays: [] };
    const read = withOlder(after(reading, changed(3, 11)), [message(2, 2), message(3, 3), message(4, 4), message(5, 9)], false);
    expect(seqs(read)).toEqual(['2@2', '3@11', '4@4', '5@9']);
    expect(read).toMatchObject({ fromSeq: 2, hasOlder: false, strays: null });
  });

  test('an InboxGap makes it stale and sets the position, even back', () => {
    const gap: ConversationEvent = { __typename: 'InboxGap', conversationId: 'c_1', fromVersion: 10, toVersion: 4 };
    expect(after(state, gap)).toMatchObject({ isStale: true, position: 4, conversation: { version: 0 }, strays: [] });
    expect(after(state, gap, changed(6, 5)).strays).toHaveLength(1);
  });

  test('the first word makes a conversation that has to be read, the last word takes it away', () => {
    const word = (viewerIsMember: boolean, version: number): ConversationEvent => ({
      __typename: 'ConversationChanged',
      conversation: { ...conversation, version },
      version,
      viewerIsMember,
    });
    expect(applyEvent(undefined, word(true, 3), viewerId)).toMatchObject({ isStale: true, position: 3 });
    expect(applyEvent(state, word(false, 11), viewerId)).toBeUndefined();
  });

  test('an older state of the conversation does not take the place of a newer one', () => {
    const newer = { ...state, conversation: { ...conversation, version: 20, memberCount: 3 } };
    const event: ConversationEvent = { __typename: 'ConversationChanged', conversation, version: 11, viewerIsMember: true };
    expect(after(newer, event).conversation?.memberCount).toBe(3);
  });

  test('a new message that points the viewer out is counted until it is read', () => {
    const mention = (seq: number, version: number, senderId?: string): ConversationEvent => ({
      __typename: 'MessageChanged',
      message: { ...message(seq, version, senderId), mentionsAll: true },
    });
    const mentioned = after(state, mention(6, 11), mention(7, 12, viewerId), changed(8, 13), mention(6, 14));
    expect(toView(mentioned, conversation).membership).toMatchObject({ unreadMentions: 1 });
    expect(toView(after(mentioned, receipt(viewerId, 8, 15)), conversation).membership).toMatchObject({
      unreadMentions: 0,
      unreadCount: 0,
    });
  });

  test('who reads or writes has read what is before, unless they marked it as unread', () => {
    expect(after(state, receipt('u_other', 5, 11))).toMatchObject({ readThrough: 3, receipts: { u_other: { readSeq: 5 } } });
    expect(after(state, receipt(viewerId, 5, 11)).readThrough).toBe(5);
    expect(after(state, changed(6, 11, viewerId)).readThrough).toBe(6);
    expect(after(state, notice(6, 11, viewerId)).readThrough).toBe(6);
    expect(after(state, notice(6, 11, 'u_other')).readThrough).toBe(3);
    const marked = after(state, receipt(viewerId, 3, 11, { seq: 2 }));
    expect(marked.readThrough).toBe(1);
    expect(after(marked, changed(6, 12, viewerId)).readThrough).toBe(1);
    expect(after(marked, receipt(viewerId, 6, 12, { seq: null })).readThrough).toBe(6);
  });
});
