import fc from 'fast-check';
import { ask, accept, block, unblock } from '../../support/contacts.ts';
import {
  AddReactionDocument,
  ApproveJoinRequestDocument,
  BanMemberDocument,
  CancelContactRequestDocument,
  CancelScheduledMessageDocument,
  ClearHistoryDocument,
  DeclineContactRequestDocument,
  DeclineJoinRequestDocument,
  JoinChannelDocument,
  LeaveChannelDocument,
  LeaveGroupDocument,
  MuteAllMembersDocument,
  MuteMemberDocument,
  PinMessageDocument,
  RemoveChannelMemberDocument,
  RemoveContactDocument,
  RemoveReactionDocument,
  RequestToJoinDocument,
  SaveDraftDocument,
  SetAnnouncementDocument,
  SetMemberRoleDocument,
  SetMessageTtlDocument,
  SetNicknameDocument,
  SetSlowModeDocument,
  StarMessageDocument,
  TransferOwnershipDocument,
  UnbanMemberDocument,
  UnmuteMemberDocument,
  UnpinMessageDocument,
  UnstarMessageDocument,
  UpdateChannelDocument,
  UpdateContactDocument,
  UpdateGroupDocument,
  UpdateGroupPermissionsDocument,
  UpdateMembershipDocument,
  UpdateScheduledMessageDocument,
  UpdateSettingsDocument,
} from '../../support/generated/graphql.ts';
import type { Person } from '../../support/person.ts';
import type { Step, World } from './world.ts';

/** More often the one who founded the group than the others, who may not do much of it. */
const doer = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(2) });
const place = fc.constantFrom('direct', 'group', 'channel');
/** Where people come and go. */
const managed = fc.constantFrom('group', 'channel');
const otherThere = fc.record({ place: managed, other: fc.integer({ min: 1, max: 2 }) });
const number = fc.nat(999);
const someMessage = fc.record({ place, number });
const text = fc.string({ minLength: 1, maxLength: 8 }).map((rest) => `text ${rest}`);
const textOrNull = fc.option(text);
/** Of the two that are not the one who does it. */
const other = fc.integer({ min: 1, max: 2 });
const nothing = fc.constant(null);
const emoji = fc.constantFrom('👍', '🎉');
const role = fc.constantFrom('ADMIN', 'MEMBER');
const seq = fc.record({ place, seq: fc.integer({ min: 1, max: 40 }) });
const time = fc.constantFrom('2100-01-01T00:00:00.000Z', '2100-06-01T00:00:00.000Z');
const audience = fc.constantFrom('EVERYONE', 'CONTACTS');

/** Mutations that change nothing of what a client of `inbox` holds, and why. */
export const unplayed: Readonly<Record<string, string>> = {
  register: 'Somebody who holds nothing yet.',
  login: 'A session is no part of what a client holds.',
  logout: 'A session is no part of what a client holds.',
  refreshTokens: 'A session is no part of what a client holds.',
  refreshSocket: 'A session is no part of what a client holds.',
  revokeSession: 'A session is no part of what a client holds.',
  changePassword: 'Sessions are no part of what a client holds.',
  deactivateAccount: 'It ends the sessions of one user, who holds nothing any more; to the others nothing is told.',
  updateProfile: 'Profiles are read with whatever shows them; no event tells of them.',
  createInviteLink: 'Links are shown by a query to those who manage them; no event tells of them. It is played with joinByInvite.',
  revokeInviteLink: 'Links are shown by a query to those who manage them; no event tells of them.',
  setPresence: 'Presence has a subscription of its own, and is not stored.',
  setTyping: 'Typing has a subscription of its own, and is not stored.',
};

/**
 * Everything that changes what a client holds, by the name of the mutation in the schema, with more words behind a colon where there are
 * several ways to use it. To have another one tried, add it here: its name, what is drawn for it, and what it does. Where it shows is up to
 * ParityMessage, ParityConversation and the other parts of documents/parity.graphql.
 *
 * Not in it is `readReceipts`: what others held when somebody hid theirs stays as it was, and a query shows nothing of it (RCPT-4).
 */
