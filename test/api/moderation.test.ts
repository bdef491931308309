import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { fourPeople } from '../support/four-people.ts';
import {
  GroupStateByIdDocument,
  GroupNoticesDocument,
  LeaveGroupDocument,
  MuteAllMembersDocument,
  MuteMemberDocument,
  SendMessageDocument,
  SetMemberRoleDocument,
  SetSlowModeDocument,
  UnmuteMemberDocument,
} from '../support/generated/graphql.ts';
import type { Person } from '../support/person.ts';
import { refusalOf } from '../support/refusal.ts';

const notFound = { code: 'NOT_FOUND' };
const forbidden = { code: 'FORBIDDEN' };
const anHour = 3_600_000;

function inAnHour(): string {
  return new Date(Date.now() + anHour).toISOString();
}

async function mute(by: Person, groupId: string, { id }: Person, until = inAnHour()) {
  return (await by.request(MuteMemberDocument, { groupId, userId: id, until })).muteMember;
}

async function unmute(by: Person, groupId: string, { id }: Person) {
  return (await by.request(UnmuteMemberDocument, { groupId, userId: id })).unmuteMember;
}

async function muteAll(by: Person, groupId: string, muted: boolean) {
  return (await by.request(MuteAllMembersDocument, { groupId, muted })).muteAllMembers;
}

async function slowDown(by: Person, groupId: string, seconds: number) {
  return (await by.request(SetSlowModeDocument, { groupId, seconds })).setSlowMode;
}

async function notices(as: Person, conversationId: string) {
  return (await as.request(GroupNoticesDocument, { conversationId })).history.edges.flatMap(({ node }) => node.system ?? []);
}

