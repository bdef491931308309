import { BadInput, NotFound } from '../kernel/errors.ts';
import type { ConversationId } from '../kernel/ids.ts';
import { Attachment, type Subscription } from './attachment.ts';
import type { Place } from './live-event.ts';
import type { RealtimeDeps } from './realtime-deps.ts';
import { isUpToDate, Replay, SinkClosed } from './replay.ts';

/** One `messageAdded` subscription: the new messages of one conversation, by seq. */
export class MessageStream<Body> {
  private attachment: Attachment<Body> | null = null;
  private ended = false;

  constructor(
    private readonly deps: RealtimeDeps<Body>,
    private readonly subscription: Subscription<Body>,
    private readonly conversationId: ConversationId,
  ) {}

  /** Resolves once the subscription is accepted; the replay follows. @throws NotFound, BadInput when afterSeq is too far back or ahead */
  async open(afterSeq: number | null): Promise<void> {
    const { attachment, place } = await this.attach();
    const from = afterSeq ?? place.lastSeq;
    const refusal = this.refusalOf(from, place);
    if (refusal !== null) {
      this.end();
      throw refusal;
    }
    void this.guard(() => this.run(attachment, place, from));
  }

  end(): void {
    this.ended = true;
    if (this.attachment !== null) this.deps.hub.detach(this.conversationId, this.attachment);
    this.attachment = null;
  }

  private refusalOf(from: number, { lastSeq, visibleAfterSeq }: Place): BadInput | null {
    const missed = lastSeq - Math.max(from, visibleAfterSeq);
    const most = this.deps.limits.replayMessagesMax;
    if (missed > most)
      return new BadInput('afterSeq', `${missed} messages came since; up to ${most} are replayed. Page through history instead.`);
    // It is from another history; taken at its word, it would swallow all messages up to there.
    if (from > lastSeq) return new BadInput('afterSeq', `The newest message has seq ${lastSeq}. Page through history instead.`);
    return null;
  }

  /** @throws NotFound unless the viewer is a member. */
  private async attach(): Promise<{ attachment: Attachment<Body>; place: Place }> {
    const { hub } = this.deps;
    const attachment: Attachment<Body> = new Attachment(this.subscription, {
      restart: (from) => void this.restart(from),
      dismissed: () => {
        this.end();
        this.subscription.sink.complete();
      },
    });
    this.attachment = attachment;
    try {
      const feed = await hub.attach(this.conversationId, attachment);
      // Read after the feed hears the bus: nothing can fall between the two.
      const place = await this.place();
      feed.begin(place);
      return { attachment, place };
    } catch (error) {
      hub.detach(this.conversationId, attachment);
      throw error;
    }
  }

  /** @throws NotFound unless the viewer is a member. */
  private async place(): Promise<Place> {
    const place = await this.deps.truth.placeOf(this.subscription.userId, this.conversationId);
    if (place === null || this.ended) throw new NotFound('conversation');
    return place;
  }

  /** From a seq to live; again when the membership is another by then. */
  private async run(attachment: Attachment<Body>, first: Place, position: number): Promise<void> {
    let from = position;
    for (let place = first; !(await isUpToDate(this.catchUp(attachment, place, from))); place = await this.place())
      from = attachment.deliveredThrough;
  }

  private async catchUp(attachment: Attachment<Body>, place: Place, position: number): Promise<void> {
    const replay = new Replay(this.deps.truth, this.deps.limits, place, attachment);
    const from = Math.max(position, place.visibleAfterSeq);
    attachment.deliveredThrough = from;
    if (from < place.lastSeq) await replay.from(from);
    await replay.goLive();
  }

  /** Too much was missed, or the membership is another now: starts again from what was delivered last. */
  private async restart(from: number): Promise<void> {
    if (this.ended) return;
    await this.guard(async () => {
      const { attachment, place } = await this.attach();
      await this.run(attachment, place, from);
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
      if (error instanceof NotFound) sink.complete();
      else if (!(error instanceof SinkClosed)) sink.retryLater('The conversation cannot be followed now; come back and resume.');
    }
  }
}
