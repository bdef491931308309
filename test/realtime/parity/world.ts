import { randomUUID } from 'node:crypto';
import { Refused } from '../../support/api.ts';
import type { Deployment } from '../../support/deployments.ts';
import {
  CreateInviteLinkDocument,
  ForwardMessagesDocument,
  JoinByInviteDocument,
  ScheduleMessageDocument,
  type SendMessageInput,
} from '../../support/generated/graphql.ts';
import { person, type Person } from '../../support/person.ts';

type Place = 'direct' | 'group';

/** One thing that somebody does, drawn in advance and played when its turn comes. */
export interface Step {
  readonly name: string;
  /** For whoever reads a failure. */
  readonly text: string;
  play(world: World): Promise<unknown>;
}

/** What a step is played in: three people, the direct conversation of two of them, and a group of all. */
export class World {
  private readonly sent: { readonly place: Place; readonly id: string; readonly by: Person }[] = [];
  private readonly waiting: { readonly id: string; readonly by: Person }[] = [];
  /** Names of the mutations that were not refused. */
  readonly accepted = new Set<string>();

  private constructor(
    private readonly people: readonly Person[],
    private readonly places: Readonly<Record<Place, string>>,
  ) {}

  static async begin({ here, there }: Deployment): Promise<World> {
    const [alice, bob, carla] = await Promise.all([person(here, 'alice'), person(there, 'bob'), person(here, 'carla')]);
    const places = { direct: await alice.direct(bob), group: await alice.group('all', [bob, carla]) };
    return new World([alice, bob, carla], places);
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
    const candidates = this.sent.filter((each) => each.place === place && (by === undefined || each.by === by));
    const found = candidates[number % Math.max(1, candidates.length)];
    if (found === undefined) throw new NothingThere();
    return found.id;
  }

  async send(by: Person, place: Place, body: string, input: Partial<SendMessageInput> = {}): Promise<void> {
    const { id } = await by.send(this.places[place], body, input);
    this.sent.push({ place, id, by });
  }

  async forward(by: Person, messageId: string, place: Place): Promise<void> {
    const input = { messageIds: [messageId], conversationIds: [this.places[place]], clientForwardId: randomUUID() };
    const { forwardMessages } = await by.request(ForwardMessagesDocument, { input });
    this.sent.push(...forwardMessages.map(({ id }) => ({ place, id, by })));
  }

  /** To the group, by a link of that person's. */
  async invite(by: Person, whom: Person, requiresApproval = false): Promise<void> {
    const input = { groupId: this.places.group, requiresApproval };
    const { createInviteLink } = await by.request(CreateInviteLinkDocument, { input });
    await whom.request(JoinByInviteDocument, { token: createInviteLink.token ?? '' });
  }

  /** So late that it is not sent here. */
  async schedule(by: Person, place: Place, body: string): Promise<void> {
    const input = {
      conversationId: this.places[place],
      body,
      clientMessageId: randomUUID(),
      sendAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
    this.waiting.push({ id: (await by.request(ScheduleMessageDocument, { input })).scheduleMessage.id, by });
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
      this.accepted.add(step.name);
    } catch (error) {
      if (error instanceof NothingThere) return;
      if (!(error instanceof Refused) || !refusals.has(error.code)) throw error;
    }
  }
}

const refusals: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'BAD_USER_INPUT']);

class NothingThere extends Error {}
