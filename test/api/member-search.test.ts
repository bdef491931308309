import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  FoundMembersDocument,
  SetMemberRoleDocument,
  SetNicknameDocument,
  UpdateProfileDocument,
  type FoundMembersQueryVariables,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

describe.each(deployments)('Looking for members on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carla: Person;
  let id: string;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob, carla] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob'), person(tokenim.here, 'carla')]);
    const outsider = await person(tokenim.here, 'bobby');
    await outsider.group('Another', []);
    await bob.request(UpdateProfileDocument, { input: { displayName: 'Élodie Brown' } });
    await carla.request(UpdateProfileDocument, { input: { displayName: '张三丰' } });
    id = await alice.group('Crowd', [bob, carla]);
    await carla.request(SetNicknameDocument, { groupId: id, nickname: 'Ängstlicher Bär' });
    await alice.request(SetMemberRoleDocument, { groupId: id, userId: bob.id, role: 'ADMIN' });
  });
  afterAll(async () => tokenim.stop());

  async function find(wanted: Partial<FoundMembersQueryVariables>, as = alice) {
    const { conversation } = await as.request(FoundMembersDocument, { id, first: 50, ...wanted });
    return conversation?.members.edges.map(({ node }) => node.user.id) ?? [];
  }

  test('finds them by the words of their names, whatever case and accents', async () => {
    for (const search of ['BOB', 'elod', 'Brow', 'brown élodie']) expect(await find({ search })).toEqual([bob.id]);
    for (const search of ['张', '三丰', '张三']) expect(await find({ search })).toEqual([carla.id]);
    for (const search of ['rown', 'nobody', 'elod carla', 'bobby']) expect(await find({ search })).toEqual([]);
  });

  test('finds them by the beginning of their nickname, as long as they have it', async () => {
    for (const search of ['angst', 'Ängstlicher b']) expect(await find({ search })).toEqual([carla.id]);
    expect(await find({ search: 'Bär' })).toEqual([]);
    await bob.request(SetNicknameDocument, { groupId: id, nickname: 'Zorro' });
    expect(await find({ search: 'zor' })).toEqual([bob.id]);
    await bob.request(SetNicknameDocument, { groupId: id, nickname: null });
    expect(await find({ search: 'zor' })).toEqual([]);
  });

  test('finds those of a role, alone and together with a name, in pages', async () => {
    expect(await find({ role: 'ADMIN' })).toEqual([bob.id]);
    expect(await find({ role: 'OWNER' })).toEqual([alice.id]);
    expect(await find({ role: 'MEMBER', search: 'elodie' })).toEqual([]);
    const first = (await alice.request(FoundMembersDocument, { id, first: 2 })).conversation?.members;
    const rest = (await alice.request(FoundMembersDocument, { id, first: 2, after: first?.pageInfo.endCursor ?? null })).conversation
      ?.members;
    expect([first?.pageInfo.hasNextPage, rest?.pageInfo.hasNextPage]).toEqual([true, false]);
    const all = [...(first?.edges ?? []), ...(rest?.edges ?? [])].map(({ node }) => node.user.id);
    expect(all).toEqual([alice.id, bob.id, carla.id].toSorted());
  });

  test('is refused where there is nothing to look for, or too much', async () => {
    for (const search of ['', ' ?! ', 'x'.repeat(101)])
      await expect(find({ search })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'search' });
  });
});
