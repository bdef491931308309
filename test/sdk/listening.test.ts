import { beforeEach, describe, expect, test } from 'vitest';
import { NotFound, type InboxNews, type TokenImError } from '../../sdk/src/index.ts';
import { deployments } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ClearHistoryDocument,
  SaveDraftDocument,
  SetMemberRoleDocument,
  SetTypingDocument,
  TypingChangedDocument,
  UpdateMembershipDocument,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import type { Device } from './device.ts';
import { devicesOn } from './devices.ts';

describe.each(deployments)('What a client hears beside messages, on $name', ({ start }) => {
  const devices = devicesOn(start);
  let alice: Person;
  let bob: Person;
  let room: string;
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(devices.here, 'alice'), person(devices.there, 'bob')]);
    room = await alice.direct(bob);
  });

  async function reloaded(before: Device): Promise<Device> {
    const device = await devices.reloaded(before);
    await device.client.connect();
    await device.isLive();
    return device;
  }

  test('a subscription of the app’s goes on after a cut, until it is ended', async () => {
    const { client, statuses } = await devices.live(bob);
    const heard: boolean[] = [];
    const end = client.subscribe(
      TypingChangedDocument,
      { conversationId: room },
      { next: ({ typingChanged }) => heard.push(typingChanged.typing) },
    );
    const says = async (typing: boolean): Promise<void> => {
      const before = heard.length;
      await eventually(
        async () => {
          await alice.request(SetTypingDocument, { conversationId: room, typing });
          return heard.length > before && heard.at(-1) === typing;
        },
        { what: `to hear ${typing}` },
      );
    };
    await says(true);
    await says(false);
    devices.network.cut();
    await eventually(() => statuses.filter((status) => status === 'live').length > 1, { what: 'to be live again' });
    await says(true);
    end();
    const count = heard.length;
    await alice.request(SetTypingDocument, { conversationId: room, typing: false });
    await alice.send(room, 'after it');
    await eventually(() => client.inbox.timeline(room).get().messages.length > 0, { what: 'the message' });
    expect(heard).toHaveLength(count);
  });

  test('a subscription that is refused says why, and does not come again', async () => {
    const { client, statuses } = await devices.live(bob);
    const errors: TokenImError[] = [];
    client.subscribe(
      TypingChangedDocument,
      { conversationId: 'c_nothing' },
      { next: () => undefined, error: (error) => errors.push(error) },
    );
    await eventually(() => errors.length > 0, { what: 'the refusal' });
    expect(errors[0]).toBeInstanceOf(NotFound);
    devices.network.cut();
    await eventually(() => statuses.filter((status) => status === 'live').length > 1, { what: 'to be live again' });
    expect(errors).toHaveLength(1);
  });

  test('what the viewer makes of a conversation comes to all devices, also to one that was away', async () => {
    const device = await devices.live(bob);
    const membership = (of = device) => of.client.inbox.conversation(room)?.membership;
    await bob.request(UpdateMembershipDocument, { input: { conversationId: room, notificationLevel: 'MENTIONS' } });
    await eventually(() => membership()?.notificationLevel === 'MENTIONS', { what: 'the level' });

    devices.network.down();
    await bob.request(SaveDraftDocument, { input: { conversationId: room, body: 'not yet' } });
    devices.network.heal();
    await eventually(() => membership()?.draft?.body === 'not yet', { what: 'the draft' });

    await device.client.close();
    await bob.request(UpdateMembershipDocument, { input: { conversationId: room, archived: true } });
    const after = await reloaded(device);
    expect(membership(after)).toMatchObject({ archived: true, draft: { body: 'not yet' }, notificationLevel: 'MENTIONS' });
  });

  test('more than is replayed of it is read afresh', async () => {
    const before = await devices.live(bob);
    await before.client.close();
    for (let i = 0; i < 25; i++) await bob.request(SaveDraftDocument, { input: { conversationId: room, body: `draft ${i}` } });
    const after = await reloaded(before);
    expect(after.client.inbox.conversation(room)?.membership?.draft?.body).toBe('draft 24');
  });

  test('a role that somebody gives the viewer is known at once', async () => {
    const team = await alice.group('team', [bob]);
    const device = await devices.live(bob);
    const role = () => device.client.inbox.conversation(team)?.membership?.role;
    expect(role()).toBe('MEMBER');
    await alice.request(SetMemberRoleDocument, { groupId: team, userId: bob.id, role: 'ADMIN' });
    await eventually(() => role() === 'ADMIN', { what: 'the role' });
    await device.client.close();
    await alice.request(SetMemberRoleDocument, { groupId: team, userId: bob.id, role: 'MEMBER' });
    const after = await reloaded(device);
    expect(after.client.inbox.conversation(team)?.membership?.role).toBe('MEMBER');
  });

  test('what is cleared on another device goes, and a hidden conversation is back with its next message', async () => {
    const device = await devices.live(bob);
    const ids = (): string[] => device.client.inbox.conversations.get().map(({ id }) => id);
    for (const body of ['one', 'two']) await alice.send(room, body);
    await device.shows(room, 'one', 'two');
    await bob.request(ClearHistoryDocument, { conversationId: room, throughSeq: 1 });
    await device.shows(room, 'two');

    await bob.request(UpdateMembershipDocument, { input: { conversationId: room, hidden: true } });
    await eventually(() => !ids().includes(room), { what: 'the conversation to be hidden' });
    await alice.send(room, 'three');
    await eventually(() => ids().includes(room), { what: 'the conversation to come back' });
  });

  test('tells listeners what has come once it has it, and when everything before may be old', async () => {
    const device = devices.of(bob);
    const told: InboxNews['__typename'][] = [];
    device.client.inbox.events.subscribe((event) => {
      told.push(event.__typename);
      if (event.__typename === 'MessageChanged') expect(device.messages(room).at(-1)?.id).toBe(event.message.id);
    });
    await device.client.connect();
    await device.isLive();
    expect(told).toContain('InboxBegun');
    await alice.send(room, 'hello');
    await eventually(() => told.includes('MessageChanged'), { what: 'the message' });
  });
});
