import { randomUUID } from 'node:crypto';
import { Refused } from '../../support/api.ts';
import type { Deployment } from '../../support/deployments.ts';
import {
  CreateChannelDocument,
  CreateInviteLinkDocument,
  ForwardMessagesDocument,
  JoinByInviteDocument,
  JoinChannelDocument,
  ScheduleMessageDocument,
  type CreateGroupInput,
  type SendMessageInput,
  type TypedDocumentString,
} from '../../support/generated/graphql.ts';
import { person, Person } from '../../support/person.ts';

type Place = 'direct' | 'group' | 'channel';

/** One thing that somebody does, drawn in advance and played when its turn comes. */
export interface Step {
  /** The mutation of the schema that it is about. */
  readonly field: string;
  /** For whoever reads a failure. */
  readonly text: string;
  play(world: World): Promise<unknown>;
}

/**
 * What a step is played in: three people, a direct conversation of two of them, a group and a channel, at first of all. Of each kind the one
 * that was opened last is meant.
 */
export class World {
  private readonly sent: { readonly conversationId: string; readonly id: string; readonly by: Person }[] = [];
  private readonly waiting: { readonly id: string; readonly by: Person }[] = [];

  private constructor(
    private readonly people: readonly Person[],
    private readonly places: Record<Place, string>,
    /** Mutations of the schema that were asked for and not refused. */
    readonly accepted: ReadonlySet<string>,
  ) {}

  static async begin({ here, there }: Deployment): Promise<World> {
    const accepted = new Set<string>();
    const players = [person(here, 'alice'), person(there, 'bob'), person(here, 'carla')].map(
      async (each) => new Player(await each, accepted),
    );
    const [alice, bob, carla] = await Promise.all(players);
    if (alice === undefined || bob === undefined || carla === undefined) throw new Error('There are three of them.');
    const channel = await createChannel(alice, 'news');
    for (const reader of [bob, carla]) await reader.request(JoinChannelDocument, { channelId: channel });
    const places = { direct: await alice.direct(bob), group: await alice.group('all', [bob, carla]), channel };
    accepted.clear();
    return new World([alice, bob, carla], places, accepted);
  }

  person(index: number): Person {
    const found = this.people[index];
    if (found === undefined) throw new Error(`There is no person ${index}.`);
    return found;
  }

  /** The one who comes so many after that person. */
  other(than: Person, offset: number): Person {
    return this.person((this.people.indexOf(than) + offset) % this.people.length);
  }

  place(name: Place): string {
    return this.places[name];
  }

  /** The id of one that was sent there, by that person if one is given. */
  message({ place, number }: { readonly place: Place; readonly number: number }, by?: Person): string {
    const candidates = this.sent.filter((each) => each.conversationId === this.places[place] && (by === undefined || each.by === by));
    const found = candidates[number % Math.max(1, candidates.length)];
    if (found === undefined) throw new NothingThere();
    return found.id;
  }

  async send(by: Person, place: Place, body: string, input: Partial<SendMessageInput> = {}): Promise<void> {
    const { id, conversationId } = await by.send(this.places[place], body, input);
    this.sent.push({ conversationId, id, by });
  }

  async forward(by: Person, messageId: string, place: Place): Promise<void> {
    const input = { messageIds: [messageId], conversationIds: [this.places[place]], clientForwardId: randomUUID() };
    const { forwardMessages } = await by.request(ForwardMessagesDocument, { input });
    this.sent.push(...forwardMessages.map(({ id, conversationId }) => ({ conversationId, id, by })));
  }

  async open(by: Person, other: Person, greeting: string): Promise<void> {
    this.places.direct = await by.direct(other);
    await this.send(by, 'direct', greeting);
  }

  async found(by: Person, input: Pick<CreateGroupInput, 'name' | 'historyForNewMembers'>): Promise<void> {
    const others = this.people.filter((each) => each !== by);
    this.places.group = await by.group(input.name, others, input.historyForNewMembers ?? false);
  }

  async foundChannel(by: Person, name: string): Promise<void> {
    this.places.channel = await createChannel(by, name);
    await this.send(by, 'channel', name);
  }

  /** By a link of that person's. */
  async invite(by: Person, whom: Person, place: 'group' | 'channel', requiresApproval = false): Promise<void> {
    const input = { groupId: this.places[place], requiresApproval };
    const { createInviteLink } = await by.request(CreateInviteLinkDocument, { input });
    await whom.request(JoinByInviteDocument, { token: createInviteLink.token ?? '' });
  }

  /** So late that it is not sent here. */
  async schedule(by: Person, place: Place, body: string): Promise<string> {
    const input = {
      conversationId: this.places[place],
      body,
      clientMessageId: randomUUID(),
      sendAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const { id } = (await by.request(ScheduleMessageDocument, { input })).scheduleMessage;
    this.waiting.push({ id, by });
    return id;
  }

  /** The id of one that this person scheduled. */
  scheduled(number: number, by: Person): string {
    const candidates = this.waiting.filter((each) => each.by === by);
    const found = candidates[number % Math.max(1, candidates.length)];
    if (found === undefined) throw new NothingThere();
    return found.id;
  }

  /** What is refused changes nothing, and so is part of the game. */
  async play(step: Step): Promise<void> {
    try {
      await step.play(this);
    } catch (error) {
      if (error instanceof NothingThere) return;
      if (!(error instanceof Refused) || !refusals.has(error.code)) throw error;
    }
  }
}

/** Public, so that whoever left or never was there finds it. */
async function createChannel(by: Person, name: string): Promise<string> {
  return (await by.request(CreateChannelDocument, { input: { name, isPublic: true } })).createChannel.id;
}

/** Somebody of whom it is written down what they were not refused. */
class Player extends Person {
  constructor(
    { node, auth }: Person,
    private readonly accepted: Set<string>,
  ) {
    super(node, auth);
  }

  override async request<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
    const data = await super.request(document, variables);
    for (const field of Object.keys(data ?? {})) this.accepted.add(field);
    return data;
  }
}

/** RATE_LIMITED: of slow mode. */
const refusals: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'BAD_USER_INPUT', 'RATE_LIMITED']);

class NothingThere extends Error {}
