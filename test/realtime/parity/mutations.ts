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
  LeaveGroupDocument,
  MuteAllMembersDocument,
  MuteMemberDocument,
  PinMessageDocument,
  RemoveContactDocument,
  RemoveReactionDocument,
  RequestToJoinDocument,
  SaveDraftDocument,
  SetAnnouncementDocument,
  SetMemberRoleDocument,
  SetMessageTtlDocument,
  SetNicknameDocument,
  StarMessageDocument,
  TransferOwnershipDocument,
  UnbanMemberDocument,
  UnmuteMemberDocument,
  UnpinMessageDocument,
  UnstarMessageDocument,
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
const place = fc.constantFrom('direct', 'group');
const number = fc.nat(999);
const someMessage = fc.record({ place, number });
const text = fc.string({ minLength: 1, maxLength: 8 }).map((rest) => `text ${rest}`);
const textOrNull = fc.option(text);
/** Of the two that are not the one who does it. */
const other = fc.integer({ min: 1, max: 2 });
const emoji = fc.constantFrom('👍', '🎉');
const role = fc.constantFrom('ADMIN', 'MEMBER');
const seq = fc.record({ place, seq: fc.integer({ min: 1, max: 40 }) });
const time = fc.constantFrom('2100-01-01T00:00:00.000Z', '2100-06-01T00:00:00.000Z');
const audience = fc.constantFrom('EVERYONE', 'CONTACTS');

/**
 * Everything that changes what a client holds. To have another mutation tried, add it here: its name, what is drawn for it, and what it
 * does. Where it shows is up to ParityMessage, ParityConversation and the other parts of documents/parity.graphql.
 *
 * Not in it is `readReceipts`: what others held when somebody hid theirs stays as it was, and a query shows nothing of it (RCPT-4).
 */
