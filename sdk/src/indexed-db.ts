import type { Storage } from './storage.ts';

const storeName = 'values';

/** Keeps everything in the browser’s IndexedDB, in a database of this name. One client at a time: see Storage. */
export function indexedDbStorage(name = 'tokenim'): Storage {
  let opening: Promise<IDBDatabase> | null = null;
  const forget = (): void => {
    opening = null;
  };
  const database = async (): Promise<IDBDatabase> => {
    opening ??= open(name, forget);
    // Whoever asks next tries again.
    opening.catch(forget);
    return opening;
  };
  return {
    load: async () => {
      const store = (await database()).transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      return new Map(keys.flatMap((key, i): [string, unknown][] => (typeof key === 'string' ? [[key, values[i]]] : [])));
    },
    save: async (changes) => {
      const transaction = (await database()).transaction(storeName, 'readwrite');
      const store = transaction.objectStore(storeName);
      for (const [key, value] of changes)
        if (value === undefined) store.delete(key);
        else store.put(value, key);
      await new Promise((resolve, reject) => {
        transaction.addEventListener('complete', resolve);
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The storage is full or gone.')));
      });
    },
  };
}

async function open(name: string, onClosed: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName));
  const database = await answer(request);
  database.addEventListener('close', onClosed);
  // Somebody deletes it, or has a newer version of it.
  database.addEventListener('versionchange', () => {
    onClosed();
    database.close();
  });
  return database;
}

async function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The storage does not answer.')));
  });
}
