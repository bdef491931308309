/** A value that changes: what React’s `useSyncExternalStore` and every other framework can follow. */
export interface Observable<T> {
  /** The same object again until it changes. */
  get(): T;
  /** Tells the listener of each change from now on, until the answer is called. */
  subscribe(listener: (value: T) => void): () => void;
}

/** Things that happen. */
export interface Events<T> {
  /** Tells the listener of each from now on, until the answer is called. */
  subscribe(listener: (event: T) => void): () => void;
}

export class Signal<T> implements Events<T> {
  private readonly listeners = new Set<(event: T) => void>();

  get hasListeners(): boolean {
    return this.listeners.size > 0;
  }

  tell(event: T): void {
    for (const listener of this.listeners) listener(event);
  }

  subscribe(listener: (event: T) => void): () => void {
    // Wrapped, so that one function may listen twice.
    const own = (event: T): void => {
      listener(event);
    };
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }
}

export class Cell<T> implements Observable<T> {
  private readonly changes = new Signal<T>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    if (value === this.value) return;
    this.value = value;
    this.changes.tell(value);
  }

  subscribe(listener: (value: T) => void): () => void {
    return this.changes.subscribe(listener);
  }
}

/** A value that is made of others: made when it is asked for, and again after `invalidate`. */
export class Derived<T> implements Observable<T> {
  private readonly changes = new Signal<void>();
  private made: { readonly value: T } | null = null;

  constructor(private readonly make: () => T) {}

  get hasListeners(): boolean {
    return this.changes.hasListeners;
  }

  get(): T {
    this.made ??= { value: this.make() };
    return this.made.value;
  }

  invalidate(): void {
    this.made = null;
    this.changes.tell();
  }

  subscribe(listener: (value: T) => void): () => void {
    return this.changes.subscribe(() => {
      listener(this.get());
    });
  }
}
