import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cluster, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { fourPeople } from '../support/four-people.ts';
import {
  ApproveJoinRequestDocument,
  BanMemberDocument,
  CreateChannelDocument,
  CreateInviteLinkDocument,
  DeclineJoinRequestDocument,
  JoinByInviteDocument,
  JoinChannelDocument,
  SetMemberRoleDocument,
  UnbanMemberDocument,
} from '../support/generated/graphql.ts';
import type { Inbox, InboxEvent, Person } from '../support/person.ts';

describe('The protocol of ways in:', () => {
  let tokenim: Deployment;
  let alice: Person;
  /** An admin, at the other node. */
  let bob: Person;
  let carla: Person;
  let dave: Person;
  beforeAll(async () => {
    tokenim = await cluster.start();
    [alice, bob, carla, dave] = await fourPeople(tokenim);
  });
  afterEach(async () => {
    await Promise.all([alice, bob, carla, dave].map(async (one) => one.goOffline()));
  });
  afterAll(async () => tokenim.stop());

  const channel = async (): Promise<string> =>
    (await alice.request(CreateChannelDocument, { input: { name: 'News', isPublic: true } })).createChannel.id;
  const link = async (groupId: string, requiresApproval = true): Promise<string> =>
    (await alice.request(CreateInviteLinkDocument, { input: { groupId, requiresApproval } })).createInviteLink.token ?? '';
  /** Once this has come, so has everything that happened before it in that conversation. */
  const settle = async (inbox: Inbox, id: string): Promise<void> => {
    const { body } = await alice.send(id, `marker ${randomUUID()}`);
    await inbox.message(body ?? '');
  };

  test('[JOIN-1] Who joins by an invite link, joins a channel or is let in gets the first word of the conversation at once, as one who is added.', async () => {
    const inbox = await dave.inbox();
    const [open, guarded] = [await alice.group('Open', [bob]), await alice.group('Guarded', [bob])];
    const channelId = await channel();
    await dave.request(JoinByInviteDocument, { token: await link(open, false) });
    await dave.request(JoinByInviteDocument, { token: await link(guarded) });
    await alice.request(ApproveJoinRequestDocument, { groupId: guarded, userId: dave.id });
    await dave.request(JoinChannelDocument, { channelId });
    for (const id of [open, guarded, channelId]) {
      await settle(inbox, id);
      expect(told(inbox, id)[0]).toMatchObject({ __typename: 'ConversationChanged', viewerIsMember: true });
    }
  });

  test('[JOIN-2] Who waits to be let in hears nothing of the conversation, and nothing of being declined.', async () => {
    const inbox = await dave.inbox();
    const [id, other] = [await alice.group('Choosy', [bob]), await alice.group('Elsewhere', [dave])];
    const token = await link(id);
    await dave.request(JoinByInviteDocument, { token });
    await alice.send(id, 'among us');
    await alice.request(DeclineJoinRequestDocument, { groupId: id, userId: dave.id });
    await settle(inbox, other);
    expect(told(inbox, id)).toEqual([]);
  });

  test('[JOIN-3] Of a ban its member gets the last word; the others of a group get a ConversationChanged and then a SYSTEM message.', async () => {
    const [group, channelId] = [await alice.group('Strict', [carla, dave]), await channel()];
    for (const one of [carla, dave]) await one.request(JoinChannelDocument, { channelId });
    const [carlas, daves] = [await carla.inbox(), await dave.inbox()];
    for (const groupId of [group, channelId]) {
      await alice.request(BanMemberDocument, { groupId, userId: dave.id });
      await settle(carlas, groupId);
      const lastWord = () => told(daves, groupId).at(-1);
      await eventually(() => lastWord() !== undefined, { what: 'the last word' });
      expect(lastWord()).toMatchObject({ __typename: 'ConversationChanged', viewerIsMember: false });
    }
    expect(told(carlas, group).slice(0, 2)).toMatchObject([
      { __typename: 'ConversationChanged', viewerIsMember: true },
      { __typename: 'MessageChanged', message: { system: { type: 'MEMBER_BANNED' } } },
    ]);
    expect(told(carlas, channelId)).toHaveLength(1);
  });

  test('[JOIN-4] Who joins a channel gets by events what is sent and changed from then on; what was sent before is theirs to read as well, and a client SHOULD read it by `history`.', async () => {
    const channelId = await channel();
    const [first, second] = [await alice.send(channelId, 'first'), await alice.send(channelId, 'second')];
    const inbox = await dave.inbox();
    await dave.request(JoinChannelDocument, { channelId });
    await alice.edit(second.id, 'second, edited');
    await alice.send(channelId, 'third');
    await inbox.message('third');
    expect(inbox.bodies(channelId)).toEqual(['second, edited', 'third']);
    expect((await dave.history(channelId)).map(({ seq }) => seq)).toContain(first.seq);
  });

  test('[INBOX-18] Requests to join, their ends, and bans of those who are no members come to the owner and the admins, as a ConversationChanged, and to nobody else.', async () => {
    const channelId = await channel();
    for (const one of [bob, carla]) await one.request(JoinChannelDocument, { channelId });
    for (const id of [await alice.group('Club', [bob, carla]), channelId]) {
      await alice.request(SetMemberRoleDocument, { groupId: id, userId: bob.id, role: 'ADMIN' });
      const token = await link(id);
      const [alices, bobs, carlas] = [await alice.inbox(), await bob.inbox(), await carla.inbox()];
      const before = bobs.positions();
      await dave.request(JoinByInviteDocument, { token });
      await alice.request(DeclineJoinRequestDocument, { groupId: id, userId: dave.id });
      await alice.request(BanMemberDocument, { groupId: id, userId: dave.id });
      await alice.request(UnbanMemberDocument, { groupId: id, userId: dave.id });
      for (const inbox of [alices, bobs, carlas]) await settle(inbox, id);
      expect([changesOf(alices, id), changesOf(bobs, id), changesOf(carlas, id)]).toEqual([4, 4, 0]);
      // Of what changed several times, the last.
      const replayed = await Promise.all([bob, carla].map(async (one) => one.at(tokenim.here).inbox(before)));
      expect(replayed.map((inbox) => changesOf(inbox, id))).toEqual([1, 0]);
      await Promise.all(replayed.map(async ({ socket }) => socket.end()));
    }
  });
});

function told({ all }: Inbox, id: string): InboxEvent[] {
  return all.filter((event) => event.__typename !== 'InboxReady' && JSON.stringify(event).includes(id));
}

function changesOf(inbox: Inbox, id: string): number {
  return told(inbox, id).filter(({ __typename }) => __typename === 'ConversationChanged').length;
}
