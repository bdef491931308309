import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import {
  ClearHistoryDocument,
  LeaveGroupDocument,
  ListedConversationsDocument,
  MembershipOfDocument,
  SaveDraftDocument,
  UpdateMembershipDocument,
  type ListedConversationsQueryVariables,
  type UpdateMembershipInput,
} from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

const pinnedMax = 2;
const draftsMax = 2;

describe.each(deployments)('What members make of a conversation for themselves on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let group: string;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_PINNED_CONVERSATIONS_MAX: String(pinnedMax), TOKENIM_DRAFTS_PER_USER_MAX: String(draftsMax) });
  });
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    group = await alice.group('first', [bob]);
  });
  afterAll(async () => tokenim.stop());

  const update = async (input: Omit<UpdateMembershipInput, 'conversationId'>, conversationId = group) =>
    (await alice.request(UpdateMembershipDocument, { input: { conversationId, ...input } })).updateMembership;
  const save = async (body: string | null, replyToId: string | null = null, conversationId = group) =>
    (await alice.request(SaveDraftDocument, { input: { conversationId, body, replyToId } })).saveDraft.draft;
  const membership = async (of: Person) => (await of.request(MembershipOfDocument, { id: group })).conversation?.viewerMembership;
  const listed = async (variables: ListedConversationsQueryVariables) =>
    (await alice.request(ListedConversationsDocument, variables)).conversations.edges.map(({ node }) => node.id);

  test('muting and what to be notified of are kept, and stay as they are where nothing is said of them', async () => {
    expect(await membership(alice)).toMatchObject({ mutedUntil: null, notificationLevel: 'ALL', archived: false, draft: null });
    const mutedUntil = '2100-01-01T00:00:00.000Z';
    await update({ mutedUntil, notificationLevel: 'MENTIONS' });
    expect(await update({ archived: true })).toMatchObject({ mutedUntil, notificationLevel: 'MENTIONS', archived: true });
    expect(await update({ mutedUntil: null })).toMatchObject({ mutedUntil: null, notificationLevel: 'MENTIONS', archived: true });
    expect(await membership(bob)).toMatchObject({ mutedUntil: null, notificationLevel: 'ALL', archived: false });
  });

  test('what is archived is listed apart, and what is hidden comes back with the next message', async () => {
    const second = await alice.group('second', []);
    await update({ archived: true });
    expect(await listed({})).toEqual([second]);
    expect(await listed({ filter: 'ARCHIVED' })).toEqual([group]);
    expect(await listed({ filter: 'ALL' })).toEqual([second, group]);
    await update({ archived: false, hidden: true });
    expect(await listed({})).toEqual([second]);
    expect(await listed({ filter: 'ALL' })).toEqual([second, group]);
    await bob.send(group, 'anybody there?');
    expect(await listed({})).toEqual([group, second]);
  });

  test('pinned ones come first, in their order, page by page; and there is a bound on them', async () => {
    const second = await alice.group('second', []);
    const third = await alice.group('third', []);
    await update({ pinOrder: 20 });
    await update({ pinOrder: 10 }, second);
    await expect(update({ pinOrder: 5 }, third)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await listed({ pinnedFirst: true })).toEqual([second, group, third]);
    expect(await listed({})).toEqual([third, second, group]);
    await update({ pinOrder: 1 });
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const {
        conversations,
      }: { conversations: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } } } =
        await alice.request(ListedConversationsDocument, { first: 1, after, pinnedFirst: true });
      ids.push(...conversations.edges.map(({ node }) => node.id));
      if (!conversations.pageInfo.hasNextPage) break;
      after = conversations.pageInfo.endCursor ?? null;
    }
    expect(ids).toEqual([group, second, third]);
    await update({ pinOrder: null });
    expect(await listed({ pinnedFirst: true })).toEqual([second, third, group]);
  });

  test('a draft is kept until it is taken away, for oneself', async () => {
    const { id } = await bob.send(group, 'what do you think?');
    expect(await save('  I think ', id)).toMatchObject({ body: '  I think ', replyToId: id });
    expect((await membership(alice))?.draft).toMatchObject({ body: '  I think ', replyToId: id });
    expect((await membership(bob))?.draft).toBeNull();
    expect(await save(null)).toBeNull();
    await expect(save('to whom?', `${id}9`)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(save('x'.repeat(16_385))).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', field: 'input.body' });
  });

  test('there is a bound on drafts', async () => {
    for (let i = 0; i < draftsMax; i++) await save('a draft', null, await alice.group(`draft ${i}`, []));
    await expect(save('one more')).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await save('')).toBeNull();
  });

  test('what is deleted for oneself is gone from history, counts and the list, and stays for the others', async () => {
    await bob.send(group, 'one');
    const { seq } = await bob.send(group, 'two');
    await bob.send(group, 'three');
    const clear = async (throughSeq?: number) =>
      (await alice.request(ClearHistoryDocument, { conversationId: group, ...(throughSeq === undefined ? {} : { throughSeq }) }))
        .clearHistory;
    expect(await clear(seq)).toMatchObject({ visibleAfterSeq: seq, unreadCount: 1 });
    expect((await alice.history(group)).map(({ body }) => body)).toEqual(['three']);
    expect(await clear()).toMatchObject({ visibleAfterSeq: seq + 1, unreadCount: 0 });
    expect(await alice.history(group)).toEqual([]);
    expect((await alice.request(MembershipOfDocument, { id: group })).conversation?.lastMessage).toBeNull();
    expect((await bob.history(group)).map(({ body }) => body)).toContain('one');
    expect(await clear(1)).toMatchObject({ visibleAfterSeq: seq + 1 });
  });

  test('what is deleted for oneself does not come back with a new membership, where others see the history', async () => {
    const open = await bob.group('open', [alice], true);
    await bob.send(open, 'deleted');
    await alice.request(ClearHistoryDocument, { conversationId: open });
    await bob.send(open, 'kept');
    await alice.request(LeaveGroupDocument, { groupId: open });
    await bob.send(open, 'meanwhile');
    await bob.add(open, alice);
    const bodies = async (of: Person) => (await of.history(open)).flatMap(({ body }) => body ?? []);
    expect(await bodies(alice)).toEqual(['kept', 'meanwhile']);
    expect(await bodies(bob)).toEqual(['deleted', 'kept', 'meanwhile']);
  });

  test('is for members only', async () => {
    const carla = await person(tokenim.here, 'carla');
    const input = { conversationId: group, archived: true };
    await expect(carla.request(UpdateMembershipDocument, { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(carla.request(ClearHistoryDocument, { conversationId: group })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
