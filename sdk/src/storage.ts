/**
 * Where the client keeps what survives a reload: tokens, positions, messages, the outbox. Tokens are worth a password: keep it where
 * scripts of others cannot read it. One client at a time per storage.
 */
export interface Storage {
  /** Everything that is stored. */
  load(): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Stores values that JSON can hold; `undefined` takes the key away. All of the changes or none: a position that is stored without the
   * messages before it would be a hole.
   */
  save(changes: ReadonlyMap<string, unknown>): Promise<void>;
}

/** Forgets everything with the page. Hand the same one to another client to see what a reload keeps. */
export function memoryStorage(): Storage {
  const stored = new Map<string, string>();
  return {
    load: async () => new Map([...stored].map(([key, value]): [string, unknown] => [key, JSON.parse(value)])),
    save: async (changes) => {
      for (const [key, value] of changes)
        if (value === undefined) stored.delete(key);
        else stored.set(key, JSON.stringify(value));
    },
  };
}
