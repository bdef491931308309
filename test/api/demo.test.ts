import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request } from '../support/api.ts';
import { deployments, embedded, type Deployment } from '../support/deployments.ts';
import {
  ConversationByIdDocument,
  ConversationsDocument,
  LoginDocument,
  RegisterDocument,
  ViewerDocument,
} from '../support/generated/graphql.ts';
import { endOf, launchNode, startNode, type Node, type Settings } from '../support/node.ts';
import { password, Person, person } from '../support/person.ts';

const demoPassword = 'tokenim-demo';
const hourMs = 3_600_000;

describe.each(deployments)('The demo on $name', (deployment) => {
  let tokenim: Deployment;
  let node: Node;
  let dora: Person;
  beforeAll(async () => {
    tokenim = await deployment.start();
    dora = await person(tokenim.here, 'dora');
    await dora.group('Of her own', []);
    await stopAll(tokenim);
    node = await startNode({ settings: tokenim.settings, args: ['--demo'] });
  });
  afterAll(async () => {
    await node.stop();
    await tokenim.stop();
  });

  test('has three people, who sign in with what the start prints', async () => {
    const { usernames, groupId } = await printedBy(node);
    const groupsSeen = await Promise.all(
      usernames.map(async (name) => (await signIn(node, name)).request(ConversationByIdDocument, { id: groupId })),
    );

    expect(usernames).toEqual(['alice', 'bob', 'carla']);
    expect(groupsSeen.map(({ conversation }) => conversation?.memberCount)).toEqual([3, 3, 3]);
  });

  test('has one of each kind of thing in a group, and a direct conversation', async () => {
    const carla = await signIn(node, 'carla');
    const bob = await signIn(node, 'bob');
    const messages = await carla.history((await printedBy(node)).groupId);
    const [direct] = (await bob.request(ConversationsDocument, {})).conversations.edges.map(({ node: each }) => each);

    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
    expect(new Set(messages.map(({ kind }) => kind))).toEqual(new Set(['SYSTEM', 'TEXT', 'LOCATION', 'CUSTOM']));
    expect(messages.flatMap(({ system }) => system?.type ?? [])).toEqual([
      'GROUP_CREATED',
      'MEMBERS_ADDED',
      'GROUP_UPDATED',
      'ROLE_CHANGED',
    ]);
    for (const isThere of [
      messages.some(({ replyTo }) => replyTo !== null),
      messages.some(({ editedAt }) => editedAt !== null),
      messages.some(({ recalledAt }) => recalledAt !== null),
      messages.some(({ mentions }) => mentions.length > 0),
    ])
      expect(isThere).toBe(true);
    expect(direct).toMatchObject({ __typename: 'DirectConversation', lastSeq: 4 });
  });

  test('fills the past three days, in order, up to the last hour', async () => {
    const alice = await signIn(node, 'alice');
    const conversations = (await alice.request(ConversationsDocument, {})).conversations.edges.map(({ node: each }) => each.id);
    const times = (await Promise.all(conversations.toReversed().map((id) => alice.history(id))))
      .flat()
      .map(({ createdAt }) => Date.parse(createdAt));
    const agesHours = times.map((time) => (Date.now() - time) / hourMs);

    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(agesHours[0]).toBeCloseTo(72, 0);
    expect(agesHours.at(-1)).toBeGreaterThan(0);
    expect(agesHours.at(-1)).toBeLessThan(1);
  });

  test('is there once, however often one starts with it, and keeps what was written since', async () => {
    const before = await printedBy(node);
    const bob = await signIn(node, 'bob');
    await bob.send(before.groupId, 'written by hand');
    const messages = await bob.history(before.groupId);

    await node.stop();
    node = await startNode({ settings: tokenim.settings, args: ['--demo'] });

    const again = await signIn(node, 'bob');
    expect(await printedBy(node)).toEqual(before);
    expect(await again.history(before.groupId)).toEqual(messages);
    expect((await again.request(ConversationsDocument, {})).conversations.edges).toHaveLength(2);
  });

  test('leaves no session of its own: listed are the devices of those who look around', async () => {
    const carla = await signIn(node, 'carla');
    const { sessions } = (await carla.request(ViewerDocument, {})).viewer;

    expect(sessions.filter(({ deviceName }) => deviceName !== 'test')).toEqual([]);
  });

  test('leaves other users and their conversations as they are', async () => {
    const { edges } = (await dora.at(node).request(ConversationsDocument, {})).conversations;

    expect(edges.map(({ node: each }) => each)).toMatchObject([{ __typename: 'Group', name: 'Of her own', memberCount: 1, lastSeq: 1 }]);
  });
});

describe('The demo is refused with a sentence', () => {
  test.each([
    {
      who: 'somebody else has one of its names',
      names: ['bob'],
      their: password,
      refusal: /^--demo brings .* has its own bob; start without --demo/,
    },
    {
      who: 'others have all of its names',
      names: ['alice', 'bob', 'carla'],
      their: password,
      refusal: /^--demo brings .* has its own alice; start without --demo/,
    },
    {
      who: 'its people have no story',
      names: ['alice', 'bob', 'carla'],
      their: demoPassword,
      refusal: /^The demo in this database is not complete: /,
    },
  ])('where $who', async ({ names, their, refusal }) => {
    const tokenim = await embedded.start();
    for (const username of names) await request(tokenim.here, RegisterDocument, { input: { username, password: their } });
    await stopAll(tokenim);

    expect(await refusalOf(tokenim.settings)).toEqual({ exitCode: 1, lines: [expect.stringMatching(refusal)] });
  });

  test('in production, where everybody could sign in with its password', async () => {
    expect(await refusalOf({ NODE_ENV: 'production' })).toEqual({
      exitCode: 1,
      lines: [expect.stringMatching(/^--demo .* NODE_ENV=production/)],
    });
  });
});

async function refusalOf(settings: Settings): Promise<{ exitCode: number | null; lines: string[] }> {
  const { exitCode, output } = await endOf(launchNode({ settings, args: ['--demo'] }));
  return { exitCode, lines: output.trim().split('\n') };
}

interface Printed {
  readonly usernames: string[];
  readonly groupId: string;
}

async function printedBy(node: Node): Promise<Printed> {
  const output = await node.output();
  const value = (label: string): string => new RegExp(`^ +${label} +(\\S.*)$`, 'm').exec(output)?.[1] ?? '';
  expect(value('Password')).toMatch(new RegExp(`^${demoPassword} `));
  return { usernames: value('Usernames').split(', '), groupId: value('Group') };
}

async function signIn(node: Node, username: string): Promise<Person> {
  return new Person(node, (await request(node, LoginDocument, { input: { username, password: demoPassword, deviceName: 'test' } })).login);
}

async function stopAll({ nodes }: Pick<Deployment, 'nodes'>): Promise<void> {
  await Promise.all(nodes.map(async (each) => each.stop()));
}
