import type { ConversationId, UserId } from '../../src/kernel/ids.ts';
import { defaultLimits, type Limits } from '../../src/kernel/limits.ts';
import { Attachment, type Track } from '../../src/realtime/attachment.ts';
import { Feed } from '../../src/realtime/feed.ts';
import type { Head, LiveEvent, Missed, Place, Renderer, Sink } from '../../src/realtime/index.ts';
import { Replay } from '../../src/realtime/replay.ts';
import type { Body, ModelChange } from './model/bodies.ts';
import type { Fact } from './model/database.ts';
import { ModelTruth } from './model/truth.ts';
import type { Faults } from './world/faults.ts';
import { World } from './world/world.ts';

const still: Faults = {
  lost: 0,
  doubled: 0,
  busDelayMaxMs: 0,
  subscribeDelayMaxMs: 0,
  subscribeFails: 0,
  readDelayMaxMs: 0,
  readFails: 0,
  renderDelayMaxMs: 0,
  renderFails: 0,
  networkDelayMaxMs: 0,
};

/** The database of the simulation, with a note of when it was asked what a feed missed. */
class NotingTruth extends ModelTruth {
  readonly askedAtMs: number[] = [];

  constructor(private readonly noted: World) {
    super(noted, 'node');
  }

  override async missed(id: ConversationId, after: Head, limit: number): Promise<Missed<Body> | null> {
    this.askedAtMs.push(this.noted.time.now());
    return super.missed(id, after, limit);
  }
}

/** One feed over a group of alice, bob and carol that stands at version 2, for tests of the engine's parts. */
export class OneFeed {
  readonly id = 'c0';
  readonly limits: Limits;
  readonly world: World;
  readonly truth: NotingTruth;
  readonly feed: Feed<Body>;

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...defaultLimits, ...limits };
    this.world = new World(1, this.limits, still, false);
    this.truth = new NotingTruth(this.world);
    this.world.database.createGroup(this.id, ['alice', 'bob', 'carol'], false);
    this.feed = new Feed(this.id, { clock: this.world.time, limits: this.limits, truth: this.truth });
    this.feed.begin(this.place('alice'));
  }

  place(userId: UserId): Place {
    const place = this.world.database.placeOf(userId, this.id);
    if (place === null) throw new Error(`${userId} is no member.`);
    return place;
  }

  /** Commits a message; nobody hears of it yet. */
  send(): ModelChange {
    return onlyChange(this.world.database.send(this.id, null));
  }

  leave(userId: UserId): ModelChange {
    return onlyChange(this.world.database.leave(this.id, userId));
  }

  replayTo(reader: Reader): Replay<Body> {
    return new Replay(this.truth, this.limits, this.place(reader.userId), reader.attachment);
  }

  /** A reader who is live, from where the conversation stands. */
  async live(reader: Reader): Promise<Reader> {
    this.feed.attach(reader.attachment);
    const replay = this.replayTo(reader);
    reader.attachment.deliveredThrough = this.place(reader.userId).version;
    await replay.goLive();
    return reader;
  }
}

/** Somebody's subscription, with what came of it. */
export class Reader implements Sink {
  /** `v3`, `v4 left`, in the order in which they were sent. */
  readonly got: string[] = [];
  readonly restarts: number[] = [];
  readonly attachment: Attachment<Body>;
  isOpen = true;
  wasSentAway = false;
  private room: Promise<void> = Promise.resolve();

  constructor(
    readonly userId: UserId,
    renderer: Renderer<Body> = plain,
    track: Track = 'changes',
  ) {
    const hooks = {
      restart: (from: number) => void this.restarts.push(from),
      dismissed: () => void this.got.push('over'),
    };
    this.attachment = new Attachment({ userId, track, renderer, sink: this }, hooks);
  }

  emit(payload: string): void {
    this.got.push(payload);
  }

  offer(payload: string): boolean {
    this.emit(payload);
    return true;
  }

  complete(): void {
    this.isOpen = false;
  }

  retryLater(): void {
    this.wasSentAway = true;
    this.isOpen = false;
  }

  drained(): Promise<void> {
    return this.room;
  }

  /** From now on there is no room, until the returned function is called. */
  stall(): () => void {
    let goOn = (): void => undefined;
    this.room = new Promise((resolve) => {
      goOn = resolve;
    });
    return goOn;
  }
}

/** For readers who all see the same. */
export function sharing(render: Renderer<Body>['render']): Renderer<Body> {
  return { group: {}, isShared: () => true, render };
}

/** Answers at once. */
export const plain = sharing(describe);

/** Answers each event when the test says so. */
export class SlowRenderer implements Renderer<Body> {
  readonly group = this;
  private readonly waiting: (() => void)[] = [];

  get waitingCount(): number {
    return this.waiting.length;
  }

  isShared(): boolean {
    return true;
  }

  render(event: LiveEvent<Body>): Promise<string> {
    return new Promise((resolve) => {
      this.waiting.push(() => {
        resolve(describe(event));
      });
    });
  }

  answerAll(): void {
    for (const answer of this.waiting.splice(0)) answer();
  }
}

function describe(event: LiveEvent<Body>): string {
  if (event.type !== 'change') return event.type;
  return event.view === 'left' ? `v${event.change.version} left` : `v${event.change.version}`;
}

function onlyChange(facts: readonly Fact[]): ModelChange {
  for (const fact of facts) if (fact.type === 'change') return fact.change;
  throw new Error('Nothing changed.');
}
