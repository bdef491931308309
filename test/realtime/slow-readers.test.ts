import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, embedded, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { InboxDocument, SetPresenceDocument } from '../support/generated/graphql.ts';
import { metric } from '../support/metrics.ts';
import { person, type Inbox, type InboxEvent, type Person } from '../support/person.ts';
import { comeOnline } from '../support/presences.ts';
import { RawSocket, type RawSocketOptions } from '../support/raw-socket.ts';

const bodyBytesMax = 65_535;
const limits = {
  TOKENIM_SOCKET_UNSENT_BYTES_MAX: '65536',
  TOKENIM_BODY_BYTES_MAX: String(bodyBytesMax),
  // Who does not read answers no ping either, and on a slow machine pauses for longer than they come.
  TOKENIM_PING_INTERVAL_MS: '600000',
};

/** Each message many times over: what the network holds by itself is many megabytes. */
const copies = Array.from({ length: 16 }, (_, i) => `copy${i}: body`).join(' ');
const heavyInbox = `subscription { inbox { __typename ... on MessageChanged { message { conversationId seq version ${copies} } } } }`;
/** A state is tens of kilobytes. */
const heavyPresence = `subscription ($userIds: [ID!]!) { presenceChanged(userIds: $userIds) { status ${Array.from({ length: 1_200 }, (_, i) => `x${i}: userId`).join(' ')} } }`;
const presenceChanges = 400;
const messageCount = 30;
/** Those fill whatever the network holds. */
const enoughMessages = 20;
/** The group itself, and the SYSTEM message about it. */
const versionAfterCreation = 2;

describe.each(deployments)('On $name:', ({ start }) => {
  let tokenim: Deployment;
  let group: string;
  let bob: Person;
  let carla: Person;
  /** Stops reading and goes on later. */
  let slow: RawSocket;
  /** Stops reading, and reads what came when it is too late. */
  let hanging: RawSocket;
  let brisk: Inbox;
  /** What bob has from the slow socket. */
  let seen: readonly { seq: number; version: number }[];
  beforeAll(async () => {
    tokenim = await start(limits);
    const { here, there } = tokenim;
    const [alice, dan] = await Promise.all([person(here, 'alice'), person(there, 'dan')]);
    [bob, carla] = await Promise.all([person(there, 'bob'), person(there, 'carla')]);
    group = await alice.group('heavy', [bob, carla, dan]);
    [slow, hanging, brisk] = await Promise.all([follow(bob, heavyInbox), follow(dan, heavyInbox), carla.inbox()]);
    slow.pause();
    hanging.pause();
    await sendHeavy(alice, group, 0, enoughMessages);
    slow.resume();
    await sendHeavy(alice, group, enoughMessages, messageCount);
  });
  afterAll(async () => {
    slow.end();
    hanging.end();
    await tokenim.stop();
  });

  test('[SLOW-2] Readers beside a slow one notice nothing.', async () => {
    await brisk.message(heavy(messageCount - 1));
    expect(brisk.messages(group)).toHaveLength(messageCount);
    expect(brisk.socket.closes).toEqual([]);
    await carla.goOffline();
  });

  test('[SLOW-1] A client that leaves more than `TOKENIM_SOCKET_UNSENT_BYTES_MAX` unread is closed with 1013, and nothing is lost when it resumes.', async () => {
    expect(await slow.closed()).toMatchObject({ code: 1013 });
    seen = messagesOf(slow);
    expect(seen.length).toBeLessThan(messageCount);
    const version = seen.at(-1)?.version ?? versionAfterCreation;
    const resumed = await follow(bob, InboxDocument.toString(), { positions: [{ conversationId: group, version }] });
    expect([...seen, ...messagesOf(resumed)].map(({ seq }) => seq)).toEqual(brisk.messages(group).map(({ seq }) => seq));
    resumed.end();
  });

  test('[SLOW-3] A replay waits for its reader: nobody is closed for having missed much.', async () => {
    const positions = [{ conversationId: group, version: versionAfterCreation }];
    const socket = await new RawSocket(bob.node).initialised(bob.token);
    socket.subscribe('1', InboxDocument.toString(), { positions });
    await socket.message('next', '1');
    socket.pause();
    // Somebody else has all of it before this one reads on.
    (await follow(bob, InboxDocument.toString(), { positions })).end();
    socket.resume();
    await eventually(() => isReady(socket), { what: 'InboxReady' });
    expect(messagesOf(socket)).toHaveLength(messageCount);
    expect(socket.close).toBeNull();
    socket.end();
  });

  test('[SLOW-4] A client that does not take the close frame within 5 s is cut, and sees 1006.', async () => {
    await eventually(async () => (await metric(tokenim.there, 'tokenim_sockets')) === 0, { what: 'no sockets' });
    expect(await metric(tokenim.there, 'tokenim_feeds')).toBe(0);
    hanging.resume();
    expect(await hanging.closed()).toMatchObject({ code: 1006 });
  });
});

