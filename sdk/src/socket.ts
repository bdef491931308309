import { createClient, type Client } from 'graphql-ws/client';
import type { SocketEnd } from './close-codes.ts';
import type { Document } from './document.ts';
import { toError, type TokenImError, type WireError } from './errors.ts';
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

/** Who hears of a subscription. */
export interface Observer<Data> {
  next(data: Data): void;
  /** It was refused, and is over. */
  error?(error: TokenImError): void;
  /** The server has nothing more to say. */
  complete?(): void;
}

/**
 * One socket with one inbox on it, and whatever else is listened to, from its beginning to its end. It does not come back: the connection
 * decides about that.
 */
export class InboxSocket {
  readonly ended: Promise<SocketEnd>;
  private readonly client: Client;
  private hasEnded = false;
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
    this.ended = Promise.race([this.openInbox(options), this.wasCut]).finally(() => {
      this.hasEnded = true;
      clearTimeout(this.timer);
      if (this.isOpen) void this.client.dispose();
    });
  }

  /** Listens to something else, until the answer is called or the socket ends. */
  subscribe<Data, Variables extends Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables: Variables,
    observer: Observer<Data>,
  ): () => void {
    return this.listenTo(document, variables, observer, () => undefined);
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

  private async openInbox({ variables, onEvent }: SocketOptions): Promise<SocketEnd> {
    return new Promise((resolve) => {
      const observer = {
        next: ({ inbox }: InboxSubscription) => {
          onEvent(inbox);
        },
        error: (error: TokenImError) => {
          resolve({ code: null, reason: error.message, error });
        },
        complete: () => {
          resolve({ code: null, reason: 'The server ended the subscription.' });
        },
      };
      this.listenTo(InboxDocument, variables, observer, (end) => {
        resolve(toEnd(end));
      });
    });
  }

  private listenTo<Data, Variables extends Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables: Variables,
    observer: Observer<Data>,
    onSocketEnd: (end: unknown) => void,
  ): () => void {
    return this.client.subscribe<Data>(
      { query: document.toString(), variables },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined) observer.error?.(firstOf(errors));
          else if (data != null) observer.next(data);
        },
        error: (error) => {
          if (Array.isArray(error)) observer.error?.(firstOf(error));
          else onSocketEnd(error);
        },
        complete: () => {
          if (!this.hasEnded) observer.complete?.();
        },
      },
    );
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

function toEnd(end: unknown): SocketEnd {
  if (typeof end !== 'object' || end === null) return { code: null, reason: 'The network broke.' };
  const code = 'code' in end && typeof end.code === 'number' ? end.code : null;
  const reason = 'reason' in end && typeof end.reason === 'string' ? end.reason : '';
  return { code, reason: reason === '' ? 'The network broke.' : reason };
}

function firstOf([error]: readonly WireError[]): TokenImError {
  return toError(error ?? { message: 'Refused without a reason.' });
}

function isSender(socket: unknown): socket is { send(text: string): void } {
  return typeof socket === 'object' && socket !== null && 'send' in socket && typeof socket.send === 'function';
}
