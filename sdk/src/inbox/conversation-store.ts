import type { Journal } from '../journal.ts';
import { Derived, type Observable } from '../observable.ts';
import type { Outgoing } from '../outbox-entry.ts';
import { put } from '../stored.ts';
import { trimmed } from './messages.ts';
import type { ConversationState } from './model.ts';
import { byActivity, isShown, toView, type ConversationView, type Timeline } from './views.ts';

/** Of a conversation that nobody looks at, so many messages are kept. */
const messagesKeptMax = 500;

/** What this device has of the conversations: in memory, and behind it in the storage. */
export class ConversationStore {
  private readonly states = new Map<string, ConversationState>();
  private readonly saved = new Map<string, ConversationState>();
  private readonly touched = new Set<string>();
  private readonly timelines = new Map<string, Derived<Timeline>>();
  private readonly list = new Derived(() => this.makeList());

  constructor(
    private readonly journal: Journal,
    private readonly outgoingOf: (conversationId: string) => readonly Outgoing[],
  ) {}

  get conversations(): Observable<readonly ConversationView[]> {
    return this.list;
  }

  timeline(id: string): Observable<Timeline> {
    return this.derivedTimeline(id);
  }

  all(): ConversationState[] {
    return [...this.states.values()];
  }

  get(id: string): ConversationState | undefined {
    return this.states.get(id);
  }

  view(id: string): ConversationView | undefined {
    const state = this.states.get(id);
    return state === undefined || state.conversation === null ? undefined : toView(state, state.conversation);
  }

  /** Undefined lets go of it. Listeners and storage follow at the end of the moment. */
  set(id: string, state: ConversationState | undefined): void {
    if (this.states.get(id) === state) return;
    if (state === undefined) this.states.delete(id);
    else this.states.set(id, state);
    this.touch(id);
  }

  /** What was stored before. */
  restore(states: readonly ConversationState[]): void {
    for (const state of states) {
      this.saved.set(state.id, state);
      this.set(state.id, state);
    }
  }

  /** Something else changed that its timeline shows. */
  touch(id: string): void {
    if (this.touched.size === 0) queueMicrotask(() => this.flush());
    this.touched.add(id);
  }

  clear(): void {
    for (const id of this.states.keys()) this.touch(id);
    this.states.clear();
  }

  private flush(): void {
    const touched = [...this.touched];
    this.touched.clear();
    for (const id of touched) {
      this.trim(id);
      const state = this.states.get(id);
      put((key, value) => this.journal.put(key, value), id, this.saved.get(id), state);
      if (state === undefined) this.saved.delete(id);
      else this.saved.set(id, state);
    }
    this.list.invalidate();
    for (const id of touched) this.timelines.get(id)?.invalidate();
  }

  private trim(id: string): void {
    const state = this.states.get(id);
    if (state === undefined || this.timelines.get(id)?.hasListeners === true) return;
    this.states.set(id, trimmed(state, messagesKeptMax));
  }

  private makeList(): readonly ConversationView[] {
    return this.all()
      .flatMap(({ id }) => this.view(id) ?? [])
      .filter(isShown)
      .toSorted(byActivity);
  }

  private derivedTimeline(id: string): Derived<Timeline> {
    let timeline = this.timelines.get(id);
    if (timeline === undefined) {
      timeline = new Derived(() => {
        const { messages = [], hasOlder = false } = this.states.get(id) ?? {};
        return { messages, outgoing: this.outgoingOf(id), hasOlder };
      });
      this.timelines.set(id, timeline);
    }
    return timeline;
  }
}
