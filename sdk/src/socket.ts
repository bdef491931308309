import { createClient, type Client } from 'graphql-ws/client';
import type { SocketEnd } from './close-codes.ts';
import type { Document } from './document.ts';
import { toError, type WireError } from './errors.ts';
import { InboxDocument, RefreshSocketDocument, type InboxSubscription, type InboxSubscriptionVariables } from './generated/graphql.ts';

export interface SocketOptions {
  readonly url: string;
  readonly webSocket: unknown;
  /** Silence after which a ping is sent; as long again without an answer, and the socket is given up. */
  readonly heartbeatMs: number;
  readonly accessToken: string;
  readonly variables: InboxSubscriptionVariables;
  readonly onOpen: () => void;
  readonly onEvent: (event: InboxSubscription['inbox']) => void;
}

/** One socket with one inbox on it, from its beginning to its end. It does not come back: the connection decides about that. */
export class InboxSocket {
  readonly ended: Promise<SocketEnd>;
  private readonly client: Client;
  private sendPing: () => void = () => undefined;
  private isOpen = false;
  private isCut = false;
  private onCut: (end: SocketEnd) => void = () => undefined;
  private readonly wasCut = new Promise<SocketEnd>((resolve) => {
    this.onCut = resolve;
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: SocketOptions) {
    const { url, webSocket, heartbeatMs, accessToken, onOpen } = options;
    this.client = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: webSocket,
      connectionParams: { authorization: `Bearer ${accessToken}` },
      retryAttempts: 0,
      on: {
        opened: () => {
          this.isOpen = true;
          if (this.isCut) this.client.terminate();
        },
        connected: (socket) => {
          if (isSender(socket))
            this.sendPing = () => {
              socket.send('{"type":"ping"}');
            };
          onOpen();
        },
        message: () => {
          this.listen(heartbeatMs);
        },
      },
    });
    // Until the acknowledgement there is nobody to ping: that it takes too long is enough.
    this.giveUpAfter(heartbeatMs * 2);
    this.ended = Promise.race([this.subscribe(options), this.wasCut]).finally(() => {
      clearTimeout(this.timer);
      if (this.isOpen) void this.client.dispose();
    });
  }

  /** Puts a fresh token in the place of the old one, which is about to end. */
  async refresh(accessToken: string): Promise<void> {
    await this.ask(RefreshSocketDocument, { accessToken });
  }

  /** Asks whether the other side is still there, now. */
  check(): void {
    this.listen(0);
  }

  /** Ends it without waiting for the other side. */
  cut(): void {
    this.isCut = true;
    // A socket that is still opening cannot be closed everywhere: it is as soon as it has opened.
    if (this.isOpen) this.client.terminate();
    this.onCut({ code: null, reason: 'The server did not answer.' });
  }

  private async subscribe({ variables, onEvent }: SocketOptions): Promise<SocketEnd> {
    return new Promise((resolve) => {
      this.client.subscribe<InboxSubscription>(
        { query: InboxDocument.toString(), variables },
        {
          next: ({ data, errors }) => {
            if (errors !== undefined) resolve(refused(errors));
            else if (data != null) onEvent(data.inbox);
          },
          error: (error) => {
            resolve(toEnd(error));
          },
          complete: () => {
            resolve({ code: null, reason: 'The server ended the subscription.' });
          },
        },
      );
    });
  }

  private async ask<Data, Variables extends Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables: Variables,
  ): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        resolve();
      };
      this.client.subscribe({ query: document.toString(), variables }, { next: done, error: done, complete: done });
    });
  }

  private listen(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.sendPing();
      this.giveUpAfter(this.options.heartbeatMs);
    }, afterMs);
  }

  private giveUpAfter(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.cut();
    }, ms);
  }
}

function toEnd(error: unknown): SocketEnd {
  if (Array.isArray(error)) return refused(error);
  if (typeof error !== 'object' || error === null) return { code: null, reason: 'The network broke.' };
  const code = 'code' in error && typeof error.code === 'number' ? error.code : null;
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : '';
  return { code, reason: reason === '' ? 'The network broke.' : reason };
}

function refused(errors: readonly WireError[]): SocketEnd {
  const error = toError(errors[0] ?? { message: 'Refused without a reason.' });
  return { code: null, reason: error.message, error };
}

function isSender(socket: unknown): socket is { send(text: string): void } {
  return typeof socket === 'object' && socket !== null && 'send' in socket && typeof socket.send === 'function';
}
