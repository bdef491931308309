import { BadInput, NotFound } from '../../../src/kernel/errors.ts';
import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import type { Stay } from '../model/database.ts';
import type { ModelNode } from '../model/node.ts';
import type { Document } from '../model/renderers.ts';
import { ModelSocket, type Frame } from '../model/socket.ts';
import type { Random } from '../world/random.ts';
import type { ComesBack } from '../scenario.ts';
import type { World } from '../world/world.ts';
import { Rights } from './rights.ts';

export interface MessageClientOptions {
  readonly world: World;
  readonly nodes: readonly ModelNode[];
  readonly name: string;
  readonly userId: UserId;
  readonly document: Document;
}

/** What the next message has to be: above `after`, and nothing visible left out above `through`. */
interface Expected {
  readonly after: number;
  readonly through: number;
}

interface Run {
  readonly id: ConversationId;
  readonly socket: ModelSocket;
  /** The membership under which it began. */
  readonly stay: Stay | null;
  expected: Expected;
}

/** One reader of `messageAdded`, who resumes by the seq of the last message. */
export class MessageClient {
  private readonly random: Random;
  private readonly rights: Rights;
  private run: Run | null = null;
  /** The last message that it has of each conversation. */
  private readonly last = new Map<ConversationId, number>();
  private wanted: ConversationId | null = null;
  private over = false;
  private attempt = 0;

  constructor(private readonly options: MessageClientOptions) {
    this.random = options.world.random.fork(options.name);
    this.rights = new Rights(options.world.database);
  }

  /** From the last message that it has, or from now on if it `forgets`. */
  follow(id: ConversationId, forgets: boolean): void {
    this.leave();
    if (forgets) this.last.delete(id);
    this.wanted = id;
    this.connect();
  }

  /** Goes away, and comes back by itself. */
  cut(forMs: number, comesBack: ComesBack): void {
    if (this.wanted !== null && comesBack === 'without anything') this.last.delete(this.wanted);
    this.leave();
    this.comeBack(forMs);
  }

  stall(forMs: number, frameMs: number): void {
    this.run?.socket.stall(forMs, frameMs);
  }

  end(): void {
    this.over = true;
    this.leave();
  }

  get name(): string {
    return this.options.name;
  }

  /** What it lacks; null when it has all. */
  wrong(): string | null {
    const { world, userId } = this.options;
    const { wanted: id, run } = this;
    if (id === null) return null;
    const place = world.database.placeOf(userId, id);
    if (place === null) return run === null ? null : `still follows ${id}, which it left`;
    if (run === null) return `does not follow ${id}`;
    if (!this.rights.missesBetween(userId, id, run.expected.through, place.lastSeq + 1)) return null;
    return `has ${id} up to #${run.expected.through}, but it goes up to #${place.lastSeq}`;
  }

  /** Begins again where it has nothing going. */
  connect(): void {
    const { world, nodes, name, userId, document } = this.options;
    const { wanted: id } = this;
    const node = nodes[this.random.upTo(nodes.length - 1)];
    if (id === null || node === undefined || this.run !== null || this.over) return;
    const afterSeq = this.last.get(id) ?? null;
    world.note(name, () => `follows ${id} at ${node.name} from ${afterSeq === null ? 'now on' : `#${afterSeq}`}`);
    const now = world.database.of(id).row.lastSeq;
    const socket: ModelSocket = new ModelSocket(world, this.random, {
      received: (frame) => {
        if (this.run === run) this.received(run, frame);
      },
      closed: () => {
        if (this.run !== run) return;
        this.run = null;
        this.comeBack(this.random.upTo(200));
      },
    });
    // Where "now" is, is decided while the subscription is being opened: what comes up to its first message may or may not be in it.
    const expected = { after: afterSeq ?? now, through: afterSeq ?? Number.POSITIVE_INFINITY };
    const run: Run = { id, socket, stay: this.rights.presentStay(userId, id), expected };
    this.run = run;
    const onAccepted = (): void => {
      if (run.expected.through === Number.POSITIVE_INFINITY) run.expected = { ...run.expected, through: world.database.of(id).row.lastSeq };
    };
    node.openMessages(socket, { userId, document, id, afterSeq, onAccepted });
  }

  private received(run: Run, frame: Frame): void {
    if (frame.type === 'next') return this.message(run, frame.payload);
    this.run = null;
    const { world, name } = this.options;
    world.note(name, () => `is told that ${run.id} ends: ${frame.type === 'error' ? frame.error.message : 'complete'}`);
    if (frame.type === 'error' && frame.error instanceof BadInput) this.page(run);
    else if (frame.type === 'complete' || frame.error instanceof NotFound) this.dismissed(run);
    else this.fail(frame.error.message);
  }

  private message(run: Run, payload: string): void {
    const { world, userId, name } = this.options;
    const event = world.read(payload);
    if (event.type !== 'change' || event.change.body.type !== 'message') return this.fail('got something that is no message');
    const { body } = event.change;
    const { seq } = body;
    world.note(name, () => `gets #${seq} of ${run.id} at v${body.version}`);
    const wrong = this.rights.wrongWithMessage(userId, body, event.view);
    if (wrong !== null) return this.fail(wrong);
    if (seq <= run.expected.after) return this.fail(`#${seq} of ${run.id} came after #${run.expected.after}`);
    if (this.rights.missesBetween(userId, run.id, run.expected.through, seq))
      return this.fail(`#${seq} of ${run.id} came after #${run.expected.through}, with messages between that they may see`);
    run.expected = { after: seq, through: seq };
    this.last.set(run.id, seq);
  }

  /** Too far back: the client pages through history up to now, and goes on from there. */
  private page({ id, expected }: Run): void {
    const { world } = this.options;
    const { lastSeq } = world.database.of(id).row;
    if (lastSeq - expected.after <= world.limits.replayMessagesMax)
      return this.fail(`was refused ${id} after #${expected.after}, which is near enough`);
    this.last.set(id, lastSeq);
    this.comeBack(0);
  }

  private dismissed({ id, stay }: Run): void {
    if (stay?.leftVersion === null) this.fail(`was dismissed from ${id}, which it never left`);
    if (this.rights.presentStay(this.options.userId, id) !== null) this.comeBack(this.random.upTo(300));
  }

  private leave(): void {
    this.run?.socket.cutByClient();
    this.run = null;
  }

  private comeBack(inMs: number): void {
    const attempt = ++this.attempt;
    this.options.world.time.after(inMs, () => {
      if (attempt === this.attempt) this.connect();
    });
  }

  private fail(what: string): void {
    this.options.world.fail(this.options.name, what);
  }
}