export const mutations: readonly Mutation[] = [
  mutation('send', fc.record({ place, text }), (world, by, draw) => world.send(by, draw.place, draw.text), 6),
  mutation('reply', fc.record({ to: someMessage, text }), (world, by, { to, text: body }) => {
    const replyToId = world.message(to);
    return world.send(by, to.place, body, { replyToId });
  }),
  mutation('mention', fc.record({ place, text, other }), (world, by, draw) =>
    world.send(by, draw.place, draw.text, { mentionIds: [world.other(by, draw.other).id] }),
  ),
  mutation('mention all', fc.record({ text }), (world, by, draw) => world.send(by, 'group', draw.text, { mentionsAll: true })),
  mutation('reply in thread', fc.record({ to: someMessage, text }), (world, by, { to, text: body }) => {
    const threadRootId = world.message(to);
    return world.send(by, to.place, body, { threadRootId });
  }),
  mutation('forward', fc.record({ of: someMessage, to: place }), (world, by, { of, to }) => world.forward(by, world.message(of), to)),
  mutation('expire', fc.record({ place, seconds: fc.constantFrom(null, 3_600, 86_400) }), (world, by, draw) =>
    by.request(SetMessageTtlDocument, { conversationId: world.place(draw.place), seconds: draw.seconds }),
  ),
  mutation('edit', fc.record({ of: someMessage, text }), (world, by, draw) => by.edit(world.message(draw.of, by), draw.text), 2),
  mutation('recall', someMessage, (world, by, of) => by.recall(world.message(of, by))),
  mutation('react', fc.record({ to: someMessage, emoji }), (world, by, draw) =>
    by.request(AddReactionDocument, { messageId: world.message(draw.to), emoji: draw.emoji }),
  ),
  mutation('unreact', fc.record({ to: someMessage, emoji }), (world, by, draw) =>
    by.request(RemoveReactionDocument, { messageId: world.message(draw.to), emoji: draw.emoji }),
  ),
  mutation('pin', someMessage, (world, by, of) => by.request(PinMessageDocument, { messageId: world.message(of) })),
  mutation('unpin', someMessage, (world, by, of) => by.request(UnpinMessageDocument, { messageId: world.message(of) })),

  mutation('mark read', seq, (world, by, to) => by.markRead(world.place(to.place), to.seq), 2),
  mutation('mark unread', seq, (world, by, from) => by.markUnread(world.place(from.place), from.seq)),
  mutation('mark delivered', seq, (world, by, to) => by.markDelivered({ conversationId: world.place(to.place), seq: to.seq })),

  mutation('rename', fc.record({ name: text, description: textOrNull }), (world, by, input) =>
    by.request(UpdateGroupDocument, { groupId: world.place('group'), input }),
  ),
  mutation('announce', textOrNull, (world, by, announced) =>
    by.request(SetAnnouncementDocument, { groupId: world.place('group'), text: announced }),
  ),
  mutation('permit', fc.constantFrom('EVERYONE', 'ADMINS'), (world, by, invite) =>
    by.request(UpdateGroupPermissionsDocument, { input: { groupId: world.place('group'), invite } }),
  ),
  mutation('mute all', fc.boolean(), (world, by, muted) => by.request(MuteAllMembersDocument, { groupId: world.place('group'), muted })),
  mutation('mute', fc.record({ other, until: time }), (world, by, draw) =>
    by.request(MuteMemberDocument, { groupId: world.place('group'), userId: world.other(by, draw.other).id, until: draw.until }),
  ),
  mutation('unmute', other, (world, by, whom) =>
    by.request(UnmuteMemberDocument, { groupId: world.place('group'), userId: world.other(by, whom).id }),
  ),
  mutation('change role', fc.record({ other, role }), (world, by, draw) =>
    by.request(SetMemberRoleDocument, { groupId: world.place('group'), userId: world.other(by, draw.other).id, role: draw.role }),
  ),
  mutation('hand over', other, (world, by, to) =>
    by.request(TransferOwnershipDocument, { groupId: world.place('group'), userId: world.other(by, to).id }),
  ),
  mutation('nickname', textOrNull, (world, by, nickname) => by.request(SetNicknameDocument, { groupId: world.place('group'), nickname })),
  mutation('add', other, (world, by, whom) => by.add(world.place('group'), world.other(by, whom)), 3),
  mutation('remove', other, (world, by, whom) => by.remove(world.place('group'), world.other(by, whom)), 3),
  mutation('ban', other, (world, by, whom) =>
    by.request(BanMemberDocument, { groupId: world.place('group'), userId: world.other(by, whom).id }),
  ),
  mutation('ban for a while', other, async (world, by, whom) => {
    const banned = { groupId: world.place('group'), userId: world.other(by, whom).id };
    await by.request(BanMemberDocument, banned);
    await by.request(UnbanMemberDocument, banned);
  }),
  mutation('invite', other, (world, by, whom) => world.invite(by, world.other(by, whom)), 3),
  mutation('ask to join', fc.constant(null), (world, by) => by.request(RequestToJoinDocument, { groupId: world.place('group') }), 3),
  mutation(
    'let in',
    other,
    async (world, by, whom) => {
      await world.invite(by, world.other(by, whom), true);
      await by.request(ApproveJoinRequestDocument, { groupId: world.place('group'), userId: world.other(by, whom).id });
    },
    3,
  ),
  mutation(
    'keep out',
    other,
    async (world, by, whom) => {
      await world.invite(by, world.other(by, whom), true);
      await by.request(DeclineJoinRequestDocument, { groupId: world.place('group'), userId: world.other(by, whom).id });
    },
    3,
  ),
  mutation(
    'open',
    fc.boolean(),
    (world, by, isPublic) => by.request(UpdateGroupDocument, { groupId: world.place('group'), input: { isPublic } }),
    2,
  ),
  mutation('leave', fc.constant(null), (world, by) => by.request(LeaveGroupDocument, { groupId: world.place('group') })),

  mutation(
    'membership',
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
  mutation('draft', fc.record({ to: someMessage, body: textOrNull }), (world, by, { to, body }) =>
    by.request(SaveDraftDocument, { input: { conversationId: world.place(to.place), body, replyToId: world.message(to) } }),
  ),
  mutation('clear', seq, (world, by, draw) =>
    by.request(ClearHistoryDocument, { conversationId: world.place(draw.place), throughSeq: draw.seq }),
  ),
  mutation('schedule', fc.record({ place, text }), (world, by, draw) => world.schedule(by, draw.place, draw.text), 2),
  mutation('reschedule', fc.record({ number, text }), (world, by, draw) =>
    by.request(UpdateScheduledMessageDocument, { id: world.scheduled(draw.number, by), input: { body: draw.text } }),
  ),
  mutation('unschedule', number, (world, by, which) => by.request(CancelScheduledMessageDocument, { id: world.scheduled(which, by) }), 2),
  mutation('star', someMessage, (world, by, of) => by.request(StarMessageDocument, { messageId: world.message(of) }), 2),
  mutation('unstar', someMessage, (world, by, of) => by.request(UnstarMessageDocument, { messageId: world.message(of) })),

  mutation(
    'become contacts',
    other,
    async (world, by, whom) => {
      await ask(by, world.other(by, whom));
      await accept(world.other(by, whom), by);
    },
    2,
  ),
  mutation('ask', fc.record({ other, note: text }), (world, by, draw) => ask(by, world.other(by, draw.other), draw.note), 2),
  mutation('accept', other, (world, by, whom) => accept(by, world.other(by, whom)), 2),
  mutation(
    'decline',
    other,
    async (world, by, whom) => {
      await ask(world.other(by, whom), by);
      await by.request(DeclineContactRequestDocument, { userId: world.other(by, whom).id });
    },
    2,
  ),
  mutation(
    'cancel',
    other,
    async (world, by, whom) => {
      await ask(by, world.other(by, whom));
      await by.request(CancelContactRequestDocument, { userId: world.other(by, whom).id });
    },
    2,
  ),
  mutation('change contact', fc.record({ other, remarkName: textOrNull, favourite: fc.boolean() }), (world, by, draw) => {
    const { remarkName, favourite } = draw;
    return by.request(UpdateContactDocument, { input: { userId: world.other(by, draw.other).id, remarkName, favourite } });
  }),
  mutation('remove contact', other, (world, by, whom) => by.request(RemoveContactDocument, { userId: world.other(by, whom).id })),
  mutation('block', other, (world, by, whom) => block(by, world.other(by, whom))),
  mutation('unblock', other, (world, by, whom) => unblock(by, world.other(by, whom)), 2),
  mutation(
    'settings',
    fc.record({ invisible: fc.boolean(), lastSeenVisibleTo: audience, directMessagesFrom: audience }),
    (_world, by, input) => by.request(UpdateSettingsDocument, { input }),
  ),
];

interface Mutation {
  readonly name: string;
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Step>;
}

function mutation<Draw>(
  name: string,
  draws: fc.Arbitrary<Draw>,
  run: (world: World, by: Person, draw: Draw) => Promise<unknown>,
  weight = 1,
): Mutation {
  const arbitrary = fc.record({ by: doer, draw: draws }).map(({ by, draw }) => ({
    name,
    text: `person ${by}: ${name} ${JSON.stringify(draw)}`,
    play: async (world: World) => run(world, world.person(by), draw),
  }));
  return { name, weight, arbitrary };
}

/** Some of them, one after the other. */
export function steps(count: number): fc.Arbitrary<Step[]> {
  return fc.array(fc.oneof(...mutations.map(({ weight, arbitrary }) => ({ weight, arbitrary }))), {
    minLength: count,
    maxLength: count,
    size: 'max',
  });
}
