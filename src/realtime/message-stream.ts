import { BadInput, NotFound } from '../kernel/errors.ts';
import type { ConversationId } from '../kernel/ids.ts';
import { Attachment, type Subscription } from './attachment.ts';
import type { Place } from './live-event.ts';
import type { RealtimeDeps } from './realtime-deps.ts';
import { MembershipChanged, Replay, SinkClosed } from './replay.ts';

/** One `messageAdded` subscription: the new messages of one conversation, by seq. */
export class MessageStream<Body> {
  private attachment: Attachment<Body> | null = null;
  private ended = false;

  constructor(
    private readonly deps: RealtimeDeps<Body>,
    private readonly subscription: Subscription<Body>,
    private readonly conversationId: ConversationId,
  ) {}

  /** Resolves once the subscription is accepted; the replay follows. @throws NotFound, BadInput when afterSeq is too far back */
  async open(afterSeq: number | null): Promise<void> {
    const { attachment, place } = await this.attach();
    const from = Math.max(afterSeq ?? place.lastSeq, place.visibleAfterSeq);
    const most = this.deps.limits.replayMessagesMax;
    if (place.lastSeq - from > most) {
      this.end();
      throw new BadInput(
        'afterSeq',
        `${place.lastSeq - from} messages came since; up to ${most} are replayed. Page through history instead.`,
      );
    }
    void this.guard(() => this.run(attachment, place, from));
  }

  end(): void {
    this.ended = true;
    this.detach();
  }

  /** @throws NotFound unless the viewer is a member. */
  private async attach(): Promise<{ attachment: Attachment<Body>; place: Place }> {
    const { hub, truth, limits } = this.deps;
    const attachment: Attachment<Body> = new Attachment(this.subscription, limits.liveBufferMax, {
      restart: (from) => void this.restart(from),
      dismissed: () => {
        this.end();
      },
    });
    this.attachment = attachment;
    try {
      const feed = await hub.attach(this.conversationId, attachment);
      // Read after the feed hears the bus: nothing can fall between the two.
      const place = await truth.placeOf(this.subscription.userId, this.conversationId);
      if (place === null || this.ended) throw new NotFound('conversation');
      feed.begin(place);
      return { attachment, place };
    } catch (error) {
      hub.detach(this.conversationId, attachment);
      throw error;
    }
  }

  private async run(attachment: Attachment<Body>, place: Place, from: number): Promise<void> {
    const replay = new Replay(this.deps.truth, this.deps.limits, place, attachment);
    if (from < place.lastSeq) await replay.from(from);
    else attachment.deliveredThrough = from;
    await replay.goLive();
  }

  /** Too much was missed, or the membership is another now: starts again from what was delivered last. */
  private async restart(from: number): Promise<void> {
    if (this.ended) return;
    this.detach();
    await this.guard(async () => {
      const { attachment, place } = await this.attach();
      await this.run(attachment, place, Math.max(from, place.visibleAfterSeq));
    });
  }

  /** Never rejects: what goes wrong ends the subscription, or sends the client away to resume. */
  private async guard(work: () => Promise<void>): Promise<void> {
    const { sink } = this.subscription;
    try {
      await work();
    } catch (error) {
      if (this.ended) return;
      this.end();
      if (error instanceof MembershipChanged || error instanceof NotFound) sink.complete();
      else if (!(error instanceof SinkClosed)) sink.retryLater('The conversation cannot be followed now; come back and resume.');
    }
  }

  private detach(): void {
    if (this.attachment !== null) this.deps.hub.detach(this.conversationId, this.attachment);
    this.attachment = null;
  }
}