export const mutations: readonly Mutation[] = [
  mutation('sendMessage', fc.record({ place, text }), (world, by, draw) => world.send(by, draw.place, draw.text), 6),
  mutation('sendMessage: a reply', fc.record({ to: someMessage, text }), (world, by, { to, text: body }) => {
    const replyToId = world.message(to);
    return world.send(by, to.place, body, { replyToId });
  }),
  mutation('sendMessage: a mention', fc.record({ place, text, other }), (world, by, draw) =>
    world.send(by, draw.place, draw.text, { mentionIds: [world.other(by, draw.other).id] }),
  ),
  mutation('sendMessage: a mention of all', fc.record({ text }), (world, by, draw) =>
    world.send(by, 'group', draw.text, { mentionsAll: true }),
  ),
  mutation('sendMessage: in a thread', fc.record({ to: someMessage, text }), (world, by, { to, text: body }) => {
    const threadRootId = world.message(to);
    return world.send(by, to.place, body, { threadRootId });
  }),
  mutation('openDirectConversation', fc.record({ other, text }), (world, by, draw) =>
    world.open(by, world.other(by, draw.other), draw.text),
  ),
  mutation('createGroup', fc.record({ name: text, historyForNewMembers: fc.boolean() }), (world, by, input) => world.found(by, input)),
  mutation('createChannel', text, (world, by, name) => world.foundChannel(by, name)),
  mutation('forwardMessages', fc.record({ of: someMessage, to: place }), (world, by, { of, to }) =>
    world.forward(by, world.message(of), to),
  ),
  mutation('setMessageTtl', fc.record({ place, seconds: fc.constantFrom(null, 3_600, 86_400) }), (world, by, draw) =>
    by.request(SetMessageTtlDocument, { conversationId: world.place(draw.place), seconds: draw.seconds }),
  ),
  mutation('editMessage', fc.record({ of: someMessage, text }), (world, by, draw) => by.edit(world.message(draw.of, by), draw.text), 2),
  mutation('recallMessage', someMessage, (world, by, of) => by.recall(world.message(of, by))),
  mutation('addReaction', fc.record({ to: someMessage, emoji }), (world, by, draw) =>
    by.request(AddReactionDocument, { messageId: world.message(draw.to), emoji: draw.emoji }),
  ),
  mutation('removeReaction', fc.record({ to: someMessage, emoji }), (world, by, draw) =>
    by.request(RemoveReactionDocument, { messageId: world.message(draw.to), emoji: draw.emoji }),
  ),
  mutation('pinMessage', someMessage, (world, by, of) => by.request(PinMessageDocument, { messageId: world.message(of) })),
  mutation('unpinMessage', someMessage, (world, by, of) => by.request(UnpinMessageDocument, { messageId: world.message(of) })),
  mutation('unpinMessage: at once', someMessage, async (world, by, of) => {
    await by.request(PinMessageDocument, { messageId: world.message(of) });
    await by.request(UnpinMessageDocument, { messageId: world.message(of) });
  }),

  mutation('markRead', seq, (world, by, to) => by.markRead(world.place(to.place), to.seq), 2),
  mutation('markUnread', seq, (world, by, from) => by.markUnread(world.place(from.place), from.seq)),
  mutation('markDelivered', seq, (world, by, to) => by.markDelivered({ conversationId: world.place(to.place), seq: to.seq })),

  mutation('updateGroup', fc.record({ name: text, description: textOrNull }), (world, by, input) =>
    by.request(UpdateGroupDocument, { groupId: world.place('group'), input }),
  ),
  mutation('updateChannel', fc.record({ name: text, description: textOrNull }), (world, by, input) =>
    by.request(UpdateChannelDocument, { channelId: world.place('channel'), input }),
  ),
  mutation('setSlowMode', fc.constantFrom(0, 1), (world, by, seconds) =>
    by.request(SetSlowModeDocument, { groupId: world.place('group'), seconds }),
  ),
  mutation('setAnnouncement', textOrNull, (world, by, announced) =>
    by.request(SetAnnouncementDocument, { groupId: world.place('group'), text: announced }),
  ),
  mutation('updateGroupPermissions', fc.constantFrom('EVERYONE', 'ADMINS'), (world, by, invite) =>
    by.request(UpdateGroupPermissionsDocument, { input: { groupId: world.place('group'), invite } }),
  ),
  mutation('muteAllMembers', fc.boolean(), (world, by, muted) =>
    by.request(MuteAllMembersDocument, { groupId: world.place('group'), muted }),
  ),
  mutation('muteMember', fc.record({ other, until: time }), (world, by, draw) =>
    by.request(MuteMemberDocument, { groupId: world.place('group'), userId: world.other(by, draw.other).id, until: draw.until }),
  ),
  mutation('unmuteMember', other, (world, by, whom) =>
    by.request(UnmuteMemberDocument, { groupId: world.place('group'), userId: world.other(by, whom).id }),
  ),
  mutation('setMemberRole', fc.record({ place: managed, other, role }), (world, by, draw) =>
    by.request(SetMemberRoleDocument, { groupId: world.place(draw.place), userId: world.other(by, draw.other).id, role: draw.role }),
  ),
  mutation(
    'transferOwnership',
    otherThere,
    (world, by, to) => by.request(TransferOwnershipDocument, { groupId: world.place(to.place), userId: world.other(by, to.other).id }),
    2,
  ),
  mutation('setNickname', textOrNull, (world, by, nickname) =>
    by.request(SetNicknameDocument, { groupId: world.place('group'), nickname }),
  ),
  mutation('addGroupMembers', other, (world, by, whom) => by.add(world.place('group'), world.other(by, whom)), 3),
  mutation('removeGroupMember', other, (world, by, whom) => by.remove(world.place('group'), world.other(by, whom)), 3),
  mutation('removeChannelMember', other, (world, by, whom) =>
    by.request(RemoveChannelMemberDocument, { channelId: world.place('channel'), userId: world.other(by, whom).id }),
  ),
  mutation('banMember', otherThere, (world, by, whom) =>
    by.request(BanMemberDocument, { groupId: world.place(whom.place), userId: world.other(by, whom.other).id }),
  ),
  mutation('unbanMember', otherThere, async (world, by, whom) => {
    const banned = { groupId: world.place(whom.place), userId: world.other(by, whom.other).id };
    await by.request(BanMemberDocument, banned);
    await by.request(UnbanMemberDocument, banned);
  }),
  mutation('joinByInvite', otherThere, (world, by, whom) => world.invite(by, world.other(by, whom.other), whom.place), 3),
  mutation('joinChannel', nothing, (world, by) => by.request(JoinChannelDocument, { channelId: world.place('channel') }), 3),
  mutation('requestToJoin', managed, (world, by, to) => by.request(RequestToJoinDocument, { groupId: world.place(to) }), 3),
  mutation(
    'approveJoinRequest',
    otherThere,
    async (world, by, whom) => {
      await world.invite(by, world.other(by, whom.other), whom.place, true);
      await by.request(ApproveJoinRequestDocument, { groupId: world.place(whom.place), userId: world.other(by, whom.other).id });
    },
    3,
  ),
  mutation(
    'declineJoinRequest',
    otherThere,
    async (world, by, whom) => {
      const asking = { groupId: world.place(whom.place), userId: world.other(by, whom.other).id };
      // So that they are not in it.
      await by.request(BanMemberDocument, asking);
      await by.request(UnbanMemberDocument, asking);
      await world.invite(by, world.other(by, whom.other), whom.place, true);
      await by.request(DeclineJoinRequestDocument, asking);
    },
    3,
  ),
  mutation(
    'updateGroup: who may come in',
    fc.record({ isPublic: fc.boolean(), historyForNewMembers: fc.boolean() }),
    (world, by, input) => by.request(UpdateGroupDocument, { groupId: world.place('group'), input }),
    2,
  ),
  mutation('updateChannel: who may come in', fc.boolean(), (world, by, isPublic) =>
    by.request(UpdateChannelDocument, { channelId: world.place('channel'), input: { isPublic } }),
  ),
  mutation('leaveGroup', nothing, (world, by) => by.request(LeaveGroupDocument, { groupId: world.place('group') })),
  mutation('leaveChannel', nothing, (world, by) => by.request(LeaveChannelDocument, { channelId: world.place('channel') })),

  mutation(
    'updateMembership',
    fc.record({
      place,
      change: fc.oneof(
        fc.record({ mutedUntil: fc.option(time) }),
        fc.record({ notificationLevel: fc.constantFrom('ALL', 'MENTIONS', 'NONE') }),
        fc.record({ pinOrder: fc.option(fc.nat(9)) }),
        fc.record({ archived: fc.boolean() }),
        fc.record({ hidden: fc.boolean() }),
      ),
    }),
    (world, by, draw) => by.request(UpdateMembershipDocument, { input: { conversationId: world.place(draw.place), ...draw.change } }),
    2,
  ),
  mutation('saveDraft', fc.record({ to: someMessage, body: textOrNull }), (world, by, { to, body }) =>
    by.request(SaveDraftDocument, { input: { conversationId: world.place(to.place), body, replyToId: world.message(to) } }),
  ),
  mutation('clearHistory', seq, (world, by, draw) =>
    by.request(ClearHistoryDocument, { conversationId: world.place(draw.place), throughSeq: draw.seq }),
  ),
  mutation('scheduleMessage', fc.record({ place, text }), (world, by, draw) => world.schedule(by, draw.place, draw.text), 2),
  mutation(
    'updateScheduledMessage',
    fc.record({ number, text }),
    (world, by, draw) => by.request(UpdateScheduledMessageDocument, { id: world.scheduled(draw.number, by), input: { body: draw.text } }),
    2,
  ),
  mutation('updateScheduledMessage: of one that is new', fc.record({ place, text }), async (world, by, draw) => {
    const id = await world.schedule(by, draw.place, 'later');
    await by.request(UpdateScheduledMessageDocument, { id, input: { body: draw.text } });
  }),
  mutation(
    'cancelScheduledMessage',
    number,
    (world, by, which) => by.request(CancelScheduledMessageDocument, { id: world.scheduled(which, by) }),
    2,
  ),
  mutation('starMessage', someMessage, (world, by, of) => by.request(StarMessageDocument, { messageId: world.message(of) }), 2),
  mutation('unstarMessage', someMessage, (world, by, of) => by.request(UnstarMessageDocument, { messageId: world.message(of) })),

  mutation(
    'acceptContactRequest',
    other,
    async (world, by, whom) => {
      await ask(by, world.other(by, whom));
      await accept(world.other(by, whom), by);
    },
    2,
  ),
  mutation('requestContact', fc.record({ other, note: text }), (world, by, draw) => ask(by, world.other(by, draw.other), draw.note), 2),
  mutation('acceptContactRequest: of a request before', other, (world, by, whom) => accept(by, world.other(by, whom)), 2),
  mutation(
    'declineContactRequest',
    other,
    async (world, by, whom) => {
      await ask(world.other(by, whom), by);
      await by.request(DeclineContactRequestDocument, { userId: world.other(by, whom).id });
    },
    2,
  ),
  mutation(
    'cancelContactRequest',
    other,
    async (world, by, whom) => {
      await ask(by, world.other(by, whom));
      await by.request(CancelContactRequestDocument, { userId: world.other(by, whom).id });
    },
    2,
  ),
  mutation('updateContact', fc.record({ other, remarkName: textOrNull, favourite: fc.boolean() }), (world, by, draw) => {
    const { remarkName, favourite } = draw;
    return by.request(UpdateContactDocument, { input: { userId: world.other(by, draw.other).id, remarkName, favourite } });
  }),
  mutation('removeContact', other, (world, by, whom) => by.request(RemoveContactDocument, { userId: world.other(by, whom).id })),
  mutation('blockUser', other, (world, by, whom) => block(by, world.other(by, whom))),
  mutation('unblockUser', other, (world, by, whom) => unblock(by, world.other(by, whom)), 2),
  mutation('unblockUser: at once', other, async (world, by, whom) => {
    await block(by, world.other(by, whom));
    await unblock(by, world.other(by, whom));
  }),
  mutation(
    'updateSettings',
    fc.record({ invisible: fc.boolean(), lastSeenVisibleTo: audience, directMessagesFrom: audience }),
    (_world, by, input) => by.request(UpdateSettingsDocument, { input }),
  ),
];

interface Mutation {
  /** As the schema has it. */
  readonly field: string;
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Step>;
}

function mutation<Draw>(
  name: string,
  draws: fc.Arbitrary<Draw>,
  run: (world: World, by: Person, draw: Draw) => Promise<unknown>,
  weight = 1,
): Mutation {
  const field = name.split(':', 1).join();
  const arbitrary = fc.record({ by: doer, draw: draws }).map(({ by, draw }) => ({
    field,
    text: `person ${by}: ${name} ${JSON.stringify(draw)}`,
    play: async (world: World) => run(world, world.person(by), draw),
  }));
  return { field, weight, arbitrary };
}

/** Some of them, one after the other. */
export function steps(count: number): fc.Arbitrary<Step[]> {
  return fc.array(fc.oneof(...mutations.map(({ weight, arbitrary }) => ({ weight, arbitrary }))), {
    minLength: count,
    maxLength: count,
    size: 'max',
  });
}
