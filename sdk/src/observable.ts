/** A value that changes: what React’s `useSyncExternalStore` and every other framework can follow. */
export interface Observable<T> {
  /** The same object again until it changes. */
  get(): T;
  /** Tells the listener of each change from now on, until the answer is called. */
  subscribe(listener: (value: T) => void): () => void;
}

export class Cell<T> implements Observable<T> {
  private readonly listeners = new Set<(value: T) => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    if (value === this.value) return;
    this.value = value;
    for (const listener of this.listeners) listener(value);
  }

  subscribe(listener: (value: T) => void): () => void {
    // Wrapped, so that one function may listen twice.
    const own = (value: T): void => {
      listener(value);
    };
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }
}

/** A value that is made of others: made when it is asked for, and again after `invalidate`. */
export class Derived<T> implements Observable<T> {
  private readonly listeners = new Set<() => void>();
  private made: { readonly value: T } | null = null;

  constructor(private readonly make: () => T) {}

  get hasListeners(): boolean {
    return this.listeners.size > 0;
  }

  get(): T {
    this.made ??= { value: this.make() };
    return this.made.value;
  }

  invalidate(): void {
    this.made = null;
    for (const listener of this.listeners) listener();
  }

  subscribe(listener: (value: T) => void): () => void {
    const own = (): void => {
      listener(this.get());
    };
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }
}
