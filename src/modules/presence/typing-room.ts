import type { Clock } from '../../kernel/clock.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import { Signals, type Watcher } from '../../realtime/index.ts';
import type { TypingNews, TypingState } from './typing.ts';

interface Typist {
  /** Shown as typing until then. */
  untilMs: number;
  /** When the watchers were told last. */
  toldAtMs: number;
  cancel: () => void;
}

export interface TypingRoomOptions {
  readonly clock: Clock;
  readonly typingMs: number;
}

/** How often, at most, the watchers are told that somebody goes on typing: a client that lost the end may so end it itself. */
const repeatMs = 2_000;

/** Who types in one conversation, as somebody on this node wants to know. */
export class TypingRoom {
  private readonly typists = new Map<UserId, Typist>();
  private readonly signals = new Signals<TypingState>();

  constructor(
    readonly id: ConversationId,
    private readonly options: TypingRoomOptions,
  ) {}

  get watchers(): Watcher<TypingState>[] {
    return [...this.signals];
  }

  /** From now on the watcher is told; first of those who type already. */
  add(watcher: Watcher<TypingState>): void {
    this.signals.add(watcher);
    for (const userId of this.typists.keys())
      if (userId !== watcher.userId) this.signals.tellOne(watcher, { conversationId: this.id, userId, typing: true });
  }

  remove(watcher: Watcher<TypingState>): void {
    this.signals.remove(watcher);
  }

  hear({ userId, typing }: TypingNews): void {
    if (!typing) return this.stopped(userId);
    const nowMs = this.options.clock.now();
    const untilMs = nowMs + this.options.typingMs;
    const known = this.typists.get(userId);
    if (known === undefined) {
      this.typists.set(userId, { untilMs, toldAtMs: nowMs, cancel: this.expireAfter(userId, this.options.typingMs) });
      return this.tell(userId, true);
    }
    known.untilMs = untilMs;
    if (nowMs - known.toldAtMs < repeatMs) return;
    known.toldAtMs = nowMs;
    this.tell(userId, true);
  }

  /** They do not type any more. */
  stopped(userId: UserId): void {
    const typist = this.typists.get(userId);
    if (typist === undefined) return;
    typist.cancel();
    this.typists.delete(userId);
    this.tell(userId, false);
  }

  /** They are no members any more: nobody sees them type, and they see nobody. */
  left(userIds: readonly UserId[]): void {
    for (const userId of userIds) this.stopped(userId);
    for (const watcher of this.watchers) {
      if (!userIds.includes(watcher.userId)) continue;
      this.remove(watcher);
      watcher.sink.complete();
    }
  }

  close(): void {
    for (const { cancel } of this.typists.values()) cancel();
    this.typists.clear();
  }

  private expireAfter(userId: UserId, delayMs: number): () => void {
    return this.options.clock.after(delayMs, () => {
      const typist = this.typists.get(userId);
      if (typist === undefined) return;
      const restMs = typist.untilMs - this.options.clock.now();
      if (restMs > 0) typist.cancel = this.expireAfter(userId, restMs);
      else this.stopped(userId);
    });
  }

  private tell(userId: UserId, typing: boolean): void {
    this.signals.tell({ conversationId: this.id, userId, typing }, (watcher) => watcher.userId !== userId);
  }
}
