import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { Unsubscribe, UserNotice, Wire } from '../../../src/realtime/index.ts';
import type { World } from '../world/world.ts';
import type { Body, ModelChange } from './bodies.ts';
import type { Fact } from './database.ts';

/** How long a node waits for a bus that is away before it gives up. */
const subscribeTimeoutMs = 300;

/** Carries facts between nodes, and loses, doubles, delays and overtakes them. */
export class ModelBus {
  private readonly wires: ModelWire[] = [];

  constructor(private readonly world: World) {}

  /** `onReconnect` is called when the node is back after a partition. */
  connect(node: string, onReconnect: () => void): ModelWire {
    const wire = new ModelWire(this.world, node, onReconnect);
    this.wires.push(wire);
    return wire;
  }

  /** The publishing node hears itself at once and without fail; the others if they are lucky. */
  publish(from: ModelWire, facts: readonly Fact[]): void {
    for (const fact of facts) from.deliver(fact);
    for (const to of this.wires) if (to !== from) for (const fact of facts) this.send(from, to, fact);
  }

  private send(from: ModelWire, to: ModelWire, fact: Fact): void {
    const { time, faults, random } = this.world;
    const name = nameOf(fact);
    // By name, so that other facts that come or go do not change this one's fate.
    const luck = random.fork(`${from.node} ${to.node} ${name}`);
    const copies = luck.chance(faults.lost) || from.isAway || to.isAway ? 0 : luck.chance(faults.doubled) ? 2 : 1;
    if (copies === 0) this.world.note('bus', () => `loses ${name} on its way from ${from.node} to ${to.node}`);
    for (let i = 0; i < copies; i++)
      time.after(luck.chance(0.5) ? luck.upTo(2) : luck.upTo(faults.busDelayMaxMs), () => {
        if (!to.isAway) to.deliver(fact);
      });
  }
}

function nameOf(fact: Fact): string {
  if (fact.type === 'change') return `${fact.id} v${fact.change.version}`;
  return fact.type === 'joined' ? `${fact.id} ${fact.userId}` : `${fact.userId} v${fact.version}`;
}

type Listener<Payload> = (payload: Payload) => void;

/** One node's end of the bus. */
export class ModelWire implements Wire<Body> {
  private readonly changeListeners = new Map<ConversationId, Set<Listener<ModelChange>>>();
  private readonly noticeListeners = new Map<UserId, Set<Listener<UserNotice>>>();
  private readonly random;
  private backAtMs = 0;

  constructor(
    private readonly world: World,
    readonly node: string,
    private readonly onReconnect: () => void,
  ) {
    this.random = world.random.fork(`wire ${node}`);
  }

  get isAway(): boolean {
    return this.world.time.now() < this.backAtMs;
  }

  /** Everything that is listened to. */
  get listenerCount(): number {
    return [...this.changeListeners.values(), ...this.noticeListeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  goAway(forMs: number): void {
    const { time } = this.world;
    this.backAtMs = time.now() + forMs;
    time.after(forMs, () => {
      if (!this.isAway) this.onReconnect();
    });
  }

  changes(id: ConversationId, listener: Listener<ModelChange>): Promise<Unsubscribe> {
    return this.subscribe(this.changeListeners, id, listener);
  }

  notices(userId: UserId, listener: Listener<UserNotice>): Promise<Unsubscribe> {
    return this.subscribe(this.noticeListeners, userId, listener);
  }

  deliver(fact: Fact): void {
    const { world, node } = this;
    if (fact.type === 'change') {
      const { id, change } = fact;
      const listeners = this.changeListeners.get(id);
      if (listeners === undefined) return;
      world.note(node, () => `hears ${id} v${change.version}`);
      for (const listener of listeners) world.guard(node, () => listener(change));
    } else for (const listener of this.noticeListeners.get(fact.userId) ?? []) world.guard(node, () => listener(fact));
  }

  private async subscribe<Key, Payload>(
    topics: Map<Key, Set<Listener<Payload>>>,
    key: Key,
    listener: Listener<Payload>,
  ): Promise<Unsubscribe> {
    const { time, faults } = this.world;
    const outageMs = this.backAtMs - time.now();
    await time.sleep(Math.max(0, Math.min(outageMs, subscribeTimeoutMs)) + this.random.upTo(faults.subscribeDelayMaxMs));
    if (this.isAway || this.random.chance(faults.subscribeFails)) throw new Error(`The bus is away from ${this.node}.`);
    const listeners = topics.get(key) ?? new Set();
    topics.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && topics.get(key) === listeners) topics.delete(key);
    };
  }
}
