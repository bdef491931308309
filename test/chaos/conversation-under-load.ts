import { errorCodes } from '../../src/kernel/errors.ts';
import { eventually } from '../support/eventually.ts';
import { HistoryDocument, type MessageFieldsFragment } from '../support/generated/graphql.ts';
import type { Node } from '../support/node.ts';
import { person, type Person } from '../support/person.ts';
import { ConversationReader, InboxReader, type ResumingReader } from '../support/resuming-reader.ts';
import { Writer } from './writer.ts';

/** "Well under a second" for a send after the damage is mended, on a machine that others use too. */
const sendMsMax = 750;
/** After these a client comes back: no status, cut, going away, try again later. */
const passingCloses = new Set([1005, 1006, 1012, 1013]);

/** A group in which some write and some read through all nodes, while the test breaks things. */
export class ConversationUnderLoad {
  private constructor(
    readonly id: string,
    private readonly nodes: () => readonly Node[],
    private readonly owner: Person,
    readonly readers: readonly ResumingReader[],
    readonly writers: readonly Writer[],
  ) {}

  /** Resolves once every reader has seen messages of every writer. */
  static async start(nodes: () => readonly Node[]): Promise<ConversationUnderLoad> {
    const begin = async (name: string): Promise<Person> => person(firstOf(nodes()), name);
    const [anna, ben, cora, dan] = await Promise.all([begin('anna'), begin('ben'), begin('cora'), begin('dan')]);
    const id = await anna.group('Chaos', [ben, cora, dan]);
    const there = (): readonly Node[] => nodes().toReversed();
    const readers = [
      new InboxReader(anna, nodes),
      new InboxReader(ben, there),
      new ConversationReader(cora, nodes, id),
      new ConversationReader(dan, there, id),
    ];
    const writers = [
      Writer.http(anna, id, nodes, 3),
      Writer.http(ben, id, there),
      Writer.socket(cora, id, nodes, 5),
      Writer.socket(dan, id, there),
    ];
    const load = new ConversationUnderLoad(id, nodes, anna, readers, writers);
    await load.flows(10);
    return load;
  }

  /** Resolves once every writer got that many more acknowledgements, and every reader has seen as many. */
  async flows(more = 20): Promise<void> {
    const counts = [
      ...this.writers.map((writer) => () => writer.acknowledged.size),
      ...this.readers.map((reader) => () => reader.screen.size),
    ].map((count) => ({ count, from: count() }));
    await eventually(() => counts.every(({ count, from }) => count() >= from + more), {
      what: `${more} more of each after ${this.progress()}`,
      timeoutMs: 30_000,
    }).catch((error: unknown) => {
      throw new Error(`Now it is ${this.progress()}.`, { cause: error });
    });
  }

  /** Resolves once a writer had to repeat something since the call. */
  async suffers(): Promise<void> {
    const disturbances = (): number => this.writers.reduce((sum, { refusals, lost }) => sum + refusals.length + lost.length, 0);
    const before = disturbances();
    await eventually(() => disturbances() > before, { what: 'a request to fail' });
  }

  /**
   * Stops writing, waits until the readers have everything, and says what is not as promised: messages that were acknowledged and are not
   * in history exactly once, holes, screens that differ from history, what a reader stumbled over, errors that nobody documented.
   */
  async finish(): Promise<string[]> {
    const slow = await this.slowSend();
    await Promise.all(this.writers.map(async (writer) => writer.finish()));
    const history = await this.history();
    const problems = [...slow, ...holesIn(history), ...this.writers.flatMap((writer) => problemsOfWriter(writer, history))];
    for (const reader of this.readers) problems.push(...(await this.problemsOfReader(reader, history)));
    await Promise.all(this.readers.map(async (reader) => reader.stop()));
    return problems;
  }

  private async slowSend(): Promise<string[]> {
    const sentAt = performance.now();
    await this.owner.at(firstOf(this.nodes())).send(this.id, 'Is it over?');
    const tookMs = Math.round(performance.now() - sentAt);
    return tookMs <= sendMsMax ? [] : [`A send took ${tookMs} ms afterwards.`];
  }

  private async problemsOfReader(reader: ResumingReader, history: readonly MessageFieldsFragment[]): Promise<string[]> {
    const what = `all ${history.length} messages on a screen`;
    await eventually(() => reader.shown(this.id).length >= history.length, { what }).catch(() => undefined);
    const shown = reader.shown(this.id);
    const differs = history.findIndex((message, i) => !isSame(message, shown[i]));
    const closes = reader.closeCodes.filter((code) => !passingCloses.has(code));
    return [
      ...reader.problems,
      ...(shown.length === history.length ? [] : [`A screen shows ${shown.length} of ${history.length} messages.`]),
      ...(differs === -1 ? [] : [`A screen differs from history at message ${differs + 1}.`]),
      ...closes.map((code) => `A reader's socket was closed with ${code}.`),
    ];
  }

  private async history(): Promise<MessageFieldsFragment[]> {
    const reader = this.owner.at(firstOf(this.nodes()));
    const pages: MessageFieldsFragment[][] = [];
    for (let before: string | null | undefined; ;) {
      const range = before == null ? { last: 200 } : { last: 200, before };
      const { history } = await reader.request(HistoryDocument, { conversationId: this.id, ...range });
      pages.unshift(history.edges.map(({ node }) => node));
      if (!history.pageInfo.hasPreviousPage) return pages.flat();
      before = history.pageInfo.startCursor;
    }
  }

  private progress(): string {
    const writers = this.writers.map(({ acknowledged, refusals, lost }) => `${acknowledged.size}/${refusals.length}/${lost.length}`);
    const readers = this.readers.map(({ screen, connections }) => `${screen.size}/${connections}`);
    return `acknowledged/refused/lost ${writers.join(' ')}, shown/connections ${readers.join(' ')}`;
  }
}

function firstOf(nodes: readonly Node[]): Node {
  const [node] = nodes;
  if (node === undefined) throw new Error('No node runs.');
  return node;
}

function holesIn(history: readonly MessageFieldsFragment[]): string[] {
  const at = history.findIndex(({ seq }, i) => seq !== i + 1);
  return at === -1 ? [] : [`History has seq ${history[at]?.seq} in place ${at + 1}.`];
}

function problemsOfWriter({ acknowledged, refusals }: Writer, history: readonly MessageFieldsFragment[]): string[] {
  const places = new Map<string, number[]>();
  for (const { clientMessageId, seq } of history) places.set(clientMessageId, [...(places.get(clientMessageId) ?? []), seq]);
  const misplaced = [...acknowledged].filter(([id, seq]) => places.get(id)?.join() !== String(seq));
  const strange = refusals.filter(({ extensions: { code } }) => !(code in errorCodes));
  return [
    ...misplaced.map(([id, seq]) => `A message was acknowledged with seq ${seq} and is in places [${places.get(id)?.join() ?? ''}].`),
    ...strange.map(({ extensions, message }) => `A request was refused with ${extensions.code}: ${message}`),
  ];
}

function isSame(one: MessageFieldsFragment, other: MessageFieldsFragment | undefined): boolean {
  return one.seq === other?.seq && one.clientMessageId === other.clientMessageId && one.body === other.body;
}
