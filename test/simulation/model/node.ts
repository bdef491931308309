import { AppError } from '../../../src/kernel/errors.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import type { ConversationId, UserId } from '../../../src/kernel/ids.ts';
import { Realtime, type Outlet, type ResumeFrom, type Sink, type Stream } from '../../../src/realtime/index.ts';
import type { World } from '../world/world.ts';
import type { Body } from './bodies.ts';
import type { ModelBus, ModelWire } from './bus.ts';
import { ModelRenderers, type Document } from './renderers.ts';
import type { ModelSocket } from './socket.ts';
import { ModelTruth } from './truth.ts';

export interface MessagesRequest {
  readonly userId: UserId;
  readonly document: Document;
  readonly id: ConversationId;
  readonly afterSeq: number | null;
  /** Called when the subscription begins. */
  readonly onAccepted: () => void;
}

/** One process: an engine, its database and bus, and a gateway that treats subscriptions as gateway/ws does. */
export class ModelNode {
  readonly truth: ModelTruth;
  readonly wire: ModelWire;
  private readonly realtime: Realtime<Body>;
  private readonly renderers: ModelRenderers;
  private timers = 0;

  constructor(
    private readonly world: World,
    bus: ModelBus,
    readonly name: string,
  ) {
    this.truth = new ModelTruth(world, name);
    this.wire = bus.connect(name, () => void this.realtime.compare());
    this.renderers = new ModelRenderers(world, name);
    this.realtime = new Realtime<Body>({ wire: this.wire, truth: this.truth, clock: this.clock(), limits: world.limits });
    this.realtime.start();
  }

  /** What is left although nobody listens; null if nothing. The engine does nothing afterwards. */
  async leftovers(): Promise<string | null> {
    this.realtime.stop();
    const { comparedUsers } = this.truth;
    void this.realtime.compare();
    await this.world.time.run(100);
    const { timers } = this;
    const { feedCount } = this.realtime;
    const { listenerCount } = this.wire;
    const users = this.truth.comparedUsers - comparedUsers;
    if (feedCount + listenerCount + timers + users === 0) return null;
    return `${feedCount} feeds, ${listenerCount} listeners on the bus, ${timers} timers and inboxes of ${users} users are left`;
  }

  openInbox(socket: ModelSocket, userId: UserId, document: Document, from: ResumeFrom): void {
    const renderer = this.renderers.of('inbox', document);
    void this.open(socket, async ({ sink }) => this.realtime.openInbox({ userId, track: 'changes', renderer, sink }, from));
  }

  openMessages(socket: ModelSocket, { userId, document, id, afterSeq, onAccepted }: MessagesRequest): void {
    const renderer = this.renderers.of('messageAdded', document);
    void this.open(socket, async ({ sink }) => {
      const stream = await this.realtime.openMessages({ userId, track: 'messages', renderer, sink }, id, afterSeq);
      onAccepted();
      return stream;
    });
  }

  /** As `Operations.open` in gateway/ws/operations.ts. */
  private async open(socket: ModelSocket, open: (outlet: Pick<Outlet<Body>, 'sink'>) => Promise<Stream>): Promise<void> {
    const operation: { stream: Stream | null; ended: boolean } = { stream: null, ended: false };
    const end = (): void => {
      if (operation.ended) return;
      operation.ended = true;
      operation.stream?.end();
    };
    const sink: Sink = {
      get isOpen() {
        return !operation.ended && socket.isOpen;
      },
      emit: (payload) => {
        if (!operation.ended) socket.send({ type: 'next', payload });
      },
      offer: (payload) => {
        sink.emit(payload);
        return true;
      },
      complete: () => {
        if (operation.ended) return;
        end();
        socket.send({ type: 'complete' });
      },
      retryLater: (reason) => socket.closeByServer(reason),
      drained: () => socket.drained(),
    };
    socket.whenOver(end);
    try {
      operation.stream = await open({ sink });
      if (!sink.isOpen) operation.stream.end();
    } catch (error) {
      operation.ended = true;
      if (error instanceof AppError) socket.send({ type: 'error', error });
      else socket.closeByServer('The subscription cannot be opened now.');
    }
  }

  /** The world's time, with a count of what still waits for it. */
  private clock(): Clock {
    const { time } = this.world;
    return {
      now: () => time.now(),
      after: (delayMs, callback) => {
        let isPending = true;
        this.timers++;
        const over = (): void => {
          if (isPending) this.timers--;
          isPending = false;
        };
        const cancel = time.after(delayMs, () => {
          over();
          this.world.guard(this.name, callback);
        });
        return () => {
          over();
          cancel();
        };
      },
    };
  }
}
