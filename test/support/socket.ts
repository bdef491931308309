import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { dataOf, type Result } from './api.ts';
import { eventually, patienceMs } from './eventually.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import type { Node } from './node.ts';

export interface SocketClose {
  readonly code: number;
  readonly reason: string;
}

/** A stock graphql-ws client. It does not come back by itself unless the options say so. */
export class Socket {
  readonly closes: SocketClose[] = [];
  private readonly client: Client;

  constructor(node: Node, token: string | undefined | (() => string | undefined), options: Partial<ClientOptions> = {}) {
    this.client = createClient({
      url: `${node.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazyCloseTimeout: 0,
      connectionParams: () => {
        const value = typeof token === 'function' ? token() : token;
        return value === undefined ? {} : { authorization: `Bearer ${value}` };
      },
      ...options,
    });
    this.client.on('closed', (event) => {
      if (isClose(event)) this.closes.push({ code: event.code, reason: event.reason });
    });
  }

  /** A query or mutation over the socket. @throws Refused */
  async request<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    return new Promise((resolve, reject) => {
      this.client.subscribe<Data>(
        { query: document.toString(), variables },
        {
          next: (result) => {
            settle(() => {
              resolve(dataOf(result as Result<Data>));
            }, reject);
          },
          error: reject,
          complete: () => undefined,
        },
      );
    });
  }

  subscribe<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Events<Data> {
    return new Events<Data>(this.client, document.toString(), variables);
  }

  async end(): Promise<void> {
    await this.client.dispose();
  }
}

/** What a subscription brought, in order. */
export class Events<Data> {
  readonly received: Data[] = [];
  /** Set once the server said `complete`. */
  completed = false;
  /** Set by an `error` message, or by the end of the socket. */
  failure: unknown = null;
  private readonly dispose: () => void;

  constructor(client: Client, query: string, variables: Record<string, unknown>) {
    this.dispose = client.subscribe<Data>(
      { query, variables },
      {
        next: (result) => {
          settle(
            () => {
              this.received.push(dataOf(result as Result<Data>));
            },
            (error) => {
              this.failure = error;
            },
          );
        },
        error: (error) => {
          this.failure = error;
        },
        complete: () => {
          this.completed = true;
        },
      },
    );
  }

  /** Resolves with the first event that passes, of those that came or come. */
  async find(what: string, passes: (event: Data) => boolean, timeoutMs = patienceMs): Promise<Data> {
    return eventually(() => this.received.find(passes), { what, timeoutMs });
  }

  async count(n: number, timeoutMs = patienceMs): Promise<readonly Data[]> {
    await eventually(() => this.received.length >= n, { what: `${n} events, have ${this.received.length}`, timeoutMs });
    return this.received;
  }

  async failed(): Promise<unknown> {
    return eventually(() => this.failure, { what: 'the subscription to fail' });
  }

  async ended(): Promise<void> {
    await eventually(() => this.completed, { what: 'the subscription to be completed' });
  }

  stop(): void {
    this.dispose();
  }
}

function settle(work: () => void, fail: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    fail(error);
  }
}

function isClose(event: unknown): event is SocketClose {
  return typeof event === 'object' && event !== null && 'code' in event && 'reason' in event;
}
