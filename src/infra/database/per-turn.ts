import DataLoader from 'dataloader';

const keysMax = 500;

/** Reads at once for all who ask in one turn of the event loop, and keeps nothing: after a node was lost they come by the thousand. */
export function readPerTurn<Key, Value>(read: (keys: readonly Key[]) => Promise<readonly Value[]>): (key: Key) => Promise<Value> {
  const batches = new DataLoader(read, { cache: false, maxBatchSize: keysMax, batchScheduleFn: (ask) => setImmediate(ask) });
  return async (key) => batches.load(key);
}
