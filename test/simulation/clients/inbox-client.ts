import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { ModelNode } from '../model/node.ts';
import type { Document } from '../model/renderers.ts';
import { ModelSocket } from '../model/socket.ts';
import type { Random } from '../world/random.ts';
import type { ComesBack } from '../scenario.ts';
import type { World } from '../world/world.ts';
import { InboxConnection } from './inbox-connection.ts';
import { readSnapshot, type KnownConversation } from './known-conversation.ts';
import { KnownOwn } from './known-own.ts';
import { Rights } from './rights.ts';

export interface InboxClientOptions {
  readonly world: World;
  readonly nodes: readonly ModelNode[];
  readonly name: string;
  readonly userId: UserId;
  readonly document: Document;
  /** Whether it goes on naming the positions of conversations that it was told to have left. */
  readonly remembersLeft: boolean;
}

/** How far the positions that a client names are from its own: ahead, as if the database had been put back to an older state, or behind. */
const offsets: Readonly<Record<ComesBack, number>> = {
  'as it was': 0,
  'without anything': 0,
  'from before': -3,
  'from another history': 1_000,
};

/** One device: keeps what it learned over its connections, and resumes by its positions. */
export class InboxClient {
  readonly known = new Map<ConversationId, KnownConversation>();
  private readonly own = new KnownOwn();
  private readonly random: Random;
  private readonly rights: Rights;
  private connection: InboxConnection | null = null;
  private socket: ModelSocket | null = null;
  private isFresh = true;
  /** Added to the positions that it names. */
  private offset = 0;
  private over = false;
  private attempt = 0;

  constructor(private readonly options: InboxClientOptions) {
    this.random = options.world.random.fork(options.name);
    this.rights = new Rights(options.world.database);
  }

  connect(): void {
    const { world, nodes, name, userId, document } = this.options;
    const node = nodes[this.random.upTo(nodes.length - 1)];
    if (node === undefined || this.connection !== null || this.over) return;
    const positions = this.isFresh ? null : this.positions();
    const userVersion = this.isFresh ? null : Math.max(0, this.own.position + this.offset);
    if (positions === null) this.known.clear();
    world.note(name, () => `opens its inbox at ${node.name} ${positions === null ? 'without positions' : `from ${show(positions)}`}`);
    const connection = new InboxConnection({
      world,
      rights: this.rights,
      userId,
      name,
      known: this.known,
      own: this.own,
      positions,
      userVersion,
      read: (id) => this.read(connection, id),
      readOwn: () => this.readOwn(connection),
    });
    this.connection = connection;
    const socket = new ModelSocket(world, this.random, {
      received: (frame) => {
        if (this.connection === connection) connection.received(frame);
        if (!connection.isReady) return;
        this.isFresh = false;
        this.offset = 0;
      },
      closed: () => {
        if (this.connection === connection) this.leave(this.random.upTo(200));
      },
    });
    this.socket = socket;
    node.openInbox(socket, userId, document, { positions, userVersion });
  }

  /** Goes away, and comes back by itself. */
  cut(forMs: number, comesBack: ComesBack): void {
    if (this.connection === null) return;
    this.options.world.note(this.options.name, () => `cuts its socket for ${forMs} ms, to come back ${comesBack}`);
    this.socket?.cutByClient();
    this.leave(forMs);
    if (comesBack === 'without anything') this.isFresh = true;
    this.offset = offsets[comesBack];
  }

  stall(forMs: number, frameMs: number): void {
    this.options.world.note(this.options.name, () => `reads nothing for ${forMs} ms, then ${frameMs} ms per event`);
    this.socket?.stall(forMs, frameMs);
  }

  /** Goes away for good. */
  end(): void {
    this.over = true;
    this.socket?.cutByClient();
    this.connection = null;
  }

  get name(): string {
    return this.options.name;
  }

  /** What it holds that is not so; null when it has the truth. */
  wrong(): string | null {
    const { world } = this.options;
    if (this.connection === null || !this.connection.isReady) return 'is not live';
    const own = this.own.reading !== null ? 'still reads its own' : this.own.differsFrom(world.database.ownOf(this.options.userId));
    if (own !== null) return own;
    for (const id of world.database.conversations.keys()) {
      const wrong = this.wrongWith(id);
      if (wrong !== null) return wrong;
    }
    return null;
  }

  private wrongWith(id: ConversationId): string | null {
    const known = this.known.get(id);
    const snapshot = readSnapshot(this.options.world.database, this.options.userId, id);
    if (snapshot === null) return known?.isMember === true ? `was not told that it is no longer in ${id}` : null;
    if (known?.isMember !== true) return `was not told that it is in ${id}`;
    return known.reading === null ? known.differsFrom(snapshot) : `still reads ${id}`;
  }

  private positions(): Map<ConversationId, number> {
    const named = [...this.known.values()].filter(({ isMember }) => isMember || this.options.remembersLeft);
    return new Map(named.map(({ id, position }) => [id, Math.max(0, position + this.offset)]));
  }

  /** The connection is over. What was being read afresh has come to nothing. */
  private leave(backInMs: number): void {
    const { world } = this.options;
    this.connection = null;
    this.own.giveUp();
    for (const [id, known] of this.known) {
      if (known.reading === null) continue;
      if (known.reading.fallback === null) this.known.delete(id);
      else known.position = known.reading.fallback;
      known.reading = null;
    }
    const attempt = ++this.attempt;
    world.time.after(backInMs, () => {
      if (attempt === this.attempt) this.connect();
    });
  }

  /** Reads what is its own afresh, as often as it takes. */
  private readOwn(connection: InboxConnection): void {
    const { world, userId, name } = this.options;
    const { readDelayMaxMs, readFails } = world.faults;
    const { position, reading } = this.own;
    world.time.after(this.random.upTo(readDelayMaxMs), () => {
      const rows = world.database.ownOf(userId);
      const failed = this.random.chance(readFails);
      world.time.after(this.random.upTo(readDelayMaxMs), () => {
        if (this.connection !== connection || reading === null || this.own.reading !== reading) return;
        if (failed) return this.readOwn(connection);
        world.note(name, () => 'reads its own afresh');
        this.own.adopt(rows, position);
      });
    });
  }

  /** Reads a conversation afresh, as often as it takes. */
  private read(connection: InboxConnection, id: ConversationId): void {
    const { world, userId, name } = this.options;
    const { readDelayMaxMs, readFails } = world.faults;
    const reading = this.known.get(id)?.reading;
    world.time.after(this.random.upTo(readDelayMaxMs), () => {
      const snapshot = readSnapshot(world.database, userId, id);
      const failed = this.random.chance(readFails);
      world.time.after(this.random.upTo(readDelayMaxMs), () => {
        const known = this.known.get(id);
        if (this.connection !== connection || known?.reading == null || known.reading !== reading) return;
        if (failed) return this.read(connection, id);
        // Somebody who is no member any more is told so by the inbox.
        if (snapshot === null) return world.note(name, () => `finds no ${id}`);
        world.note(name, () => `reads ${id} afresh at v${snapshot.row.version}`);
        known.adopt(snapshot);
      });
    });
  }
}

function show(positions: ReadonlyMap<ConversationId, number>): string {
  return JSON.stringify(Object.fromEntries(positions));
}
