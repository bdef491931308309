import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, embedded, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { InboxDocument } from '../support/generated/graphql.ts';
import { metric } from '../support/metrics.ts';
import { person, type InboxEvent, type Person } from '../support/person.ts';
import { RawSocket, type RawSocketOptions } from '../support/raw-socket.ts';

const bodyBytesMax = 65_535;
const limits = { TOKENIM_SOCKET_UNSENT_BYTES_MAX: '65536', TOKENIM_BODY_BYTES_MAX: String(bodyBytesMax) };

/** Each message many times over: what the network holds by itself is many megabytes. */
const copies = Array.from({ length: 12 }, (_, i) => `copy${i}: body`).join(' ');
const heavyInbox = `subscription { inbox { __typename ... on MessageChanged { message { conversationId seq version ${copies} } } } }`;
const messageCount = 30;
/** The group itself, and the SYSTEM message about it. */
const versionAfterCreation = 2;

describe.each(deployments)('On $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    tokenim = await start(limits);
  });
  afterAll(async () => tokenim.stop());

  test('a slow reader is sent away with 1013 and resumes without loss, and the others notice nothing', async () => {
    const { here, there } = tokenim;
    const [alice, bob, carla, dan] = await Promise.all([
      person(here, 'alice'),
      person(there, 'bob'),
      person(there, 'carla'),
      person(there, 'dan'),
    ]);
    const group = await alice.group('heavy', [bob, carla, dan]);
    const slow = await follow(bob, heavyInbox);
    const hanging = await follow(dan, heavyInbox);
    const brisk = await carla.inbox();
    slow.pause();
    hanging.pause();

    await sendHeavy(alice, group);
    await brisk.message(heavy(messageCount - 1), 20_000);
    expect(brisk.messages(group)).toHaveLength(messageCount);

    slow.resume();
    expect(await slow.closed()).toMatchObject({ code: 1013 });
    const seen = eventsOf(slow).flatMap((event) => (event.__typename === 'MessageChanged' ? [event.message] : []));
    expect(seen.length).toBeLessThan(messageCount);

    // More than the limit again, but a replay waits for its reader.
    const version = seen.at(-1)?.version ?? versionAfterCreation;
    const resumed = await follow(bob, InboxDocument.toString(), { positions: [{ conversationId: group, version }] });
    const rest = eventsOf(resumed).flatMap((event) => (event.__typename === 'MessageChanged' ? [event.message] : []));
    expect([...seen, ...rest].map(({ seq }) => seq)).toEqual(brisk.messages(group).map(({ seq }) => seq));
    expect(resumed.close).toBeNull();
    expect(brisk.socket.closes).toEqual([]);
    resumed.end();

    // One that takes not even the close is cut after a while, and nothing of it stays.
    await carla.goOffline();
    await eventually(async () => (await metric(there, 'tokenim_sockets')) === 0, { what: 'no sockets', timeoutMs: 15_000 });
    expect(await metric(there, 'tokenim_feeds')).toBe(0);
    hanging.end();
  }, 60_000);
});

test('a replay over a compressed socket waits for its reader as well', async () => {
  const tokenim = await embedded.start({ ...limits, TOKENIM_SOCKET_COMPRESSION: 'true' });
  const [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.here, 'bob')]);
  const group = await alice.group('heavy', [bob]);
  await sendHeavy(alice, group);
  const positions = [{ conversationId: group, version: versionAfterCreation }];
  const socket = await follow(bob, InboxDocument.toString(), { positions }, { perMessageDeflate: true });
  expect(eventsOf(socket).filter(({ __typename }) => __typename === 'MessageChanged')).toHaveLength(messageCount);
  socket.end();
  await tokenim.stop();
});

/** Resolves once the inbox is live. */
async function follow(who: Person, query: string, variables: object = {}, options: RawSocketOptions = {}): Promise<RawSocket> {
  const socket = await new RawSocket(who.node, options).initialised(who.token);
  socket.subscribe('1', query, variables);
  await eventually(() => eventsOf(socket).some(({ __typename }) => __typename === 'InboxReady'), { what: 'InboxReady', timeoutMs: 15_000 });
  return socket;
}

function eventsOf({ received }: RawSocket): InboxEvent[] {
  return received.flatMap(({ type, payload }) => (type === 'next' ? [(payload as { data: { inbox: InboxEvent } }).data.inbox] : []));
}

async function sendHeavy(sender: Person, group: string): Promise<void> {
  for (let i = 0; i < messageCount; i++) await sender.send(group, heavy(i));
}

/** Easy to compress. */
function heavy(i: number): string {
  return `${i} `.padEnd(bodyBytesMax, 'x');
}
