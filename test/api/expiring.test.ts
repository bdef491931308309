import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { ExpiriesDocument, SearchMessagesDocument, SetMessageTtlDocument } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';

describe.each(deployments)('Messages that expire on $name', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let bob: Person;
  let room: string;
  beforeAll(async () => {
    tokenim = await start();
    [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.there, 'bob')];
    room = await alice.group('The room', [bob]);
  });
  afterAll(async () => tokenim.stop());

  async function history(conversationId = room, who = bob) {
    return (await who.request(ExpiriesDocument, { conversationId })).history.edges.map(({ node }) => node);
  }

  async function message(id: string, conversationId = room) {
    return (await history(conversationId)).find((each) => each.id === id);
  }

  async function expired(id: string, conversationId = room) {
    return eventually(
      async () => {
        const found = await message(id, conversationId);
        return found?.expiredAt == null ? null : found;
      },
      { what: 'the message to expire' },
    );
  }

  async function setTtl(conversationId: string, seconds: number | null, who = alice) {
    return (await who.request(SetMessageTtlDocument, { conversationId, seconds })).setMessageTtl;
  }

  test('are gone for everybody when their time is over, once, and their place stays', async () => {
    const inbox = await bob.inbox();
    const { id, seq, version } = await alice.send(room, 'this message will self-destruct', { expiresInSeconds: 1 });
    await inbox.message('this message will self-destruct');
    const waiting = await message(id);
    expect(Date.parse(waiting?.expiresAt ?? '') - Date.parse(waiting?.createdAt ?? '')).toBe(1_000);
    const gone = await expired(id);
    expect(gone).toMatchObject({ body: null, version: version + 1 });
    expect(Date.parse(gone.expiredAt ?? '')).toBeGreaterThanOrEqual(Date.parse(gone.expiresAt ?? ''));
    await alice.send(room, 'after that');
    await inbox.message('after that');
    expect(inbox.messages(room).map((each) => [each.seq, each.version, each.body])).toEqual([
      [seq, version, 'this message will self-destruct'],
      [seq, version + 1, null],
      [seq + 1, version + 2, 'after that'],
    ]);
    await bob.goOffline();
  });

  test('whoever was away hears that they are gone, and not what they were', async () => {
    const before = await bob.inbox();
    const positions = before.positions();
    await bob.goOffline();
    const { id } = await alice.send(room, 'nobody will know', { expiresInSeconds: 1 });
    await expired(id);
    const after = await bob.inbox(positions);
    expect(after.messages(room).filter((each) => each.id === id)).toMatchObject([{ body: null }]);
    await bob.goOffline();
  });

  test('are found by no search any more', async () => {
    const search = async () => (await bob.request(SearchMessagesDocument, { text: 'ephemeral' })).searchMessages.edges;
    const { id } = await alice.send(room, 'an ephemeral thought', { expiresInSeconds: 4 });
    await eventually(async () => (await search()).length === 1, { what: 'the message to be found' });
    await expired(id);
    expect(await search()).toEqual([]);
  });

  test('can be edited and recalled until then, and not afterwards', async () => {
    const kept = await alice.send(room, 'recalled in time', { expiresInSeconds: 2 });
    expect((await alice.recall(kept.id)).recalledAt).not.toBeNull();
    const { id } = await alice.send(room, 'first', { expiresInSeconds: 2 });
    expect((await alice.edit(id, 'second')).body).toBe('second');
    await expired(id);
    await expect(alice.edit(id, 'third')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await alice.recall(id)).recalledAt).toBeNull();
    expect(await message(kept.id)).toMatchObject({ expiredAt: null });
  });

  test('a group says for all of them when they expire, and a message may only go sooner', async () => {
    const group = await alice.group('Short memory', [bob]);
    const old = await alice.send(group, 'from before');
    expect(await setTtl(group, 60)).toMatchObject({ messageTtlSeconds: 60 });
    const ends = async (id: string) => {
      const found = await message(id, group);
      return found?.expiresAt == null ? null : (Date.parse(found.expiresAt) - Date.parse(found.createdAt)) / 1_000;
    };
    expect(await ends(old.id)).toBeNull();
    expect(await ends((await bob.send(group, 'as the group says')).id)).toBe(60);
    expect(await ends((await bob.send(group, 'sooner', { expiresInSeconds: 30 })).id)).toBe(30);
    expect(await ends((await bob.send(group, 'not later', { expiresInSeconds: 3_600 })).id)).toBe(60);
    expect(await setTtl(group, null)).toMatchObject({ messageTtlSeconds: null });
    expect(await ends((await bob.send(group, 'for good')).id)).toBeNull();
    const told = (await history(group)).flatMap(({ system }) => (system?.type === 'MESSAGE_TTL_CHANGED' ? [system.messageTtlSeconds] : []));
    expect(told).toEqual([60, 0]);
  });

  test('only who may edit a group sets it; in a direct conversation both may', async () => {
    await expect(setTtl(room, 60, bob)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const direct = await alice.direct(bob);
    expect(await setTtl(direct, 60, bob)).toMatchObject({ messageTtlSeconds: 60 });
    const carol = await person(tokenim.here, 'carol');
    await expect(setTtl(direct, 60, carol)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('sending again under the same client id gives the same message, with the same end', async () => {
    const input = { clientMessageId: 'once', expiresInSeconds: 600 };
    const { id } = await alice.send(room, 'once', input);
    expect((await alice.send(room, 'once', input)).id).toBe(id);
    await expect(alice.send(room, 'once', { clientMessageId: 'once' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test.each([0, -1, 31_536_001])('after %i seconds is refused', async (seconds) => {
    await expect(alice.send(room, 'x', { expiresInSeconds: seconds })).rejects.toMatchObject({ field: 'input.expiresInSeconds' });
    await expect(setTtl(room, seconds)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'seconds' });
  });
});
