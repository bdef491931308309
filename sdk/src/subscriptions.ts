import type { Document } from './document.ts';
import type { InboxSocket, Observer } from './socket.ts';

interface Entry {
  readonly start: (socket: InboxSocket) => () => void;
  /** Ends it on the socket that it is on. */
  stop: () => void;
}

/** What is listened to beside the inbox: begun anew on each socket. */
export class Subscriptions {
  private readonly entries = new Set<Entry>();
  private socket: InboxSocket | null = null;

  /** Listens now, or as soon as there is a socket. */
  add<Data, Variables extends Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables: Variables,
    observer: Observer<Data>,
  ): () => void {
    const entry: Entry = {
      start: (socket) =>
        socket.subscribe(document, variables, {
          next: (data) => observer.next(data),
          error: (error) => {
            if (this.entries.delete(entry)) observer.error?.(error);
          },
          complete: () => {
            if (this.entries.delete(entry)) observer.complete?.();
          },
        }),
      stop: () => undefined,
    };
    this.entries.add(entry);
    if (this.socket !== null) entry.stop = entry.start(this.socket);
    return () => {
      if (this.entries.delete(entry)) entry.stop();
    };
  }

  /** There is another socket, or none. */
  moveTo(socket: InboxSocket | null): void {
    this.socket = socket;
    for (const entry of this.entries) entry.stop = socket === null ? () => undefined : entry.start(socket);
  }
}
