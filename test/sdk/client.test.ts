import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClient, memoryStorage, NotFound, Unauthenticated } from '../../sdk/src/index.ts';
import { request } from '../support/api.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { ChangePasswordDocument, LogoutDocument, RefreshTokensDocument } from '../support/generated/graphql.ts';
import { password, person, type Person } from '../support/person.ts';
import { WebSocket } from 'ws';
import { Device } from './device.ts';
import { devicesOn } from './devices.ts';

describe.each(deployments)('A client on $name', ({ start }) => {
  const devices = devicesOn(start);
  let alice: Person;
  let bob: Person;
  let room: string;
  beforeEach(async () => {
    [alice, bob] = await Promise.all([person(devices.here, 'alice'), person(devices.there, 'bob')]);
    room = await alice.direct(bob);
  });

  test('registers, signs in, and forgets everything when it signs out', async () => {
    const storage = memoryStorage();
    const client = createClient({ url: `${devices.network.url}/graphql`, webSocket: WebSocket, storage });
    const username = `carol-${alice.id.slice(-8).toLowerCase()}`;
    await client.register({ username, password, displayName: 'Carol' });
    await eventually(() => client.connection.get().status === 'live', { what: 'a connection' });
    await client.logout();
    expect(client.connection.get()).toMatchObject({ status: 'offline', nextTryAt: null });
    expect([...(await storage.load())]).toEqual([]);

    await expect(client.login({ username, password: 'not this one' })).rejects.toThrow(Unauthenticated);
    await client.login({ username, password });
    await eventually(() => client.connection.get().status === 'live', { what: 'a connection' });
    await client.close();
  });

  test('two people write to each other', async () => {
    const [mine, theirs] = await Promise.all([devices.live(alice), devices.live(bob)]);
    mine.client.outbox.send(room, 'hello');
    await theirs.shows(room, 'hello');
    expect(theirs.client.inbox.conversations.get()[0]).toMatchObject({ id: room, unreadCount: 1, peer: { id: alice.id } });

    theirs.client.outbox.send(room, { body: 'hello yourself', replyToId: theirs.messages(room)[0]?.id ?? '' });
    await mine.shows(room, 'hello', 'hello yourself');
    await eventually(() => theirs.client.inbox.conversations.get()[0]?.unreadCount === 0, { what: 'bob to have read by answering' });
    expect(mine.messages(room).at(-1)?.replyTo).toMatchObject({ body: 'hello' });
    expect(mine.client.inbox.timeline(room).get().outgoing).toEqual([]);
  });

  test('an edit, a recall and a new group come to an open client', async () => {
    const theirs = await devices.live(bob);
    const message = await alice.send(room, 'first');
    const other = await alice.send(room, 'second');
    await alice.edit(message.id, 'better');
    await alice.recall(other.id);
    await eventually(() => theirs.messages(room).at(-1)?.recalledAt, { what: 'the recall' });
    expect(theirs.messages(room).map(({ body }) => body)).toEqual(['better', null]);

    const group = await alice.group('team', [bob]);
    await alice.send(group, 'welcome');
    await theirs.shows(group, 'welcome');
    await alice.remove(group, bob);
    await eventually(() => theirs.client.inbox.conversations.get().every(({ id }) => id !== group), { what: 'the group to go' });
  });

  test('resumes after a cut without gap or double', async () => {
    const theirs = await devices.live(bob);
    const seen: (string | null)[][] = [];
    theirs.client.inbox.timeline(room).subscribe(() => seen.push(theirs.bodies(room)));
    const bodies = Array.from({ length: 12 }, (_, i) => `message ${i}`);
    for (const [i, body] of bodies.entries()) {
      await alice.send(room, body);
      if (i % 3 === 0) devices.network.cut();
    }
    await theirs.shows(room, ...bodies);
    // Nothing ever stood there twice or too early.
    for (const state of seen) expect(state).toEqual(bodies.slice(0, state.length));
    expect(theirs.statuses.filter((status) => status === 'catching-up').length).toBeGreaterThan(1);
  });

  test('notices a dead network by itself', async () => {
    const theirs = await devices.live(bob);
    devices.network.freeze();
    await theirs.is('offline');
    await alice.send(room, 'in the dark');
    devices.network.heal();
    await theirs.shows(room, 'in the dark');
    expect(theirs.statuses).toContain('offline');
  });

  test('what is written offline is shown as pending, survives a reload, and arrives once and in order', async () => {
    const before = await devices.live(alice);
    devices.network.down();
    await before.is('offline');
    for (const body of ['one', 'two', 'three']) before.client.outbox.send(room, body);
    const waiting = before.client.inbox.timeline(room).get().outgoing;
    expect(waiting.map(({ input, status }) => [input.body, status])).toEqual([
      ['one', 'pending'],
      ['two', 'pending'],
      ['three', 'pending'],
    ]);

    const after = await devices.reloaded(before);
    expect(await after.client.restored).toBe(true);
    expect(after.client.inbox.timeline(room).get().outgoing).toEqual(waiting);
    devices.network.heal();
    await after.client.connect();
    await after.shows(room, 'one', 'two', 'three');
    expect((await bob.history(room)).map(({ body }) => body)).toEqual(['one', 'two', 'three']);
    await eventually(() => after.client.inbox.timeline(room).get().outgoing.length === 0, { what: 'the outbox to be empty' });
  });

  test('a message whose answer was lost is stored once', async () => {
    const mine = await devices.live(alice);
    devices.network.delay(300);
    mine.client.outbox.send(room, 'once');
    // It is there, and the answer is still on its way.
    await eventually(async () => (await bob.history(room)).length === 1, { what: 'the message to be stored' });
    devices.network.cut();
    devices.network.heal();
    await mine.shows(room, 'once');
    await eventually(() => mine.client.inbox.timeline(room).get().outgoing.length === 0, { what: 'the outbox to be empty' });
    expect(await bob.history(room)).toHaveLength(1);
  });

  test('a message that is refused fails, holds up nobody, and can be discarded', async () => {
    const mine = await devices.live(alice);
    const refused = mine.client.outbox.send(room, { body: 'x', replyToId: 'm_nothing' });
    mine.client.outbox.send(room, 'after it');
    await mine.shows(room, 'after it');
    const outgoing = () => mine.client.inbox.timeline(room).get().outgoing;
    expect(outgoing()).toMatchObject([{ clientMessageId: refused.clientMessageId, status: 'failed' }]);
    expect(outgoing()[0]?.error?.code).toMatch(/^(NOT_FOUND|BAD_USER_INPUT)$/);
    mine.client.outbox.retry(refused.clientMessageId);
    await eventually(() => outgoing()[0]?.status === 'failed', { what: 'the second refusal' });
    mine.client.outbox.discard(refused.clientMessageId);
    expect(mine.client.outbox.of(room)).toEqual([]);
    await expect(mine.client.editMessage('m_nothing', 'y')).rejects.toThrow(NotFound);
  });

  test('reads afresh after an InboxGap, and older pages on demand', async () => {
    const storage = memoryStorage();
    await alice.send(room, 'old');
    const before = await devices.live(bob, {}, storage);
    await before.client.close();
    const sent = Array.from({ length: 70 }, (_, i) => `message ${i}`);
    for (const body of sent) await alice.send(room, body);
    const after = await devices.live(bob, {}, storage);
    expect(after.bodies(room)).toEqual(sent.slice(-50));
    await alice.send(room, 'and on');
    await after.shows(room, ...sent.slice(-50), 'and on');
    expect(after.client.inbox.timeline(room).get().hasOlder).toBe(true);
    await after.client.inbox.loadOlder(room);
    await after.shows(room, 'old', ...sent, 'and on');
    expect(after.client.inbox.timeline(room).get().hasOlder).toBe(false);
  });

  test('what a reload finds in the storage is what was shown', async () => {
    const before = await devices.live(bob);
    for (const body of ['one', 'two', 'three']) await alice.send(room, body);
    await before.shows(room, 'one', 'two', 'three');
    const conversations = before.client.inbox.conversations.get();
    const after = await devices.reloaded(before);
    await after.client.restored;
    expect(after.bodies(room)).toEqual(['one', 'two', 'three']);
    expect(after.client.inbox.conversations.get()).toEqual(conversations);
  });

  test('is refused, and stops, when its session has ended', async () => {
    const mine = await devices.live(alice);
    await alice.request(LogoutDocument, {});
    await mine.is('refused');
    expect(mine.client.connection.get()).toMatchObject({ code: '4401' });
  });

  test('a change of password on another device ends this one', async () => {
    const mine = await devices.live(alice);
    const other = createClient({ url: `${devices.network.url}/graphql`, webSocket: WebSocket });
    await other.login({ username: alice.auth.user.username, password });
    await other.request(ChangePasswordDocument, { input: { currentPassword: password, newPassword: `${password} 2` } });
    await mine.is('refused');
    expect(other.connection.get().status).not.toBe('refused');
    await other.close();
  });
});