describe.each(deployments)('Presence on $name:', ({ start }) => {
  test('[SLOW-5] Who reads too slowly first loses presence and typing and nothing else; of whose presence something was lost, the current state comes once there is room.', async () => {
    const tokenim = await start({ ...limits, TOKENIM_PRESENCE_CHANGES_MAX: '100000' });
    const [ann, ben] = await Promise.all([person(tokenim.here, 'ann'), person(tokenim.there, 'ben')]);
    const direct = await ann.direct(ben);
    const theirs = await comeOnline(ann);
    const choose = async (status: 'ONLINE' | 'AWAY') => theirs.request(SetPresenceDocument, { status });
    const socket = await follow(ben, InboxDocument.toString());
    socket.subscribe('2', heavyPresence, { userIds: [ann.id] });
    const statuses = () => socket.received.flatMap(({ id, payload }) => (id === '2' ? [statusIn(payload)] : []));
    await eventually(() => statuses().at(-1) === 'ONLINE', { what: 'the current state' });
    socket.pause();
    for (let i = 0; i < presenceChanges / 2; i++) {
      await choose('AWAY');
      await choose('ONLINE');
    }
    await choose('AWAY');
    await ann.send(direct, 'not lost');
    socket.resume();
    await eventually(() => eventsOf(socket).some((event) => event.__typename === 'MessageChanged' && event.message.body === 'not lost'), {
      what: 'the message',
    });
    await eventually(() => statuses().at(-1) === 'AWAY', { what: 'the current state' });
    expect(statuses().length).toBeLessThan(presenceChanges);
    expect(socket.close).toBeNull();
    socket.end();
    await ann.goOffline();
    await tokenim.stop();
  });
});

test('A replay over a compressed socket waits for its reader as well.', async () => {
  const tokenim = await embedded.start({ ...limits, TOKENIM_SOCKET_COMPRESSION: 'true' });
  const [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.here, 'bob')]);
  const group = await alice.group('heavy', [bob]);
  await sendHeavy(alice, group, 0, messageCount);
  const positions = [{ conversationId: group, version: versionAfterCreation }];
  const socket = await follow(bob, InboxDocument.toString(), { positions }, { perMessageDeflate: true });
  expect(messagesOf(socket)).toHaveLength(messageCount);
  socket.end();
  await tokenim.stop();
});

/** Resolves once the inbox is live. */
async function follow(who: Person, query: string, variables: object = {}, options: RawSocketOptions = {}): Promise<RawSocket> {
  const socket = await new RawSocket(who.node, options).initialised(who.token);
  socket.subscribe('1', query, variables);
  await eventually(() => isReady(socket), { what: 'InboxReady' });
  return socket;
}

function statusIn(payload: unknown): string {
  return (payload as { data: { presenceChanged: { status: string } } }).data.presenceChanged.status;
}

function eventsOf({ received }: RawSocket): InboxEvent[] {
  return received.flatMap(({ type, id, payload }) =>
    type === 'next' && id === '1' ? [(payload as { data: { inbox: InboxEvent } }).data.inbox] : [],
  );
}

function messagesOf(socket: RawSocket): { seq: number; version: number }[] {
  return eventsOf(socket).flatMap((event) => (event.__typename === 'MessageChanged' ? [event.message] : []));
}

function isReady(socket: RawSocket): boolean {
  return eventsOf(socket).some(({ __typename }) => __typename === 'InboxReady');
}

async function sendHeavy(sender: Person, group: string, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i++) await sender.send(group, heavy(i));
}

/** Easy to compress. */
function heavy(i: number): string {
  return `${i} `.padEnd(bodyBytesMax, 'x');
}