describe.each(deployments)('Moderation on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  let dave: Person;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob, carla, dave] = await fourPeople(tokenim);
  });
  afterAll(async () => tokenim.stop());

  describe('a muted member', () => {
    test('is refused with a sentence that says until when, reads on, and may write once they are unmuted', async () => {
      const id = await alice.group('Quiet', [bob, carla]);
      const until = inAnHour();
      expect((await mute(alice, id, bob, until)).mutedByAdminsUntil).toBe(until);
      await expect(bob.send(id, 'hey')).rejects.toMatchObject({ ...forbidden, message: `You are muted in this group until ${until}.` });
      await carla.send(id, 'somebody else');
      expect((await bob.history(id, 1))[0]?.body).toBe('somebody else');
      expect((await bob.request(GroupStateByIdDocument, { id })).group?.viewerMembership?.mutedByAdminsUntil).toBe(until);

      expect((await unmute(alice, id, bob)).mutedByAdminsUntil).toBeNull();
      await bob.send(id, 'thanks');
      const { version } = (await alice.request(GroupStateByIdDocument, { id })).group ?? {};
      await unmute(alice, id, bob);
      expect((await alice.request(GroupStateByIdDocument, { id })).group?.version).toBe(version);
      expect(await notices(carla, id)).toMatchObject([
        { type: 'GROUP_CREATED' },
        { type: 'MEMBER_MUTED', actor: { id: alice.id }, targets: [{ id: bob.id }], mutedUntil: until },
        { type: 'MEMBER_UNMUTED', actor: { id: alice.id }, targets: [{ id: bob.id }], mutedUntil: null },
      ]);
    });

    test('may write again when the time has come', async () => {
      const id = await alice.group('Short', [bob]);
      await mute(alice, id, bob, new Date(Date.now() + 1_500).toISOString());
      await expect(bob.send(id, 'too early')).rejects.toMatchObject(forbidden);
      await eventually(async () => bob.send(id, 'in time'), { what: 'the mute to end' });
    });

    test('stays muted when they leave and come back', async () => {
      const id = await alice.group('Back', [bob]);
      await mute(alice, id, bob);
      await bob.request(LeaveGroupDocument, { groupId: id });
      await alice.add(id, bob);
      await expect(bob.send(id, 'a new start')).rejects.toMatchObject(forbidden);
    });

    test('gets the original of what they had sent before', async () => {
      const id = await alice.group('Again', [bob]);
      const sent = await bob.send(id, 'hello', { clientMessageId: 'before' });
      await mute(alice, id, bob);
      expect(await bob.send(id, 'hello', { clientMessageId: 'before' })).toEqual(sent);
      await expect(bob.send(id, 'another', { clientMessageId: 'before' })).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('is muted while they send: nothing of theirs comes after the word of it', async () => {
      for (let round = 0; round < 3; round++) {
        const id = await alice.group('Strict', [bob]);
        const socket = bob.socket();
        const acknowledged: number[] = [];
        const refused: unknown[] = [];
        const sending = Array.from({ length: 40 }, async (_, i) =>
          socket.request(SendMessageDocument, { input: { conversationId: id, body: `${i}`, clientMessageId: randomUUID() } }).then(
            ({ sendMessage }) => acknowledged.push(sendMessage.seq),
            (error: unknown) => refused.push(error),
          ),
        );
        await eventually(() => acknowledged.length > round, { what: 'a first message' });
        await mute(alice, id, bob);
        await Promise.all(sending);
        for (const error of refused) expect(error).toMatchObject(forbidden);
        const history = await alice.history(id);
        expect(history.at(-1)?.system?.type).toBe('MEMBER_MUTED');
        expect(history.filter(({ kind }) => kind === 'TEXT').map(({ seq }) => seq)).toEqual(acknowledged.toSorted((a, b) => a - b));
        await bob.goOffline();
      }
    });
  });

  test('muting and unmuting is for admins, and for owners where an admin is muted', async () => {
    const id = await alice.group('Ranks', [bob, carla]);
    await expect(mute(bob, id, carla)).rejects.toMatchObject(forbidden);
    await expect(mute(dave, id, carla)).rejects.toMatchObject(notFound);
    await expect(mute(alice, id, dave)).rejects.toMatchObject(notFound);
    await expect(mute(alice, id, alice)).rejects.toMatchObject({ code: 'CONFLICT' });
    await alice.request(SetMemberRoleDocument, { groupId: id, userId: bob.id, role: 'ADMIN' });
    await mute(bob, id, carla);
    await expect(mute(bob, id, alice)).rejects.toMatchObject(forbidden);
    const past = new Date(Date.now() - 1_000).toISOString();
    await expect(mute(alice, id, carla, past)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'until' });
  });

  test('a muted group hears its owner and admins only', async () => {
    const id = await alice.group('Assembly', [bob, carla]);
    await alice.request(SetMemberRoleDocument, { groupId: id, userId: bob.id, role: 'ADMIN' });
    expect((await muteAll(bob, id, true)).membersMuted).toBe(true);
    await alice.send(id, 'the owner');
    await bob.send(id, 'an admin');
    const refused = { ...forbidden, message: 'This group is muted: only its owner and admins may write now.' };
    await expect(carla.send(id, 'a member')).rejects.toMatchObject(refused);
    await expect(muteAll(carla, id, false)).rejects.toMatchObject(forbidden);
    expect((await muteAll(alice, id, false)).membersMuted).toBe(false);
    await carla.send(id, 'a member');
    const types = (await notices(carla, id)).map(({ type }) => type);
    expect(types).toEqual(['GROUP_CREATED', 'ROLE_CHANGED', 'GROUP_MUTED', 'GROUP_UNMUTED']);
  });

  describe('slow mode', () => {
    test('lets each member send once, says how long to wait, and leaves admins alone', async () => {
      const id = await alice.group('Slow', [bob, carla]);
      expect((await slowDown(alice, id, 3_600)).slowModeSeconds).toBe(3_600);
      await bob.send(id, 'first');
      const refusal = await refusalOf(bob.send(id, 'second'));
      expect(refusal.code).toBe('RATE_LIMITED');
      expect(refusal.retryAfterMs).toBeGreaterThan(anHour - 60_000);
      expect(refusal.retryAfterMs).toBeLessThanOrEqual(anHour);
      await carla.send(id, 'somebody else');
      for (const body of ['one', 'two', 'three']) await alice.send(id, body);

      await bob.request(LeaveGroupDocument, { groupId: id });
      await alice.add(id, bob);
      await expect(bob.send(id, 'back again')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
      expect((await slowDown(alice, id, 0)).slowModeSeconds).toBe(0);
      await bob.send(id, 'and again');
    });

    test('lets one through of many that a member sends at once on all nodes', async () => {
      const id = await alice.group('Burst', [bob]);
      await slowDown(alice, id, 3_600);
      const nodes = [tokenim.here, tokenim.there];
      const sends = Array.from({ length: 12 }, async (_, i) => bob.at(nodes[i % 2] ?? tokenim.here).send(id, `${i}`));
      const outcomes = await Promise.allSettled(sends);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'RATE_LIMITED' });
      expect((await alice.history(id)).filter(({ kind }) => kind === 'TEXT')).toHaveLength(1);
    });

    test('lets the next message through when the wait is over, and a retry at once', async () => {
      const id = await alice.group('Second', [bob]);
      await slowDown(alice, id, 1);
      const sent = await bob.send(id, 'first', { clientMessageId: 'first' });
      expect(await bob.send(id, 'first', { clientMessageId: 'first' })).toEqual(sent);
      const { retryAfterMs = 0 } = await refusalOf(bob.send(id, 'second'));
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(1_000);
      await eventually(async () => bob.send(id, 'second', { clientMessageId: 'second' }), { what: 'the wait to be over' });
    });

    test('is set by admins, within its bounds', async () => {
      const id = await alice.group('Bounds', [bob]);
      await expect(slowDown(bob, id, 5)).rejects.toMatchObject(forbidden);
      for (const seconds of [-1, 86_401])
        await expect(slowDown(alice, id, seconds)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'seconds' });
      expect(await notices(bob, id)).toHaveLength(1);
    });
  });
});