describe.each(deployments)('A client whose tokens live for three seconds, on $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await start({ TOKENIM_ACCESS_TOKEN_SECONDS: '3' });
  });
  afterAll(async () => tokenim.stop());

  test('stays on its socket, because it renews them in time', async () => {
    const [alice, bob] = [await person(tokenim.here, 'alice'), await person(tokenim.there, 'bob')];
    const theirs = await Device.live(bob, tokenim.there);
    const tokens = new Set<unknown>();
    await eventually(
      async () => {
        tokens.add(JSON.stringify((await theirs.storage.load()).get('session')));
        return tokens.size > 3;
      },
      { what: 'three renewals' },
    );
    expect(theirs.statuses).toEqual(['connecting', 'catching-up', 'live']);
    const room = await theirs.client.openDirectConversation(alice.id);
    theirs.client.outbox.send(room, 'still here');
    await theirs.shows(room, 'still here');
    await theirs.client.close();
  });

  test('comes back with a fresh one of the host app’s when it ends', async () => {
    const bob = await person(tokenim.there, 'bob');
    let { accessToken, refreshToken } = bob.auth;
    const asked: (string | null)[] = [];
    const client = createClient({
      url: `${tokenim.there.url}/graphql`,
      webSocket: WebSocket,
      getToken: async (refused) => {
        asked.push(refused);
        if (asked.length > 1)
          ({ accessToken, refreshToken } = (await request(tokenim.there, RefreshTokensDocument, { refreshToken })).refreshTokens);
        return accessToken;
      },
    });
    await client.connect();
    const statuses: string[] = [];
    client.connection.subscribe(({ status }) => statuses.push(status));
    await eventually(() => statuses.filter((status) => status === 'live').length > 1, { what: 'to be live again' });
    expect(client.connection.get().status).not.toBe('refused');
    await client.close();
  });
});
