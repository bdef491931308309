import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refused } from '../support/api.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { fourPeople } from '../support/four-people.ts';
import {
  AddGroupMembersDocument,
  ConversationByIdDocument,
  ConversationMembersDocument,
  CreateGroupDocument,
  DeactivateAccountDocument,
  EditMessageDocument,
  LeaveGroupDocument,
  RecallMessageDocument,
  RemoveGroupMemberDocument,
  SetMemberRoleDocument,
  UpdateGroupDocument,
  type CreateGroupInput,
  type MemberRole,
  type MessageFieldsFragment,
  type UpdateGroupInput,
} from '../support/generated/graphql.ts';
import { password, person, type Person } from '../support/person.ts';

const absentUser = 'u_01ARZ3NDEKTSV4RRFFQ69G5FAV';
const notFound = { code: 'NOT_FOUND' };

async function add(by: Person, groupId: string, ...members: readonly Person[]) {
  return (await by.request(AddGroupMembersDocument, { groupId, userIds: members.map(({ id }) => id) })).addGroupMembers;
}

async function remove(by: Person, groupId: string, { id }: Pick<Person, 'id'>) {
  return (await by.request(RemoveGroupMemberDocument, { groupId, userId: id })).removeGroupMember;
}

async function leave(by: Person, groupId: string) {
  return by.request(LeaveGroupDocument, { groupId });
}

async function setRole(by: Person, groupId: string, { id }: Pick<Person, 'id'>, role: MemberRole) {
  return (await by.request(SetMemberRoleDocument, { groupId, userId: id, role })).setMemberRole;
}

async function update(by: Person, groupId: string, input: UpdateGroupInput) {
  return (await by.request(UpdateGroupDocument, { groupId, input })).updateGroup;
}

/** Roles by user id. */
async function roles(as: Person, id: string): Promise<Map<string, MemberRole>> {
  const { conversation } = await as.request(ConversationByIdDocument, { id });
  return new Map(conversation?.members.edges.map(({ node }) => [node.user.id, node.role]));
}

/** What the newest message says about what happened. */
async function lastNotice(as: Person, id: string) {
  const [message] = await as.history(id, 1);
  return message === undefined ? null : noticeOf(message);
}

function noticeOf({ kind, system, body, sender }: MessageFieldsFragment) {
  expect([kind, body, sender]).toEqual(['SYSTEM', null, null]);
  const { type, name, role, actor, targets } = system ?? {};
  return { type, name, role, actor: actor?.id, targets: targets?.map(({ id }) => id) };
}

