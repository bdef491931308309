import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { AddGroupMembersDocument, SetMemberRoleDocument, UpdateGroupDocument } from '../support/generated/graphql.ts';
import { person, type Person } from '../support/person.ts';
import { inboxDocuments } from '../support/random-selection.ts';
import { RawSocket } from '../support/raw-socket.ts';

/** `GROUPING_SEED=7 npm test -- grouping` asks other questions. */
const seed = Number(process.env['GROUPING_SEED'] ?? 1);
const documentCount = 30;

describe.each(deployments)('On $name,', ({ start }) => {
  let tokenim: Deployment;
  let alice: Person;
  let readers: readonly Person[];
  beforeAll(async () => {
    tokenim = await start();
    alice = await person(tokenim.there, 'alice');
    readers = [alice, await person(tokenim.there, 'bob'), await person(tokenim.there, 'carla')];
  });
  afterAll(async () => tokenim.stop());

  test('readers who share a document get byte for byte what each would get alone', { timeout: 120_000 }, async () => {
    const [, bob, carla] = readers;
    if (bob === undefined || carla === undefined) throw new Error('There are three readers.');
    const group = await alice.group('random', [bob]);
    const early = await alice.send(group, 'before carla');
    await alice.request(AddGroupMembersDocument, { groupId: group, userIds: [carla.id] });
    const late = await alice.send(group, 'carla is here', { replyToId: early.id });

    const documents = fc.sample(inboxDocuments(), { numRuns: documentCount, seed });
    const pairs = await Promise.all(readers.map(async (reader) => Pair.open(reader, documents)));
    // With how many events each brings everybody.
    const steps: [number, () => Promise<unknown>][] = [
      [1, () => bob.send(group, 'an answer', { replyToId: early.id })],
      [1, () => carla.send(group, 'to what carla saw', { replyToId: late.id, mentionIds: [bob.id] })],
      [1, () => alice.edit(late.id, 'edited')],
      [2, () => alice.request(SetMemberRoleDocument, { groupId: group, userId: bob.id, role: 'ADMIN' })],
      [2, () => bob.request(UpdateGroupDocument, { groupId: group, input: { name: 'renamed' } })],
      [1, () => carla.markRead(group, late.seq)],
      [1, () => alice.recall(late.id)],
    ];
    for (const [events, step] of steps) {
      await step();
      // One after the other, so that loaders read the same for everybody.
      await Promise.all(pairs.map(async (pair) => pair.received(events)));
    }
    for (const [i, document] of documents.entries())
      for (const pair of pairs) expect(pair.shared(i), `${pair.reader.auth.user.displayName}:\n${document}`).toEqual(pair.alone(i));
  });
});

/** One reader twice: with documents that others ask too, and with the same under a text that nobody else has. */
class Pair {
  private count = 0;

  private constructor(
    readonly reader: Person,
    private readonly documents: readonly string[],
    private readonly sharing: RawSocket,
    private readonly solitary: RawSocket,
  ) {}

  static async open(reader: Person, documents: readonly string[]): Promise<Pair> {
    const { node, token } = reader;
    const [sharing, solitary] = await Promise.all([new RawSocket(node).initialised(token), new RawSocket(node).initialised(token)]);
    const pair = new Pair(reader, documents, sharing, solitary);
    for (const [i, document] of documents.entries()) {
      sharing.subscribe(String(i), document);
      solitary.subscribe(String(i), `${document}\n# only for ${reader.id}`);
    }
    await pair.received(1);
    return pair;
  }

  shared(i: number): readonly string[] {
    return payloads(this.sharing, i);
  }

  alone(i: number): readonly string[] {
    return payloads(this.solitary, i);
  }

  /** Resolves once every subscription has got so many more events. */
  async received(more: number): Promise<void> {
    this.count += more;
    const { count } = this;
    const isDone = (): boolean => this.documents.every((_, i) => this.shared(i).length >= count && this.alone(i).length >= count);
    const lacking = (): string => this.documents.find((_, i) => this.shared(i).length < count || this.alone(i).length < count) ?? '';
    await eventually(isDone, { what: `${count} events` }).catch((error: unknown) => {
      const refused = [this.sharing, this.solitary].flatMap(({ received }) => received.filter(({ type }) => type === 'error'));
      throw new Error(`${String(error)}\n${JSON.stringify(refused.slice(0, 2))}\n${lacking()}`, { cause: error });
    });
  }
}

function payloads(socket: RawSocket, id: number): readonly string[] {
  return socket.received
    .filter((message) => message.type === 'next' && message.id === String(id))
    .map(({ payload }) => JSON.stringify(payload));
}
