import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../simulation/world/random.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  EditMessageDocument,
  HistoryDocument,
  InboxDocument,
  MessageAddedDocument,
  type HistoryQuery,
  type MessageFieldsFragment,
} from '../support/generated/graphql.ts';
import type { Node } from '../support/node.ts';
import { person, type InboxEvent, type Person } from '../support/person.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { Screen } from '../support/screen.ts';

const rounds = 20;

/** A reader whose socket is cut again and again, anywhere in replay or live, while others write on all nodes. */
describe.each(deployments)('A reader who is cut off again and again on $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    // Small pages and buffers: replays of several pages, and buffers that overflow.
    const limits = { TOKENIM_REPLAY_PAGE_SIZE: '10', TOKENIM_LIVE_BUFFER_MAX: '10', TOKENIM_SENDS_PER_USER_MAX: '1000000' };
    tokenim = await start(limits);
  });
  afterAll(async () => tokenim.stop());

  test('has every change of the inbox once, in order, and at the end what history has', async () => {
    const seed = Date.now() % 1_000_000;
    const random = new Random(seed);
    const writers = await writersOn(tokenim);
    const bob = await person(tokenim.here, 'bob');
    const [one, other] = writers;
    const groups = await Promise.all([one.group('busy', [bob, other]), other.group('busy', [bob, one])]);
    const screen = new Screen();
    const writing = write(writers, groups, random.fork('writers'));

    for (let round = 0; round < rounds; round++) {
      const socket = await new RawSocket(random.chance(0.5) ? tokenim.here : tokenim.there).initialised(bob.token);
      socket.subscribe('1', InboxDocument.toString(), { positions: screen.positions });
      const enough = random.upTo(20);
      await eventually(() => eventsOf(socket).length > enough, { what: `${enough} events` });
      socket.end();
      for (const event of eventsOf(socket)) screen.take(event);
    }
    await writing.stop();

    const socket = await new RawSocket(tokenim.there).initialised(bob.token);
    socket.subscribe('1', InboxDocument.toString(), { positions: screen.positions });
    await eventually(() => isReady(socket), { what: 'InboxReady' });
    for (const event of eventsOf(socket)) screen.take(event);
    socket.end();
    expect(screen.problems, `seed ${seed}`).toEqual([]);
    for (const group of groups) {
      const written = await allOf(bob, group);
      expect(written.length).toBeGreaterThan(rounds);
      expect(screen.shown(group)).toEqual(written);
    }
  }, 60_000);

  test('has every message of messageAdded once, in order', async () => {
    const seed = Date.now() % 1_000_000;
    const random = new Random(seed);
    const writers = await writersOn(tokenim);
    const bob = await person(tokenim.here, 'bob');
    const [one, other] = writers;
    const group = await one.group('busy', [bob, other]);
    const writing = write(writers, [group], random.fork('writers'));

    const seqs: number[] = [];
    const lastSeq = (): number => seqs.at(-1) ?? 0;
    const read = (socket: RawSocket): number[] =>
      socket.received.flatMap(({ type, payload }) =>
        type === 'next' ? [(payload as { data: { messageAdded: { seq: number } } }).data.messageAdded.seq] : [],
      );
    const follow = async (node: Node): Promise<RawSocket> => {
      const socket = await new RawSocket(node).initialised(bob.token);
      socket.subscribe('1', MessageAddedDocument.toString(), { conversationId: group, afterSeq: lastSeq() });
      return socket;
    };
    for (let round = 0; round < rounds; round++) {
      const socket = await follow(random.chance(0.5) ? tokenim.here : tokenim.there);
      const enough = random.upTo(20);
      await eventually(() => read(socket).length >= enough, { what: `${enough} messages` });
      socket.end();
      seqs.push(...read(socket));
    }
    await writing.stop();
    const written = await allOf(bob, group);
    const socket = await follow(tokenim.there);
    await eventually(() => lastSeq() + read(socket).length >= written.length, { what: 'the rest' });
    seqs.push(...read(socket));
    socket.end();
    expect(seqs, `seed ${seed}`).toEqual(written.map(({ seq }) => seq));
  }, 60_000);
});

async function writersOn({ here, there }: Deployment): Promise<[Person, Person]> {
  return Promise.all([person(here, 'writer'), person(there, 'writer')]);
}

/** Everybody sends and edits without a pause, each waiting only for their own answers. */
function write(writers: readonly Person[], groups: readonly string[], random: Random): { stop: () => Promise<void> } {
  const end = new AbortController();
  const work = writers.map(async (writer, w) => {
    const own = random.fork(`${w}`);
    for (let n = 1; !end.signal.aborted; n++) {
      const group = groups[own.upTo(groups.length - 1)] ?? '';
      const { id } = await writer.send(group, `${w} wrote ${n}`);
      if (own.chance(0.3)) await writer.request(EditMessageDocument, { id, body: `${w} edited ${n}` });
    }
  });
  return {
    async stop() {
      end.abort();
      await Promise.all(work);
    },
  };
}

function eventsOf({ received }: RawSocket): InboxEvent[] {
  return received.flatMap(({ type, payload }) => (type === 'next' ? [(payload as { data: { inbox: InboxEvent } }).data.inbox] : []));
}

function isReady(socket: RawSocket): boolean {
  return eventsOf(socket).some(({ __typename }) => __typename === 'InboxReady');
}

/** All that the reader may see, oldest first. */
async function allOf(reader: Person, conversationId: string): Promise<MessageFieldsFragment[]> {
  const messages: MessageFieldsFragment[] = [];
  for (let after: string | null = null; ;) {
    const { history }: HistoryQuery = await reader.request(HistoryDocument, { conversationId, first: 200, after });
    messages.push(...history.edges.map(({ node }) => node));
    if (!history.pageInfo.hasNextPage) return messages;
    after = history.pageInfo.endCursor ?? null;
  }
}
