import type { UserId } from '../../src/kernel/ids.ts';
import { defaultLimits, type Limits } from '../../src/kernel/limits.ts';
import { InboxClient } from './clients/inbox-client.ts';
import { MessageClient } from './clients/message-client.ts';
import { Actors } from './actors.ts';
import { ModelBus } from './model/bus.ts';
import { ModelNode } from './model/node.ts';
import { documents } from './model/renderers.ts';
import type { Scenario } from './scenario.ts';
import { World } from './world/world.ts';

export interface Outcome {
  /** The first promise that was broken; null if all were kept. */
  readonly violation: string | null;
  readonly trace: readonly string[];
}

/** After the faults, time enough for the longest retry of a feed and some comparisons. */
const settleMsMax = 12_000;
const userNames: readonly UserId[] = ['alice', 'bob', 'carol', 'dave'];

/** Plays a scenario to its end. The same scenario always comes to the same end. */
export async function simulate(scenario: Scenario, isTraced = false): Promise<Outcome> {
  const faults = scenario.compares ? scenario.faults : { ...scenario.faults, lost: 0 };
  const world = new World(scenario.seed, limitsOf(scenario), faults, isTraced);
  const stage = new Stage(world, scenario);
  await stage.play(scenario);
  return { violation: world.violation, trace: world.trace };
}

function limitsOf({ limits, compares }: Scenario): Limits {
  const compareIntervalMs = compares ? 700 : Number.MAX_SAFE_INTEGER;
  return { ...defaultLimits, ...limits, replayMessagesMax: limits.replayChangesMax, holeWaitMs: 20, compareIntervalMs };
}

class Stage {
  private readonly nodes: readonly ModelNode[];
  private readonly inboxes: readonly InboxClient[];
  private readonly readers: readonly MessageClient[];
  private readonly actors: Actors;

  constructor(
    private readonly world: World,
    { nodes, users, inboxes, readers, compares }: Scenario,
  ) {
    const bus = new ModelBus(world);
    this.nodes = Array.from({ length: nodes }, (_, i) => new ModelNode(world, bus, `node ${i}`));
    const everyone = userNames.slice(0, users);
    const clientOf = (i: number, name: string) => {
      const userId = everyone[i % everyone.length] ?? 'alice';
      const document = documents[i % documents.length] ?? 'plain';
      return { world, nodes: this.nodes, name: `${userId}'s ${name} ${i}`, userId, document };
    };
    this.inboxes = Array.from({ length: inboxes }, (_, i) => new InboxClient({ ...clientOf(i, 'inbox'), remembersLeft: i % 2 === 0 }));
    this.readers = Array.from({ length: readers }, (_, i) => new MessageClient(clientOf(i, 'reader')));
    this.actors = new Actors({ world, bus, nodes: this.nodes, everyone, inboxes: this.inboxes, readers: this.readers, compares });
  }

  async play({ steps, paceMs }: Scenario): Promise<void> {
    this.actors.begin();
    for (const { after, command } of steps) {
      await this.world.time.run(Math.round((after / 100) * paceMs));
      this.actors.act(command);
    }
    // Whoever is out for a moment comes back.
    await this.world.time.run(450);
    await this.settle();
    await this.leave();
  }

  /** The faults stop; after a while everybody has to know everything. */
  private async settle(): Promise<void> {
    const { world } = this;
    world.calmDown();
    for (const { truth } of this.nodes) truth.comeBack();
    for (const reader of this.readers) reader.connect();
    for (let waitedMs = 0; waitedMs < settleMsMax && world.violation === null; waitedMs += 1_500) {
      await world.time.run(1_500);
      if (this.wrong() === null) return;
    }
    const [name, wrong] = this.wrong() ?? ['nobody', ''];
    world.fail(name, `in the end ${wrong}`);
  }

  private wrong(): readonly [string, string] | null {
    for (const client of [...this.inboxes, ...this.readers]) {
      const wrong = client.wrong();
      if (wrong !== null) return [client.name, wrong];
    }
    return null;
  }

  /** Where nobody listens, nothing is kept. */
  private async leave(): Promise<void> {
    const { world } = this;
    for (const client of [...this.inboxes, ...this.readers]) client.end();
    await world.time.run(1_000);
    for (const node of this.nodes) {
      const leftovers = await node.leftovers();
      if (leftovers !== null) world.fail(node.name, `${leftovers}, though nobody listens`);
    }
  }
}
