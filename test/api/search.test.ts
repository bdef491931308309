import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ClearHistoryDocument,
  LeaveGroupDocument,
  SearchMessagesDocument,
  type SearchMessagesQueryVariables,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

type Filters = Omit<SearchMessagesQueryVariables, 'text'>;

/** What is sent in the room, and looked for. */
const corpus = {
  english: 'The meeting with Zoë is moved to Thursday, 10:30. Crème brûlée for everybody!',
  german: 'Die Straße ist gesperrt, wir fahren über Łódź.',
  russian: 'Ёлка уже стоит, приходите на чай',
  greek: 'Ο ΟΔΥΣΣΕΥΣ γύρισε',
  arabic: 'مُحَمَّد وصل إلى المطار',
  chinese: '我们周末去北京烤鸭店吃饭吧',
  traditional: '東京都的櫻花開了',
  japanese: '明日はカフェでｺｰﾋｰを飲みましょう',
  korean: '오늘 저녁에 학교에서 만나요',
  thai: 'ฉันอยู่ที่กรุงเทพมหานคร',
  hindi: 'आज मौसम बहुत अच्छा है',
  mixed: '这件T恤多少钱？ OK 👍🏽',
  emoji: '\u{1F600}\u{1F600} party 🎉',
} as const;

const finds: [query: string, found: (keyof typeof corpus)[]][] = [
  ['meeting', ['english']],
  ['MEET', ['english']],
  ['zoe', ['english']],
  ['creme brul', ['english']],
  ['thursday meeting', ['english']],
  ['10:30', ['english']],
  ['eeting', []],
  ['meet thursday', []],
  ['strasse', ['german']],
  ['lodz', ['german']],
  ['елка', ['russian']],
  ['οδυσσευς', ['greek']],
  ['محمد', ['arabic']],
  ['北京', ['chinese']],
  ['烤鸭', ['chinese']],
  ['鸭', ['chinese']],
  ['吧', ['chinese']],
  ['北京周末', ['chinese']],
  ['京北', []],
  ['京都', ['traditional']],
  ['東京', ['traditional']],
  ['コーヒー', ['japanese']],
  ['ｶﾌｪ', ['japanese']],
  ['飲み', ['japanese']],
  ['학교', ['korean']],
  ['교에', ['korean']],
  ['만나', ['korean']],
  ['กรุงเทพ', ['thai']],
  ['मौसम', ['hindi']],
  ['T恤', ['mixed']],
  ['👍', ['mixed']],
  ['🎉', ['emoji']],
  ['京', ['traditional', 'chinese']],
];

