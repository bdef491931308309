import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { BlockUserDocument, DeactivateAccountDocument, SearchUsersDocument, UpdateProfileDocument } from '../support/generated/graphql.ts';
import { password, person, type Person } from '../support/person.ts';

const names = [
  'Zoë Åkesson',
  'Zoe Ackermann',
  'Zo',
  '北京烤鸭店',
  '京北',
  'さくら 田中',
  '김민준',
  'Анна Ёлкина',
  'OʼBrien-Smith',
] as const;
type Name = (typeof names)[number];

const finds: [search: string, found: Name[]][] = [
  ['zo', ['Zo', 'Zoë Åkesson', 'Zoe Ackermann']],
  ['ZOE', ['Zoë Åkesson', 'Zoe Ackermann']],
  ['zoe a', ['Zoe Ackermann', 'Zoë Åkesson']],
  ['ake zoë', ['Zoë Åkesson']],
  ['cker', []],
  ['烤鸭', ['北京烤鸭店']],
  ['京', ['京北', '北京烤鸭店']],
  ['京烤', ['北京烤鸭店']],
  ['店', ['北京烤鸭店']],
  ['田中', ['さくら 田中']],
  ['민준', ['김민준']],
  ['елк', ['Анна Ёлкина']],
  ['smith', ['OʼBrien-Smith']],
];

describe.each(deployments)('Looking for users on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let people: Map<string, Person>;
  beforeAll(async () => {
    tokenim = await start();
    alice = await person(tokenim.here, 'alice');
    people = new Map();
    for (const [i, displayName] of names.entries()) {
      const one = await person(i % 2 === 0 ? tokenim.here : tokenim.there, `user-${i}`);
      await one.request(UpdateProfileDocument, { input: { displayName } });
      people.set(displayName, one);
    }
  });
  afterAll(async () => tokenim.stop());

  async function search(text: string, page: { first?: number; after?: string | null } = {}, who = alice) {
    return (await who.request(SearchUsersDocument, { search: text, ...page })).users;
  }

  async function found(text: string, who = alice) {
    return (await search(text, {}, who)).edges.map(({ node }) => node.displayName);
  }

  test.each(finds)('%s finds %j', async (text, expected) => {
    const all = await found(text);
    expect(all.toSorted()).toEqual(expected.toSorted());
  });

  test('who is called exactly so comes first', async () => {
    expect((await found('zo'))[0]).toBe('Zo');
  });

  test('a username is found by the beginning of its parts', async () => {
    const { edges } = await search(alice.auth.user.username.toUpperCase());
    expect(edges.map(({ node }) => node)).toEqual([{ id: alice.id, username: alice.auth.user.username, displayName: 'alice' }]);
  });

  test('a name that was given up finds nobody', async () => {
    const someone = await person(tokenim.here, 'chameleon');
    await someone.request(UpdateProfileDocument, { input: { displayName: 'Mirabelle Plum' } });
    expect(await found('mirabelle')).toEqual(['Mirabelle Plum']);
    await someone.request(UpdateProfileDocument, { input: { displayName: 'Damson Plum' } });
    expect(await found('mirabelle')).toEqual([]);
    expect(await found('plum dam')).toEqual(['Damson Plum']);
  });

  test('who has deactivated the account is not found, nor who is blocked by either', async () => {
    const [gone, blocked, blocking] = await Promise.all(
      ['aubergine', 'aubergine', 'aubergine'].map(async (name) => person(tokenim.there, name)),
    );
    if (gone === undefined || blocked === undefined || blocking === undefined) throw new Error('There is nobody.');
    expect(await found('aubergine')).toHaveLength(3);
    await gone.request(DeactivateAccountDocument, { password });
    await alice.request(BlockUserDocument, { userId: blocked.id });
    await blocking.request(BlockUserDocument, { userId: alice.id });
    expect(await found('aubergine')).toEqual([]);
    expect(await found('aubergine', people.get('Zo') ?? alice)).toHaveLength(2);
  });

  test('pages go through all, each once', async () => {
    const many = await Promise.all(Array.from({ length: 9 }, async () => person(tokenim.here, 'tangerine')));
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo }: Awaited<ReturnType<typeof search>> = await search('tange', { first: 4, after });
      seen.push(...edges.map(({ node }) => node.id));
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
    }
    expect(seen.toSorted()).toEqual(many.map(({ id }) => id).toSorted());
  });

  test.each([
    ['without anything to look for', ' ?! ', {}, 'search'],
    ['of more than 100 characters', 'x'.repeat(101), {}, 'search'],
    ['after a cursor of another list', 'x', { after: 'c2VxOjE' }, 'after'],
  ])('%s is refused', async (_, text, page, field) => {
    await expect(search(text, page)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});