describe.each(deployments)('Groups on $name', ({ start }) => {
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

  describe('making one', () => {
    test('makes its maker the owner, the others members, and says so in the timeline', async () => {
      const input = { name: '  Cafe\u0301  ', description: 'Where we meet\nand eat', memberIds: [bob.id, carla.id, bob.id, alice.id] };
      const { createGroup } = await alice.request(CreateGroupDocument, { input });
      expect(createGroup).toMatchObject({
        __typename: 'Group',
        name: 'Caf\u00E9',
        description: 'Where we meet\nand eat',
        memberCount: 3,
        lastSeq: 1,
      });

      const { id } = createGroup;
      expect(await roles(bob, id)).toEqual(
        new Map([
          [alice.id, 'OWNER'],
          [bob.id, 'MEMBER'],
          [carla.id, 'MEMBER'],
        ]),
      );
      const targets = expect.arrayContaining([bob.id, carla.id]) as string[];
      expect(await lastNotice(carla, id)).toEqual({ type: 'GROUP_CREATED', name: 'Caf\u00E9', role: null, actor: alice.id, targets });
    });

    test.each<[string, Partial<CreateGroupInput>]>([
      ['input.name', { name: '' }],
      ['input.name', { name: ' \n ' }],
      ['input.name', { name: 'x'.repeat(101) }],
      ['input.name', { name: 'bell \u0007' }],
      ['input.name', { name: 'two\nlines' }],
      ['input.name', { name: 'turned \u2067' }],
      ['input.name', { name: '\u200B' }],
      ['input.description', { description: 'x'.repeat(1_001) }],
      ['input.avatarUrl', { avatarUrl: 'ftp://example.com/a.png' }],
      ['input.memberIds', { memberIds: Array.from({ length: 201 }, (_, i) => `u_01ARZ3NDEKTSV4RRFFQ69G${String(i).padStart(4, '0')}`) }],
    ])('is refused with the field at fault: %s', async (field, input) => {
      const making = alice.request(CreateGroupDocument, { input: { name: 'A group', ...input } });
      await expect(making).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    });

    test('is refused with somebody who does not exist', async () => {
      for (const memberIds of [[absentUser], [bob.id, absentUser], ['nonsense']]) {
        const making = alice.request(CreateGroupDocument, { input: { name: 'A group', memberIds } });
        await expect(making).rejects.toMatchObject(notFound);
      }
    });
  });

  describe('changing what it shows', () => {
    test('keeps what is not named, tells the new name, and clears what is null', async () => {
      const id = await alice.group('Before', [bob]);
      expect(await update(alice, id, { name: 'After', description: 'New' })).toMatchObject({ name: 'After', description: 'New' });
      expect(await lastNotice(bob, id)).toEqual({ type: 'GROUP_UPDATED', name: 'After', role: null, actor: alice.id, targets: [] });

      expect(await update(alice, id, { description: null, historyForNewMembers: true })).toMatchObject({
        name: 'After',
        description: null,
        historyForNewMembers: true,
      });
      expect(await lastNotice(bob, id)).toMatchObject({ type: 'GROUP_UPDATED', name: null });
    });

    test('to what it shows already is no change', async () => {
      const id = await alice.group('The same', [bob]);
      const { version, lastSeq } = await update(alice, id, { name: ' The same', description: '', historyForNewMembers: false });
      expect([version, lastSeq]).toEqual([2, 1]);
    });

    test('is refused with the field at fault', async () => {
      const id = await alice.group('A group', []);
      for (const [field, input] of [
        ['input.name', { name: ' ' }],
        ['input.avatarUrl', { avatarUrl: 'nonsense' }],
      ] as const)
        await expect(update(alice, id, input)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    });
  });

  describe('members', () => {
    test('who are added see everything from then on, the word of it first', async () => {
      const id = await alice.group('Young', [bob]);
      await alice.send(id, 'before carla');
      expect((await add(alice, id, carla)).memberCount).toBe(3);
      await alice.send(id, 'with carla');

      const [notice, message] = await carla.history(id);
      expect(notice === undefined ? null : noticeOf(notice)).toMatchObject({ type: 'MEMBERS_ADDED', actor: alice.id, targets: [carla.id] });
      expect(message).toMatchObject({ seq: 4, body: 'with carla' });
      expect((await bob.history(id)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    });

    test('who are added see what was before as well, where the group is set so', async () => {
      const id = await alice.group('Open', [], true);
      await alice.send(id, 'before bob');
      await add(alice, id, bob);
      expect((await bob.history(id)).map(({ seq, body }) => [seq, body])).toEqual([
        [1, null],
        [2, 'before bob'],
        [3, null],
      ]);
    });

    test('who are in it already are left as they are when they are added again', async () => {
      const id = await alice.group('Twice', [bob]);
      await setRole(alice, id, bob, 'ADMIN');
      const before = await alice.history(id);
      expect((await add(alice, id, bob, alice)).memberCount).toBe(2);
      expect(await alice.history(id)).toEqual(before);

      await add(alice, id, bob, carla);
      expect(await lastNotice(alice, id)).toMatchObject({ type: 'MEMBERS_ADDED', targets: [carla.id] });
      expect((await roles(alice, id)).get(bob.id)).toBe('ADMIN');
    });

    test('who come back see nothing of their time before, nor of the time in between', async () => {
      const id = await alice.group('Revolving door', [bob]);
      await bob.send(id, 'mine');
      await remove(alice, id, bob);
      await alice.send(id, 'without bob');
      await add(alice, id, bob);
      await alice.send(id, 'bob is back');
      expect((await bob.history(id)).map(({ system, body }) => system?.type ?? body)).toEqual(['MEMBERS_ADDED', 'bob is back']);
      expect((await roles(alice, id)).get(bob.id)).toBe('MEMBER');
    });

    test('who were removed are told of nothing any more, and the others are told who removed them', async () => {
      const id = await alice.group('Strict', [bob, carla]);
      expect((await remove(alice, id, bob)).memberCount).toBe(2);
      const expected = { type: 'MEMBER_REMOVED', name: null, role: null, actor: alice.id, targets: [bob.id] };
      expect(await lastNotice(carla, id)).toEqual(expected);
      expect((await roles(alice, id)).has(bob.id)).toBe(false);
      await expect(remove(alice, id, bob)).rejects.toMatchObject(notFound);
    });

    test('may leave, and then they are out', async () => {
      const id = await alice.group('Free', [bob]);
      expect(await leave(bob, id)).toEqual({ leaveGroup: true });
      expect(await lastNotice(alice, id)).toEqual({ type: 'MEMBER_LEFT', name: null, role: null, actor: bob.id, targets: [bob.id] });
      await expect(leave(bob, id)).rejects.toMatchObject(notFound);
    });

    test('are listed in pages', async () => {
      const id = await alice.group('Paged', [bob, carla, dave]);
      const page = async (first: number, after?: string) => {
        const { conversation } = await alice.request(ConversationMembersDocument, { id, first, ...(after === undefined ? {} : { after }) });
        return conversation?.members;
      };
      const whole = await page(50);
      const everybody = whole?.edges.map(({ node }) => node.user.id) ?? [];
      expect(new Set(everybody)).toEqual(new Set([alice, bob, carla, dave].map((each) => each.id)));
      expect(whole?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });

      const head = await page(3);
      expect(head?.pageInfo.hasNextPage).toBe(true);
      const tail = await page(3, head?.pageInfo.endCursor ?? '');
      expect([...(head?.edges ?? []), ...(tail?.edges ?? [])].map(({ node }) => node.user.id)).toEqual(everybody);
      expect(tail?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      await expect(page(0)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
      await expect(page(201)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
      await expect(page(1, 'nonsense')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
    });
  });

  describe('roles', () => {
    test('are given by the owner, and told', async () => {
      const id = await alice.group('Court', [bob, carla]);
      expect(await setRole(alice, id, bob, 'ADMIN')).toEqual({ role: 'ADMIN', user: { id: bob.id } });
      expect(await lastNotice(carla, id)).toEqual({ type: 'ROLE_CHANGED', name: null, role: 'ADMIN', actor: alice.id, targets: [bob.id] });
      const before = await alice.history(id);
      await setRole(alice, id, bob, 'ADMIN');
      expect(await alice.history(id)).toEqual(before);
      await expect(setRole(alice, id, dave, 'ADMIN')).rejects.toMatchObject(notFound);
    });

    test('leave a group with an owner at any time', async () => {
      const id = await alice.group('Never headless', [bob]);
      await expect(setRole(alice, id, alice, 'MEMBER')).rejects.toMatchObject({ code: 'CONFLICT' });
      await setRole(alice, id, bob, 'OWNER');
      await setRole(alice, id, alice, 'MEMBER');
      expect(await roles(bob, id)).toEqual(
        new Map([
          [alice.id, 'MEMBER'],
          [bob.id, 'OWNER'],
        ]),
      );
      await expect(setRole(bob, id, bob, 'ADMIN')).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('pass from the last owner who leaves to the oldest admin, and are told before the leaving', async () => {
      const id = await alice.group('Inherited', [carla]);
      await add(alice, id, dave);
      await add(alice, id, bob);
      await setRole(alice, id, bob, 'ADMIN');
      await setRole(alice, id, dave, 'ADMIN');
      await leave(alice, id);

      expect(await roles(bob, id)).toEqual(
        new Map([
          [bob.id, 'ADMIN'],
          [carla.id, 'MEMBER'],
          [dave.id, 'OWNER'],
        ]),
      );
      expect((await bob.history(id, 2)).map(noticeOf)).toEqual([
        { type: 'OWNER_CHANGED', name: null, role: 'OWNER', actor: alice.id, targets: [dave.id] },
        { type: 'MEMBER_LEFT', name: null, role: null, actor: alice.id, targets: [alice.id] },
      ]);
    });

    test('pass to the oldest member where there is no admin', async () => {
      const id = await alice.group('Inherited by a member', []);
      await add(alice, id, carla);
      await add(alice, id, bob);
      await leave(alice, id);
      expect(await roles(bob, id)).toEqual(
        new Map([
          [bob.id, 'MEMBER'],
          [carla.id, 'OWNER'],
        ]),
      );
    });

    test('pass over those who have deactivated their account', async () => {
      const gone = await person(tokenim.here, 'gone');
      const id = await alice.group('Inherited in use', [gone, bob]);
      await setRole(alice, id, gone, 'ADMIN');
      await gone.request(DeactivateAccountDocument, { password });
      await leave(alice, id);
      expect((await roles(bob, id)).get(bob.id)).toBe('OWNER');
    });

    test('stay as they are when one of several owners leaves', async () => {
      const id = await alice.group('Two owners', [bob, carla]);
      await setRole(alice, id, carla, 'OWNER');
      await leave(alice, id);
      expect(await roles(bob, id)).toEqual(
        new Map([
          [bob.id, 'MEMBER'],
          [carla.id, 'OWNER'],
        ]),
      );
    });

    test('matter no more when the last one has left', async () => {
      const id = await alice.group('Empty', []);
      expect(await leave(alice, id)).toEqual({ leaveGroup: true });
      await expect(alice.history(id)).rejects.toMatchObject(notFound);
    });
  });

  describe('who may do what', () => {
    const actions: Readonly<Record<string, (by: Person, id: string) => Promise<unknown>>> = {
      'change what it shows': (by, id) => update(by, id, { name: 'Renamed' }),
      'add somebody': (by, id) => add(by, id, dave),
      'remove a member': (by, id) => remove(by, id, carla),
      'remove an admin': (by, id) => remove(by, id, bob),
      'remove the owner': (by, id) => remove(by, id, alice),
      'give a role': (by, id) => setRole(by, id, carla, 'ADMIN'),
      'recall what somebody else wrote': async (by, id) => by.request(RecallMessageDocument, { id: `m_${id.slice(2)}_2` }),
      'edit what somebody else wrote': async (by, id) => by.request(EditMessageDocument, { id: `m_${id.slice(2)}_2`, body: 'x' }),
    };
    // Owner alice, admin bob, member carla, stranger dave. The message with seq 2 is by somebody who has left.
    test.each<[string, string, string, string, string]>([
      ['change what it shows', 'yes', 'yes', 'FORBIDDEN', 'NOT_FOUND'],
      ['add somebody', 'yes', 'yes', 'FORBIDDEN', 'NOT_FOUND'],
      ['remove a member', 'yes', 'yes', 'FORBIDDEN', 'NOT_FOUND'],
      ['remove an admin', 'yes', 'CONFLICT', 'FORBIDDEN', 'NOT_FOUND'],
      ['remove the owner', 'CONFLICT', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'],
      ['give a role', 'yes', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'],
      ['recall what somebody else wrote', 'yes', 'yes', 'FORBIDDEN', 'NOT_FOUND'],
      ['edit what somebody else wrote', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'],
    ])('%s: owner %s, admin %s, member %s, anybody else %s', async (action, ...expected) => {
      const outcomes = await Promise.all(
        [alice, bob, carla, dave].map(async (actor) => {
          const id = await alice.group(action, [bob, carla, dave]);
          await dave.send(id, 'dave was here');
          await leave(dave, id);
          await setRole(alice, id, bob, 'ADMIN');
          return actions[action]?.(actor, id).then(
            () => 'yes',
            (error: unknown) => (error as Refused).code,
          );
        }),
      );
      expect(outcomes).toEqual(expected);
    });
  });

  test('a direct conversation is no group', async () => {
    const id = await alice.direct(bob);
    const attempts = [
      async () => add(alice, id, carla),
      async () => remove(alice, id, bob),
      async () => leave(alice, id),
      async () => setRole(alice, id, bob, 'ADMIN'),
      async () => update(alice, id, { name: 'A group' }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(notFound);
    expect(await roles(alice, id)).toEqual(
      new Map([
        [alice.id, 'MEMBER'],
        [bob.id, 'MEMBER'],
      ]),
    );
  });
});
