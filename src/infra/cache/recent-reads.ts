import { LRUCache } from 'lru-cache';

export interface RecentReadsOptions {
  /** The least recently used gives way beyond this. */
  readonly entriesMax: number;
  /** How long a value is good for. */
  readonly staleMsMax: number;
  readonly now: () => number;
}

interface Entry<V> {
  readonly value: V;
  readonly staleAtMs: number;
}

/**
 * What this node read from the database a moment ago. Bounded in number and in age, and told of changes by `forget`;
 * whether a change was heard or not, nothing older than `staleMsMax` is ever returned.
 */
export class RecentReads<K extends string, V extends object> {
  private readonly entries: LRUCache<K, Entry<V>>;
  /** Grows with every change heard. */
  private changes = 0;

  constructor(private readonly options: RecentReadsOptions) {
    this.entries = new LRUCache({ max: options.entriesMax });
  }

  get(key: K): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (this.options.now() < entry.staleAtMs) return entry.value;
    this.entries.delete(key);
    return undefined;
  }

  forget(key: K): void {
    this.changes += 1;
    this.entries.delete(key);
  }

  forgetWhere(matches: (value: V) => boolean): void {
    this.changes += 1;
    for (const [key, entry] of this.entries.entries()) if (matches(entry.value)) this.entries.delete(key);
  }

  forgetAll(): void {
    this.changes += 1;
    this.entries.clear();
  }

  /** Call before reading; the result takes what was read. It drops it when a change was heard meanwhile: the read may be from before it. */
  beginRead(): (key: K, value: V) => void {
    const { changes } = this;
    const staleAtMs = this.options.now() + this.options.staleMsMax;
    return (key, value) => {
      if (this.changes === changes) this.entries.set(key, { value, staleAtMs });
    };
  }
}