describe.each(deployments)('Search on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let carol: Person;
  let room: string;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob, carol] = [await person(tokenim.here, 'alice'), await person(tokenim.there, 'bob'), await person(tokenim.here, 'carol')];
    room = await alice.group('The room', [bob]);
    for (const body of Object.values(corpus)) await alice.send(room, body);
    await found(bob, 'party');
  });
  afterAll(async () => tokenim.stop());

  async function search(who: Person, text: string, filters: Filters = {}) {
    return (await who.request(SearchMessagesDocument, { text, ...filters })).searchMessages;
  }

  async function bodies(who: Person, text: string, filters: Filters = {}) {
    return (await search(who, text, filters)).edges.map(({ node }) => node.body);
  }

  /** Waits until the index has it. */
  async function found(who: Person, text: string, filters: Filters = {}) {
    return eventually(async () => (await search(who, text, filters)).edges[0], { what: `"${text}" to be found` });
  }

  test.each(finds)('%s finds %j', async (query, keys) => {
    const inRoom = await bodies(bob, query, { conversationId: room });
    expect(inRoom).toEqual(keys.map((key) => corpus[key]));
    expect(await bodies(bob, query)).toEqual(inRoom);
  });

  test('what was sent is found moments later, also from another node', async () => {
    await alice.send(room, 'a pterodactyl');
    const edge = await eventually(async () => (await search(bob, 'pterodactyl')).edges[0], { what: 'the message' });
    expect(edge.node).toMatchObject({ body: 'a pterodactyl', sender: { id: alice.id } });
  });

  test('an edited message is found by what it says now', async () => {
    const { id } = await alice.send(room, 'the quokka sleeps');
    await found(bob, 'quokka');
    await alice.edit(id, 'the wombat sleeps');
    expect(await bodies(bob, 'quokka')).toEqual([]);
    await found(bob, 'wombat');
    expect(await bodies(bob, 'wombat sleeps')).toEqual(['the wombat sleeps']);
  });

  test('a recalled message is found no more', async () => {
    const { id } = await alice.send(room, 'the axolotl hides');
    await found(bob, 'axolotl');
    await alice.recall(id);
    expect(await bodies(bob, 'axolotl')).toEqual([]);
  });

  test('a message that is edited and recalled at once is found no more, however far the index is', async () => {
    const sent = await Promise.all(Array.from({ length: 20 }, async (_, i) => alice.send(room, `narwhal ${i}`)));
    await Promise.all(sent.map(async ({ id }, i) => (i % 2 === 0 ? alice.recall(id) : alice.edit(id, 'a dolphin instead'))));
    await alice.send(room, 'the last of the whales');
    await found(bob, 'whales');
    expect(await bodies(bob, 'narwhal')).toEqual([]);
    expect(await bodies(bob, 'dolphin instead')).toHaveLength(10);
  });

  test('names of places are found', async () => {
    await alice.send(room, '', { kind: 'LOCATION', body: null, location: { latitude: 1, longitude: 2, name: 'Marienplatz' } });
    const { node, snippet } = await found(bob, 'marien');
    expect(node.location?.name).toBe('Marienplatz');
    expect(snippet).toEqual({ text: 'Marienplatz', offset: 0, ranges: [{ start: 0, end: 11 }] });
  });

  test('only those who may read a message find it', async () => {
    const [before, after] = ['heliotrope before', 'heliotrope after'];
    const group = await alice.group('Late', [bob]);
    await alice.send(group, before);
    await alice.add(group, carol);
    await alice.send(group, after);
    await found(carol, 'heliotrope');
    expect(await bodies(carol, 'heliotrope')).toEqual([after]);
    expect(await bodies(bob, 'heliotrope')).toEqual([after, before]);
    expect(await bodies(carol, 'meeting')).toEqual([]);
    await expect(search(carol, 'meeting', { conversationId: room })).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await carol.request(LeaveGroupDocument, { groupId: group });
    expect(await bodies(carol, 'heliotrope')).toEqual([]);
    await expect(search(carol, 'heliotrope', { conversationId: group })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('what somebody cleared is found by them no more, even after it was edited; the others still find it', async () => {
    const group = await alice.group('Cleared', [bob]);
    const { id, seq } = await alice.send(group, 'okapi one');
    await found(bob, 'okapi');
    await bob.request(ClearHistoryDocument, { conversationId: group, throughSeq: seq });
    await alice.send(group, 'okapi two');
    await alice.edit(id, 'okapi renamed');
    await Promise.all([found(alice, 'okapi renamed'), found(alice, 'okapi two')]);
    expect(await bodies(alice, 'okapi')).toEqual(['okapi two', 'okapi renamed']);
    expect(await bodies(bob, 'okapi')).toEqual(['okapi two']);
    await alice.recall(id);
    expect(await bodies(alice, 'okapi')).toEqual(['okapi two']);
  });

  test('pages go on where the last one ended, newest first, whatever comes in between', async () => {
    const rooms = [await alice.group('One', [bob]), await alice.group('Two', [bob]), await alice.direct(bob)];
    const sent: string[] = [];
    for (let i = 0; i < 21; i++) sent.unshift((await alice.send(rooms[i % 3] ?? room, `flamingo ${i}`)).id);
    await eventually(async () => (await search(bob, 'flamingo', { first: 50 })).edges.length === 21, { what: 'all to be indexed' });
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 10; pages++) {
      const { edges, pageInfo }: Awaited<ReturnType<typeof search>> = await search(bob, 'flamingo', { first: 4, after });
      seen.push(...edges.map(({ node }) => node.id));
      expect(pageInfo).toMatchObject({ hasPreviousPage: after !== null, hasNextPage: pages < 5 });
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
      if (pages === 1) await alice.send(room, 'flamingo, too late for these pages');
    }
    expect(seen).toEqual(sent);
  });

  test('a filter narrows it down to a sender, kinds and a time', async () => {
    const group = await alice.group('Filters', [bob]);
    const first = await alice.send(group, 'marmalade one');
    await bob.send(group, 'marmalade two');
    const third = await alice.send(group, 'marmalade three', { kind: 'CUSTOM', custom: {} });
    await found(bob, 'marmalade three');
    expect(await bodies(bob, 'marmalade', { filter: { senderId: alice.id } })).toEqual(['marmalade three', 'marmalade one']);
    expect(await bodies(bob, 'marmalade', { filter: { senderId: bob.id } })).toEqual(['marmalade two']);
    expect(await bodies(bob, 'marmalade', { filter: { kinds: ['TEXT'] } })).toEqual(['marmalade two', 'marmalade one']);
    expect(await bodies(bob, 'marmalade', { filter: { until: third.createdAt, since: first.createdAt } })).toEqual(
      [await alice.history(group)]
        .flat()
        .filter(({ kind, createdAt }) => kind !== 'SYSTEM' && createdAt < third.createdAt)
        .map(({ body }) => body)
        .toReversed(),
    );
    expect(await bodies(bob, 'marmalade', { filter: { until: first.createdAt } })).toEqual([]);
  });

  test('a snippet shows a piece of a long message, and where in it the words are', async () => {
    const body = `${'\u{1F468}\u200D\u{1F469}\u200D\u{1F467} '.repeat(30)}here is the Ｂａｒｏｍｅｔｅｒ of 東京タワー${' and more'.repeat(30)}`;
    await alice.send(room, body);
    const { snippet } = await found(bob, 'タワー barometer');
    const { text = '', offset = -1, ranges = [] } = snippet ?? {};
    expect(text.length).toBeLessThanOrEqual(160);
    expect(body.slice(offset, offset + text.length)).toBe(text);
    expect(ranges.map((range) => text.slice(range.start, range.end))).toEqual(['Ｂａｒｏｍｅｔｅｒ', 'タワー']);
    expect(text.trimStart().startsWith('\u{1F468}')).toBe(true);
  });

  test.each([
    ['without anything to look for', { text: ' ?! ' }, 'text'],
    ['of more than 200 characters', { text: 'x'.repeat(201) }, 'text'],
    ['of no kinds', { text: 'x', filter: { kinds: [] } }, 'filter.kinds'],
    ['after a cursor of another list', { text: 'x', after: 'c2VxOjE' }, 'after'],
    ['of a page of 0', { text: 'x', first: 0 }, 'first'],
    ['of a page of 201', { text: 'x', first: 201 }, 'first'],
  ])('%s is refused', async (_, variables, field) => {
    await expect(bob.request(SearchMessagesDocument, variables)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  test('what is found is rendered like any message', async () => {
    const { id } = await alice.send(room, 'an answer about capybaras', { mentionIds: [bob.id] });
    const { node } = await found(bob, 'capybaras');
    expect(node).toEqual((await bob.history(room)).find((message) => message.id === id));
  });
});
