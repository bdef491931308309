import { WebSocket, type ClientOptions } from 'ws';
import { eventually, patienceMs } from './eventually.ts';
import type { Node } from './node.ts';
import type { SocketClose } from './socket.ts';

/** A message of graphql-transport-ws as it came in. */
export interface RawMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface RawSocketOptions extends ClientOptions {
  /** Default: the one that the server speaks. */
  readonly protocols?: string[];
  readonly path?: string;
}

/** A bare WebSocket, for what a stock client would never do. */
export class RawSocket {
  readonly received: RawMessage[] = [];
  readonly pings: number[] = [];
  close: SocketClose | null = null;
  /** How the server answered the upgrade; 0 until it has. */
  handshakeStatus = 0;
  private readonly ws: WebSocket;

  constructor(node: Node, { protocols = ['graphql-transport-ws'], path = '/graphql', ...options }: RawSocketOptions = {}) {
    this.ws = new WebSocket(`${node.url.replace('http', 'ws')}${path}`, protocols, options);
    this.ws.on('message', (data) => {
      // What our own server sends; a wrong shape fails the test that looks at it.
      this.received.push(JSON.parse((data as Buffer).toString()) as RawMessage);
    });
    this.ws.on('ping', () => this.pings.push(performance.now()));
    this.ws.on('close', (code, reason) => {
      this.close = { code, reason: String(reason) };
    });
    this.ws.on('open', () => (this.handshakeStatus = 101));
    this.ws.on('unexpected-response', (_request, { statusCode = 0 }) => {
      this.handshakeStatus = statusCode;
      this.ws.terminate();
    });
    // Its end is what tests look at.
    this.ws.on('error', () => undefined);
  }

  /** Resolves once the socket is open, or has ended. */
  async opened(): Promise<this> {
    await eventually(() => this.ws.readyState !== WebSocket.CONNECTING, { what: 'the socket to open' });
    return this;
  }

  /** Opened, and acknowledged with the token. */
  async initialised(token?: string): Promise<this> {
    await this.opened();
    this.send({ type: 'connection_init', ...(token === undefined ? {} : { payload: { token } }) });
    await this.message('connection_ack');
    return this;
  }

  /** An object as JSON, a text as it is. */
  send(message: object | string): void {
    this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Sends in one packet what the caller sends within the function. */
  inOnePacket(send: () => void): void {
    const { tcp } = this;
    tcp.cork();
    send();
    tcp.uncork();
  }

  /** Stops reading from the network, as a client that hangs. */
  pause(): void {
    this.ws.pause();
  }

  resume(): void {
    this.ws.resume();
  }

  /** The first message of this type, and id if one is given, of those that came or come. */
  async message(type: string, id?: string): Promise<RawMessage> {
    return eventually(() => this.received.find((message) => message.type === type && (id === undefined || message.id === id)), {
      what: `${type}${id === undefined ? '' : ` for ${id}`}`,
    });
  }

  async closed(timeoutMs = patienceMs): Promise<SocketClose> {
    return eventually(() => this.close, { what: 'the socket to be closed', timeoutMs });
  }

  end(): void {
    this.ws.terminate();
  }

  private get tcp() {
    // `ws` does not tell of its network socket, and what a stock client cannot do has to be done there.
    const { _socket: tcp } = this.ws as unknown as { readonly _socket: { cork(): void; uncork(): void } };
    return tcp;
  }
}
